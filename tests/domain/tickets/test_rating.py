"""How did it go? Who may say it, when, and who hears of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils.timezone import now

from tests.traces import traces
from ventanilla.core.errors import Refused
from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.models import Person, StaffMember
from ventanilla.domain.tickets.actions.finishing import reopen, resolve
from ventanilla.domain.tickets.actions.rating import rate, ticket_to_rate
from ventanilla.domain.tickets.models import PastRating, Rating, Ticket
from ventanilla.domain.tickets.policy import may_rate, rating_since
from ventanilla.domain.tickets.status import Status


@pytest.fixture
def solved(cast, vpn_ticket) -> Ticket:
    resolve(vpn_ticket, "Cambiado el cable.", by=cast.marta)
    return Ticket.objects.get()


@pytest.fixture
def token(solved) -> str:
    return Letter.objects.get(key__contains="resolved").secrets[0]


@pytest.mark.parametrize(
    ("stars", "told"),
    [
        (1, [("rated", "elena"), ("rated", "marta")]),
        (2, [("rated", "elena"), ("rated", "marta")]),
        (3, [("rated", "marta")]),
        (5, [("rated", "marta")]),
    ],
)
def test_who_attended_hears_of_it_and_of_few_stars_also_who_is_responsible(cast, solved, stars, told):
    with traces() as left:
        rate(solved, by=cast.lucia, stars=stars, comment=" Tardó. ")

    assert Rating.objects.values_list("stars", "comment").get() == (stars, "Tardó.")
    assert left.letters == told
    assert left.lines == ["ticket.rated"]


def test_the_responsible_one_who_attended_hears_of_it_once(cast, solved):
    Ticket.objects.update(assignee=cast.elena)

    with traces() as left:
        rate(solved, by=cast.lucia, stars=1)

    assert left.letters == [("rated", "elena")]


@pytest.mark.parametrize("model", [StaffMember, Person])
def test_who_has_left_hears_nothing(cast, solved, model):
    model.objects.exclude(pk=cast.lucia.person_id if model is Person else 0).update(is_active=False)

    with traces() as left:
        rate(solved, by=cast.lucia, stars=1)

    assert left.letters == []


def test_other_words_change_the_rating_mail_nobody_and_stay_in_the_journal(cast, solved):
    rate(solved, by=cast.lucia, stars=5)

    with traces() as left:
        rate(solved, by=cast.lucia, stars=5, comment="Perfecto.")

    assert Rating.objects.values_list("stars", "comment").get() == (5, "Perfecto.")
    assert left.letters == []
    assert left.lines == ["ticket.rated"]


def test_who_thinks_worse_of_it_later_is_heard_by_those_responsible_too(cast, solved):
    rate(solved, by=cast.lucia, stars=5)

    with traces() as left:
        rate(solved, by=cast.lucia, stars=1)

    assert left.letters == [("rated", "elena"), ("rated", "marta")]


def test_where_nobody_is_responsible_the_administrators_hear_of_low_stars(cast, solved):
    StaffMember.objects.filter(pk=cast.elena.pk).update(is_active=False)

    with traces() as left:
        rate(solved, by=cast.lucia, stars=2)

    assert left.letters == [("rated", "ivan"), ("rated", "marta")]


def test_a_new_round_asks_for_new_stars(cast, solved):
    rate(solved, by=cast.lucia, stars=5)

    reopen(solved, "Otra vez.", by=cast.lucia)

    assert not Rating.objects.exists()
    assert list(Entry.objects.filter(verb="ticket.rated").values_list("details__stars", flat=True)) == [5]


@pytest.mark.parametrize("who", ["pedro", "nuria", "oscar", "marta"])
def test_only_who_asked_rates(cast, solved, who):
    with pytest.raises(Refused):
        rate(solved, by=getattr(cast, who), stars=5)

    assert not Rating.objects.exists()


@pytest.mark.parametrize("status", sorted(set(Status) - {Status.RESOLVED, Status.CLOSED}))
def test_there_must_be_something_to_rate(cast, solved, status):
    Ticket.objects.update(status=status)

    with pytest.raises(Refused):
        rate(solved, by=cast.lucia, stars=5)


@pytest.mark.parametrize("stars", [0, 6])
def test_the_database_knows_only_one_to_five(cast, solved, stars):
    with pytest.raises(IntegrityError), transaction.atomic():
        rate(solved, by=cast.lucia, stars=stars)

    assert not Rating.objects.exists()


def test_the_link_of_the_letter_leads_to_its_ticket_and_serves_until_it_expires(cast, solved, token):
    rate(solved, by=cast.lucia, stars=2)

    assert ticket_to_rate(token) == solved


@pytest.mark.parametrize(
    "gone",
    [
        lambda cast: Membership.objects.filter(pk=cast.lucia.pk).update(is_active=False),
        lambda cast: Membership.objects.filter(pk=cast.lucia.pk).update(rights={"invoices": "view"}),
        lambda cast: Person.objects.filter(pk=cast.lucia.person_id).update(is_active=False),
        lambda cast: Customer.objects.filter(pk=cast.aurora.pk).update(is_active=False),
        lambda cast: Ticket.objects.update(requester=cast.pedro),
    ],
)
def test_the_link_dies_with_the_right_of_its_person(cast, token, gone):
    gone(cast)

    assert ticket_to_rate(token) is None


def test_after_coming_back_it_is_asked_again_by_another_link(cast, solved, token):
    reopen(solved, "Otra vez.", by=cast.lucia)
    resolve(solved, "Ahora sí.", by=cast.marta)

    letters = Letter.objects.filter(key__contains=":resolved:").order_by("id")
    assert letters.count() == 2
    assert letters.last().secrets != [token]


def test_a_rating_can_be_changed_while_it_is_fresh_and_every_one_is_kept(cast, solved):
    for stars, words in ((2, "Tardó."), (4, "Pensándolo bien…")):
        rate(solved, by=cast.lucia, stars=stars, comment=words)

    assert Rating.objects.values_list("stars", "comment").get() == (4, "Pensándolo bien…")
    assert list(PastRating.objects.order_by("id").values_list("round", "stars", "comment")) == [
        (1, 2, "Tardó."), (1, 4, "Pensándolo bien…"),
    ]  # fmt: skip


def test_the_history_keeps_the_stars_of_earlier_rounds(cast, solved):
    rate(solved, by=cast.lucia, stars=1)
    reopen(solved, "Otra vez.", by=cast.lucia)
    resolve(solved, "Ahora sí.", by=cast.marta)
    rate(solved, by=cast.lucia, stars=5)

    assert list(PastRating.objects.order_by("id").values_list("round", "stars")) == [(1, 1), (2, 5)]
    assert Rating.objects.get().stars == 5


def test_the_same_low_value_twice_in_a_round_tells_those_responsible_once(cast, solved):
    with traces() as left:
        for stars in (1, 5, 1, 2):
            rate(solved, by=cast.lucia, stars=stars)

    assert [who for _event, who in left.letters].count("elena") == 2
    assert [who for _event, who in left.letters].count("marta") == 3


@pytest.mark.parametrize(("days", "may"), [(29, True), (31, False)])
@pytest.mark.parametrize("status", [Status.RESOLVED, Status.CLOSED])
def test_after_the_period_it_stays_as_it_is(cast, solved, days, may, status):
    rate(solved, by=cast.lucia, stars=2)
    Ticket.objects.update(status=status)

    with time_machine.travel(solved.resolved_at + timedelta(days=days)):
        assert may_rate(cast.lucia, Ticket.objects.get()) == may
        if may:
            rate(solved, by=cast.lucia, stars=4)
        else:
            with pytest.raises(Refused):
                rate(solved, by=cast.lucia, stars=4)

    assert Rating.objects.get().stars == (4 if may else 2)


def test_unrated_are_those_that_can_still_be_rated(cast, solved):
    def unrated() -> int:
        return Ticket.objects.unrated_by(cast.lucia, since=rating_since(now())).count()

    assert unrated() == 1
    with time_machine.travel(solved.resolved_at + timedelta(days=31)):
        assert unrated() == 0


def test_after_the_period_the_page_of_the_letter_says_so_politely(cast, solved, token, client):
    with time_machine.travel(solved.resolved_at + timedelta(days=31)):
        looked = client.get(f"/valorar/{token}/?stars=5")
        sent = client.post(f"/valorar/{token}/", {"stars": 5})

    assert (looked.status_code, sent.status_code) == (404, 404)
    assert "terminó el plazo para valorar" in looked.content.decode()
    assert not Rating.objects.exists()


def test_while_it_is_open_again_the_page_of_the_letter_says_that_it_is_not_the_moment(
    cast, solved, token, client
):
    reopen(solved, "Otra vez.", by=cast.lucia)

    answer = client.post(f"/valorar/{token}/", {"stars": 5})

    assert answer.status_code == 422
    assert "no se puede valorar ahora" in answer.content.decode()
