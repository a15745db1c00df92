"""A draft is written, changed and thrown away; what cannot have been so is refused with a sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.utils.timezone import now

from tests.cast import a_ticket
from ventanilla.core.errors import AlreadySent, ChangedMeanwhile, IllegalMove, Refused
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.workorders.actions.drafting import Used, change_draft, discard_draft, draft
from ventanilla.domain.workorders.actions.issuing import annex, issue
from ventanilla.domain.workorders.models import Line, Material, WorkOrder

HOUR = timedelta(hours=1)


def test_a_draft_takes_what_its_ticket_says_and_is_made_once(cast):
    ticket = a_ticket(cast.pedro)

    order = draft(cast.aurora, by=cast.marta, ticket=ticket, key="k")
    assert draft(cast.aurora, by=cast.marta, ticket=ticket, key="k") == order

    assert (order.subject, order.requester, order.technician) == ("La VPN se corta", cast.pedro, cast.marta)
    assert (order.status, order.number, order.label) == ("draft", "", f"B-{order.pk}")
    assert WorkOrder.objects.count() == 1
    with pytest.raises(AlreadySent):
        draft(cast.ribera, by=cast.marta, key="k")
    with pytest.raises(Refused, match="otro cliente"):
        draft(cast.ribera, by=cast.marta, ticket=ticket)


def test_only_the_desk_sees_a_draft_and_only_its_customer_what_was_issued(cast, a_draft):
    def seen_by(*who):
        return [WorkOrder.objects.visible_to(one).count() for one in who]

    assert seen_by(cast.marta, cast.lucia, cast.pedro, cast.oscar) == [1, 0, 0, 0]

    issue(a_draft, by=cast.marta)

    assert seen_by(cast.marta, cast.lucia, cast.pedro, cast.oscar) == [1, 1, 0, 0]  # Pedro has no right


def test_a_draft_is_saved_whole_and_nobody_writes_over_somebody_else(cast, a_draft, work):
    assert a_draft.minutes == 90
    less = replace(
        work, lines=work.lines[:1], materials=[Used(name="Cable", quantity=Decimal("2.5"), unit="m")]
    )

    changed = change_draft(a_draft, less, by=cast.bruno, seen=1)

    assert (changed.minutes, changed.version, Line.objects.count()) == (60, 2, 1)
    assert Material.objects.get().quantity == Decimal("2.5")
    with pytest.raises(ChangedMeanwhile):
        change_draft(a_draft, work, by=cast.marta, seen=1)
    with pytest.raises(ChangedMeanwhile):
        discard_draft(a_draft, by=cast.marta, seen=1)
    discard_draft(a_draft, by=cast.marta, seen=2)
    assert not Line.objects.exists()
    with pytest.raises(ChangedMeanwhile, match="descartado"):
        change_draft(a_draft, work, by=cast.marta, seen=2)
    verbs = Entry.objects.filter(verb__startswith="work_order").order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["work_order.drafted", "work_order.changed", "work_order.discarded"]


def test_what_cannot_have_been_so_is_refused_at_its_line(cast, work):
    first, second = work.lines
    wrong = {
        "antes de empezar": [replace(first, ended_at=first.began_at)],
        "más de un día": [replace(first, ended_at=first.began_at + 25 * HOUR, began_at=first.began_at - HOUR)],
        "no ha pasado": [replace(first, began_at=now() + 24 * HOUR, ended_at=now() + 26 * HOUR)],
        "dos líneas a la vez": [first, replace(second, began_at=first.began_at)],
    }  # fmt: skip
    for sentence, lines in wrong.items():
        with pytest.raises(Refused, match=sentence) as refusal:
            draft(cast.aurora, by=cast.marta, content=replace(work, lines=lines))
        assert refusal.value.field == ("line-2" if "dos" in sentence else "line-1")
    with pytest.raises(Refused, match="línea de qué"):
        draft(cast.aurora, by=cast.marta, content=replace(work, subject="  "))
    with pytest.raises(Refused, match="otro cliente"):
        draft(cast.aurora, by=cast.marta, content=replace(work, requester=cast.oscar))
    night = replace(first, began_at=first.began_at - 11 * HOUR, ended_at=first.began_at - 7 * HOUR)
    assert draft(cast.aurora, by=cast.marta, content=replace(work, lines=[night])).minutes == 240


def test_what_was_issued_is_annexed_and_not_changed(cast, issued, work):
    for deed in (
        lambda: change_draft(issued, work, by=cast.marta),
        lambda: discard_draft(issued, by=cast.marta),
    ):
        with pytest.raises(IllegalMove, match="anexo"):
            deed()

    more = annex(issued, by=cast.marta, key="a")
    assert annex(issued, by=cast.marta, key="a") == more
    assert (more.annex_of, more.customer, more.status) == (issued, cast.aurora, "draft")
    assert issued.number in more.subject
    with pytest.raises(IllegalMove):
        annex(more, by=cast.marta)


def test_the_database_itself_refuses_to_change_what_was_issued(cast, issued):
    statements = [
        "UPDATE workorders_workorder SET subject = 'x'",
        "UPDATE workorders_workorder SET status = 'draft', year = NULL, sequence = NULL, issued_at = NULL",
        "DELETE FROM workorders_workorder",
        "UPDATE workorders_line SET billable = NOT billable",
        "DELETE FROM workorders_line",
        "UPDATE workorders_material SET quantity = 9",
        f"INSERT INTO workorders_material (order_id, name, quantity, unit) VALUES ({issued.pk}, 'x', 1, '')",
    ]
    for statement in statements:
        with pytest.raises(DatabaseError, match="not changed"), transaction.atomic():
            connection.cursor().execute(statement)
