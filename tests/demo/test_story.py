"""The story by itself: no database."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from stdnum.es import nif

from tests.demo.conftest import A_TUESDAY
from ventanilla.demo import papers, voices
from ventanilla.demo.accounts import DEMO_ACCOUNTS
from ventanilla.demo.customers import CUSTOMERS
from ventanilla.demo.generate import generate
from ventanilla.demo.office_hours import earlier, later
from ventanilla.demo.staff import STAFF
from ventanilla.demo.stories import FAMILIES
from ventanilla.domain.customers.presets import PRESETS
from ventanilla.domain.files import kinds
from ventanilla.domain.people.models import Role

OPEN_ENDS = {"opened", "qualified", "started", "replied", "noted", "asked", "pending", "planned"}


def test_the_same_seed_and_moment_tell_the_same_story(demo):
    assert generate(2026, A_TUESDAY) == demo


def test_another_seed_tells_another_story(demo):
    other = generate(7, A_TUESDAY)

    assert [ticket.subject for ticket in other.tickets] != [ticket.subject for ticket in demo.tickets]


@pytest.mark.parametrize(
    "now",
    [A_TUESDAY, datetime(2027, 1, 4, 3, 10, tzinfo=UTC), datetime(2026, 8, 16, 13, 0, tzinfo=UTC)],
    ids=["tuesday morning", "before monday", "sunday after a holiday in august"],
)
def test_everything_happened_in_order_and_before_now(now):
    for ticket in generate(2026, now).tickets:
        moments = [event.at for event in ticket.events]

        assert moments == sorted(moments), ticket
        assert moments[-1] <= now, ticket


def test_there_are_two_years_of_believable_tickets(demo):
    ends = Counter(ticket.events[-1].kind for ticket in demo.tickets)
    by_customer = Counter(ticket.customer for ticket in demo.tickets)

    assert 2100 < len(demo.tickets) < 2400
    assert 35 <= sum(ends[kind] for kind in OPEN_ENDS) <= 55
    assert ends["closed"] > 0.9 * len(demo.tickets)
    assert by_customer["C0203"] < 15 < 500 < by_customer["C0104"]
    assert demo.tickets[0].opened_at < A_TUESDAY - timedelta(days=720)
    assert demo.tickets[-1].opened_at > A_TUESDAY - timedelta(minutes=10)


def test_august_is_quiet_and_nights_are_too(demo):
    august = sum(ticket.opened_at.month == 8 and ticket.customer != "C0104" for ticket in demo.tickets)
    october = sum(ticket.opened_at.month == 10 and ticket.customer != "C0104" for ticket in demo.tickets)
    at_night = sum(not 7 <= ticket.opened_at.hour < 23 for ticket in demo.tickets)

    assert august < 0.6 * october
    assert at_night < 5


def test_most_stars_are_good_and_bad_ones_say_why(demo):
    ratings = [event for ticket in demo.tickets for event in ticket.events if event.kind == "rated"]
    stars = Counter(rating.stars for rating in ratings)

    assert stars[4] + stars[5] > 0.7 * len(ratings)
    assert stars[1] + stars[2] > 10
    assert all(rating.text for rating in ratings if rating.stars <= 2)


def test_tickets_do_not_look_copied(demo):
    first_words = Counter(ticket.events[0].text for ticket in demo.tickets)

    assert len(FAMILIES) >= 70
    assert len(first_words) > 0.7 * len(demo.tickets)
    assert max(len(ticket.subject) for ticket in demo.tickets) > 100


def test_no_slot_stays_open_and_prepositions_melt(demo):
    texts = "\n".join(event.text for ticket in demo.tickets for event in ticket.events)
    texts += "\n".join(ticket.subject for ticket in demo.tickets)

    assert not re.search(r"[{}]", texts)
    assert not re.search(r"\b(de|a) el \w", texts)


def test_every_family_can_fill_its_own_slots():
    rng = Random(1)
    for family in FAMILIES:
        fitting = [one for one in CUSTOMERS if family.sector in ("", one.sector)]
        slots = voices.slots_for(family, fitting[0], rng, A_TUESDAY)
        texts = [*family.notes, family.visit, family.waits_for]
        texts += [text for pair in (*family.ways, *family.courses, *family.asks) for text in pair]

        assert all(voices.fill(text, slots) is not None for text in texts)
        assert all(family.courses_for(way) for way in family.ways)


def test_tax_ids_are_valid_and_of_no_province():
    for customer in CUSTOMERS:
        assert nif.is_valid(customer.tax_id), customer.name
        assert customer.tax_id[1:3] == "00" or customer.tax_id.startswith("99999"), customer.name


def test_everybody_lives_in_example_and_calls_from_555():
    people = [*STAFF, *(contact for customer in CUSTOMERS for contact in customer.contacts)]

    assert len({one.email for one in people}) == len(people)
    assert all(one.email.endswith(".example") for one in people)
    assert all(re.fullmatch(r"9\d\d 555 0\d\d", one.phone) for one in people)
    assert all(re.fullmatch(r"9\d\d 555 0\d\d", customer.phone) for customer in CUSTOMERS)


def test_accounts_are_people_of_the_story():
    people = {one.email: one.name for one in STAFF}
    people |= {contact.email: contact.name for customer in CUSTOMERS for contact in customer.contacts}

    assert all(people[email] == name for email, name, _who in DEMO_ACCOUNTS)
    assert {contact.preset for customer in CUSTOMERS for contact in customer.contacts} == set(PRESETS)
    assert {member.role for member in STAFF} == {role.value for role in Role}


def test_papers_are_what_their_names_say_and_small(demo):
    found = [paper for ticket in demo.tickets for event in ticket.events for paper in event.papers]

    assert {paper.name.rpartition(".")[2] for paper in found} == {"png", "pdf", "txt"}
    for paper in found[:60]:
        assert kinds.is_what_it_says(paper.name, _as_file(paper.content)), paper.name
    assert max(len(paper.content) for paper in found) < 10_000


def test_a_picture_is_the_same_for_the_same_dice():
    assert papers.screen("a.png", Random(3)) == papers.screen("a.png", Random(3))


def test_office_minutes_skip_lunch_nights_and_weekends():
    friday_at_six = datetime(2026, 11, 20, 18, 0)  # noqa: DTZ001 - the desk's own wall clock

    monday = later(friday_at_six, 45)

    assert monday == datetime(2026, 11, 23, 8, 45)  # noqa: DTZ001
    assert earlier(monday, 45) == friday_at_six


def _as_file(content: bytes):
    from io import BytesIO

    return BytesIO(content)
