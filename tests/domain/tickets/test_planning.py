"""Visits that are moved, stretched and taken back."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils.timezone import now

from tests.cast import Cast, a_ticket
from ventanilla.core.errors import ChangedMeanwhile, IllegalMove, Refused
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.mail.models import Letter, LetterState
from ventanilla.domain.tickets.actions.finishing import cancel, resolve
from ventanilla.domain.tickets.actions.planning import move_visit, unplan
from ventanilla.domain.tickets.actions.working import assign, plan, qualify, start
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.status import Status

TOLD = ("planned", "visit_moved", "unplanned")


@pytest.fixture
def soon() -> datetime:
    return (now() + timedelta(days=2)).replace(minute=0, second=0, microsecond=0)


@pytest.fixture
def visit(cast: Cast, soon: datetime) -> Ticket:
    return plan(a_ticket(cast.lucia), by=cast.marta, at_time=soon, technician=cast.marta, minutes=90)


def moved(visit: Ticket, cast: Cast, **facts: object) -> Ticket:
    as_it_is = {
        "at_time": visit.planned_at,
        "minutes": visit.planned_minutes,
        "technician": visit.assignee,
    }
    return move_visit(visit, by=cast.marta, **{**as_it_is, **facts})


def letters() -> list[str]:
    """What the customer is told of visits, or will be, in order."""
    keys = Letter.objects.order_by("pk").values_list("key", flat=True)
    return [name for key in keys if (name := key.split(":")[2]) in TOLD]


def leave() -> None:
    Letter.objects.update(state=LetterState.SENT)


def test_a_visit_has_a_length(visit):
    assert visit.planned_minutes == 90


def test_a_visit_moves_to_another_time_length_and_technician(visit, cast, soon):
    moved(visit, cast, at_time=soon + timedelta(days=1), minutes=120, technician=cast.bruno)

    visit.refresh_from_db()
    assert (visit.planned_at, visit.planned_minutes) == (soon + timedelta(days=1), 120)
    assert (visit.assignee, visit.status) == (cast.bruno, Status.PLANNED)
    last = Entry.objects.order_by("-id").first()
    assert (last.verb, last.details["technician"]) == ("ticket.visit_moved", "Bruno Gil")


def test_a_visit_that_stays_as_it_is_leaves_no_trace(visit, cast):
    before = (Entry.objects.count(), letters())

    moved(visit, cast)

    assert (Entry.objects.count(), letters()) == before


@pytest.mark.parametrize("away", [-timedelta(hours=1), timedelta(days=365 * 100)])
def test_a_visit_moves_neither_into_the_past_nor_into_another_century(visit, cast, away):
    with pytest.raises(Refused) as no:
        moved(visit, cast, at_time=now() + away)

    assert no.value.field == "planned_at"


def test_a_visit_that_has_begun_can_be_stretched(visit, cast, soon):
    with time_machine.travel(soon + timedelta(minutes=80), tick=False):
        moved(visit, cast, minutes=180)

    visit.refresh_from_db()
    assert visit.planned_minutes == 180


@pytest.mark.parametrize("minutes", [0, 10, 13 * 60])
def test_a_visit_has_a_length_that_can_be(visit, cast, minutes):
    with pytest.raises(Refused) as no:
        moved(visit, cast, minutes=minutes)

    assert no.value.field == "minutes"


def test_who_has_left_makes_no_visits(visit, cast):
    cast.bruno.is_active = False
    cast.bruno.save()

    with pytest.raises(Refused) as no:
        moved(visit, cast, technician=cast.bruno)

    assert no.value.field == "technician"


def test_who_has_left_in_the_meantime_makes_no_visits_either(visit, cast, soon):
    cast.marta.is_active = False
    cast.marta.save()

    with pytest.raises(Refused):
        moved(visit, cast, technician=cast.marta, at_time=soon + timedelta(days=1))


def test_what_is_completed_does_not_move(visit, cast, soon):
    resolve(visit, "Era el cable.", by=cast.marta)

    with pytest.raises(IllegalMove):
        moved(visit, cast, at_time=soon + timedelta(days=1))


def test_what_is_under_way_has_no_visit_to_move(visit, cast, soon):
    start(visit, by=cast.marta)

    with pytest.raises(IllegalMove):
        moved(visit, cast, at_time=soon + timedelta(days=1))


@pytest.mark.parametrize("verb", [moved, lambda visit, cast, **_facts: unplan(visit, by=cast.marta, seen=1)])
def test_who_has_seen_another_version_decides_anew(visit, cast, soon, verb):
    with pytest.raises(ChangedMeanwhile):
        verb(visit, cast, at_time=soon + timedelta(days=1), **({"seen": 1} if verb is moved else {}))


def test_a_visit_is_taken_back(visit, cast):
    unplan(visit, by=cast.marta)

    visit.refresh_from_db()
    assert (visit.status, visit.planned_at) == (Status.IN_PROGRESS, None)
    assert Entry.objects.order_by("-id").first().verb == "ticket.unplanned"


def test_several_moves_are_one_letter_which_says_the_last(visit, cast, soon):
    leave()

    for days in (1, 2, 3):
        visit = moved(visit, cast, at_time=soon + timedelta(days=days))

    assert letters() == ["planned", "visit_moved"]
    waiting = Letter.objects.exclude(state=LetterState.SENT).get(key__contains=":visit_moved:")
    assert f"{(soon + timedelta(days=3)):%Y%m%dT}" in waiting.key
    assert timedelta(minutes=9) < waiting.run_after - now() <= timedelta(minutes=10)


def test_a_move_before_the_first_letter_has_left_is_the_first_letter(visit, cast, soon):
    moved(visit, cast, at_time=soon + timedelta(days=1))

    assert letters() == ["planned"]


def test_what_is_moved_back_in_time_is_not_told(visit, cast, soon):
    leave()

    visit = moved(visit, cast, at_time=soon + timedelta(days=1))
    moved(visit, cast, at_time=soon)

    assert letters() == ["planned"]


def test_what_is_being_sent_goes_its_way_and_the_next_move_is_told(visit, cast, soon):
    Letter.objects.update(state=LetterState.SENDING)

    moved(visit, cast, at_time=soon + timedelta(days=1))

    assert letters() == ["planned", "visit_moved"]


def test_who_was_told_the_length_hears_of_another(visit, cast):
    leave()

    moved(visit, cast, minutes=180)

    assert letters() == ["planned", "visit_moved"]


@pytest.mark.parametrize("whom", ["bruno", None])
def test_who_was_told_who_comes_hears_that_it_is_another(visit, cast, whom):
    leave()
    another = getattr(cast, whom) if whom else None

    assign(visit, by=cast.marta, assignee=cast.elena)
    assign(visit, by=cast.marta, assignee=another)

    assert letters() == ["planned", "visit_moved"]
    waiting = Letter.objects.exclude(state=LetterState.SENT).get(key__contains=":visit_moved:")
    assert (another.actor_name if another else "por decidir") in waiting.text
    assert waiting.run_after > now() + timedelta(minutes=9)


def test_who_has_not_heard_yet_hears_once_who_comes_in_the_end(visit, cast):
    assign(visit, by=cast.marta, assignee=None)
    assert "por decidir" in Letter.objects.get(key__contains=":planned:").text

    assign(visit, by=cast.marta, assignee=cast.bruno)

    assert letters() == ["planned"]
    assert "Bruno Gil" in Letter.objects.get(key__contains=":planned:").text


def test_given_back_to_who_was_to_come_nothing_is_told(visit, cast):
    leave()

    assign(visit, by=cast.marta, assignee=cast.bruno)
    qualify(
        visit, by=cast.marta, type=visit.type, application=None, priority=visit.priority, assignee=cast.marta
    )

    assert letters() == ["planned"]


def test_of_a_visit_that_is_over_nobody_hears_who_has_the_ticket_now(visit, cast, soon):
    leave()

    with time_machine.travel(soon + timedelta(hours=2), tick=False):
        assign(visit, by=cast.marta, assignee=cast.bruno)

    assert letters() == ["planned"]


def test_who_was_told_no_length_does_not_hear_of_another(visit, cast):
    old = f"ticket:{visit.pk}:planned:1:{visit.planned_at.isoformat()}:{cast.lucia.person_id}"
    Letter.objects.filter(key__contains=":planned:").update(key=old, state=LetterState.SENT)

    moved(visit, cast, minutes=180)

    assert letters() == ["planned"]


def test_who_was_told_a_visit_hears_that_it_is_off(visit, cast):
    leave()

    unplan(visit, by=cast.marta)

    assert letters() == ["planned", "unplanned"]


def test_who_was_not_told_yet_hears_nothing_of_a_visit_that_is_off(visit, cast):
    unplan(visit, by=cast.marta)

    assert letters() == []


def test_taken_back_and_planned_for_the_same_time_is_not_told(visit, cast, soon):
    leave()

    unplan(visit, by=cast.marta)
    plan(visit, by=cast.marta, at_time=soon, technician=cast.marta, minutes=90)

    assert letters() == ["planned"]


def test_a_visit_within_the_hour_is_told_at_once(cast):
    plan(a_ticket(cast.lucia), by=cast.marta, at_time=now() + timedelta(minutes=30), technician=cast.marta)

    assert Letter.objects.get(key__contains=":planned:").run_after <= now()


def test_what_ends_meanwhile_takes_its_letter_along(visit, cast):
    cancel(visit, "Repetida.", by=cast.marta)

    assert letters() == []
