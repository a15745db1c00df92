"""What a letter tells, told by the bell as well: whose bell, and about which thing. Who rings it stands floors above
(`domain/notices`): mail knows neither customers nor colleagues.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from ventanilla.domain.mail.models import Letter


class Topic(models.TextChoices):
    """What people choose about, as they think of it. The last two come by mail alone."""

    TICKETS = "tickets", _("Mis incidencias: respuestas y cambios")
    COPIED = "copied", _("Incidencias en las que estoy en copia")
    ASSIGNED = "assigned", _("Asignadas a mí")
    WATCHED = "watched", _("Incidencias que sigo")
    MENTIONS = "mentions", _("Menciones en notas")
    WARNINGS = "warnings", _("Avisos de plazo")
    RATINGS = "ratings", _("Valoraciones")
    WORK_ORDERS = "work_orders", _("Partes de trabajo")
    HOURS = "hours", _("Bonos de horas")
    INVOICES = "invoices", _("Facturas")
    RENEWALS = "renewals", _("Renovaciones y garantías")
    ACCESS = "access", _("Contactos y accesos")
    SUGGESTIONS = "suggestions", _("Mis sugerencias")
    CUSTOMERS = "customers", _("Clientes: peticiones y llamadas")
    REPORTS = "reports", _("Informe mensual")
    SUMMARY = "summary", _("Resumen semanal")


class Reader(Protocol):
    """A contact or a colleague."""

    @property
    def actor_kind(self) -> str: ...

    @property
    def pk(self) -> int: ...

    person_id: int


@dataclass(frozen=True, kw_only=True)
class Bell:
    """`reader` hears of this `thing` (of `notices.things`) with this number as well, as far as they want to.

    `label`: of which one, in words that do not depend on a language. `must_leave`: the letter brings what stands nowhere
    else, or is about their own access: it cannot be muted. `is_own`: they did it themself; the letter is a receipt, and
    nothing rings.
    """

    reader: Reader
    topic: Topic
    thing: str
    number: int
    label: str = ""
    must_leave: bool = False
    is_own: bool = False


Ring = Callable[[Sequence[tuple[Bell, "Letter"]]], None]
"""Called in the transaction of the event with letters that are not written yet; may mute them."""
_ringers: list[Ring] = []


def rings(ring: Ring) -> None:
    """From now on this one is told; for `AppConfig.ready`."""
    if ring not in _ringers:
        _ringers.append(ring)


def ring(told: Sequence[tuple[Bell, Letter]]) -> None:
    for one in _ringers if told else ():
        one(told)
