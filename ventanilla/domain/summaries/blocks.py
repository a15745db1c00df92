"""What one person reads of their company's week: the same `visible_to` as on their pages, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ventanilla.core.durations import in_hours
from ventanilla.core.times import by_when, date_only, when
from ventanilla.domain.customers.models import AccessRequest, Membership, SectionRequest, sections_on
from ventanilla.domain.customers.policy import may_govern
from ventanilla.domain.hours.models import Approval, HourBank
from ventanilla.domain.hours.policy import may_approve
from ventanilla.domain.invoices.models import Invoice
from ventanilla.domain.renewals.undecided import undecided
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.policy import rating_since
from ventanilla.domain.tickets.status import Status
from ventanilla.domain.tickets.wording import status_word
from ventanilla.domain.workorders.models import Status as OrderStatus
from ventanilla.domain.workorders.models import WorkOrder
from ventanilla.domain.workorders.policy import may_sign_at_all

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

SHOWN = 5
"""Lines of a block; the others are counted."""
WEEK = timedelta(days=7)
AHEAD = timedelta(days=14)
"""Visits that are told."""


@dataclass(frozen=True)
class Line:
    words: str
    beside: str
    route: str
    number: int | None = None


@dataclass(frozen=True)
class Block:
    name: _StrOrPromise
    lines: Sequence[Line]
    more: int = 0


def blocks_for(me: Membership, at: datetime) -> list[Block]:
    """In the active language; empty when there is nothing to tell: hours that are left are not news by themselves."""
    told = (
        _waiting(me, at),
        _worked_on(me, at),
        _planned(me, at),
        _renewals(me, at),
        _invoices(me, at),
        _orders(me, at),
    )
    news = [one for one in told if one.lines]
    return [*news, *_hours(me)] if news else []


def _waiting(me: Membership, at: datetime) -> Block:
    """For them: what was asked, what can still be rated, who wants to enter."""
    asked = _mine(me).filter(status=Status.AWAITING_CUSTOMER, requester=me).order_by("status_since", "pk")
    block = _block(_("Espera por ti"), asked, lambda one: _ticket(one, _("espera tu respuesta")))
    return Block(block.name, [*block.lines, *_counted(me, at)], block.more)


def _counted(me: Membership, at: datetime) -> Iterator[Line]:
    unrated = Ticket.objects.visible_to(me).unrated_by(me, since=rating_since(at)).count()
    if unrated:
        told = ngettext("%(count)s incidencia por valorar", "%(count)s incidencias por valorar", unrated)
        yield Line(told % {"count": unrated}, "", "portal:to_rate")
    if may_sign_at_all(me):
        unsigned = WorkOrder.objects.visible_to(me).filter(status=OrderStatus.ISSUED).count()
        if unsigned:
            told = ngettext("%(count)s parte por firmar", "%(count)s partes por firmar", unsigned)
            yield Line(told % {"count": unsigned}, "", "portal:work_orders")
    if may_approve(me):
        for one in (
            Approval.objects.visible_to(me).filter(state=Approval.State.WAITING).order_by("pk")[:SHOWN]
        ):
            yield Line(one.subject, _("pasará de vuestras horas"), "portal:hours_approval", one.pk)
    if may_govern(me):
        waits = {"state": "waiting"}
        people = AccessRequest.objects.filter(customer=me.customer_id, **waits).count()
        theirs = SectionRequest.objects.filter(member__customer=me.customer_id, **waits).exclude(member=me)
        asked = people + theirs.filter(section__in=sections_on(me.customer)).count()
        if asked:
            told = ngettext("%(count)s acceso por decidir", "%(count)s accesos por decidir", asked)
            yield Line(told % {"count": asked}, "", "portal:contacts")


def _worked_on(me: Membership, at: datetime) -> Block:
    open_ones = _mine(me).exclude(status=Status.AWAITING_CUSTOMER, requester=me)
    return _block(
        _("En qué estamos"),
        open_ones.order_by("-updated_at", "-pk"),
        lambda one: _ticket(one, _stands(one, at)),
    )


def _stands(ticket: Ticket, at: datetime) -> str:
    word = status_word(ticket.status)
    if ticket.promised_at is None or ticket.promised_at < at:
        return word
    return f"{word} · {by_when(localtime(ticket.promised_at), localtime(at))}"


def _planned(me: Membership, at: datetime) -> Block:
    coming = (
        _mine(me)
        .filter(status=Status.PLANNED, planned_at__range=(at, at + AHEAD))
        .order_by("planned_at", "pk")
    )
    return _block(
        _("Visitas previstas"),
        coming,
        lambda one: _ticket(one, when(localtime(one.planned_at), localtime(at))),
    )


def _renewals(me: Membership, at: datetime) -> Block:
    ending = undecided(me, localtime(at).date()).select_related("service")
    return _block(
        _("Vence pronto"), ending,
        lambda one: Line(f"{one.service.name} {one.about}".strip(), date_only(one.ends_on), "portal:renewal", one.pk),
    )  # fmt: skip


def _invoices(me: Membership, at: datetime) -> Block:
    new = Invoice.objects.visible_to(me).filter(published_at__gt=at - WEEK, published_at__lte=at)
    return _block(
        _("Facturas de la semana"), new.order_by("-published_at", "-pk"),
        lambda one: Line(one.label, date_only(one.issued_on), "portal:invoice", one.pk),
    )  # fmt: skip


def _orders(me: Membership, at: datetime) -> Block:
    new = WorkOrder.objects.visible_to(me).filter(issued_at__gt=at - WEEK, issued_at__lte=at)
    return _block(
        _("Partes de la semana"), new.order_by("-issued_at", "-pk"),
        lambda one: Line(f"{one.number} {one.subject}", str(one.get_status_display()), "portal:work_order", one.pk),
    )  # fmt: skip


def _hours(me: Membership) -> list[Block]:
    banks = HourBank.objects.visible_to(me).running().order_by("valid_until", "pk")
    block = _block(
        _("Horas que quedan"), banks,
        lambda one: Line(one.name, _("%(left)s de %(all)s") % {"left": in_hours(one.left), "all": in_hours(one.granted)},
                         "portal:hour_bank", one.pk),
    )  # fmt: skip
    return [block] if block.lines else []


def _mine(me: Membership) -> QuerySet[Ticket]:
    return Ticket.objects.visible_to(me).open()


def _ticket(ticket: Ticket, beside: str) -> Line:
    return Line(f"#{ticket.number} {ticket.subject}", beside, "portal:ticket", ticket.number)


def _block(name: _StrOrPromise, rows: QuerySet[Any], line: Callable[[Any], Line]) -> Block:
    """The first few, and how many more there are."""
    found = list(rows[: SHOWN + 1])
    more = rows.count() - SHOWN if len(found) > SHOWN else 0
    return Block(name, [line(one) for one in found[:SHOWN]], more)
