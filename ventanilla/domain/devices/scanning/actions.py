"""A scan is brought, looked at, and what somebody chooses of it is done. Until then no device changes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import AlreadySent, ChangedMeanwhile, IllegalMove, Refused
from ventanilla.domain.devices import findable
from ventanilla.domain.devices.models import Device, Kind, Site, State
from ventanilla.domain.devices.scanning.comparing import Change, Difference, Known, compare
from ventanilla.domain.devices.scanning.reading import Host, report_of
from ventanilla.domain.devices.scanning.rows import Scan
from ventanilla.domain.journal.actions import record, record_history
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.journal.chain import Line
from ventanilla.domain.people.models import StaffMember

MISSING, RETIRE = "missing", "retire"
"""What may be done with a device that did not answer: say so, or take it out of service for good."""
_FIELDS = {"ip": "ip", "mac": "mac", "brand": "brand", "name": "name", "site": "site_id", "state": "state"}


@dataclass(frozen=True)
class Choice:
    """What somebody ticked on the page."""

    added: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Address (`key_of`) → the name and the kind of the new device."""
    changes: frozenset[tuple[int, str]] = frozenset()
    """Device and field."""
    gone: Mapping[int, str] = field(default_factory=dict)
    """Device → `MISSING` or `RETIRE`."""

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.changes or self.gone)


@transaction.atomic
def take_scan(content: bytes, *, of: Site, by: StaffMember, name: str, form_key: str | None = None) -> Scan:
    """Keep what a report says. Raises Refused for one that cannot be read, AlreadySent for another under the same key."""
    digest = hashlib.sha256(content).hexdigest()
    known = Scan.objects.filter(form_key=form_key).first() if form_key else None
    if known:
        if (known.sha256, known.site_id) != (digest, of.pk):
            raise AlreadySent(_("Ese formulario ya se envió con otro archivo."))
        return known
    report, at = report_of(content), now()
    began = min(report.began_at or at, at)
    scan = Scan.objects.create(
        customer_id=of.customer_id, site=of, name=name[:120] or "nmap.xml", sha256=digest, scanned_at=began,
        hosts=[host.to_row() for host in report.hosts], brought_at=at, brought_by=by, form_key=form_key,
    )  # fmt: skip
    record(by, "scan.brought", scan, at=at, site=of.name, hosts=len(report.hosts))
    return scan


def difference_of(scan: Scan) -> Difference:
    """What it says beside the devices as they are now."""
    hosts = [Host.from_row(row) for row in scan.hosts]
    return compare(hosts, _known(scan.customer_id), site=scan.site_id)


def is_overtaken(scan: Scan) -> bool:
    """A later scan of the same place has been brought: what this one says was true before."""
    return Scan.objects.filter(site=scan.site_id, pk__gt=scan.pk).exists()


def key_of(host: Host) -> str:
    return host.ip or host.mac


@transaction.atomic
def apply_scan(scan: Scan, choice: Choice, *, by: StaffMember, seen: str) -> Scan:
    """Do what was chosen. All that answered has been seen then, chosen or not.

    `seen`: the digest of the difference on the screen. Raises ChangedMeanwhile when it is another one now, IllegalMove for a
    scan that a later one has overtaken, Refused for a new device without a name.
    """
    scan = Scan.objects.held(scan)
    devices = {
        one.pk: one
        for one in Device.objects.select_for_update(of=("self",)).filter(customer=scan.customer_id)
    }
    if is_overtaken(scan):
        raise IllegalMove(_("Hay un escaneo más reciente de esta sede: compara con ese."))
    difference = difference_of(scan)
    if seen != difference.digest:
        raise ChangedMeanwhile(
            _("Los equipos han cambiado mientras mirabas: aquí está la comparación de ahora.")
        )
    at = now()
    lines = [
        *_add(scan, difference, choice, at),
        *_change(devices, difference, choice),
        *_part(devices, difference, choice, scan),
    ]
    _saw(scan, difference)
    scan.applied_at, scan.applied_by = at, by
    scan.save(update_fields=["applied_at", "applied_by"])
    record_history(_line(by, at, *one) for one in lines)
    counts = {"added": len(choice.added), "changed": len(choice.changes), "gone": len(choice.gone)}
    findable.index_company_later(scan.customer_id)
    record(by, "scan.applied", scan, at=at, site=scan.site.name, **counts)
    return scan


def _known(customer: int) -> list[Known]:
    rows = Device.objects.filter(customer=customer).order_by("pk").values_list(
        "pk", "version", "site_id", "name", "brand", "ip", "mac", "state", "not_seen_since"
    )  # fmt: skip
    return [Known(*row[:-1], is_missing=row[-1] is not None) for row in rows]


Told = tuple[Device, str, dict[str, Any]]


def _add(scan: Scan, difference: Difference, choice: Choice, at: datetime) -> Iterator[Told]:
    offered = {key_of(one.host): one.host for one in difference.added}
    for key, (name, kind) in choice.added.items():
        if key not in offered:
            raise Refused(_("Ese equipo ya no está entre los nuevos."))
        if not name.strip() or len(name.strip()) > 80 or kind not in Kind.values:
            raise Refused(_("Cada equipo nuevo necesita un nombre, de 80 letras como mucho, y un tipo."))
        host = offered[key]
        device = Device.objects.create(
            customer_id=scan.customer_id, site_id=scan.site_id, name=name.strip(), kind=kind, brand=host.vendor,
            ip=host.ip, mac=host.mac, created_at=at, last_seen_at=scan.scanned_at,
        )  # fmt: skip
        yield device, "device.added", {"name": device.name, "scan": scan.pk}


def _change(devices: Mapping[int, Device], difference: Difference, choice: Choice) -> Iterator[Told]:
    for one in difference.changed:
        chosen = [change for change in one.changes if (one.known.id, change.field) in choice.changes]
        if not chosen:
            continue
        device = devices[one.known.id]
        for change in chosen:
            value = int(change.new) if change.field == "site" else change.new
            setattr(device, _FIELDS[change.field], value)
        _save(device, [_FIELDS[change.field] for change in chosen])
        yield (
            device,
            "device.changed",
            _told(device, chosen),
        )


def _told(device: Device, chosen: list[Change]) -> dict[str, Any]:
    """As `keeping` says it."""
    changed = {change.field: [change.old, change.new] for change in chosen}
    return {"name": device.name, "columns": list(changed), "changed": changed}


def _part(
    devices: Mapping[int, Device], difference: Difference, choice: Choice, scan: Scan
) -> Iterator[Told]:
    for one in difference.gone:
        what = choice.gone.get(one.id)
        device = devices[one.id]
        if what == RETIRE:
            device.state = State.RETIRED
            _save(device, ["state"])
            yield device, "device.retired", {"name": device.name, "scan": scan.pk}
        elif what == MISSING and device.not_seen_since is None:
            device.not_seen_since = scan.scanned_at
            _save(device, ["not_seen_since"])
            yield device, "device.missed", {"name": device.name, "scan": scan.pk}


def _saw(scan: Scan, difference: Difference) -> None:
    """When a thing was last there is no opinion about it: it makes no new version."""
    seen = Device.objects.filter(pk__in=[one.id for one in difference.seen])
    seen.exclude(last_seen_at__gte=scan.scanned_at).update(last_seen_at=scan.scanned_at)
    seen.filter(not_seen_since__lte=scan.scanned_at).update(not_seen_since=None)


def _save(device: Device, fields: list[str]) -> None:
    device.version += 1
    device.save(update_fields=[*fields, "version"])


def _line(by: Actor, at: datetime, device: Device, verb: str, told: dict[str, Any]) -> Line:
    return Line(
        at, by.actor_kind, by.actor_id, by.actor_name, verb, "device", device.pk, device.customer_id, told
    )
