"""Who else has a ticket open right now."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.tickets.desk.facts import fresh, lines_of
from ventanilla.domain.live.audiences import DESK
from ventanilla.domain.live.hub import hub
from ventanilla.domain.tickets.models import Presence
from ventanilla.domain.tickets.presence import forget_old_presences, look, look_away, others_looking

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def seen(ticket, but) -> list[tuple[str, bool]]:
    return [(one.name, one.is_typing) for one in others_looking(ticket, but)]


def test_one_sees_the_others_and_not_oneself(cast, vpn_ticket):
    look(vpn_ticket, by=cast.marta)
    look(vpn_ticket, by=cast.bruno)

    assert seen(vpn_ticket, cast.marta) == [("Bruno Gil", False)]


def test_who_writes_comes_first(cast, vpn_ticket):
    look(vpn_ticket, by=cast.bruno)
    look(vpn_ticket, by=cast.elena, typing=True)

    assert seen(vpn_ticket, cast.marta) == [("Elena Vera", True), ("Bruno Gil", False)]


def test_who_stops_writing_only_looks(cast, vpn_ticket):
    look(vpn_ticket, by=cast.bruno, typing=True)
    look(vpn_ticket, by=cast.bruno, typing=False)

    assert seen(vpn_ticket, cast.marta) == [("Bruno Gil", False)]
    assert Presence.objects.count() == 1


@pytest.mark.parametrize(("later", "is_there"), [(29, True), (31, False)])
def test_who_has_said_nothing_for_half_a_minute_has_gone(cast, vpn_ticket, later, is_there):
    with time_machine.travel(NOON, tick=False):
        look(vpn_ticket, by=cast.bruno)

    with time_machine.travel(NOON + timedelta(seconds=later), tick=False):
        assert bool(others_looking(vpn_ticket, cast.marta)) is is_there


def test_who_closes_it_is_gone_at_once_and_who_has_left_too(cast, vpn_ticket):
    look(vpn_ticket, by=cast.bruno)
    look(vpn_ticket, by=cast.elena)
    cast.elena.is_active = False
    cast.elena.save()

    look_away(vpn_ticket, by=cast.bruno)

    assert seen(vpn_ticket, cast.marta) == []


def test_looking_is_one_statement_and_no_change(cast, vpn_ticket):
    before = fresh(vpn_ticket).version

    for _time in range(2):
        with CaptureQueriesContext(connection) as asked:
            look(vpn_ticket, by=cast.bruno, typing=True)
        written = [one["sql"] for one in asked if "INSERT" in one["sql"]]
        assert len(written) == 1
    with CaptureQueriesContext(connection) as asked:
        others_looking(vpn_ticket, cast.marta)

    assert len(asked) == 1
    assert fresh(vpn_ticket).version == before
    assert lines_of(vpn_ticket) == ["ticket.opened"]


def test_old_rows_are_swept_away(cast, vpn_ticket):
    with time_machine.travel(NOON, tick=False):
        look(vpn_ticket, by=cast.bruno)
    with time_machine.travel(NOON + timedelta(minutes=50), tick=False):
        look(vpn_ticket, by=cast.elena)

    with time_machine.travel(NOON + timedelta(minutes=61), tick=False):
        forget_old_presences.call()
        forget_old_presences.call()

    assert [one.staff for one in Presence.objects.all()] == [cast.elena]


def test_the_desk_hears_of_who_comes_writes_stops_and_goes_and_of_nothing_else(
    cast, vpn_ticket, django_capture_on_commit_callbacks
):
    def heard_of(deed) -> int:
        told: list[object] = []
        connection.run_on_commit.clear()
        hub.join([DESK], told.append)
        with django_capture_on_commit_callbacks(execute=True):
            deed()
        hub.leave(told.append)
        return len(told)

    still = partial(look, vpn_ticket, by=cast.marta)
    typing = partial(look, vpn_ticket, by=cast.marta, typing=True)
    away = partial(look_away, vpn_ticket, by=cast.marta)

    assert [heard_of(deed) for deed in (still, still, typing, typing, still, away, away)] == [
        1,
        0,
        1,
        0,
        1,
        1,
        0,
    ]
