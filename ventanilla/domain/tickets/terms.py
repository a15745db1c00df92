"""Which service level a ticket has: that of a contract, its customer's, that of what it is about, or the default."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.contracts.promises import Promise, promises
from ventanilla.domain.levels.known import Levels, the_levels

if TYPE_CHECKING:
    from ventanilla.domain.tickets.models.ticket import Ticket


@dataclass(frozen=True)
class Subjects:
    """The levels of what a ticket may be about."""

    types: dict[int, int]
    applications: dict[int, int]
    contracts: dict[int, list[Promise]]
    """By customer, the latest first."""
    levels: Levels
    """As of which they were read."""

    def of_contract(self, customer: int) -> int | None:
        """What a contract that is in force today promises; of several the one that began last."""
        there = self.contracts.get(customer)
        if not there:
            return None
        today = localdate()
        found = (one.level for one in there if one.holds_on(today) and one.level in self.levels.others)
        return next(found, None)


class Whose(TextChoices):
    """Who has a level of their own that counts."""

    CONTRACT = "contract", _("Es el de su contrato.")
    CUSTOMER = "customer", _("Es el del cliente.")
    APPLICATION = "application", _("Es el de la aplicación.")
    TYPE = "type", _("Es el del tipo.")
    EVERYBODY = "everybody", _("Es el general: ni el cliente, ni la aplicación, ni el tipo tienen otro.")


_known: Subjects | None = None


def level_for(ticket: Ticket) -> int | None:
    """Its key; None: what everybody is promised. By contract, then customer, application, type."""
    levels, subjects = the_levels(), the_subjects()
    about = (subjects.applications.get(ticket.application_id or 0), subjects.types.get(ticket.type_id))
    agreed = subjects.of_contract(ticket.customer_id)
    chosen = levels.of(agreed) if agreed else levels.chosen(ticket.customer_id, about)
    return None if chosen is levels.default else chosen.number


def whose_level(ticket: Ticket) -> Whose:
    """Why it has the level that `level_for` says."""
    levels, subjects = the_levels(), the_subjects()
    own, _calendar = levels.terms.get(ticket.customer_id, (None, None))
    named = {
        Whose.CONTRACT: subjects.of_contract(ticket.customer_id),
        Whose.CUSTOMER: own,
        Whose.APPLICATION: subjects.applications.get(ticket.application_id or 0),
        Whose.TYPE: subjects.types.get(ticket.type_id),
    }
    return next((whose for whose, number in named.items() if number in levels.others), Whose.EVERYBODY)


def the_subjects() -> Subjects:
    """No statement while nothing has changed, nor while there is but one level."""
    global _known
    levels = the_levels()
    if _known is None or _known.levels is not levels:
        _known = _read(levels) if levels.others else Subjects({}, {}, {}, levels)
    return _known


def _read(levels: Levels) -> Subjects:
    from ventanilla.domain.tickets.models import Application, TicketType

    def named(model: type[Application] | type[TicketType]) -> dict[int, int]:
        rows = model._default_manager.filter(level__isnull=False).values_list("pk", "level_id")
        return {key: level for key, level in rows if level}

    return Subjects(named(TicketType), named(Application), promises(), levels)
