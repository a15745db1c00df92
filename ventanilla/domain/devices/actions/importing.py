"""Many devices of one customer from a table: looked at first, line by line, and then written all at once.

A line is a device's by its external id, else its serial number, else (where it has neither) by its name: the same file
a second time changes nothing. Sites are made where none has the name.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ventanilla.core.errors import ChangedMeanwhile, Refused
from ventanilla.core.text import plain
from ventanilla.domain.customers.importing import (
    CHANGED,
    NEW,
    SAME,
    Line,
    Table,
    only_looking,
    plan_of,
    write_each,
)
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.devices.actions.keeping import add_device, change_device
from ventanilla.domain.devices.actions.placing import add_site
from ventanilla.domain.devices.facts import COLUMNS, LONG, Facts, fit, tidied
from ventanilla.domain.devices.models import Device, Kind, Site, State
from ventanilla.domain.devices.table import COLUMN_OF, KINDS, STATES
from ventanilla.domain.jobs.turns import take_turns
from ventanilla.domain.journal.actors import Actor

TABLE = Table(
    column_of=lambda head: COLUMN_OF.get(plain(head), ""),
    telling=frozenset({"external_id", "serial", "name"}),
    headless=gettext_lazy(
        "La primera línea tiene que decir qué es cada columna: nombre, tipo, marca, modelo…"
    ),
    largest=600_000,
    too_large=gettext_lazy("El archivo es demasiado grande: caben 2000 líneas y 600 kB."),
)
DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y")


def look_at(text: str, customer: Customer, *, by: Actor) -> list[Line]:
    """What the table would do; nothing is written. Raises Refused for what is no table that can be read."""
    lines = TABLE.lines_of(text)
    with only_looking():
        _write(lines, customer, by)
    return lines


@transaction.atomic
def import_devices(text: str, customer: Customer, *, by: Actor, plan: str) -> list[Line]:
    """Do what somebody has looked at: all lines that can be, in one transaction; of those that cannot nothing stays.

    Raises Refused as above, and ChangedMeanwhile when it would do something else now than `plan_of` said then.
    """
    lines = TABLE.lines_of(text)
    _write(lines, customer, by)
    if plan_of(lines) != plan:
        raise ChangedMeanwhile(
            _("Los equipos han cambiado desde que lo miraste. Esto es lo que haría ahora.")
        )
    return lines


def _write(lines: list[Line], customer: Customer, by: Actor) -> None:
    take_turns("devices")
    known = list(Device.objects.filter(customer=customer).select_related("site", "customer"))
    write_each(lines, partial(_write_one, table=_Known(customer, by, known)))


class _Known:
    """The devices and sites of the customer, by what a line may name them by."""

    def __init__(self, customer: Customer, by: Actor, devices: list[Device]) -> None:
        self.customer, self.by = customer, by
        self.met: dict[int, int] = {}
        self.devices = devices

    def find(self, cells: dict[str, str]) -> Device | None:
        """Raises Refused where the line names two, or where more than one has the serial number or the name."""
        by_id = self._by("external_id", cells.get("external_id", ""))
        by_serial = self._by("serial", cells.get("serial", ""))
        if by_id and by_serial and by_id.pk != by_serial.pk:
            raise Refused(
                _("Mezcla dos equipos: %(one)s y %(other)s.") % {"one": by_id.name, "other": by_serial.name}
            )
        if by_id or by_serial or cells.get("external_id") or cells.get("serial"):
            return by_id or by_serial
        return self._by("name", cells.get("name", ""))

    def _by(self, name: str, value: str) -> Device | None:
        key = value.casefold()
        found = [one for one in self.devices if key and getattr(one, name).casefold() == key]
        if len(found) > 1:
            raise Refused(_("Hay %(count)s equipos con «%(value)s».") % {"count": len(found), "value": value})
        return found[0] if found else None

    def site(self, name: str) -> Site | None:
        """Made where none is called so. Lost with the line where that is refused."""
        if not name:
            return None
        for one in Site.objects.filter(customer=self.customer):
            if one.name.casefold() == name.casefold():
                return one
        return add_site(self.customer, name=name, by=self.by)


def _write_one(line: Line, table: _Known) -> None:
    """Columns that the file has not, and cells that it leaves empty, take nothing away."""
    cells = tidied(line.facts)
    told = {name: _value(name, cell) for name, cell in cells.items() if cell and name != "site"}
    if cells.get("site"):
        told["site"] = table.site(cells["site"])
    known = table.find(cells)
    if known is None:
        made = add_device(table.customer, Facts(**{"name": "", **told}), by=table.by)
        line.fate = NEW
        table.devices.append(made)
        table.met[made.pk] = line.number
        return
    if known.pk in table.met:
        raise Refused(_("Es el mismo equipo que la línea %(number)s.") % {"number": table.met[known.pk]})
    line.known_as = known.name
    _change(line, known, Facts.of(known, **told), table)
    table.met[known.pk] = line.number


def _change(line: Line, known: Device, facts: Facts, table: _Known) -> None:
    after = fit(facts, table.customer.pk, now=known)
    line.changed = {
        name: ("…", "…") if name in LONG else (_word(getattr(known, name)), _word(after[name]))
        for name in COLUMNS
        if getattr(known, name) != after[name]
    }
    line.fate = CHANGED if line.changed else SAME
    if line.changed:
        table.devices[table.devices.index(known)] = change_device(known, facts, by=table.by)


def _value(name: str, cell: str) -> Any:
    if name == "kind":
        return _one_of(KINDS, cell, Kind, name)
    if name == "state":
        return _one_of(STATES, cell, State, name)
    return _day(cell, name) if name in ("purchased_on", "warranty_until") else cell


def _one_of(words: dict[str, str], cell: str, choices: Any, name: str) -> str:
    key = plain(cell)
    if key in choices.values or key in words:
        return words.get(key, key)
    raise Refused(_("No sé qué es «%(word)s».") % {"word": cell[:60]}, field=name)


def _day(cell: str, name: str) -> date:
    for way in DAYS:
        try:
            return datetime.strptime(cell, way).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise Refused(
        _("«%(word)s» no es una fecha: escríbela como 31/12/2027.") % {"word": cell[:40]}, field=name
    )


def _word(value: Any) -> str:
    return "" if value is None else str(value)
