"""Devices: added, changed, retired, and brought back. None is ever deleted: tickets tell of it."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import AlreadySent, ChangedMeanwhile, IllegalMove
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.devices import findable
from ventanilla.domain.devices.facts import DESCRIBED, LONG, Facts, fit
from ventanilla.domain.devices.models import Device, State
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor


@transaction.atomic
def add_device(customer: Customer, facts: Facts, *, by: Actor, form_key: str | None = None) -> Device:
    """The same form key again gives back the first one.

    Raises Refused for what cannot be (see `facts`), AlreadySent for the same form with another name.
    """
    known = Device.objects.filter(form_key=form_key).first() if form_key else None
    if known:
        return _the_same(known, customer, facts)
    columns = fit(facts, customer.pk)
    at = now()
    device = Device.objects.create(customer=customer, created_at=at, form_key=form_key, **columns)
    findable.index_later(device)
    record(by, "device.added", device, at=at, name=device.name)
    return device


@transaction.atomic
def change_device(device: Device, facts: Facts, *, by: Actor, seen: int | None = None) -> Device:
    """Raises Refused as `add_device`, and ChangedMeanwhile when it is no more as it was `seen`."""
    device = _held(device, seen)
    return _change(device, fit(facts, device.customer_id, now=device), by)


@transaction.atomic
def describe_device(
    device: Device, *, user: str, location: str, notes: str, by: Actor, seen: int | None = None
) -> Device:
    """Who uses it, where it stands, and its notes: what its customer knows best. Raises as `change_device`, and
    IllegalMove for one that was retired.
    """
    device = _held(device, seen)
    if device.is_retired:
        raise IllegalMove(_("Este equipo está retirado: ya no se cambia."))
    facts = Facts.of(device, user=user, location=location, notes=notes)
    columns = fit(facts, device.customer_id, now=device)
    return _change(device, {name: columns[name] for name in DESCRIBED}, by)


@transaction.atomic
def retire_device(device: Device, *, by: Actor, seen: int | None = None) -> Device:
    """It is there no more. What is known of it stays; nothing reminds of it. Raises IllegalMove where it was retired."""
    device = _held(device, seen)
    if device.is_retired:
        raise IllegalMove(_("Este equipo ya está retirado."))
    return _stand(device, State.RETIRED, "device.retired", by)


@transaction.atomic
def bring_back_device(device: Device, *, by: Actor, seen: int | None = None) -> Device:
    """In service again. Raises IllegalMove for one that was not retired."""
    device = _held(device, seen)
    if not device.is_retired:
        raise IllegalMove(_("Este equipo no está retirado."))
    return _stand(device, State.IN_SERVICE, "device.brought_back", by)


def _stand(device: Device, state: State, verb: str, by: Actor) -> Device:
    device.state, device.version = state.value, device.version + 1
    device.save(update_fields=["state", "version"])
    record(by, verb, device, at=now(), name=device.name)
    return device


def _held(device: Device, seen: int | None) -> Device:
    held = Device.objects.held(device)
    if seen is not None and seen != held.version:
        raise ChangedMeanwhile(
            _("Alguien ha cambiado este equipo mientras lo mirabas. Mira cómo está ahora y decide.")
        )
    return held


def _change(device: Device, columns: dict[str, Any], by: Actor) -> Device:
    changed = [name for name, value in columns.items() if getattr(device, name) != value]
    if not changed:
        return device
    told = {
        name: [_told(getattr(device, name)), _told(columns[name])] for name in changed if name not in LONG
    }
    for name in changed:
        setattr(device, name, columns[name])
    device.version += 1
    device.save(update_fields=[*changed, "version"])
    findable.index_later(device)
    record(by, "device.changed", device, at=now(), name=device.name, columns=changed, changed=told)
    return device


def _the_same(known: Device, customer: Customer, facts: Facts) -> Device:
    if known.customer_id != customer.pk or known.name != " ".join(facts.name.split()):
        raise AlreadySent(_("Este equipo ya está guardado como «%(name)s».") % {"name": known.name})
    return known


def _told(value: Any) -> str:
    return "" if value is None else str(value)
