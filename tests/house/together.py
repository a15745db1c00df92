"""A pytest plugin: tests that share what takes long to build run in one process, the others wherever there is room.

pytest-xdist has a mark for this (`xdist_group`), which it does not heed under pytest 9.
"""

from __future__ import annotations

from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

TOGETHER = {
    "tests/config/test_postgresql.py",
    "tests/house/test_explain.py",
    "tests/benchmarks/test_run.py",
    "tests/demo/test_what_is_loaded.py",
    "tests/demo/test_same_as_verbs.py",
    "tests/doors/gate/test_directory.py",
}


class Together(LoadScopeScheduling):
    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return file if file in TOGETHER else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Together:
    return Together(config, log)
