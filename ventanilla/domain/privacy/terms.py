"""How long each kind of thing is kept, and which of it is over. Nothing of whom there is a hold on ever is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.chat.models import Conversation
from ventanilla.domain.devices.scanning.rows import Scan
from ventanilla.domain.mail.models import AT_REST, Letter
from ventanilla.domain.people.models import Device
from ventanilla.domain.privacy.models import Hold, Term
from ventanilla.domain.support.models import SupportRequest
from ventanilla.domain.tickets.models import Message, Ticket
from ventanilla.domain.tickets.status import OVER

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

Over = Callable[[datetime], models.QuerySet[Any]]


@dataclass(frozen=True)
class Kind:
    name: str
    label: _StrOrPromise
    about: _StrOrPromise
    over: Over
    """The rows that are older than this instant."""
    days: int | None
    """Kept for so long while nobody says otherwise; None: for good."""
    least: int = 1
    most: int | None = None
    """Why: what the house needs of it ends there by itself."""


def _held() -> tuple[models.QuerySet[Any], models.QuerySet[Any]]:
    standing = Hold.objects.standing()
    people = standing.filter(person__isnull=False).values("person")
    return people, standing.filter(customer__isnull=False).values("customer")


def held_tickets() -> models.QuerySet[Ticket]:
    """Of companies and by people that there is a hold on."""
    people, customers = _held()
    said = Message.objects.filter(contact__person__in=people).values("ticket")
    return Ticket.objects.filter(Q(customer__in=customers) | Q(requester__person__in=people) | Q(pk__in=said))


def _tickets(before: datetime) -> models.QuerySet[Ticket]:
    ended = Q(closed_at__lt=before) | Q(closed_at=None, status_since__lt=before)
    over = Ticket.objects.filter(ended, is_unfinished=False, status__in=sorted(OVER), emptied=None)
    return over.exclude(pk__in=held_tickets().values("pk"))


def _letters(before: datetime) -> models.QuerySet[Letter]:
    """Those that have left or were given up; not of tickets that there is a hold on, nor to people."""
    people, _customers = _held()
    over = Letter.objects.filter(state__in=AT_REST, created_at__lt=before)
    of_held = Q(about_kind="ticket", about_id__in=held_tickets().values("pk"))
    addresses = Hold.objects.standing().filter(person__in=people).values("person__email")
    return over.exclude(of_held).exclude(to_address__in=addresses)


def _devices(before: datetime) -> models.QuerySet[Device]:
    return Device.objects.filter(last_seen_at__lt=before).exclude(person__in=_held()[0])


def _chats(before: datetime) -> models.QuerySet[Conversation]:
    """Of nobody, and of no company, that there is a hold on."""
    people, customers = _held()
    over = Conversation.objects.filter(ended_at__lt=before)
    return over.exclude(member__person__in=people).exclude(customer__in=customers)


def _support(before: datetime) -> models.QuerySet[SupportRequest]:
    state = SupportRequest.State
    over = SupportRequest.objects.filter(state__in=(state.TAKEN, state.DISCARDED), decided_at__lt=before)
    people, _customers = _held()
    addresses = Hold.objects.standing().filter(person__in=people).values("person__email")
    return over.exclude(email__in=addresses)


def _scans(before: datetime) -> models.QuerySet[Scan]:
    """Since it was last applied; one that nobody applied, since it was brought."""
    over = Q(applied_at__lt=before) | Q(applied_at=None, brought_at__lt=before)
    return Scan.objects.filter(over).exclude(customer__in=_held()[1])


KINDS: tuple[Kind, ...] = (
    Kind(
        "tickets", _("Incidencias terminadas"),
        _("Se vacían: lo escrito, los archivos y los correos. Quedan el número, las fechas y las cifras."),
        _tickets, days=None, least=365,
    ),
    Kind(
        "chats", _("Chats terminados"), _("Se borran enteros. Lo que siguió como incidencia está también en ella."),
        _chats, days=365, least=30,
    ),
    Kind(
        "letters", _("Correos enviados"), _("Lo que salió, como salió. Lo dicho sigue en cada incidencia."),
        _letters, days=365, least=30,
    ),
    Kind(
        "devices", _("Navegadores conocidos"), _("Desde los que alguien entró, tras la última vez."),
        _devices, days=365, least=30, most=365,
    ),
    Kind(
        "support", _("Peticiones sin entrar"),
        _("Después de atenderlas o descartarlas. Las no confirmadas duran tres días."),
        _support, days=30, most=30,
    ),
    Kind(
        "scans", _("Escaneos de red"),
        _("Lo que dijo cada uno, tras aplicarlo o, si nadie lo aplicó, tras traerlo. Los equipos se quedan."),
        _scans, days=90, least=7,
    ),
)  # fmt: skip
BY_NAME = {kind.name: kind for kind in KINDS}


def days_of_all() -> dict[str, int | None]:
    """How long each kind is kept now; None: for good."""
    said = dict(Term.objects.values_list("kind", "days"))
    return {kind.name: said.get(kind.name, kind.days) for kind in KINDS}


def over_now(kind: Kind, days: int | None) -> models.QuerySet[Any]:
    """What would go today."""
    if days is None:
        return kind.over(now()).none()
    return kind.over(now() - timedelta(days=days))
