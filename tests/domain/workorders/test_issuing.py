"""Numbers, letters, signatures and objections."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.utils.timezone import now

from tests.cast import assemble
from ventanilla.core.errors import AlreadySent, ChangedMeanwhile, IllegalMove, Refused
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.jobs.models import Job
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.workorders.actions import archiving
from ventanilla.domain.workorders.actions.drafting import Content, Stretch, draft
from ventanilla.domain.workorders.actions.issuing import issue
from ventanilla.domain.workorders.actions.objecting import answer_objection, object_to
from ventanilla.domain.workorders.actions.signing import Given, sign
from ventanilla.domain.workorders.models import Counter, Signature, WorkOrder


def told(name: str) -> list[str]:
    """First names of who got this letter."""
    letters = Letter.objects.filter(key__startswith="work_order:", key__contains=f":{name}:").order_by("pk")
    return [one.split()[0] for one in letters.values_list("to_name", flat=True)]


def test_numbers_follow_each_other_and_begin_anew_each_year(cast, work):
    def issued_at(at: datetime) -> str:
        with time_machine.travel(at, tick=False):
            return issue(draft(cast.aurora, by=cast.marta, content=work), by=cast.marta).number

    assert [issued_at(now()) for _ in range(2)] == [f"{now().year}-0001", f"{now().year}-0002"]
    silvester = datetime(now().year + 1, 12, 31, 22, 59, tzinfo=UTC)
    assert issued_at(silvester) == f"{silvester.year}-0001"
    assert issued_at(silvester + timedelta(minutes=1)) == f"{silvester.year + 1}-0001"  # midnight at home


def test_a_failure_leaves_no_gap_and_a_second_press_no_second_number(cast, a_draft, work):
    with pytest.raises(ChangedMeanwhile):
        issue(a_draft, by=cast.marta, seen=9)
    with transaction.atomic():
        issue(a_draft, by=cast.marta, seen=1)
        transaction.set_rollback(True)

    assert not Counter.objects.filter(last__gt=0).exists()
    issue(a_draft, by=cast.marta, seen=1)
    again = issue(a_draft, by=cast.marta, seen=1)

    assert (
        again.sequence,
        Counter.objects.get().last,
        Job.objects.filter(task_path__endswith="archive_document").count(),
    ) == (1, 1, 1)
    empty = draft(cast.aurora, by=cast.marta, content=replace(work, lines=[]))
    with pytest.raises(Refused, match="una línea"):
        issue(empty, by=cast.marta)
    mute = draft(
        cast.aurora, by=cast.marta, content=replace(work, summary="", lines=[replace(work.lines[0], description="")])
    )  # fmt: skip
    with pytest.raises(Refused, match="qué se ha hecho"):
        issue(mute, by=cast.marta)


@pytest.mark.django_db(transaction=True)
def test_many_who_issue_at_once_get_each_number_once_and_none_is_left_out():
    cast = assemble()
    began = now() - timedelta(hours=2)
    line = Stretch(technician=cast.marta, began_at=began, ended_at=now(), description="Revisión")
    orders = [
        draft(cast.aurora, by=cast.marta, content=Content(subject="Revisión", lines=[line])) for _ in range(6)
    ]
    together, troubles = threading.Barrier(len(orders)), []

    def press(place: int, order: WorkOrder) -> None:
        together.wait()
        try:
            with transaction.atomic():
                issue(order, by=cast.marta)
                if place % 3 == 0:
                    raise ZeroDivisionError
        except ZeroDivisionError:
            pass
        except Exception as trouble:
            troubles.append(trouble)
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=pair) for pair in enumerate(orders)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(30)

    assert troubles == []
    kept = WorkOrder.objects.out().order_by("sequence").values_list("sequence", flat=True)
    assert list(kept) == [1, 2, 3, 4]
    assert Counter.objects.get().last == 4


def test_who_hears_of_it_is_who_may_see_it(cast, issued, archived, pen):
    assert told("issued") == []  # Pedro asked for it, and may not see work orders
    Membership.objects.filter(pk=cast.pedro.pk).update(rights={"work_orders": "view"})

    sign(archived, pen, by=cast.lucia)

    assert told("signed") == ["Pedro", "Marta"]
    letter = Letter.objects.filter(key__contains=":signed:contact").get()
    assert f"/{archived.pk}/" in letter.text
    assert "Estaba mojado" not in letter.text + letter.html


def test_a_signature_counts_once_and_only_for_what_was_shown(cast, archived, pen):
    with pytest.raises(ChangedMeanwhile, match="documento emitido"):
        sign(archived, replace(pen, shown_sha256="0" * 64), by=cast.lucia)
    for who in (cast.oscar, cast.nuria):
        with pytest.raises(IllegalMove):
            sign(archived, pen, by=who)

    signature = sign(archived, pen, by=cast.lucia)
    assert sign(archived, pen, by=cast.lucia) == signature

    assert (signature.name, signature.contact, signature.order.status) == ("Pedro Sanz", cast.lucia, "signed")
    with pytest.raises(IllegalMove, match="ya está firmado"):
        sign(archived, replace(pen, client_key="k2"), by=cast.marta)
    with pytest.raises(IllegalMove):
        object_to(archived, "No", by=cast.lucia)
    for statement in (
        "UPDATE workorders_signature SET name = 'x'",
        "DELETE FROM workorders_signature",
        "UPDATE workorders_workorder SET document_id = NULL",
        "UPDATE files_storedfile SET sha256 = 'x' WHERE owner = 'workorders'",
    ):
        with pytest.raises(DatabaseError, match="not changed"), transaction.atomic():
            connection.cursor().execute(statement)
    other = draft(cast.aurora, by=cast.marta, content=Content(subject="Otro"))
    with pytest.raises(AlreadySent):
        sign(other, pen, by=cast.marta)


def test_nothing_is_signed_before_its_paper_is_made_which_happens_once(
    cast, issued, work, monkeypatch, settings, tmp_path
):
    settings.FILES_ROOT = tmp_path
    monkeypatch.setattr(archiving.paper, "render", lambda order: f"%PDF {order.number}".encode())
    given = Given(name="Lucía", shown_sha256="", way="portal", client_key="k")
    with pytest.raises(IllegalMove, match="preparando"):
        sign(issued, given, by=cast.lucia)

    archiving.archive_document.func(issued.pk)
    first = WorkOrder.objects.get(pk=issued.pk).document
    archiving.archive_document.func(issued.pk)

    issued.refresh_from_db()
    assert issued.document == first
    assert first.path.read_bytes() == f"%PDF {issued.number}".encode()
    assert (issued.document_sha256, [one.name for one in tmp_path.rglob("*") if one.is_file()]) == (
        first.sha256, [first.path.name],
    )  # fmt: skip
    archiving.archive(draft(cast.aurora, by=cast.marta, content=work))
    assert WorkOrder.objects.filter(document=None).count() == 1


def test_a_signature_that_comes_to_nothing_leaves_no_picture(cast, archived, pen, monkeypatch, tmp_path):
    def no_ink(*_told: object) -> None:
        raise OSError("no ink")

    monkeypatch.setattr("ventanilla.domain.workorders.actions.signing.letters.signed", no_ink)
    before = sorted(one for one in tmp_path.rglob("*") if one.is_file())

    with pytest.raises(OSError, match="no ink"):
        sign(archived, pen, by=cast.lucia)

    assert sorted(one for one in tmp_path.rglob("*") if one.is_file()) == before
    monkeypatch.undo()
    assert sign(archived, pen, by=cast.lucia).image.path.exists()


def test_an_objection_is_made_in_time_and_answered_once_and_then_it_can_be_signed(cast, archived, pen):
    with pytest.raises(Refused, match="Di con qué"):
        object_to(archived, " ", by=cast.lucia)
    with pytest.raises(IllegalMove):
        object_to(archived, "No", by=cast.oscar)
    with (
        time_machine.travel(now() + timedelta(days=15, minutes=1)),
        pytest.raises(IllegalMove, match="El plazo"),
    ):
        object_to(archived, "Tarde", by=cast.lucia)

    objection = object_to(archived, "Fueron veinte minutos", by=cast.lucia)
    assert object_to(archived, "Fueron veinte minutos", by=cast.lucia) == objection
    with pytest.raises(IllegalMove):
        object_to(archived, "Y otra cosa", by=cast.lucia)

    assert told("objected") == ["Marta"]
    answer_objection(archived, "Tienes razón", by=cast.elena)
    answer_objection(archived, "Tienes razón", by=cast.elena)
    with pytest.raises(IllegalMove):
        answer_objection(archived, "No la tienes", by=cast.elena)
    assert told("answered") == ["Lucía"]
    sign(archived, pen, by=cast.lucia)
    assert Signature.objects.count() == 1
