from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from tests.cast import Cast
from tests.doors.desk.planning.drawn import MONDAY


@pytest.fixture
def monday_morning() -> Iterator[None]:
    with time_machine.travel(MONDAY, tick=False):
        yield


@pytest.fixture
def marta(cast: Cast, sign_in) -> Client:
    return sign_in(cast.marta)
