"""What keeps a long-running process small."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.config.conftest import ROOT
from ventanilla.config.memory import ARENAS

HEAP = 64 << 20

RARE = {
    "PIL", "authlib", "cryptography", "fido2", "holidays", "httpx", "icalendar", "joserfc", "ldap3", "openpyxl", "psycopg",
    "redis", "requests", "segno", "snowballstemmer", "typst",
}  # fmt: skip
"""What takes a megabyte or more and is asked for once in a while, or never."""
OPEN = """
import json, sys
from ventanilla.config.cli.start import load_django
load_django()
import ventanilla.config.server, ventanilla.doors.clock.service
from django.urls import get_resolver
ventanilla.config.server.configured().load()
get_resolver().reverse_dict
json.dump(sorted(sys.modules), sys.stdout)
"""


def test_what_is_rarely_asked_for_is_not_loaded_at_the_start(environ):
    found = subprocess.run(
        [sys.executable, "-c", OPEN], cwd=ROOT, env=environ, capture_output=True, text=True, check=True
    )

    loaded = json.loads(found.stdout)

    assert "ventanilla.doors.desk.urls" in loaded
    assert set(loaded) & RARE == set()
    assert [name for name in loaded if name.endswith("_stemmer")] == ["snowballstemmer.spanish_stemmer"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_threads_share_their_heaps(server):
    """A heap beside the first one takes 64 MB of addresses, from a multiple of that: what is in use, then what is not."""
    with ThreadPoolExecutor(8) as visitors:
        for _ in range(4):
            list(visitors.map(lambda _: urlopen(f"http://127.0.0.1:{server.port}/acceso/").close(), range(8)))

    maps = Path(f"/proc/{server.pid}/maps").read_text()
    areas = [tuple(int(edge, 16) for edge in pair) for pair in re.findall(r"^(\w+)-(\w+) ", maps, re.M)]
    heaps = [one for one, rest in pairwise(areas) if one[0] % HEAP == 0 and rest == (one[1], one[0] + HEAP)]

    assert len(heaps) < ARENAS
