"""Rows inserted by hand are what Django would have made of them."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from tests.cast import Cast
from tests.house.weights import writings
from ventanilla.domain.jobs.insertion import insert
from ventanilla.domain.tickets.models import Ticket, TicketType
from ventanilla.domain.tickets.status import Status


def a_row(cast: Cast, kind: TicketType, **facts: object) -> Ticket:
    at = now()
    known = {
        "created_at": at,
        "updated_at": at,
        "status_since": at,
        "turn_since": at,
        "subject": "100 % «útil»",
    }
    return Ticket(
        customer=cast.aurora, requester=cast.lucia, type=kind, urgency="low", priority="low", **known, **facts
    )


@pytest.mark.parametrize("status", [Status.AWAITING_SUPPORT, Status.CLOSED])
def test_what_is_inserted_is_the_row_that_is_read(cast: Cast, status: Status) -> None:
    """With its key, with what the database makes of it, and as a row that is there already."""
    kind = TicketType.objects.all()[0]
    insert(a_row(cast, kind))

    with CaptureQueriesContext(connection) as captured, writings() as written:
        made = insert(a_row(cast, kind, status=status, warned={"answer": 75}))

    assert (len(captured), written) == (1, [])
    names = [one.attname for one in Ticket._meta.concrete_fields]
    read = Ticket.objects.get(pk=made.pk)
    assert [getattr(made, name) for name in names] == [getattr(read, name) for name in names]
    made.change_quietly(at=now(), priority="high")
    assert Ticket.objects.get(pk=made.pk).priority == "high"


def test_what_is_there_already_is_refused(cast: Cast) -> None:
    kind = TicketType.objects.all()[0]
    insert(a_row(cast, kind, form_key="a-key-of-a-form"))

    with pytest.raises(IntegrityError), transaction.atomic():
        insert(a_row(cast, kind, form_key="a-key-of-a-form"))
