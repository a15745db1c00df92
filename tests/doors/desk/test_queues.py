"""Queues hold what they say, their numbers are theirs, and walking through a list meets every ticket once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlencode

import pytest
import time_machine
from django.db import transaction
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.doors.desk.mixed import BY_HAND, a_mixed_desk, is_unread
from ventanilla.domain.tickets.actions.views import save_view
from ventanilla.domain.tickets.findable import rebuild
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.status import Priority
from ventanilla.doors.desk.lists import asked as asking
from ventanilla.doors.desk.lists.asked import Asked, asked_for, orders_of
from ventanilla.doors.desk.lists.navigation import CHATS, OUTSIDE, UNREAD, _counting, counts_of
from ventanilla.doors.desk.lists.queues import QUEUES, queue_of
from ventanilla.doors.desk.lists.seat import take_seat
from ventanilla.doors.shared import counts

A_TUESDAY = "2026-11-24T10:00+01:00"
FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "estado": st.lists(st.sampled_from(["in_progress", "planned", "awaiting_customer", "closed"]), min_size=1),
        "prioridad": st.lists(st.sampled_from(list(Priority)), min_size=1, max_size=2),
        "tecnico": st.lists(st.sampled_from(["yo", "nadie"]), min_size=1),
        "equipo": st.lists(st.sampled_from(["mios", "ninguno"]), min_size=1),
        "aplicacion": st.just(["ninguna"]),
        "etiqueta": st.lists(st.sampled_from(["vpn", "#Tambor", "otra"]), min_size=1),
        "sin-leer": st.just(["1"]),
        "q": st.sampled_from([["impresora"], ["CORREOS electronico"], ["nada de eso"], ["de"]]),
    },
)  # fmt: skip
FOUND = {
    "impresora": "impresora",
    "CORREOS electronico": "correo",
    "nada de eso": "-",
    "de": "-",
    "#17": "Asunto 16:",
}
"""What one types, and what stands in the subjects that it finds."""


@pytest.fixture
def tickets(cast) -> Iterator[list[Ticket]]:
    """On a working day: what is at risk depends on the hours that are left."""
    with time_machine.travel(A_TUESDAY, tick=True):
        found = a_mixed_desk(cast)
        rebuild()
        yield found


@pytest.fixture
def look_at_few(monkeypatch) -> Iterator[Callable[[int], None]]:
    """How far is counted stands in statements that are written once."""

    def at_most(number: int) -> None:
        monkeypatch.setattr(counts, "MOST", number)
        _counting.cache_clear()

    yield at_most
    _counting.cache_clear()


def asked(me, **given: object) -> Asked:
    return asked_for(QueryDict(urlencode(given, doseq=True)), me)


def walk(wanted: Asked) -> list[int]:
    """Every page of the list, one after the other."""
    numbers, page = [], wanted.page()
    while True:
        numbers += [line.number for line in page.rows]
        if not page.older:
            return numbers
        page = Asked(wanted.seat, wanted.queue, wanted.chosen, wanted.order, after=page.older).page()
        assert page.rows


@pytest.mark.parametrize("queue", QUEUES, ids=lambda queue: queue.name)
def test_a_queue_holds_what_it_says(cast, tickets, queue):
    for me in (cast.marta, cast.bruno, cast.ivan):
        seat = take_seat(me)

        found = {ticket.number for ticket in queue.tickets(seat)}

        assert found == {one.number for one in tickets if BY_HAND[queue.name](one, seat)}


def test_the_world_has_something_in_every_queue(cast, tickets):
    seat = take_seat(cast.marta)

    assert all(any(test(one, seat) for one in tickets) for test in BY_HAND.values())


def test_numbers_are_those_of_somebody_who_counts_by_hand(cast, tickets):
    save_view(by=cast.marta, name="Urgentes", filters={"cola": ["todas"], "prioridad": ["high"]})
    seat = take_seat(cast.marta)

    found = counts_of(seat)

    by_hand = {
        name: str(sum(test(one, seat) for one in tickets))
        for name, test in BY_HAND.items()
        if name != "completadas"
    }
    of_teams = {
        f"equipo-{team.id}": str(
            sum(BY_HAND["todas"](one, seat) and one.team_id == team.id for one in tickets)
        )
        for team in seat.teams
    }
    urgent = sum(BY_HAND["todas"](one, seat) and one.priority == "high" for one in tickets)
    unread = sum(BY_HAND["mias"](one, seat) and is_unread(one, seat) for one in tickets)
    beside = {f"vista-{seat.views[0].id}": str(urgent), UNREAD: str(unread), OUTSIDE: "0", CHATS: "0"}
    assert found == by_hand | of_teams | beside
    assert len(of_teams) == 2


def test_all_numbers_come_in_one_statement(cast, tickets, django_assert_num_queries):
    seat = take_seat(cast.marta)

    with django_assert_num_queries(1):
        counts_of(seat)


def test_what_is_counted_with_a_statement_of_before_is_counted_for_now(cast, tickets):
    seat = take_seat(cast.marta)
    counts_of(seat)
    long_after = replace(
        seat, risky=seat.risky + timedelta(days=400), tomorrow=seat.tomorrow + timedelta(days=400)
    )

    now, then = counts_of(seat), counts_of(long_after)

    assert then["hoy"] == str(sum(one.status == "planned" for one in tickets)) != now["hoy"]
    assert then["en-riesgo"] == str(sum(one.due_at is not None for one in tickets)) != now["en-riesgo"]
    assert then["mias"] == now["mias"]


def test_beyond_a_limit_numbers_are_not_counted_out(cast, tickets, look_at_few):
    look_at_few(5)

    found = counts_of(take_seat(cast.marta))

    assert found["todas"] == "4+"


def test_a_view_says_when_not_everything_was_looked_at(cast, tickets, look_at_few):
    save_view(by=cast.marta, name="Urgentes", filters={"cola": ["todas"], "prioridad": ["high"]})
    save_view(by=cast.marta, name="De Aurora", filters={"cliente": [str(cast.aurora.pk)], "sin-leer": ["1"]})
    seat = take_seat(cast.marta)
    newest = in_order_by_hand(
        "novedad", [one.number for one in tickets if BY_HAND["todas"](one, seat)], tickets
    )
    look_at_few(12)

    found = counts_of(seat)

    urgent = sum(one.priority == "high" for one in tickets if one.number in newest[:12])
    by_name = {view.name: found[f"vista-{view.id}"] for view in seat.views}
    assert by_name["Urgentes"] == f"{urgent}+"
    assert by_name["De Aurora"].endswith("+")


def test_a_ticket_is_found_by_its_number_in_the_queue_that_it_is_in(cast, tickets):
    ticket = next(one for one in tickets if one.is_open)

    assert ticket.number in walk(asked(cast.marta, cola="todas", q=f"#{ticket.number}"))
    assert ticket.number not in walk(asked(cast.marta, cola="completadas", q=f"#{ticket.number}"))


def test_a_status_that_the_queue_cannot_have_asks_nothing(cast, tickets, django_assert_num_queries):
    wanted = asked(cast.marta, cola="completadas", estado="pending")

    with django_assert_num_queries(0):
        assert wanted.page().rows == []


def test_a_team_is_a_queue(cast, tickets):
    seat = take_seat(cast.ivan)

    for team in seat.teams:
        found = {ticket.number for ticket in queue_of(team).tickets(seat)}
        assert found == {
            one.number for one in tickets if one.team_id == team.id and BY_HAND["todas"](one, seat)
        }


def test_a_row_is_unread_as_the_filter_says(cast, tickets):
    seat = take_seat(cast.marta)
    rows = {line.number: line for line in asked(cast.marta, cola="todas").page().rows}

    filtered = set(walk(asked(cast.marta, **{"cola": "todas", "sin-leer": "1"})))

    assert {number for number, line in rows.items() if line.is_unread_by(cast.marta)} == filtered & set(rows)
    assert filtered == {one.number for one in tickets if BY_HAND["todas"](one, seat) and is_unread(one, seat)}
    assert filtered


@pytest.mark.parametrize("queue", QUEUES, ids=lambda queue: queue.name)
def test_walking_meets_every_ticket_once_in_every_order(cast, tickets, queue, monkeypatch):
    monkeypatch.setattr(asking, "PAGE", 7)

    for order in orders_of(queue):
        wanted = asked(cast.marta, cola=queue.name, orden=order.name)
        met = walk(wanted)

        assert sorted(met) == sorted(one.number for one in tickets if BY_HAND[queue.name](one, wanted.seat))
        assert met == in_order_by_hand(order.name, met, tickets)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None
)
@given(queue=st.sampled_from(QUEUES), filters=FILTERS, size=st.integers(1, 9), data=st.data())
def test_walking_with_filters_meets_what_fits_once(cast, tickets, monkeypatch, queue, filters, size, data):
    order = data.draw(st.sampled_from(orders_of(queue)))
    monkeypatch.setattr(asking, "PAGE", size)
    with transaction.atomic():
        wanted = asked(cast.marta, cola=queue.name, orden=order.name, **filters)

        met = walk(wanted)

    fitting = [one for one in tickets if BY_HAND[queue.name](one, wanted.seat) and fits(one, filters, wanted)]
    assert sorted(met) == sorted(one.number for one in fitting)
    assert met == in_order_by_hand(order.name, met, tickets)


def fits(one: Ticket, filters: dict, wanted: Asked) -> bool:
    seat, mine = wanted.seat, {"yo": wanted.me.pk, "nadie": None}
    names = {tag.tag.name for tag in one.tags.select_related("tag")}
    tests = {
        "estado": lambda values: one.status in values,
        "prioridad": lambda values: one.priority in values,
        "tecnico": lambda values: one.assignee_id in [mine[value] for value in values],
        "equipo": lambda values: (
            ("mios" in values and one.team_id in seat.own_teams)
            or ("ninguno" in values and one.team_id is None)
        ),
        "aplicacion": lambda values: one.application_id is None,
        "etiqueta": lambda values: bool(names & {value.lower().lstrip("#") for value in values}),
        "sin-leer": lambda values: is_unread(one, seat),
        "q": lambda values: FOUND[values[0]] in one.subject,
    }
    return all(tests[name](values) for name, values in filters.items())


def in_order_by_hand(order: str, numbers: list[int], tickets: list[Ticket]) -> list[int]:
    """The same numbers, sorted without a database."""
    known = {one.number: one for one in tickets}
    newest = lambda one: (-one.updated_at.timestamp(), -one.number)  # noqa: E731
    first = {
        "novedad": newest,
        "antiguas": lambda one: (one.updated_at.timestamp(), one.number),
        "prioridad": lambda one: (list(Priority).index(one.priority), *newest(one)),
        "vence": lambda one: (0, one.due_at.timestamp(), one.number) if one.due_at else (1, *newest(one)),
        "visita": lambda one: (
            (0, one.planned_at.timestamp(), one.number) if one.planned_at else (1, *newest(one))
        ),
    }
    return sorted(numbers, key=lambda number: first[order](known[number]))
