"""A house whose streams are opened without a server."""

from __future__ import annotations

import pytest

from tests.doors.live.listeners import House


@pytest.fixture
def house():
    return House()
