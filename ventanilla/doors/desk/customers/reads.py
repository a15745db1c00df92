"""What the pages of customers read."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import OuterRef, QuerySet

from ventanilla.domain.customers.findable import customers_in_reach
from ventanilla.domain.customers.models import CompanyChange, Customer, Membership
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.search.asking import ask
from ventanilla.domain.search.guessing import guess
from ventanilla.domain.search.hits import hits
from ventanilla.domain.tickets.models import Ticket
from ventanilla.doors.desk.customers.told import TOLD
from ventanilla.doors.shared.counts import how_many
from ventanilla.doors.shared.lists import Page, in_order

PAGE = 50
MOST_FOUND = 200
"""Customers of one search: who sees more types on."""
MOST_EACH = 50
"""Contacts, and tickets, of each line of the list are counted to so many."""
OPEN_SHOWN, LINES_SHOWN = 10, 20
MOST_WAITING = 100
"""Requests on one page, the oldest: what is decided makes room."""


class Line(NamedTuple):
    name: str
    number: int
    code: str
    tax_id: str
    contacts: int
    open: int

    @staticmethod
    def words(number: int) -> str:
        """«7», «49+» where there are more; a dash for none."""
        return f"{MOST_EACH - 1}+" if number >= MOST_EACH else str(number or "–")


class Open(NamedTuple):
    number: int
    subject: str
    status: str
    assignee: str | None


def customer_lines(me: StaffMember, *, words: str, is_active: bool, cursor: str) -> Page[Line]:
    """By name."""
    rows = Customer.objects.standing().filter(is_active=is_active)
    if words:
        rows = rows.filter(pk__in=_found(me, words))
    people = Membership.objects.kept().filter(customer=OuterRef("pk"))
    tickets = Ticket.objects.visible_to(me).open().filter(customer=OuterRef("pk"))
    counted = rows.annotate(contacts=how_many(people, most=MOST_EACH), open=how_many(tickets, most=MOST_EACH))
    columns = ("name", "id", "code", "tax_id", "contacts", "open")
    return in_order(counted, ("name", "id"), cursor, columns, Line, size=PAGE)


def open_tickets(me: StaffMember, customer: Customer) -> tuple[list[Open], int]:
    """The newest of those that are open, and how many there are (counted to a thousand)."""
    tickets = Ticket.objects.visible_to(me).open().filter(customer=customer)
    counted = tickets.annotate(all=how_many(tickets)).order_by("-number")
    columns = ("number", "subject", "status", "assignee__person__name", "all")
    found = list(counted.values_list(*columns)[:OPEN_SHOWN])
    return [Open(*row[:4]) for row in found], found[0][4] if found else 0


def people_of(customer: Customer) -> QuerySet[Membership]:
    """Who is or is to be its contact; those who may come in first."""
    kept = Membership.objects.kept().filter(customer=customer).select_related("person")
    return kept.order_by("-is_active", "person__name", "pk")


def lines_of(customer: Customer) -> QuerySet[Entry]:
    """What was done to it, the last first."""
    about = Entry.objects.about("customer", customer.pk).filter(verb__in=list(TOLD))
    return about.order_by("-id")[:LINES_SHOWN]


def waiting_changes(customer: Customer | None = None) -> QuerySet[CompanyChange]:
    """What was asked and nobody has decided, the oldest first; of one company, or of all."""
    waiting = CompanyChange.objects.filter(state=CompanyChange.State.WAITING)
    mine = waiting.filter(customer=customer) if customer else waiting
    return mine.select_related("customer", "asked_by__person").order_by("pk")[:MOST_WAITING]


def how_many_wait() -> int:
    """Counted to `MOST_WAITING`."""
    waiting = CompanyChange.objects.filter(state=CompanyChange.State.WAITING)
    return waiting.values("pk")[:MOST_WAITING].count()


def _found(me: StaffMember, words: str) -> Any:
    asked, reach = ask(words), customers_in_reach(me)
    if reach is None or not asked:
        return []
    return hits(asked, guess(asked, [reach]), reach, most=MOST_FOUND)
