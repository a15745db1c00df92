"""A draft gets a date, another one, and none; and the planning hears of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.timezone import now

from ventanilla.core.errors import ChangedMeanwhile, IllegalMove, Refused
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.live.announcing import News
from ventanilla.domain.live.audiences import DESK
from ventanilla.domain.live.hub import hub
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.workorders.actions.drafting import change_draft, discard_draft
from ventanilla.domain.workorders.actions.issuing import issue
from ventanilla.domain.workorders.actions.planning import plan_order, unplan_order
from ventanilla.domain.workorders.models import WorkOrder

PLANNING = News("planning", 0)


def in_days(days: int):
    return (now() + timedelta(days=days)).replace(microsecond=0)


def planned(order: WorkOrder, cast, **facts) -> WorkOrder:
    facts = {"by": cast.marta, "at_time": in_days(2), "minutes": 90, "technician": cast.bruno} | facts
    return plan_order(order, **facts)


def told() -> list[str]:
    verbs = Entry.objects.filter(verb__contains="planned").order_by("id").values_list("verb", flat=True)
    return [verb.partition(".")[2] for verb in verbs]


def test_a_draft_gets_a_date_another_one_and_none(cast, a_draft):
    order = planned(a_draft, cast)
    assert (order.planned_minutes, order.technician, order.version) == (90, cast.bruno, a_draft.version + 1)

    again = planned(order, cast, at_time=order.planned_at)
    assert (again.version, told()) == (order.version, ["planned"]), "as it was already"

    moved = planned(order, cast, at_time=in_days(3), technician=cast.marta, seen=order.version)
    off = unplan_order(moved, by=cast.marta, seen=moved.version)
    assert unplan_order(off, by=cast.marta).planned_at is None
    assert told() == ["planned", "planned", "unplanned"]
    assert WorkOrder.objects.get().planned_at is None
    assert not Letter.objects.exists(), "a draft is the desk's own"


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"at_time": in_days(-1)}, "ya ha pasado"),
        ({"at_time": in_days(5 * 366)}, "demasiado lejos"),
        ({"minutes": 5}, "entre 15 minutos y 12 horas"),
    ],
)
def test_what_cannot_be_is_refused(cast, a_draft, facts, sentence):
    with pytest.raises(Refused, match=sentence):
        planned(a_draft, cast, **facts)

    assert (told(), WorkOrder.objects.get().planned_at) == ([], None)


def test_who_has_left_goes_nowhere_and_nobody_moves_what_another_has_moved(cast, a_draft):
    cast.bruno.is_active = False
    cast.bruno.save()
    with pytest.raises(Refused, match="ya no está"):
        planned(a_draft, cast)

    planned(a_draft, cast, technician=cast.marta)
    with pytest.raises(ChangedMeanwhile):
        planned(a_draft, cast, technician=cast.elena, seen=a_draft.version)


def test_what_has_begun_can_be_stretched(cast, a_draft):
    order = planned(a_draft, cast)
    WorkOrder.objects.update(planned_at=now() - timedelta(minutes=20))
    began = WorkOrder.objects.get()

    assert planned(order, cast, at_time=began.planned_at, minutes=120).planned_minutes == 120


def test_what_was_issued_is_not_planned_any_more(cast, a_draft):
    issued = issue(planned(a_draft, cast), by=cast.marta)

    with pytest.raises(IllegalMove):
        planned(issued, cast)
    with pytest.raises(IllegalMove):
        unplan_order(issued, by=cast.marta)


@pytest.mark.parametrize(
    "deed",
    [
        lambda order, work, cast: planned(order, cast, at_time=in_days(4)),
        lambda order, work, cast: unplan_order(order, by=cast.marta),
        lambda order, work, cast: change_draft(order, work, by=cast.marta),
        lambda order, work, cast: discard_draft(order, by=cast.marta),
        lambda order, work, cast: issue(order, by=cast.marta),
    ],
    ids=["moved", "without a date", "written", "thrown away", "issued"],
)
def test_open_plannings_hear_of_it(cast, a_draft, work, deed, django_capture_on_commit_callbacks):
    order, heard = planned(a_draft, cast), []
    hub.join([DESK], heard.append)

    with django_capture_on_commit_callbacks(execute=True):
        deed(order, work, cast)

    hub.leave(heard.append)
    assert PLANNING in heard
