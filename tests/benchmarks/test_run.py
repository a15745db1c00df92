"""The harness works: a house of two hundred tickets, the real servers, and one round of everything."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from urllib.parse import urlsplit

import pytest

from benchmarks.scenarios import SCENARIOS
from tests.config.conftest import ROOT, clean

PAGES = [scenario.name for scenario in SCENARIOS]


def benchmarks(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "benchmarks", *arguments],
        cwd=ROOT,
        env=clean(),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="module")
def a_run(tmp_path_factory):
    """The JSON of the shortest run that there can be, and what it printed."""
    file = tmp_path_factory.mktemp("run") / "found.json"
    server = os.environ.get("DATABASE_URL", "")
    name = f"/benchmark_{os.getpid()}_{int(time.time())}"
    database = urlsplit(server)._replace(path=name).geturl() if server.startswith("postgres") else ""
    short = ["--size", "400", "--rounds", "1", "--sequential", "4", "--seconds", "0.2", "--connections", "2"]
    ended = benchmarks("run", *short, "--json", str(file), "--database", database)
    assert ended.returncode == 0, ended.stderr[-3000:]
    return file, ended.stdout


def test_every_page_was_walked_weighed_and_found_to_be_what_it_should(a_run):
    found = json.loads(a_run[0].read_text())

    assert set(found["pages"]) == {"baseline", *PAGES}
    for name, page in found["pages"].items():
        (block,) = page["rounds"]
        assert block["alone"]["p50_ms"] > 0, name
        assert block["together"]["2"]["per_second"] > 0, name
        if name != "baseline":
            assert 0 < len(page["slowest"]) <= page["statements"] or not page["statements"], name
            assert page["database_ms"] <= page["database_ms_at_worst"], name


def test_the_table_names_the_machine_and_every_page(a_run):
    table = a_run[1]

    assert "400 tickets on " in table
    assert "cores" in table
    assert all(f"| {name} |" in table for name in PAGES)


def test_a_run_compared_with_itself_is_one(a_run):
    ended = benchmarks("compare", str(a_run[0]), str(a_run[0]))

    assert ended.returncode == 0, ended.stderr
    assert "| list | 1.00 | 1.00 | 1.00 |" in ended.stdout
