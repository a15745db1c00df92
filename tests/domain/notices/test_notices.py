"""The bell: once for each event and reader, beside the letter, by what they want to be told, of what they may still see."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils.timezone import now

from tests.cast import a_ticket
from tests.traces import traces
from ventanilla.domain.customers.models import Membership, Scope
from ventanilla.domain.live.hub import hub
from ventanilla.domain.mail.bells import Topic
from ventanilla.domain.mail.models import Letter, LetterState
from ventanilla.domain.notices import pushing
from ventanilla.domain.notices.actions import choose_channels, forget_read_notices, read_notices
from ventanilla.domain.notices.channels import ALL, Channel, topics_of
from ventanilla.domain.notices.models import Notice
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.summaries.bell import visible_notices
from ventanilla.domain.summaries.daily import send_daily_letters
from ventanilla.domain.tickets.actions.planning import unplan
from ventanilla.domain.tickets.actions.talking import add_note, reply
from ventanilla.domain.tickets.actions.working import assign, plan, start
from ventanilla.domain.tickets.letters import in_progress
from ventanilla.domain.tickets.models import Ticket

pytestmark = pytest.mark.django_db
FRIDAY, SATURDAY, MONDAY = (f"2026-11-{day} 08:00+01:00" for day in (27, 28, 30))


def worked_on(by: Membership, *, subject: str = "La VPN se corta") -> Ticket:
    """A ticket that somebody has begun to work on: its requester is told."""
    return start(a_ticket(by, subject=subject), by=StaffMember.objects.get(person__name="Marta Solís"))


def told(reader) -> list[str]:
    return list(visible_notices(reader).unread().order_by("pk").values_list("title", flat=True))


def muting(reader, *topics: Topic, but: frozenset[Channel] = frozenset(), digest: bool = False) -> None:
    chosen = {topic: but if topic in topics else ALL for topic in topics_of(reader)}
    choose_channels(reader, chosen, digest=digest, by=reader)


def test_each_reader_is_told_once_beside_the_letter(cast):
    ticket = worked_on(cast.lucia)

    in_progress(ticket)

    notice = Notice.objects.get()
    assert (notice.member, notice.staff) == (cast.lucia, None)
    assert (notice.thing, notice.number) == ("ticket", ticket.pk)
    assert notice.key == Letter.objects.order_by("pk").last().key
    assert notice.title == "Ya estamos con tu incidencia"
    assert notice.label == f"#{ticket.number} · La VPN se corta"


def test_nobodys_bell_rings_for_what_they_did_themself(cast):
    a_ticket(cast.lucia)

    assert Letter.objects.get().state == LetterState.HELD, "the letter is a receipt"
    assert not Notice.objects.exists()


def test_both_sides_hear_of_an_answer_but_its_author(cast):
    ticket = a_ticket(cast.lucia)
    assign(ticket, by=cast.ivan, assignee=cast.marta)
    Notice.objects.all().delete()

    reply(ticket, "Ya está.", by=cast.marta)
    reply(ticket, "Gracias.", by=cast.lucia)
    add_note(ticket, "canario interno", by=cast.bruno)

    assert set(Notice.objects.values_list("member__person__name", "staff__person__name")) == {
        ("Lucía Ferrer", None), (None, "Marta Solís"),
    }  # fmt: skip
    assert not [one for one in Notice.objects.values_list("title", "label") if "canario" in " ".join(one)]


def test_what_is_rolled_back_rings_no_bell(cast):
    with transaction.atomic():
        worked_on(cast.lucia)
        transaction.set_rollback(True)

    assert not Notice.objects.exists()


def test_nobody_rings_for_what_is_not_wanted_and_the_letter_stays_as_muted(cast):
    muting(cast.lucia, Topic.TICKETS)

    worked_on(cast.lucia)

    assert set(Letter.objects.values_list("state", flat=True)) == {LetterState.MUTED}
    assert not Notice.objects.exists()


def test_whoever_touches_nothing_keeps_nothing(cast):
    with traces() as left:
        muting(cast.lucia)
        muting(cast.lucia, Topic.INVOICES, but=frozenset({Channel.BELL}))

    assert left.lines == ["contact.channels"]
    assert Membership.objects.get(pk=cast.lucia.pk).channels == {"invoices": ["bell"]}
    with pytest.raises(ValueError, match="Nobody chooses"):
        choose_channels(cast.lucia, {}, digest=False, by=cast.oscar)


def test_a_telephone_on_the_table_tells_a_number_and_an_event(cast, monkeypatch):
    heard = []
    monkeypatch.setattr("ventanilla.domain.notices.ringing.push", heard.extend)

    ticket = worked_on(cast.lucia, subject="canario")

    told = [pushing.words_for_a_locked_screen(*one) for one in heard]
    assert told == [(f"Incidencia #{ticket.number}", "Ya estamos con tu incidencia")]


@pytest.mark.parametrize("lost", ["right", "scope", "moved", "withheld"])
def test_what_one_may_no_longer_see_is_not_told_either(cast, lost):
    Membership.objects.filter(pk=cast.lucia.pk).update(scope=Scope.OWN)
    ticket = worked_on(cast.lucia)
    assert told(Membership.objects.get(pk=cast.lucia.pk))
    changed = {
        "scope": {"requester": cast.pedro}, "moved": {"customer": cast.ribera}, "withheld": {"is_withheld": True},
    }  # fmt: skip
    if lost == "right":
        Membership.objects.filter(pk=cast.lucia.pk).update(rights={"invoices": "manage"})
    else:
        Ticket.objects.filter(pk=ticket.pk).update(**changed[lost])

    assert not told(Membership.objects.select_related("customer").get(pk=cast.lucia.pk))


def test_a_section_that_is_switched_off_takes_its_notices_along(cast):
    Notice.objects.create(
        key="k",
        member=cast.lucia,
        topic=Topic.RENEWALS,
        thing="renewal",
        number=1,
        title="«Copias» vence",
        at=now(),
    )
    assert told(cast.lucia)

    cast.aurora.sections_off = ["renewals"]
    cast.aurora.save()

    assert not told(Membership.objects.select_related("customer").get(pk=cast.lucia.pk))


def test_what_was_shown_is_read_and_what_came_after_is_not(cast):
    ticket, other = worked_on(cast.lucia), worked_on(cast.lucia)
    until = now()
    reply(ticket, "Ya está.", by=cast.marta)

    assert read_notices(by=cast.lucia, until=until, of=("ticket", ticket.pk)) == 1
    assert read_notices(by=cast.pedro, until=now()) == 0

    left = visible_notices(cast.lucia).unread().order_by("pk").values_list("number", flat=True)
    assert list(left) == [other.pk, ticket.pk]


def test_a_visit_that_was_taken_back_before_its_letter_left_rings_no_more(cast):
    ticket, soon = a_ticket(cast.lucia), now() + timedelta(days=2)

    plan(ticket, by=cast.marta, at_time=soon, technician=cast.marta)
    assert "Ya hay fecha para tu incidencia" in told(cast.lucia)
    unplan(Ticket.objects.get(), by=cast.marta)

    assert not [one for one in told(cast.lucia) if "fecha" in one]


def test_open_pages_are_told_with_the_commit(cast, django_capture_on_commit_callbacks):
    heard = []
    hub.join([f"member:{cast.lucia.pk}"], heard.append)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            worked_on(cast.lucia)
            worked_on(cast.oscar)
    finally:
        hub.leave(heard.append)

    assert [one.thing for one in heard if one.thing == "notice"] == ["notice"]


def test_one_letter_a_day_brings_what_is_still_unread_once(cast):
    muting(cast.lucia, digest=True)
    with time_machine.travel("2026-11-26 17:00+01:00", tick=False):
        ticket, seen = worked_on(cast.lucia), worked_on(cast.lucia, subject="Ya vista")
        read_notices(by=cast.lucia, until=now(), of=("ticket", seen.pk))
    begun = Letter.objects.filter(key__contains="in_progress").values_list("state", flat=True)
    assert list(begun) == ["muted", "muted"]
    assert Letter.objects.filter(key__contains="received", state="held").count() == 2, (
        "receipts leave at once"
    )
    Letter.objects.all().delete()

    for morning in (FRIDAY, FRIDAY, MONDAY):
        with time_machine.travel(morning, tick=False):
            send_daily_letters.call()

    letter = Letter.objects.get()
    assert letter.to_address == cast.lucia.person.email
    assert letter.subject == "Tienes 1 aviso sin leer · Talleres Aurora"
    assert f"/incidencias/{ticket.number}/" in letter.text
    assert "Ya vista" not in letter.text
    assert told(cast.lucia), "it is told, and stays unread in the bell"


def test_the_daily_letter_keeps_the_houses_hours_and_the_scope(cast):
    muting(cast.lucia, digest=True)
    with time_machine.travel("2026-11-27 17:00+01:00", tick=False):
        ticket = worked_on(cast.lucia)
    Letter.objects.all().delete()

    with time_machine.travel(SATURDAY, tick=False):
        send_daily_letters.call()
    Ticket.objects.filter(pk=ticket.pk).update(is_withheld=True)
    with time_machine.travel(MONDAY, tick=False):
        send_daily_letters.call()

    assert not Letter.objects.exists()


def test_what_was_read_is_kept_for_ninety_days(cast):
    with time_machine.travel("2026-06-01 10:00+02:00", tick=False):
        worked_on(cast.lucia)
        read_notices(by=cast.lucia, until=now())
        worked_on(cast.lucia)

    with time_machine.travel("2026-08-29 10:00+02:00", tick=False):
        forget_read_notices.call()
    assert Notice.objects.count() == 2
    with time_machine.travel("2026-08-31 10:00+02:00", tick=False):
        forget_read_notices.call()

    assert Notice.objects.get().read_at is None
