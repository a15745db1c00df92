"""Two tickets about one thing become one."""

from __future__ import annotations

import pytest
from django.utils.timezone import now

from tests.cast import a_ticket
from tests.domain.tickets.desk.facts import KEY, a_file, fresh, last_line, lines_of
from tests.domain.tickets.verbs import qualified
from tests.threads import all_at_once
from tests.traces import traces
from ventanilla.core.errors import ChangedMeanwhile, Refused
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.tickets.actions.copying import copy_address, copy_contact
from ventanilla.domain.tickets.actions.finishing import resolve
from ventanilla.domain.tickets.actions.linking import link_tickets
from ventanilla.domain.tickets.actions.merging import merge
from ventanilla.domain.tickets.actions.rating import rate
from ventanilla.domain.tickets.actions.tagging import set_tags, tags_of
from ventanilla.domain.tickets.actions.talking import add_note, reply
from ventanilla.domain.tickets.actions.timing import log_time, remove_time
from ventanilla.domain.tickets.actions.watching import watch
from ventanilla.domain.tickets.actions.working import ask_customer, plan
from ventanilla.domain.tickets.models import Attachment, Message, Reading, Ticket, TicketLink, TimeEntry
from ventanilla.domain.tickets.status import Status


@pytest.fixture
def source(cast) -> Ticket:
    """Pedro, who sees only his own, asks again for what Lucía had asked."""
    return a_ticket(cast.pedro, subject="Otra vez la VPN", message="A mí también se me corta.")


def again(member: Membership) -> Membership:
    """As the next request reads them: what they are copied to is read once per request."""
    return Membership.objects.select_related("person", "customer").get(pk=member.pk)


def test_everything_goes_over_and_nothing_is_lost(cast, vpn_ticket, source):
    reply(source, "Con captura.", by=cast.pedro, files=[a_file()])
    add_note(source, "Canario.", by=cast.marta, files=[a_file()])
    log_time(source, by=cast.marta, minutes=20)
    log_time(vpn_ticket, by=cast.bruno, minutes=5)
    set_tags(source, ["vpn", "casa"], by=cast.marta)
    set_tags(vpn_ticket, ["vpn", "red"], by=cast.marta)
    watch(source, by=cast.bruno)
    before = (
        set(Message.objects.values_list("pk", flat=True)),
        set(Attachment.objects.values_list("pk", flat=True)),
    )

    target = merge(source, vpn_ticket, by=cast.marta)

    assert target == vpn_ticket
    assert set(vpn_ticket.messages.values_list("pk", flat=True)) == before[0]
    assert set(Attachment.objects.filter(message__ticket=target).values_list("pk", flat=True)) == before[1]
    assert TimeEntry.objects.filter(ticket=target).count() == 2
    assert (fresh(target).minutes_spent, fresh(source).minutes_spent) == (25, 0)
    assert tags_of(target) == ["casa", "red", "vpn"]
    assert tags_of(source) == []
    assert [one.staff for one in target.watches.all()] == [cast.bruno]
    assert not source.watches.exists()


def test_what_is_left_says_where_it_went(cast, vpn_ticket, source):
    merge(source, vpn_ticket, by=cast.marta)

    left = fresh(source)
    assert (left.status, left.merged_into, left.awaits_staff, left.due_at) == (
        Status.CANCELLED, vpn_ticket, False, None,
    )  # fmt: skip
    assert left.closed_at == left.status_since
    assert lines_of(source)[-1] == "ticket.merged"
    assert last_line(source) == {"into": vpn_ticket.pk}
    assert lines_of(vpn_ticket)[-1] == "ticket.merged_here"
    assert last_line(vpn_ticket) == {"other": source.pk}
    link = TicketLink.objects.get()
    assert (link.one, link.other, link.kind) == (source, vpn_ticket, TicketLink.Kind.MERGED)


def test_who_asked_is_copied_and_sees_the_other_at_once(cast, vpn_ticket, source):
    reply(vpn_ticket, "De Lucía.", by=cast.lucia, files=[a_file()])
    note = add_note(vpn_ticket, "Canario.", by=cast.marta)
    assert vpn_ticket not in Ticket.objects.visible_to(again(cast.pedro))

    merge(source, vpn_ticket, by=cast.marta)

    pedro = again(cast.pedro)
    assert set(Ticket.objects.visible_to(pedro)) == {source, vpn_ticket}
    assert Message.objects.visible_to(pedro).filter(ticket=vpn_ticket).count() == 3
    assert note not in Message.objects.visible_to(pedro)
    assert Attachment.objects.visible_to(pedro).count() == 1
    assert TicketLink.objects.visible_to(pedro).count() == 1


def test_other_companies_see_neither(cast, vpn_ticket, source):
    merge(source, vpn_ticket, by=cast.marta)

    oscar = again(cast.oscar)
    assert not Ticket.objects.visible_to(oscar).exists()
    assert not Message.objects.visible_to(oscar).exists()


def test_copies_go_over_and_can_still_open_what_their_letters_lead_to(cast, vpn_ticket, source):
    copy_contact(source, cast.nuria, by=cast.marta)
    copy_contact(source, cast.lucia, by=cast.marta)  # she is who asked in the other
    waiting = copy_address(source, "nadie@aurora-pruebas.example", by=cast.marta)

    merge(source, vpn_ticket, by=cast.marta)

    copied = set(vpn_ticket.copies.values_list("member__person__name", "request"))
    assert copied == {("Pedro Sanz", None), ("Nuria Pons", None), (None, waiting.request_id)}
    assert set(Ticket.objects.visible_to(again(cast.nuria))) == {source, vpn_ticket}


def test_who_asked_for_both_is_not_copied_to_themself(cast, vpn_ticket):
    source = a_ticket(cast.lucia, subject="Otra vez")

    merge(source, vpn_ticket, by=cast.marta)

    assert not vpn_ticket.copies.exists()


def test_what_waited_for_us_there_waits_for_us_here_since_then(cast, vpn_ticket, source):
    ask_customer(vpn_ticket, "¿Desde cuándo?", by=cast.marta)
    waiting_since = fresh(source).turn_since

    merge(source, vpn_ticket, by=cast.marta)

    ticket = fresh(vpn_ticket)
    assert (ticket.status, ticket.awaits_staff) == (Status.IN_PROGRESS, True)
    assert ticket.turn_since == waiting_since
    assert ticket.due_at is not None


def test_who_waited_longer_counts(cast, vpn_ticket, source):
    since = fresh(vpn_ticket).turn_since

    merge(source, vpn_ticket, by=cast.marta)

    assert fresh(vpn_ticket).turn_since == since < fresh(source).turn_since


def test_whose_turn_it_was_until_then_is_kept_as_it_was(cast, vpn_ticket, source):
    reply(vpn_ticket, "Lo miramos.", by=cast.marta)

    merge(source, vpn_ticket, by=cast.marta)

    turns = [one.awaits_staff for one in vpn_ticket.stages.order_by("pk")]
    assert [*turns, fresh(vpn_ticket).awaits_staff] == [True, False, True]
    assert fresh(vpn_ticket).turn_since == source.turn_since


def test_an_answered_one_takes_no_turn_away(cast, vpn_ticket, source):
    reply(source, "Lo miramos.", by=cast.marta)

    merge(source, vpn_ticket, by=cast.marta)

    ticket = fresh(vpn_ticket)
    assert ticket.awaits_staff
    assert ticket.staff_spoke_at == ticket.first_response_at == fresh(source).staff_spoke_at


def test_a_planned_visit_stays_planned(cast, vpn_ticket, source):
    plan(vpn_ticket, by=cast.marta, at_time=now().replace(year=now().year + 1), technician=cast.marta)

    merge(source, vpn_ticket, by=cast.marta)

    ticket = fresh(vpn_ticket)
    assert (ticket.status, ticket.awaits_staff, ticket.update_due_at) == (Status.PLANNED, True, None)


def test_who_had_not_read_one_has_not_read_the_other_either(cast, vpn_ticket, source):
    reply(source, "Lo miramos.", by=cast.marta)
    reply(vpn_ticket, "Nosotros también.", by=cast.marta)
    long_ago, later = fresh(source).created_at, now()
    for who, read_at in ((cast.marta, later), (cast.bruno, later), (cast.lucia, later)):
        Reading.objects.create(ticket=vpn_ticket, person=who.person, read_at=read_at)
    Reading.objects.create(ticket=source, person=cast.marta.person, read_at=long_ago)

    merge(source, vpn_ticket, by=cast.marta)

    readers = set(vpn_ticket.readings.values_list("person__name", flat=True))
    assert readers == {"Marta Solís"}  # Lucía never saw the answer to Pedro, nor Bruno what Pedro wrote


def test_a_resolved_one_can_be_merged_into_an_open_one_and_is_no_longer_to_be_rated(cast, vpn_ticket, source):
    resolve(source, "Hecho.", by=cast.marta)

    merge(source, vpn_ticket, by=cast.marta)

    left = fresh(source)
    assert (left.status, left.wants_rating, left.resolved_at, left.wakes_at) == (
        Status.CANCELLED, False, None, None,
    )  # fmt: skip
    with pytest.raises(Refused):
        rate(source, by=cast.pedro, stars=1)


def test_the_source_s_people_are_told_once_and_nobody_else(cast, vpn_ticket, source):
    copy_contact(source, cast.nuria, by=cast.marta)

    with traces() as left:
        merge(source, vpn_ticket, by=cast.marta)

    assert left.letters == [("merged", "nuria"), ("merged", "pedro")]
    assert left.lines == ["ticket.merged", "ticket.merged_here"]


def test_links_by_hand_stay_where_they_were(cast, vpn_ticket, source):
    third = a_ticket(cast.lucia)
    link_tickets(source, third, by=cast.marta)

    merge(source, vpn_ticket, by=cast.marta)

    assert TicketLink.objects.filter(one=source, other=third, kind=TicketLink.Kind.RELATED).exists()


def test_the_same_form_key_on_both_sides_loses_no_words(cast, vpn_ticket, source):
    reply(vpn_ticket, "De Lucía.", by=cast.lucia, form_key=KEY)
    reply(source, "De Pedro.", by=cast.pedro, form_key=KEY)
    log_time(vpn_ticket, by=cast.marta, minutes=1, form_key=KEY)
    log_time(source, by=cast.marta, minutes=2, form_key=KEY)

    merge(source, vpn_ticket, by=cast.marta)

    assert vpn_ticket.messages.count() == 4
    assert fresh(vpn_ticket).minutes_spent == 3


def test_time_that_went_over_can_still_be_taken_back(cast, vpn_ticket, source):
    entry = log_time(source, by=cast.marta, minutes=20)
    merge(source, vpn_ticket, by=cast.marta)

    remove_time(entry, by=cast.marta)
    remove_time(
        TimeEntry(pk=entry.pk, ticket=vpn_ticket, staff=cast.marta, minutes=20, created_at=now()),
        by=cast.marta,
    )

    assert fresh(vpn_ticket).minutes_spent == 0


def test_who_saw_an_older_version_decides_again(cast, vpn_ticket, source):
    seen = fresh(source).version
    reply(source, "Otra cosa distinta.", by=cast.pedro)

    with pytest.raises(ChangedMeanwhile):
        merge(source, vpn_ticket, by=cast.marta, seen=seen)


def test_qualifying_the_target_afterwards_works_as_ever(cast, vpn_ticket, source):
    merge(source, vpn_ticket, by=cast.marta)

    assert qualified(vpn_ticket, cast).assignee == cast.marta


@pytest.mark.django_db(transaction=True)
def test_merged_into_each_other_at_the_same_moment_one_of_the_two_wins(cast, vpn_ticket, source):
    pairs = [(source, vpn_ticket), (vpn_ticket, source)]

    outcomes = all_at_once(2, lambda number: merge(*pairs[number], by=cast.marta))

    assert sorted(type(one).__name__ for one in outcomes) == ["Refused", "Ticket"]
    assert Message.objects.count() == 2
    assert Ticket.objects.filter(merged_into__isnull=False).count() == 1
