"""The lists that everybody opens all day are read by their indexes, on both databases, with twenty thousand tickets."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.people.models import Person
from ventanilla.domain.tickets.models import Application, Ticket, TicketType
from ventanilla.doors.desk import reads as desk
from ventanilla.doors.portal import reads as portal

TICKETS = 20_000


@pytest.fixture
def twenty_thousand(cast):
    """Tickets of forty customers, one in twenty of them open, as a house has after some years."""
    _forty_customers(cast)
    on_postgresql = connection.vendor == "postgresql"
    numbers = (
        f"WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {TICKETS})"
    )
    moment = (
        "now() - n * interval '20 minutes'" if on_postgresql else "datetime('now', (n * -20) || ' minutes')"
    )
    columns = (
        "customer_id, requester_id, type_id, application_id, urgency, priority, subject, status, status_since, round,"
        " created_at, updated_at, awaits_staff, privacy_version, form_digest, assignee_id"
    )
    status = "CASE WHEN n % 20 = 0 THEN 'in_progress' WHEN n % 97 = 0 THEN 'resolved' ELSE 'closed' END"
    sql = f"""{numbers} INSERT INTO tickets_ticket ({columns})
        SELECT m.customer_id, m.id, {TicketType.objects.first().pk}, {Application.objects.first().pk}, 'low', 'low',
               'Asunto', {status}, {moment}, 1, {moment}, {moment}, {"true" if on_postgresql else "1"}, '', '',
               CASE WHEN n % 3 = 0 THEN NULL ELSE {cast.marta.pk} END
        FROM numbers JOIN (SELECT id, customer_id, row_number() OVER (ORDER BY id) - 1 AS place,
                                  count(*) OVER () AS total FROM customers_membership) m ON m.place = n % m.total"""
    with connection.cursor() as cursor:
        cursor.execute(sql)
        cursor.execute("ANALYZE")
    return cast


def _forty_customers(cast) -> None:
    customers = Customer.objects.bulk_create(Customer(code=f"X{n}", name=f"Cliente {n}") for n in range(40))
    people = Person.objects.bulk_create(
        Person(email=f"p{n}@x.example", name=f"P {n}", password="!") for n in range(160)
    )
    Membership.objects.bulk_create(
        Membership(person=person, customer=customers[number % 40]) for number, person in enumerate(people)
    )


def plan_of(read) -> str:
    """The plan of the statement on tickets that this reading makes."""
    with CaptureQueriesContext(connection) as captured:
        read()
    statement = next(query["sql"] for query in captured if "tickets_ticket" in query["sql"])
    return explained(statement)


def explained(statement: str) -> str:
    how = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
    with connection.cursor() as cursor:
        cursor.execute(f"{how} {statement}")
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


def tickets(actor):
    return Ticket.objects.visible_to(actor)


# The index that must be used; «ticket» where the planner may choose among those of a person's few rows.
LISTS = {
    "open of the company": (
        lambda cast: portal.ticket_lines(tickets(cast.lucia).open()),
        "ticket_open_of_customer",
    ),
    "completed of the company": (
        lambda cast: portal.ticket_lines(tickets(cast.lucia).completed()),
        "ticket_of_customer",
    ),
    "counts of the company": (lambda cast: portal.counts_for(cast.lucia), "ticket_open_of_customer"),
    "own and open": (lambda cast: portal.ticket_lines(tickets(cast.pedro).open()), "ticket"),
    "own and completed": (lambda cast: portal.ticket_lines(tickets(cast.pedro).completed()), "ticket"),
    "waiting for me": (lambda cast: portal.questions_for(cast.lucia), "ticket"),
    "unrated": (lambda cast: portal.unrated_for(cast.lucia), "ticket"),
    "all in the desk": (lambda cast: desk.queue_lines(desk.BY_NAME["todas"], cast.marta, ""), "ticket_open"),
    "mine in the desk": (lambda cast: desk.queue_lines(desk.BY_NAME["mias"], cast.marta, ""), "ticket_open"),
    "unassigned in the desk": (
        lambda cast: desk.queue_lines(desk.BY_NAME["sin-asignar"], cast.marta, ""),
        "ticket_open",
    ),
    "counts of the desk": (lambda cast: desk.queue_counts(cast.marta), "ticket_open"),
    "others of the customer": (
        lambda cast: desk.other_open_tickets(
            tickets(cast.marta).filter(customer=cast.aurora).first(), cast.marta
        ),
        "ticket",
    ),
}


def test_every_hot_list_is_read_by_its_index(twenty_thousand):
    plans = {name: plan_of(lambda read=read: read(twenty_thousand)) for name, (read, _index) in LISTS.items()}

    for name, (_read, index) in LISTS.items():
        assert index in plans[name], f"{name}:\n{plans[name]}"
        assert not re.search(r"Seq Scan on tickets_ticket\b|SCAN tickets_ticket(?! USING)", plans[name]), (
            plans[name]
        )


def test_the_next_page_is_read_by_the_same_index(twenty_thousand):
    company = tickets(twenty_thousand.lucia).completed()
    cursor = portal.ticket_lines(company).older

    plan = plan_of(lambda: portal.ticket_lines(company, cursor))

    assert cursor
    assert "ticket_of_customer" in plan
    assert "TEMP B-TREE" not in plan
    assert "Seq Scan on tickets_ticket " not in plan


def test_nothing_is_sorted_that_the_index_has_in_order(twenty_thousand):
    for name in (
        "completed of the company",
        "all in the desk",
        "unassigned in the desk",
    ):
        plan = plan_of(lambda name=name: LISTS[name][0](twenty_thousand))
        assert not re.search(r"USE TEMP B-TREE FOR ORDER BY|Sort Key: tickets_ticket\.updated_at", plan), (
            f"{name}:\n{plan}"
        )
