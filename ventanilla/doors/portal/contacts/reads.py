"""What the pages of contacts read: one company at a time, all of it at once; the verbs keep it below five hundred."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ventanilla.domain.customers.models import (
    AccessRequest,
    Membership,
    Scope,
    Section,
    SectionRequest,
    Stand,
    sections_on,
)
from ventanilla.domain.customers.policy import grant_of

WAYS: dict[str, tuple[object, Callable[[Membership], bool]]] = {
    "": (_("Todos"), lambda one: True),
    "activos": (_("Con acceso"), lambda one: one.stand == Stand.ACTIVE),
    "invitados": (_("Invitados"), lambda one: one.stand == Stand.INVITED),
    "suspendidos": (_("Suspendidos"), lambda one: one.stand == Stand.SUSPENDED),
    "gestionan": (_("Gestionan los accesos"), lambda one: grant_of(one).is_access_manager),
    "facturacion": (_("Facturación"), lambda one: one.for_invoices),
    "presupuestos": (_("Presupuestos"), lambda one: one.for_quotes),
    "tecnico": (pgettext_lazy("correos", "Técnico"), lambda one: one.for_technical),
}
"""How the list is narrowed, as the address says it."""


@dataclass(frozen=True)
class Chip:
    label: object
    href: str
    count: int
    current: bool


def contacts_of(me: Membership) -> QuerySet[Membership]:
    """Everybody in the list of one's own company: nobody else's is found from here."""
    return Membership.objects.kept().filter(customer=me.customer_id).select_related("person")


def listed(me: Membership) -> list[Membership]:
    """By the name that the company reads."""
    return sorted(contacts_of(me), key=lambda one: (one.shown_name.casefold(), one.pk))


def chips(everybody: list[Membership], chosen: str, here: str) -> list[Chip]:
    """Those that narrow to somebody, and the one that is chosen."""
    found = [
        Chip(label, f"{here}?ver={way}" if way else here, sum(map(fits, everybody)), way == chosen)
        for way, (label, fits) in WAYS.items()
    ]
    return [one for one in found if one.count or one.current]


def sees_in_words(one: Membership) -> str:
    """Whose tickets they see."""
    if not one.may_view(Section.SUPPORT):
        return str(_("Ninguna"))
    return str(_("De toda la empresa") if one.scope == Scope.COMPANY else _("Solo las suyas"))


def requests_of(me: Membership) -> QuerySet[AccessRequest]:
    waiting = AccessRequest.objects.filter(customer=me.customer_id, state=AccessRequest.State.WAITING)
    return waiting.select_related("asked_by__person").order_by("asked_at", "pk")


def section_requests_of(me: Membership) -> QuerySet[SectionRequest]:
    """Those of others, for nobody decides their own; a section that is switched off is not there to be opened."""
    waiting = SectionRequest.objects.filter(
        member__customer=me.customer_id,
        state=SectionRequest.State.WAITING,
        section__in=sections_on(me.customer),
    )
    return waiting.exclude(member=me).select_related("member__person").order_by("asked_at", "pk")
