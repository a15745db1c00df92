"""A canned reply is said, and does what it does, at once."""

from __future__ import annotations

import pytest

from tests.domain.tickets.desk.facts import KEY, a_file, fresh, lines_of
from tests.traces import traces
from ventanilla.core.errors import AlreadySent, ChangedMeanwhile, IllegalMove, Refused
from ventanilla.domain.tickets.actions.finishing import resolve
from ventanilla.domain.tickets.actions.sending import send_canned
from ventanilla.domain.tickets.actions.tagging import set_tags, tags_of
from ventanilla.domain.tickets.actions.talking import add_note
from ventanilla.domain.tickets.canned import fill
from ventanilla.domain.tickets.models import CannedReply, Message
from ventanilla.domain.tickets.status import Status

Kind = CannedReply.SentAs


@pytest.fixture
def macro(db) -> CannedReply:
    return CannedReply.objects.create(
        title="Acuse", body="Hola, {{contacto}}.", priority="low", takes_it=True, tags="red, vpn"
    )


def test_words_and_effects_come_together(cast, vpn_ticket, macro):
    words = fill(macro.body, vpn_ticket, cast.marta)

    message = send_canned(
        vpn_ticket, macro, words, by=cast.marta, files=[a_file()], seen=fresh(vpn_ticket).version
    )

    ticket = fresh(vpn_ticket)
    assert (message.body, message.attachments.count()) == ("Hola, Lucía.", 1)
    assert (ticket.priority, ticket.assignee, ticket.awaits_staff) == ("low", cast.marta, False)
    assert tags_of(ticket) == ["red", "vpn"]
    assert lines_of(ticket) == ["ticket.opened", "ticket.tagged", "ticket.canned", "ticket.replied"]


@pytest.mark.parametrize(
    ("kind", "status", "is_note", "purpose"),
    [
        (Kind.REPLY, Status.AWAITING_SUPPORT, False, ""),
        (Kind.NOTE, Status.AWAITING_SUPPORT, True, ""),
        (Kind.ASK, Status.AWAITING_CUSTOMER, False, "question"),
        (Kind.PENDING, Status.PENDING, False, "reason"),
        (Kind.RESOLVE, Status.RESOLVED, False, "solution"),
    ],
)
def test_it_is_said_as_it_is_meant_or_as_the_sender_chose(
    cast, vpn_ticket, macro, kind, status, is_note, purpose
):
    message = send_canned(vpn_ticket, macro, "Hecho.", by=cast.marta, kind=kind)

    assert (fresh(vpn_ticket).status, message.is_note, message.purpose) == (status, is_note, purpose)


def test_without_a_choice_it_is_said_as_it_is_meant(cast, vpn_ticket, macro):
    macro.sent_as = Kind.ASK

    send_canned(vpn_ticket, macro, "¿Cuál?", by=cast.marta)

    assert fresh(vpn_ticket).status == Status.AWAITING_CUSTOMER


def test_the_same_form_twice_does_nothing_twice(cast, vpn_ticket, macro):
    seen = fresh(vpn_ticket).version
    first = send_canned(vpn_ticket, macro, "Hola.", by=cast.marta, form_key=KEY, seen=seen)
    set_tags(vpn_ticket, [], by=cast.bruno)

    with traces() as left:
        second = send_canned(vpn_ticket, macro, "Hola.", by=cast.marta, form_key=KEY, seen=seen)

    assert first == second
    assert (left.lines, left.letters, tags_of(vpn_ticket)) == ([], [], [])
    with pytest.raises(AlreadySent):
        send_canned(vpn_ticket, macro, "Otra.", by=cast.marta, form_key=KEY, seen=seen)


def test_who_saw_an_older_version_changes_nothing(cast, vpn_ticket, macro):
    seen = fresh(vpn_ticket).version
    add_note(vpn_ticket, "Entretanto.", by=cast.bruno)

    with pytest.raises(ChangedMeanwhile):
        send_canned(vpn_ticket, macro, "Hola.", by=cast.marta, seen=seen)

    assert tags_of(vpn_ticket) == []
    assert fresh(vpn_ticket).assignee is None


def test_when_the_words_are_refused_the_effects_are_undone(cast, vpn_ticket, macro):
    with pytest.raises(Refused):
        send_canned(vpn_ticket, macro, "  ", by=cast.marta)

    ticket = fresh(vpn_ticket)
    assert (ticket.priority, ticket.assignee, tags_of(ticket)) == ("high", None, [])


def test_nobody_gets_a_variable_in_its_braces(cast, vpn_ticket, macro):
    with pytest.raises(Refused, match="fecha_prevista") as no:
        send_canned(vpn_ticket, macro, "Vamos el {{fecha_prevista}}.", by=cast.marta)

    assert no.value.field == "message"
    assert Message.objects.count() == 1


def test_on_what_is_completed_only_the_tags_are_put(cast, vpn_ticket, macro):
    resolve(vpn_ticket, "Hecho.", by=cast.bruno)

    send_canned(vpn_ticket, macro, "Gracias.", by=cast.marta, kind=Kind.NOTE)

    ticket = fresh(vpn_ticket)
    assert (ticket.priority, ticket.assignee, tags_of(ticket)) == ("high", cast.bruno, ["red", "vpn"])
    with pytest.raises(IllegalMove):
        send_canned(vpn_ticket, macro, "¿Y esto?", by=cast.marta, kind=Kind.ASK)


def test_one_without_effects_is_only_said(cast, vpn_ticket):
    plain = CannedReply.objects.create(title="Gracias", body="Gracias.")

    send_canned(vpn_ticket, plain, "Gracias.", by=cast.marta)

    assert lines_of(vpn_ticket) == ["ticket.opened", "ticket.replied"]
