"""How did it go? Who may say it, when, and who hears of it."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from tests.traces import traces
from ventanilla.core.errors import Refused
from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.models import Person, StaffMember
from ventanilla.domain.tickets.actions.finishing import reopen, resolve
from ventanilla.domain.tickets.actions.rating import rate, ticket_to_rate
from ventanilla.domain.tickets.models import Rating, Ticket
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
