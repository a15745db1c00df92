"""Many customers from a table of another program: looked at first, line by line, and then written all at once.

A line is a customer's by its external id, else its code, else its tax id: the same file a second time changes nothing.
"""

from __future__ import annotations

from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ventanilla.core.errors import ChangedMeanwhile, Refused
from ventanilla.domain.customers.actions.adding import add_customer
from ventanilla.domain.customers.actions.facts import COLUMNS, Company, fit, tidied
from ventanilla.domain.customers.actions.keeping import change_customer
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
from ventanilla.domain.jobs.turns import take_turns
from ventanilla.domain.journal.actors import Actor

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
TABLE = Table(
    column_of=lambda head: COLUMN_OF.get(" ".join(head.lower().split()), ""),
    telling=frozenset({"external_id", "code", "tax_id", "name"}),
    headless=gettext_lazy("La primera línea tiene que decir qué es cada columna: nombre, código, CIF…"),
    largest=400_000,
    too_large=gettext_lazy("El archivo es demasiado grande: caben 2000 líneas y 400 kB."),
)
text_of = TABLE.text_of


def look_at(text: str, *, by: Actor) -> list[Line]:
    """What the table would do; nothing is written. Raises Refused for what is no table that can be read."""
    lines = TABLE.lines_of(text)
    with only_looking():
        _write(lines, by)
    return lines


@transaction.atomic
def import_customers(text: str, *, by: Actor, plan: str) -> list[Line]:
    """Do what somebody has looked at: all lines that can be, in one transaction; of those that cannot nothing stays.

    Raises Refused as above, and ChangedMeanwhile when it would do something else now than `plan_of` said then.
    """
    lines = TABLE.lines_of(text)
    _write(lines, by)
    if plan_of(lines) != plan:
        raise ChangedMeanwhile(
            _("Los clientes han cambiado desde que lo miraste. Esto es lo que haría ahora.")
        )
    return lines


def _write(lines: list[Line], by: Actor) -> None:
    take_turns("customers")
    write_each(lines, partial(_write_one, by=by, met={}))


def _write_one(line: Line, by: Actor, met: dict[int, int]) -> None:
    """Columns that the file has not, and cells that it leaves empty, take nothing away."""
    facts = tidied(line.facts)
    known = _known(facts)
    if known is None:
        made = add_customer(Company(**{"name": "", **facts}), by=by)
        line.fate = NEW
        met[made.pk] = line.number
        return
    line.known_as = known.name
    if known.pk in met:
        raise Refused(_("Es el mismo cliente que la línea %(number)s.") % {"number": met[known.pk]})
    company = Company.of(known, **{name: value for name, value in facts.items() if value})
    after = fit(company, now=known)
    line.changed = {
        name: (getattr(known, name), after[name]) for name in COLUMNS if getattr(known, name) != after[name]
    }
    line.fate = CHANGED if line.changed else SAME
    if line.changed:
        change_customer(known, company, by=by)
    met[known.pk] = line.number


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
