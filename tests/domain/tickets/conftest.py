"""What the tests of tickets share."""

from __future__ import annotations

import pytest

from tests.cast import Cast
from ventanilla.domain.tickets.actions.opening import Request
from ventanilla.domain.tickets.models import Application, TicketType
from ventanilla.domain.tickets.status import Priority


@pytest.fixture
def a_request(cast: Cast) -> Request:
    return Request(
        type=TicketType.objects.get(name="Avería"),
        application=Application.objects.get(name="Correo"),
        urgency=Priority.HIGH,
        message="No llegan correos.\nDesde ayer.",
    )
