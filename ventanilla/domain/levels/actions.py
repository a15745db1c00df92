"""What administrators say of service levels. Each verb leaves a line in the journal, and has open clocks counted anew."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import ChangedMeanwhile, Refused
from ventanilla.domain.calendars.models import Calendar
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.jobs.turns import take_turns
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.journal.ordering import put_in_order
from ventanilla.domain.levels.finding import the_default
from ventanilla.domain.levels.known import DEFAULT_PAUSES
from ventanilla.domain.levels.models import CustomerTerms, ServiceLevel
from ventanilla.domain.levels.words import Metric, Pause, Priority
from ventanilla.domain.provider.actions import change_rules

LONGEST = 100_000
"""Minutes that may be promised: more is a slip of the finger."""
LONGEST_NAME = 60


@dataclass(frozen=True, kw_only=True)
class LevelFacts:
    name: str
    calendar: Calendar | None
    targets: Mapping[str, Mapping[str, int | None]]
    """Metric → priority → open minutes; None is not promised."""
    around_the_clock: Collection[str] = ()
    pauses: Collection[str] = tuple(DEFAULT_PAUSES)

    def cleaned(self) -> dict[str, Any]:
        """As the row keeps them. Raises Refused, with the field `<metric>_<priority>`."""
        name = " ".join(self.name.split())
        if not 0 < len(name) <= LONGEST_NAME:
            raise Refused(_("Escribe un nombre, de 60 caracteres como mucho."), field="name")
        return {
            "name": name,
            "calendar": self.calendar,
            "targets": _kept_targets(self.targets),
            "around_the_clock": [one.value for one in Priority if one in self.around_the_clock],
            "pauses": [one.value for one in Pause if one in self.pauses],
        }


@transaction.atomic
def the_default_level() -> ServiceLevel:
    """The row of what is promised to everybody, made when somebody first wants to change it."""
    take_turns("levels")
    row = the_default()
    if row.pk is None:
        row.name = _free_name(row.name)
        row.save()
    return row


@transaction.atomic
def create_level(facts: LevelFacts, *, by: Actor) -> ServiceLevel:
    """Another set of promises. Raises Refused."""
    values = facts.cleaned()
    _refuse_taken(values["name"], None)
    level = ServiceLevel.objects.create(position=ServiceLevel.objects.count(), **values)
    _conclude(level, "level.created", by=by, **_told(values))
    return level


@transaction.atomic
def change_level(
    level: ServiceLevel, facts: LevelFacts, *, by: Actor, seen: int | None = None
) -> ServiceLevel:
    """Open tickets are counted by it from now on, from their beginning. Raises Refused, ChangedMeanwhile."""
    row = ServiceLevel.objects.select_for_update().get(pk=level.pk)
    if seen is not None and seen != row.version:
        raise ChangedMeanwhile(
            _("Alguien ha cambiado esto mientras lo editabas. Mira las diferencias y decide.")
        )
    values = facts.cleaned()
    _refuse_taken(values["name"], row)
    before = {name: getattr(row, name) for name in values}
    if before != values:
        for name, value in values.items():
            setattr(row, name, value)
        row.version += 1
        row.save()
        _conclude(row, "level.changed", by=by, before=_told(before), after=_told(values))
    return row


@transaction.atomic
def retire_level(level: ServiceLevel, *, by: Actor) -> None:
    """Nobody is promised it any more: who had it gets what the others get. Raises Refused for the default."""
    row = ServiceLevel.objects.select_for_update().get(pk=level.pk)
    if row.is_default:
        raise Refused(_("Es el nivel general: cuenta donde no hay otro."))
    _offer(row, "level.retired", by=by, is_active=False)


@transaction.atomic
def bring_back_level(level: ServiceLevel, *, by: Actor) -> None:
    """It is promised again to who had it."""
    _offer(
        ServiceLevel.objects.select_for_update().get(pk=level.pk), "level.brought_back", by=by, is_active=True
    )


@transaction.atomic
def order_levels(numbers: Sequence[int], *, by: Actor) -> None:
    """Show them in this order; those that are not named come after."""
    put_in_order(ServiceLevel.objects.order_by("position", "name"), numbers, verb="level.ordered", by=by)


@transaction.atomic
def agree_terms(
    customer: Customer, *, level: ServiceLevel | None, calendar: Calendar | None, by: Actor
) -> CustomerTerms:
    """What this customer is promised, and by which calendar; None: as the others."""
    terms, _made = CustomerTerms.objects.select_for_update().get_or_create(customer=customer)
    before = {"level": _name(terms.level), "calendar": _name(terms.calendar)}
    after = {"level": _name(level), "calendar": _name(calendar)}
    if before != after:
        terms.level, terms.calendar = level, calendar
        terms.save(update_fields=["level", "calendar"])
        change_rules()
        record(by, "customer.terms_agreed", customer, at=now(), before=before, after=after)
    return terms


def _kept_targets(targets: Mapping[str, Mapping[str, int | None]]) -> dict[str, dict[str, int]]:
    kept: dict[str, dict[str, int]] = {}
    for metric in Metric:
        for priority in Priority:
            minutes = targets.get(metric, {}).get(priority)
            if minutes is None:
                continue
            if not 0 < minutes <= LONGEST:
                raise Refused(_("Tiene que ser un tiempo mayor que cero."), field=f"{metric}_{priority}")
            kept.setdefault(metric.value, {})[priority.value] = minutes
    return kept


def _refuse_taken(name: str, known: ServiceLevel | None) -> None:
    take_turns("levels")
    others = ServiceLevel.objects.exclude(pk=known.pk if known else 0)
    if name.casefold() in {one.casefold() for one in others.values_list("name", flat=True)}:
        raise Refused(_("Ya hay un nivel con ese nombre; quizá está retirado y puede volver."), field="name")


def _free_name(name: str) -> str:
    """Somebody may have called another one so, before the general one was written down."""
    taken = {one.casefold() for one in ServiceLevel.objects.values_list("name", flat=True)}
    free = (f"{name} {number}" for number in range(2, len(taken) + 3))
    return name if name.casefold() not in taken else next(one for one in free if one.casefold() not in taken)


def _offer(row: ServiceLevel, verb: str, *, by: Actor, is_active: bool) -> None:
    if row.is_active != is_active:
        row.is_active = is_active
        row.save(update_fields=["is_active"])
        _conclude(row, verb, by=by, name=row.name)


def _conclude(row: ServiceLevel, verb: str, *, by: Actor, **details: Any) -> None:
    change_rules()
    record(by, verb, row, at=now(), **details)


def _told(values: Mapping[str, Any]) -> dict[str, Any]:
    return {**values, "calendar": _name(values["calendar"])}


def _name(row: Any) -> str:
    return str(row) if row else ""
