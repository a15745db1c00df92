"""Somebody of the desk who is there, on a working day at ten."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

from tests.cast import Cast
from ventanilla.domain.chat.actions.looking import be_there
from ventanilla.domain.customers.models import Membership, Right

TEN = datetime(2026, 11, 24, 9, tzinfo=UTC)
"""In Madrid, on a Tuesday."""


@pytest.fixture
def clock() -> Iterator[time_machine.Coordinates]:
    with time_machine.travel(TEN, tick=False) as moment:
        yield moment


@pytest.fixture
def pedro(cast: Cast) -> Membership:
    cast.pedro.rights["chat"] = Right.MANAGE.value
    cast.pedro.save()
    return cast.pedro


@pytest.fixture
def desk(cast: Cast, clock: time_machine.Coordinates) -> Cast:
    """Marta is there; Lucía may chat."""
    be_there(by=cast.marta)
    return cast
