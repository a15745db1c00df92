"""What customers decide about what ends, who is told of it, and what follows by itself."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.utils.timezone import localdate
from icalendar import Calendar

from tests.cast import a_ticket
from ventanilla.core.errors import ChangedMeanwhile, IllegalMove, Refused
from ventanilla.domain.contracts.actions.contracting import (
    Terms,
    add_contract,
    cancel_contract,
    change_contract,
    entrust,
)
from ventanilla.domain.contracts.actions.offering import Offer, add_service
from ventanilla.domain.contracts.models import Contract, Period
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.levels.actions import LevelFacts, agree_terms, create_level
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.provider.models import Provider
from ventanilla.domain.renewals.actions.asking_about import ask_about, choose_request_type, note_seen
from ventanilla.domain.renewals.actions.reminding import remind
from ventanilla.domain.renewals.actions.renewal_feeds import make_renewal_feed, owner_of_renewal_feed
from ventanilla.domain.renewals.actions.renewing import decide, follow_up
from ventanilla.domain.renewals.models import Choice, Decision, Interest, Reminder
from ventanilla.domain.tickets.models import Ticket, TicketType
from ventanilla.domain.tickets.terms import level_for, whose_level

DAY = timedelta(days=1)


@pytest.fixture
def service(cast):
    entrust(cast.aurora, cast.elena, by=cast.ivan)
    return add_service(Offer(name="Copias de seguridad"), by=cast.ivan)


def contract_of(cast, service, *, left: int, **terms) -> Contract:
    """Its period ends in so many days."""
    last = localdate() + timedelta(days=left)
    told = Terms(
        **{"number": f"C{Contract.objects.count()}", "amount": Decimal(480), "notice_days": 30, **terms}
    )
    first = last - timedelta(days=364)
    return add_contract(cast.aurora, service, told, by=cast.ivan, starts_on=first, ends_on=last)


def press(contract: Contract, choice: Choice, who: Membership, **more) -> Decision:
    return decide(contract, choice, by=who, period=contract.periods.get().pk, **more)


def told(kind: str) -> list[str]:
    """Who got a letter of this kind, in order."""
    return list(
        Letter.objects.filter(key__startswith=kind).order_by("pk").values_list("to_address", flat=True)
    )


def test_a_decision_leaves_evidence_and_a_ticket_for_who_looks_after_them(cast, service):
    contract = contract_of(cast, service, left=60, about="Servidor")

    decision = press(contract, Choice.RENEW, cast.lucia, note="Con dos puestos más")

    assert decision.shown["number"] == "C0"
    assert decision.shown["amount"] == "480.00"
    assert (decision.decided_by, decision.choice) == (cast.lucia, "renew")
    ticket = decision.ticket
    assert (ticket.requester, ticket.assignee) == (cast.lucia, cast.elena)
    assert "Copias de seguridad" in ticket.subject
    assert "Con dos puestos más" in ticket.messages.get().body
    assert Entry.objects.filter(verb="contract.renewal_asked").count() == 1
    assert cast.elena.person.email in Letter.objects.filter(about_id=ticket.pk).values_list(
        "to_address", flat=True
    )


def test_pressed_twice_is_once_and_a_mind_may_change(cast, service):
    contract = contract_of(cast, service, left=60)

    first = press(contract, Choice.DECLINE, cast.lucia)
    assert press(contract, Choice.DECLINE, cast.lucia) == first
    press(contract, Choice.RENEW, cast.lucia)

    assert list(Decision.objects.order_by("id").values_list("choice", flat=True)) == ["decline", "renew"]
    assert Ticket.objects.count() == 2


def test_what_is_written_stays(cast, service):
    decision = press(contract_of(cast, service, left=60), Choice.QUOTE, cast.lucia)

    with pytest.raises(TypeError):
        decision.save()
    with pytest.raises(TypeError):
        Decision.objects.all().delete()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE renewals_decision SET choice = 'renew'")


def test_who_may_not_decide_is_refused_and_so_is_what_has_changed_or_is_too_late(cast, service):
    contract = contract_of(cast, service, left=20)

    for who in (cast.teo, cast.oscar, cast.pedro):
        with pytest.raises(Refused):
            press(contract, Choice.RENEW, who)
    with pytest.raises(IllegalMove, match="terminó"):  # the notice of thirty days has begun
        press(contract, Choice.DECLINE, cast.lucia)
    change_contract(contract, Terms(number="C0", amount=Decimal(900)), by=cast.ivan)
    with pytest.raises(ChangedMeanwhile):
        press(contract, Choice.RENEW, cast.lucia, seen=1)
    assert not Ticket.objects.exists()


def test_reminders_go_once_to_the_right_people_and_stop_when_it_is_decided(cast, service):
    teo = cast.teo
    Membership.objects.filter(pk=cast.pedro.pk).update(for_quotes=True)  # may not see renewals
    contract = contract_of(cast, service, left=120)  # to be decided in 90 days
    start = localdate()

    assert (remind(start - DAY), remind(start), remind(start)) == (0, 1, 0)
    assert told("renewal:") == [cast.lucia.person.email, teo.person.email, cast.elena.person.email]
    assert remind(start + 70 * DAY) == 1  # 20 days left, and nobody ran for weeks: 30 alone
    assert list(Reminder.objects.order_by("id").values_list("step", flat=True)) == [90, 30]
    press(contract, Choice.QUOTE, cast.lucia)
    assert remind(start + 80 * DAY) == 1
    press(contract, Choice.RENEW, cast.lucia)
    assert remind(start + 85 * DAY) == 0


def test_nobody_is_reminded_of_what_has_ended(cast, service):
    contract = contract_of(cast, service, left=45)
    cancel_contract(contract, by=cast.ivan)

    assert remind(localdate()) == 0
    assert not Reminder.objects.exists()


def test_one_record_for_each_period_and_step(cast, service):
    period = contract_of(cast, service, left=45).periods.get()
    Reminder.objects.create(period=period, step=15, made_at=period.made_at)

    with pytest.raises(IntegrityError), transaction.atomic():
        Reminder.objects.create(period=period, step=15, made_at=period.made_at)


def test_the_day_after_tacit_goes_on_declined_ends_and_express_waits(cast, service):
    tacit, declined, express = (
        contract_of(cast, service, left=40, **terms) for terms in ({}, {}, {"renewing": "express"})
    )
    press(declined, Choice.DECLINE, cast.lucia)
    last = tacit.ends_on

    assert (follow_up(last), follow_up(last + DAY), follow_up(last + DAY)) == (0, 2, 0)

    for one in (tacit, declined, express):
        one.refresh_from_db()
    added = tacit.periods.order_by("starts_on").last()
    assert (added.starts_on, added.origin, tacit.ends_on) == (last + DAY, Period.Origin.TACIT, added.ends_on)
    assert (declined.cancelled_on, express.ends_on) == (last, last)
    assert Period.objects.count() == 4


def test_years_without_a_worker_are_caught_up_with(cast, service):
    contract = contract_of(cast, service, left=5, months=1)

    follow_up(contract.ends_on + timedelta(days=100))

    contract.refresh_from_db()
    assert contract.periods.count() == 5
    assert contract.ends_on >= localdate() + timedelta(days=100)


def test_asking_about_a_service_is_one_ticket_while_it_is_open(cast, service):
    choose_request_type(TicketType.objects.get(name="Consulta"), by=cast.ivan)
    note_seen(service, by=cast.lucia)

    ticket = ask_about(service, by=cast.lucia, note="¿Cuánto cuesta?")
    assert ask_about(service, by=cast.lucia) == ticket

    assert (ticket.type.name, ticket.assignee, ticket.requester) == ("Consulta", cast.elena, cast.lucia)
    letter = Letter.objects.get(key__contains="assigned", to_address=cast.elena.person.email)
    assert f"{cast.lucia.actor_name} ha abierto" in letter.text
    interest = Interest.objects.get()
    assert (interest.ticket, interest.asked_at >= interest.seen_at) == (ticket, True)
    for who in (cast.pedro, cast.teo):
        with pytest.raises(Refused):
            ask_about(service, by=who)


def test_a_feed_is_read_by_a_calendar_until_the_right_is_gone(client, cast, service):
    contract = contract_of(cast, service, left=60, about="Servidor, «nuevo»")
    address = f"/calendario/renovaciones/{make_renewal_feed(by=cast.teo)}.ics"
    of_staff = f"/calendario/renovaciones/{make_renewal_feed(by=cast.elena)}.ics"
    of_other = f"/calendario/renovaciones/{make_renewal_feed(by=cast.bruno)}.ics"

    answer = client.get(address)
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    days: dict[date, str] = {event.decoded("DTSTART"): str(event["SUMMARY"]) for event in events}

    assert set(days) == {contract.ends_on, contract.decide_by}
    assert "Servidor, «nuevo»" in days[contract.ends_on]
    assert events[0].decoded("DTEND") - events[0].decoded("DTSTART") == DAY
    assert "480" not in answer.content.decode()
    assert client.get(address, HTTP_IF_NONE_MATCH=answer["ETag"]).status_code == 304
    assert b"Talleres Aurora" in client.get(of_staff).content
    assert b"VEVENT" not in client.get(of_other).content
    cancel_contract(contract, by=cast.ivan)
    assert client.get(address).content.count(b"STATUS:CANCELLED") == 2
    Membership.objects.filter(pk=cast.teo.pk).update(rights={})
    assert client.get(address).status_code == 404
    assert owner_of_renewal_feed("nothing") is None


def test_a_contract_in_force_says_what_is_promised_before_the_customer_does(cast, service):
    gold, plain = (create_level(LevelFacts(name=name, calendar=None, targets={"first_response": {"high": 60}}), by=cast.ivan)
                   for name in ("Oro", "Normal"))  # fmt: skip
    agree_terms(cast.aurora, level=plain, calendar=None, by=cast.ivan)
    ticket = a_ticket(cast.lucia)
    found = [(level_for(ticket), whose_level(ticket).value)]

    contract = contract_of(cast, service, left=60, level=gold, renewing="express")
    found.append((level_for(ticket), whose_level(ticket).value))
    mark = Provider.objects.get().rules_mark
    assert follow_up(contract.ends_on) == 0
    assert Provider.objects.get().rules_mark == mark
    follow_up(contract.ends_on + 3 * DAY)  # nobody ran on the day itself
    assert Provider.objects.get().rules_mark > mark
    with time_machine.travel(contract.ends_on + 2 * DAY, tick=False):
        found.append((level_for(ticket), whose_level(ticket).value))
    cancel_contract(contract, by=cast.ivan, on=localdate() - DAY)
    found.append((level_for(ticket), whose_level(ticket).value))

    assert found == [
        (plain.pk, "customer"),
        (gold.pk, "contract"),
        (plain.pk, "customer"),
        (plain.pk, "customer"),
    ]
