"""A pytest plugin: what `run.py test` has to say stands just above pytest's own closing line."""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Generator[None]:
    yield
    for line in os.environ.get("CLOSING_LINES", "").splitlines():
        terminalreporter.write_line(line)
