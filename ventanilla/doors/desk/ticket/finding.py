"""Finding what somebody names by its number or by a few words."""

from __future__ import annotations

from django.db.models import Q

from ventanilla.core.errors import Refused
from ventanilla.core.text import number_in
from ventanilla.core.words import say as _
from ventanilla.domain.customers.models import Customer, Membership, Section
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.models import Tag, Ticket

MOST = 12
"""Suggestions at once: who sees too many types on."""


def other_ticket(me: StaffMember, number: int, *, field: str) -> Ticket:
    """Raises Refused, at the form's field, when there is none with this number."""
    found = Ticket.objects.visible_to(me).select_related("customer", "requester__person", "assignee__person")
    ticket = found.filter(pk=number).first()
    if ticket is None:
        raise Refused(
            _("No hay ninguna incidencia con el número %(number)s.") % {"number": number}, field=field
        )
    return ticket


def tickets_like(me: StaffMember, words: str, *, besides: Ticket) -> list[Ticket]:
    """By number, whoever's it is; by words of the subject among those of the same customer, the newest first."""
    found = Ticket.objects.visible_to(me).exclude(pk=besides.pk).filter(merged_into=None)
    plain = words.strip().removeprefix("#")
    if number := number_in(plain):
        found = found.filter(pk=number)
    else:
        found = found.filter(customer=besides.customer_id)
        for word in plain.split():
            found = found.filter(subject__icontains=word)
    return list(found.order_by("-updated_at", "-number")[:MOST])


def tags_like(words: str) -> list[str]:
    """Known ones that begin so."""
    found = Tag.objects.filter(name__startswith=words.strip().lower().removeprefix("#"))
    return list(found.order_by("name").values_list("name", flat=True)[:MOST])


def customers_like(words: str) -> list[Customer]:
    """By a part of the name, the beginning of the code or of the tax id."""
    found = Customer.objects.filter(is_active=True)
    for word in words.split():
        found = found.filter(
            Q(name__icontains=word) | Q(code__istartswith=word) | Q(tax_id__istartswith=word)
        )
    return list(found.order_by("name", "id")[:MOST])


def contacts_of(customer: Customer) -> list[Membership]:
    """Everybody of it who can come in."""
    alive = Membership.objects.alive().filter(customer=customer).select_related("person", "customer")
    return list(alive.order_by("person__name"))


def who_sees(ticket: Ticket, *, if_asked_by: Membership) -> list[Membership]:
    """The contacts of that customer who would find the ticket in their lists, had this one asked for it."""
    copied = (
        set(ticket.copies.values_list("member_id", flat=True)) if _is_its_own(ticket, if_asked_by) else set()
    )
    return [
        one for one in contacts_of(if_asked_by.customer)
        if one.may_view(Section.SUPPORT) and (one.sees_whole_company or one == if_asked_by or one.pk in copied)
    ]  # fmt: skip


def _is_its_own(ticket: Ticket, member: Membership) -> bool:
    """Copies do not go along to another customer."""
    return member.customer_id == ticket.customer_id
