"""One ticket about two things becomes two."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.timezone import now

from tests.cast import a_ticket
from tests.domain.tickets.desk.facts import KEY, a_file, fresh, last_line, lines_of
from tests.traces import traces
from ventanilla.core.errors import AlreadySent, ChangedMeanwhile, Refused
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.tickets.actions.copying import copy_contact
from ventanilla.domain.tickets.actions.finishing import cancel, resolve
from ventanilla.domain.tickets.actions.splitting import split
from ventanilla.domain.tickets.actions.talking import add_note, reply
from ventanilla.domain.tickets.actions.watching import watch
from ventanilla.domain.tickets.actions.working import assign, plan, start
from ventanilla.domain.tickets.models import Attachment, Origin, Reading, Ticket, TicketLink
from ventanilla.domain.tickets.status import Status


def parted(ticket, cast, *messages, subject="La impresora tampoco va", **facts) -> Ticket:
    return split(ticket, messages, subject, by=cast.marta, **facts)


def test_the_chosen_messages_become_a_ticket_of_their_own(cast, vpn_ticket):
    first = vpn_ticket.messages.get()
    other_thing = reply(vpn_ticket, "Y la impresora tampoco va.", by=cast.lucia, files=[a_file()])
    note = add_note(vpn_ticket, "Es la del taller.", by=cast.marta)

    new = parted(vpn_ticket, cast, other_thing, note)

    assert list(vpn_ticket.messages.all()) == [first]
    assert set(new.messages.all()) == {other_thing, note}
    assert Attachment.objects.get(message__ticket=new).message == other_thing
    assert (new.customer, new.requester, new.type, new.application) == (
        cast.aurora, cast.lucia, vpn_ticket.type, vpn_ticket.application,
    )  # fmt: skip
    assert (new.subject, new.priority, new.urgency, new.origin) == (
        "La impresora tampoco va", "high", "high", Origin.SPLIT,
    )  # fmt: skip
    link = TicketLink.objects.get()
    assert (link.one, link.other, link.kind) == (vpn_ticket, new, TicketLink.Kind.SPLIT)
    assert lines_of(vpn_ticket)[-1] == "ticket.split"
    assert last_line(vpn_ticket) == {"into": new.pk, "messages": 2}
    assert lines_of(new) == ["ticket.split_from"]
    assert last_line(new) == {"other": vpn_ticket.pk, "messages": 2}


def test_nobodys_waits_for_help_and_somebodys_goes_on(cast, vpn_ticket):
    one = reply(vpn_ticket, "Otra cosa.", by=cast.lucia)
    two = reply(vpn_ticket, "Y otra.", by=cast.lucia)

    of_nobody = parted(vpn_ticket, cast, one)
    assign(vpn_ticket, by=cast.marta, assignee=cast.bruno)
    of_bruno = parted(vpn_ticket, cast, two)

    assert (of_nobody.status, of_nobody.assignee, of_nobody.started_at) == (
        Status.AWAITING_SUPPORT,
        None,
        None,
    )
    assert (of_bruno.status, of_bruno.assignee) == (Status.IN_PROGRESS, cast.bruno)
    assert of_bruno.started_at is not None


def test_the_new_one_has_waited_since_it_was_asked(cast, vpn_ticket):
    asked = reply(vpn_ticket, "Otra cosa.", by=cast.lucia)

    new = parted(vpn_ticket, cast, asked)

    assert (new.awaits_staff, new.turn_since, new.customer_spoke_at) == (
        True,
        asked.created_at,
        asked.created_at,
    )
    assert new.due_at is not None


def test_the_old_one_is_answered_when_what_was_not_has_gone(cast, vpn_ticket):
    reply(vpn_ticket, "Lo miramos.", by=cast.marta)
    asked = reply(vpn_ticket, "Y otra cosa.", by=cast.lucia)

    parted(vpn_ticket, cast, asked)

    ticket = fresh(vpn_ticket)
    assert (ticket.awaits_staff, ticket.update_due_at) == (False, None)
    assert ticket.customer_spoke_at == ticket.created_at


def test_the_old_one_waits_for_us_again_when_the_answer_has_gone(cast, vpn_ticket):
    asked = reply(vpn_ticket, "Y otra cosa.", by=cast.lucia)
    answer = reply(vpn_ticket, "La otra, hecha.", by=cast.marta)

    new = parted(vpn_ticket, cast, asked, answer)

    assert fresh(vpn_ticket).awaits_staff
    assert fresh(vpn_ticket).staff_spoke_at is None
    assert (new.awaits_staff, new.first_response_at) == (False, answer.created_at)


def test_the_turn_stays_as_it_was_when_the_last_word_stays(cast, vpn_ticket):
    asked = reply(vpn_ticket, "Y otra cosa.", by=cast.lucia)
    reply(vpn_ticket, "Vamos con la primera.", by=cast.marta)

    new = parted(vpn_ticket, cast, asked)

    assert not fresh(vpn_ticket).awaits_staff
    assert new.awaits_staff


def test_a_planned_visit_gives_no_turn_back(cast, vpn_ticket):
    asked = reply(vpn_ticket, "Y otra cosa.", by=cast.lucia)
    plan(vpn_ticket, by=cast.marta, at_time=now() + timedelta(days=1), technician=cast.marta)

    parted(vpn_ticket, cast, asked)

    assert (fresh(vpn_ticket).status, fresh(vpn_ticket).awaits_staff) == (Status.PLANNED, False)


def test_what_only_the_desk_said_is_something_new_to_do(cast, vpn_ticket):
    seen = reply(vpn_ticket, "He visto además que el disco está lleno.", by=cast.marta)

    new = parted(vpn_ticket, cast, seen, subject="Disco lleno")

    assert (new.awaits_staff, new.customer_spoke_at) == (True, None)
    assert new.turn_since == new.created_at


def test_who_asked_is_told_once_of_the_new_one(cast, vpn_ticket):
    asked = reply(vpn_ticket, "Otra cosa.", by=cast.lucia)

    with traces() as left:
        parted(vpn_ticket, cast, asked)

    assert left.letters == [("received", "lucia")]
    assert left.lines == ["ticket.split", "ticket.split_from"]


def test_whoever_heard_of_the_words_still_does(cast, vpn_ticket):
    copy_contact(vpn_ticket, cast.pedro, by=cast.lucia)
    watch(vpn_ticket, by=cast.bruno)
    Reading.objects.create(ticket=vpn_ticket, person=cast.bruno.person, read_at=now())
    asked = reply(vpn_ticket, "Otra cosa.", by=cast.lucia)

    new = parted(vpn_ticket, cast, asked)

    pedro = Membership.objects.get(pk=cast.pedro.pk)
    assert set(Ticket.objects.visible_to(pedro)) == {vpn_ticket, new}
    assert [one.staff for one in new.watches.all()] == [cast.bruno]
    assert [one.person for one in new.readings.all()] == [cast.bruno.person]


def test_each_of_the_two_keeps_something_that_the_customer_reads(cast, vpn_ticket):
    first = vpn_ticket.messages.get()
    note = add_note(vpn_ticket, "Ojo.", by=cast.marta)
    asked = reply(vpn_ticket, "Otra cosa.", by=cast.lucia)

    for chosen in ([first, asked], [note], []):
        with pytest.raises(Refused) as no:
            parted(vpn_ticket, cast, *chosen)
        assert no.value.field == "messages"

    assert vpn_ticket.messages.count() == 3


def test_messages_of_another_ticket_are_refused(cast, vpn_ticket):
    reply(vpn_ticket, "Otra cosa.", by=cast.lucia)
    elsewhere = a_ticket(cast.oscar).messages.get()

    with pytest.raises(Refused, match="ya no está"):
        parted(vpn_ticket, cast, elsewhere)


@pytest.mark.parametrize("subject", ["", "   ", "x" * 151])
def test_it_needs_a_subject(cast, vpn_ticket, subject):
    asked = reply(vpn_ticket, "Otra cosa.", by=cast.lucia)

    with pytest.raises(Refused) as no:
        parted(vpn_ticket, cast, asked, subject=subject)

    assert no.value.field == "subject"


def test_what_is_over_is_not_split_but_what_is_resolved_is(cast, vpn_ticket):
    asked = reply(vpn_ticket, "Otra cosa.", by=cast.lucia)
    last = reply(vpn_ticket, "Y una más.", by=cast.lucia)
    resolve(vpn_ticket, "La primera, hecha.", by=cast.marta)

    new = parted(vpn_ticket, cast, asked)

    assert (new.is_open, fresh(vpn_ticket).status) == (True, Status.RESOLVED)
    other = a_ticket(cast.lucia)
    cancel(other, "", by=cast.lucia)
    with pytest.raises(Refused, match="Cancelado"):
        parted(other, cast, last)


def test_the_same_form_twice_is_one_ticket(cast, vpn_ticket):
    asked = reply(vpn_ticket, "Otra cosa.", by=cast.lucia)
    another = reply(vpn_ticket, "Y otra.", by=cast.lucia)

    first = parted(vpn_ticket, cast, asked, form_key=KEY)
    second = parted(vpn_ticket, cast, asked, form_key=KEY)

    assert first == second
    assert Ticket.objects.count() == 2
    with pytest.raises(AlreadySent, match=f"#{first.pk}"):
        parted(vpn_ticket, cast, another, form_key=KEY)


def test_who_saw_an_older_version_decides_again(cast, vpn_ticket):
    seen = fresh(vpn_ticket).version
    asked = reply(vpn_ticket, "Otra cosa.", by=cast.lucia)

    with pytest.raises(ChangedMeanwhile):
        parted(vpn_ticket, cast, asked, seen=seen)


def test_the_new_one_lives_like_any_other(cast, vpn_ticket):
    new = parted(vpn_ticket, cast, reply(vpn_ticket, "Otra cosa.", by=cast.lucia))

    start(new, by=cast.marta)
    resolve(new, "Hecho.", by=cast.marta)

    assert fresh(new).wants_rating
