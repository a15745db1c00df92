"""A house with two hundred thousand tickets, made by the database itself: one statement a table.

Aurora has a tenth of them, the other customers the rest; one in twenty is open. Columns that nothing is said of here get
what a new row would get, so that a new column needs no line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import connection, models

from benchmarks.bulk import bare, run
from benchmarks.rows import Table
from tests.cast import Cast, assemble
from ventanilla.domain.customers.models import Customer, Membership, Right, Scope, Section
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.models import Person, Role, StaffMember, Team
from ventanilla.domain.tickets.models import (
    Application,
    Message,
    Rating,
    Reading,
    SavedView,
    Tag,
    Ticket,
    TicketTag,
    TicketType,
)  # fmt: skip

TICKETS = 200_000
CUSTOMERS, CONTACTS, STAFF = 40, 400, 8
FACTS: dict[type[models.Model], dict[str, str]] = {
    Ticket: {
        "number": "n",
        "customer_id": "customer",
        "requester_id": "member",
        "type_id": "%(type)s + n %% 3",
        "application_id": "%(application)s + n %% 3",
        "urgency": "'low'",
        "priority": "CASE n % 7 WHEN 0 THEN 'high' WHEN 1 THEN 'low' ELSE 'medium' END",
        "subject": "'Asunto ' || n",
        "status": "status",
        "status_since": "moment",
        "turn_since": "moment",
        "created_at": "moment",
        "updated_at": "moment",
        "customer_spoke_at": "moment",
        "staff_spoke_at": "moment",
        "qualified_at": "CASE WHEN n % 11 > 0 THEN moment END",
        "resolved_at": "CASE WHEN status IN ('resolved', 'closed') THEN moment END",
        "planned_at": "CASE WHEN status = 'planned' THEN later END",
        "due_at": "CASE WHEN status IN ('awaiting_support', 'in_progress') THEN later END",
        "promised_at": "CASE WHEN status IN ('awaiting_support', 'in_progress') THEN later END",
        "warns_at": "CASE WHEN status = 'in_progress' THEN later END",
        "wakes_at": "CASE WHEN status IN ('awaiting_customer', 'resolved') THEN later END",
        "awaits_staff": "(status IN ('awaiting_support', 'in_progress'))",
        "wants_rating": "(status IN ('resolved', 'closed') AND n % 3 > 0)",
        "is_verified": "(n % 640 <> 20)",
        "assignee_id": "CASE WHEN n / 200 %% 5 < 2 THEN NULL ELSE %(staff)s + n / 20 %% %(members)s END",
        "team_id": "%(team)s + n %% 3",
    },
    Message: {
        "id": "n", "ticket_id": "n", "contact_id": "member", "author_name": "'Alguien'", "body": "'Palabra ' || n",
        "body_html": "'<p>Palabra ' || n || '</p>'", "created_at": "moment",
    },
    Entry: {
        "id": "n", "at": "moment", "actor_kind": "'contact'", "actor_id": "member", "is_access": "(n % 50 = 0)",
        "actor_name": "'Alguien'", "verb": "'ticket.opened'",
        "thing_kind": "'ticket'", "thing_id": "n", "customer_number": "customer", "previous": "''",
        "hash": "'hash ' || n", "details": "'{}'",
    },
    Letter: {
        "id": "n", "state": "CASE WHEN n % 5000 = 0 THEN 'failed' ELSE 'sent' END", "key": "'letter ' || n",
        "message_id": "'<' || n || '@x>'", "about_kind": "'ticket'", "about_id": "n", "created_at": "moment",
        "run_after": "moment",
    },
    Reading: {"id": "n", "ticket_id": "n", "person_id": "person", "read_at": "moment"},
    Rating: {
        "id": "n", "ticket_id": "n", "stars": "5", "rated_by_id": "member", "rated_at": "moment",
    },
    TicketTag: {"id": "n", "ticket_id": "n", "tag_id": "%(tag)s + n %% 3"},
}  # fmt: skip
OPEN_ONES = [
    "planned",
    "pending",
    *["awaiting_customer"] * 2,
    *["awaiting_support"] * 2,
    *["in_progress"] * 4,
]
"""Out of ten."""
EVERY = {Rating: 4, TicketTag: 8}
"""One ticket in so many has such a row; all have the others."""


@dataclass(frozen=True)
class BigHouse:
    cast: Cast
    ticket: Ticket
    """An open one of Lucía's company, with words, letters and history."""
    view: SavedView


def furnish() -> BigHouse:
    """Everybody of the cast, and everything; in the transaction that is open."""
    cast = assemble()
    starts = _people(cast)
    tables = [Table(model, *facts) for model, facts in FACTS.items()]
    _lay_the_ground(starts)
    run(["SET CONSTRAINTS ALL IMMEDIATE"] if connection.vendor == "postgresql" else [])
    with bare(tables):
        for table in tables:
            _fill(table, starts)
    run(["ANALYZE"])
    if connection.vendor == "postgresql":
        # As a vacuum leaves it, which cannot run inside a transaction: the planner walks an index alone only where it
        # believes the pages of its table to be visible to everybody. Only a superuser may say so.
        names = ", ".join(f"'{table.name}'" for table in tables)
        run([f"UPDATE pg_class SET relallvisible = relpages WHERE relname IN ({names})"])
    ticket = Ticket.objects.open().filter(customer=cast.aurora, assignee=cast.marta).latest("pk")
    view = SavedView.objects.create(owner=cast.marta, name="Altas de Aurora", filters={"prioridad": ["high"]})
    return BigHouse(cast, ticket, view)


def _people(cast: Cast) -> dict[str, Any]:
    """For the words of `FACTS`: the first key of each kind, and whose the n-th ticket is. Keys follow one another."""
    customers = Customer.objects.bulk_create(
        Customer(code=f"X{n}", name=f"Cliente {n}") for n in range(CUSTOMERS)
    )
    people = Person.objects.bulk_create(
        Person(email=f"p{n}@x.example", name=f"P {n}", password="!") for n in range(CONTACTS + STAFF)
    )
    rights = {section.value: Right.MANAGE.value for section in Section}
    members = Membership.objects.bulk_create(
        Membership(person=person, customer=customers[n % CUSTOMERS], rights=rights, scope=Scope.OWN)
        for n, person in enumerate(people[:CONTACTS])
    )
    StaffMember.objects.bulk_create(StaffMember(person=one, role=Role.AGENT) for one in people[CONTACTS:])
    teams = Team.objects.bulk_create(Team(name=name) for name in ("Sistemas", "Redes", "Campo"))
    teams[0].members.add(cast.marta)
    tags = Tag.objects.bulk_create(Tag(name=name) for name in ("vip", "garantía", "obra"))
    return {
        "staff": cast.marta.pk,
        "members": STAFF + 4,
        "team": teams[0].pk,
        "tag": tags[0].pk,
        "type": TicketType.objects.order_by("pk")[0].pk,
        "application": Application.objects.order_by("pk")[0].pk,
        "customer": _whose(f"{cast.aurora.pk}", f"{customers[0].pk} + n % {CUSTOMERS}"),
        "member": _whose(f"{cast.lucia.pk} + n / 10 % 4", f"{members[0].pk} + n % {CONTACTS}"),
        "person": _whose(f"{cast.lucia.person_id} + n / 10 % 4", f"{people[0].pk} + n % {CONTACTS}"),
    }


def _whose(of_aurora: str, of_others: str) -> str:
    return f"CASE WHEN n % 10 = 0 THEN {of_aurora} ELSE {of_others} END"


def _lay_the_ground(starts: dict[str, Any]) -> None:
    """What all tables ask of the n-th ticket, worked out once."""
    on_postgresql = connection.vendor == "postgresql"
    moment = (
        "now() - n * interval '5 minutes'" if on_postgresql else "datetime('now', (n * -5) || ' minutes')"
    )
    ahead = "(n % 900 - 60) * 9"
    later = (
        f"now() + {ahead} * interval '1 minute'"
        if on_postgresql
        else f"datetime('now', {ahead} || ' minutes')"
    )
    status = " ".join(f"WHEN {n} THEN '{word}'" for n, word in enumerate(OPEN_ONES))
    run(
        [
            f"""CREATE TEMPORARY TABLE ground AS
        WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {TICKETS})
        SELECT n, {moment} AS moment, {later} AS later,
            CASE WHEN n / 10 % 20 = 0 THEN CASE n / 200 % 10 {status} END
                WHEN n % 97 = 0 THEN 'resolved' ELSE 'closed' END AS status,
            {starts["customer"]} AS customer, {starts["member"]} AS member, {starts["person"]} AS person FROM numbers"""
        ]
    )


def _fill(table: Table, starts: dict[str, Any]) -> None:
    facts = [
        (words % starts if "%(" in words else words).replace("%", "%%")
        for words in FACTS[table.model].values()
    ]
    values = ", ".join([*facts, *["%s"] * len(table.rest)])
    columns = ", ".join(f'"{name}"' for name in table.columns)
    every = EVERY.get(table.model, 1)
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{table.name}" ({columns}) SELECT {values} FROM ground WHERE n %% {every} = 0',
            table.rest,
        )
