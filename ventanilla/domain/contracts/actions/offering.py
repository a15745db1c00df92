"""The catalogue: services, in their order. What was contracted once is never deleted, only offered no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.core.html import from_words
from ventanilla.domain.contracts.models import PICTURES, Service
from ventanilla.domain.contracts.renewal_dates import LONGEST_STEP
from ventanilla.domain.jobs.turns import take_turns
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.journal.ordering import put_in_order

MOST_STEPS = 12


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What is said of a service."""

    name: str
    family: str = ""
    picture: str = PICTURES[0]
    summary: str = ""
    description: str = ""
    features: str = ""
    reminders: tuple[int, ...] = ()
    is_visible: bool = True


@transaction.atomic
def add_service(offer: Offer, *, by: Actor) -> Service:
    """At the end of the catalogue. Raises Refused for a name that is missing or taken, and for reminders that are none."""
    added = Service.objects.create(**_columns(offer, None), position=Service.objects.count())
    record(by, "service.added", added, at=now(), name=added.name)
    return added


@transaction.atomic
def change_service(service: Service, offer: Offer, *, by: Actor) -> Service:
    """What customers read of it, from now on. Raises Refused as `add_service`."""
    service = Service.objects.select_for_update().get(pk=service.pk)
    columns = _columns(offer, service)
    changed = [name for name, value in columns.items() if getattr(service, name) != value]
    if changed:
        for name in changed:
            setattr(service, name, columns[name])
        service.save(update_fields=changed)
        told = [name for name in changed if name != "description_html"]
        record(by, "service.changed", service, at=now(), name=service.name, columns=told)
    return service


@transaction.atomic
def retire_service(service: Service, *, by: Actor) -> None:
    """Nobody new sees it; who has it keeps it."""
    _offer(service, "service.retired", by=by, is_active=False)


@transaction.atomic
def bring_back_service(service: Service, *, by: Actor) -> None:
    """Everybody sees it again, as far as it is visible."""
    _offer(service, "service.brought_back", by=by, is_active=True)


@transaction.atomic
def order_services(numbers: Sequence[int], *, by: Actor) -> None:
    """Show them in this order; those that are not named come after."""
    put_in_order(Service.objects.order_by("position", "name"), numbers, verb="service.ordered", by=by)


def _offer(service: Service, verb: str, *, by: Actor, is_active: bool) -> None:
    if Service.objects.filter(pk=service.pk, is_active=not is_active).update(is_active=is_active):
        record(by, verb, service, at=now(), name=service.name)


def _columns(offer: Offer, known: Service | None) -> dict[str, object]:
    name = " ".join(offer.name.split())
    if not 0 < len(name) <= 80:
        raise Refused(_("Escribe un nombre, de %(most)s caracteres como mucho.") % {"most": 80}, field="name")
    take_turns("services")
    others = Service.objects.exclude(pk=known.pk if known else 0)
    if name.casefold() in {one.casefold() for one in others.values_list("name", flat=True)}:
        raise Refused(
            _("Ya hay uno con ese nombre; quizá está retirado y puede volver a ofrecerse."), field="name"
        )
    features = "\n".join(line.strip(" -*\t") for line in offer.features.splitlines() if line.strip(" -*\t"))
    return {
        **asdict(offer), "name": name, "features": features, "reminders": _reminders(offer.reminders),
        "picture": offer.picture if offer.picture in PICTURES else PICTURES[0],
        "description_html": from_words(offer.description) if offer.description.strip() else "",
    }  # fmt: skip


def _reminders(steps: Sequence[int]) -> list[int]:
    kept = sorted({*steps}, reverse=True)
    if len(kept) > MOST_STEPS or any(not 0 <= step <= LONGEST_STEP for step in kept):
        raise Refused(
            _("Los avisos son hasta %(most)s números de días, de 0 a %(longest)s.")
            % {"most": MOST_STEPS, "longest": LONGEST_STEP},
            field="reminders",
        )
    return kept
