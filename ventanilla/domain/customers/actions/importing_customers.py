"""Many customers from a table of another program: looked at first, line by line, and then written all at once.

A line is a customer's by its external id, else its code, else its tax id: the same file a second time changes nothing.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from ventanilla.core.errors import ChangedMeanwhile, Refused
from ventanilla.domain.customers.actions.adding import add_customer
from ventanilla.domain.customers.actions.facts import COLUMNS, Company, fit, tidied
from ventanilla.domain.customers.actions.keeping import change_customer
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.jobs.turns import take_turns
from ventanilla.domain.journal.actors import Actor

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

LARGEST, MOST = 400_000, 2_000
"""Bytes, and lines, of one file."""
HEADERS = {
    "name": ("nombre", "nombre comercial", "cliente", "name", "trade name", "customer"),
    "code": ("código", "codigo", "código de cliente", "codigo de cliente", "code", "customer code"),
    "legal_name": ("razón social", "razon social", "legal name"),
    "tax_id": ("cif", "nif", "cif o nif", "tax id", "vat", "vat number"),
    "phone": ("teléfono", "telefono", "phone"),
    "email": ("correo", "email", "e-mail"),
    "address": ("dirección", "direccion", "address"),
    "external_id": ("identificador externo", "id externo", "external id"),
    "notes": ("notas", "notas internas", "notes", "internal notes"),
}
"""Column → how its head may be called, in small letters."""
COLUMN_OF = {called: name for name, many in HEADERS.items() for called in many}
NEW, CHANGED, SAME, REFUSED = "new", "changed", "same", "refused"


@dataclass
class Line:
    """One line of the file, and what becomes of it."""

    number: int
    """As a spreadsheet counts them: the heads are line 1."""
    facts: dict[str, str]
    fate: str = REFUSED
    why: _StrOrPromise = ""
    customer: Customer | None = None
    changed: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Column → before and after."""

    @property
    def name(self) -> str:
        return self.facts.get("name") or (self.customer.name if self.customer else "") or "–"


class DryRun(Exception):
    """Carries what would be out of the transaction that must not be."""


def text_of(raw: bytes) -> str:
    """UTF-8, else Latin-1. Raises Refused for what is too large or no text."""
    if len(raw) > LARGEST:
        raise Refused(_("El archivo es demasiado grande: caben 2000 líneas y 400 kB."), field="file")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    if "\0" in text:
        raise Refused(_("No es una tabla CSV: guárdala como CSV y vuelve a probar."), field="file")
    return text


def look_at(text: str, *, by: Actor) -> list[Line]:
    """What the table would do; nothing is written. Raises Refused for what is no table that can be read."""
    lines = read_lines(text)
    try:
        with transaction.atomic():
            _write(lines, by)
            raise DryRun
    except DryRun:
        return lines


@transaction.atomic
def import_customers(text: str, *, by: Actor, plan: str) -> list[Line]:
    """Do what somebody has looked at: all lines that can be, in one transaction; of those that cannot nothing stays.

    Raises Refused as above, and ChangedMeanwhile when it would do something else now than `plan_of` said then.
    """
    lines = read_lines(text)
    _write(lines, by)
    if plan_of(lines) != plan:
        raise ChangedMeanwhile(
            _("Los clientes han cambiado desde que lo miraste. Esto es lo que haría ahora.")
        )
    return lines


def plan_of(lines: list[Line]) -> str:
    """Another one as soon as any line would do something else."""
    told = [(line.number, line.fate, line.facts, line.changed) for line in lines]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:32]


def read_lines(text: str) -> list[Line]:
    """By the names of the heads, in any order; with commas or semicolons between."""
    rows = list(_rows(text))
    heads = [COLUMN_OF.get(" ".join(head.lower().split()), "") for head in rows[0]] if rows else []
    if not {"external_id", "code", "tax_id", "name"} & set(heads):
        raise Refused(
            _("La primera línea tiene que decir qué es cada columna: nombre, código, CIF…"), field="file"
        )
    named = [head for head in heads if head]
    if len(named) != len(set(named)):
        raise Refused(_("Hay dos columnas para lo mismo: deja una."), field="file")
    if len(rows) > MOST + 1:
        raise Refused(_("El archivo es demasiado grande: caben 2000 líneas y 400 kB."), field="file")
    return [
        Line(number, {head: _plain(cell) for head, cell in zip(heads, row, strict=False) if head})
        for number, row in enumerate(rows[1:], start=2)
        if any(cell.strip() for cell in row)
    ]


def _rows(text: str) -> Iterator[Sequence[str]]:
    first = text.partition("\n")[0]
    try:
        between = ";" if first.count(";") >= first.count(",") else ","
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=between)
    except csv.Error as error:
        raise Refused(_("No es una tabla CSV: guárdala como CSV y vuelve a probar."), field="file") from error


def _plain(cell: str) -> str:
    """Our own lists put an apostrophe before what a spreadsheet would calculate."""
    text = cell.strip()
    return text[1:] if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@") else text


def _write(lines: list[Line], by: Actor) -> None:
    take_turns("customers")
    met: dict[int, int] = {}
    for line in lines:
        try:
            with transaction.atomic():
                _write_one(line, by, met)
        except Refused as refusal:
            line.fate, line.why, line.changed = REFUSED, refusal.reason, {}


def _write_one(line: Line, by: Actor, met: dict[int, int]) -> None:
    """Columns that the file has not, and cells that it leaves empty, take nothing away."""
    facts = tidied(line.facts)
    line.customer = known = _known(facts)
    if known is None:
        line.customer = add_customer(Company(**{"name": "", **facts}), by=by)
        line.fate = NEW
    else:
        if known.pk in met:
            raise Refused(_("Es el mismo cliente que la línea %(number)s.") % {"number": met[known.pk]})
        company = Company.of(known, **{name: value for name, value in facts.items() if value})
        after = fit(company, now=known)
        line.changed = {
            name: (getattr(known, name), after[name])
            for name in COLUMNS
            if getattr(known, name) != after[name]
        }
        line.fate = CHANGED if line.changed else SAME
        if line.changed:
            line.customer = change_customer(known, company, by=by)
    met[line.customer.pk] = line.number  # type: ignore[union-attr]  # made or found above


def _known(facts: dict[str, str]) -> Customer | None:
    """Whose line it is. Raises Refused where the line names two."""
    ways = {"external_id": "external_id", "code": "code__iexact", "tax_id": "tax_id"}
    found: Customer | None = None
    for name, lookup in ways.items():
        one = Customer.objects.filter(**{lookup: facts[name]}).first() if facts.get(name) else None
        if found and one and one.pk != found.pk:
            raise Refused(
                _("Mezcla dos clientes: %(one)s y %(other)s.") % {"one": found.name, "other": one.name}
            )
        found = found or one
    return found
