"""What Norte Sistemas promises: the same to almost everybody, more to who cannot stop, less to who calls once a year."""

from __future__ import annotations

from collections.abc import Mapping

from ventanilla.demo.people_rows import Company
from ventanilla.domain.levels.finding import the_default_unsaid
from ventanilla.domain.levels.models import CustomerTerms, ServiceLevel
from ventanilla.domain.levels.words import Metric, Pause, Priority
from ventanilla.domain.provider.actions import change_rules
from ventanilla.domain.tickets.models import TicketType

PRESSING, PLAIN = "Prioritario 24×7", "Básico"
CUSTOMERS = {"C0118": PRESSING, "C0104": PRESSING, "C0192": PLAIN, "C0203": PLAIN, "C0208": PLAIN}
"""A clinic and the largest one; an inn, a haberdashery and a bakery."""
TYPES = {"Consulta": PLAIN}
H = 60


def write_levels(company: Company, types: Mapping[str, TicketType]) -> None:
    """As rows: nobody of the story has said it, it was always so."""
    general = the_default_unsaid()
    general.save()
    levels = {PRESSING: _pressing(), PLAIN: _plain()}
    ServiceLevel.objects.bulk_create(levels.values())
    CustomerTerms.objects.bulk_create(
        CustomerTerms(customer=company.customers[code], level=levels[name])
        for code, name in CUSTOMERS.items()
    )
    for name, level in TYPES.items():
        types[name].level = levels[level]
        types[name].save(update_fields=["level"])
    change_rules()


def _pressing() -> ServiceLevel:
    targets = {
        Metric.QUALIFICATION: _by_priority(2 * H, 3 * H, 6 * H),
        Metric.FIRST_RESPONSE: _by_priority(4 * H, 6 * H, 12 * H),
        Metric.NEXT_UPDATE: _by_priority(24 * H, 8 * H, 12 * H),
        Metric.RESOLUTION: _by_priority(48 * H, 32 * H, 64 * H),
    }
    return ServiceLevel(
        name=PRESSING,
        targets=targets,
        around_the_clock=[Priority.HIGH],
        pauses=[Pause.AWAITING_CUSTOMER],
        position=1,
    )


def _plain() -> ServiceLevel:
    targets = {
        Metric.FIRST_RESPONSE: _by_priority(8 * H, 16 * H, 16 * H),
        Metric.RESOLUTION: _by_priority(40 * H, 80 * H, 80 * H),
    }
    return ServiceLevel(name=PLAIN, targets=targets, pauses=Pause.values, position=2)


def _by_priority(high: int, medium: int, low: int) -> dict[str, int]:
    return {Priority.HIGH: high, Priority.MEDIUM: medium, Priority.LOW: low}
