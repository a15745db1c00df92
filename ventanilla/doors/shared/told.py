"""Lines of the journal in sentences: «Marta Ruiz cambió la prioridad de #123». The words are in `told_words.py`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from ventanilla.domain.customers.models import Customer, Membership, Right, Section
from ventanilla.domain.people.models import Person, StaffMember
from ventanilla.domain.provider.house import the_house
from ventanilla.doors.shared.told_words import BY_DEED, NOUNS, NUMBERED, OF_VERB, PEOPLE, WAYS

COLUMNS = (
    "at", "id", "actor_kind", "actor_id", "actor_name", "verb", "thing_kind", "thing_id", "customer_number", "details",
)  # fmt: skip
NAMES = ("name", "title", "code", "number", "contact")
"""Details by which a thing is called in its sentence."""


class Told(NamedTuple):
    """One line, as it was read (`COLUMNS`)."""

    at: datetime
    id: int
    actor_kind: str
    actor_id: int | None
    actor_name: str
    verb: str
    thing_kind: str
    thing_id: int | None
    customer_number: int | None
    details: dict[str, Any]


@dataclass(frozen=True)
class Names:
    """What things are called now, by kind and number; read once for a page."""

    known: Mapping[tuple[str, int], str]

    @classmethod
    def of(cls, lines: Iterable[Told]) -> Names:
        wanted: dict[str, set[int]] = {
            "customer": set(),
            "membership": set(),
            "person": set(),
            "staffmember": set(),
        }
        for line in lines:
            if line.thing_kind in wanted and line.thing_id:
                wanted[line.thing_kind].add(line.thing_id)
            if line.customer_number:
                wanted["customer"].add(line.customer_number)
        return cls(
            {
                **_named("customer", Customer.objects.filter(pk__in=wanted["customer"]), "name"),
                **_contacts(wanted["membership"]),
                **_named("person", Person.objects.filter(pk__in=wanted["person"]), "name"),
                **_named(
                    "staffmember", StaffMember.objects.filter(pk__in=wanted["staffmember"]), "person__name"
                ),
            }
        )

    def customer(self, line: Told) -> str:
        return self.known.get(("customer", line.customer_number or 0), "")


def sentence(line: Told, names: Names) -> str:
    told = str(OF_VERB.get(line.verb) or BY_DEED.get(line.verb.partition(".")[2]) or OF_VERB[""])
    thing = what(line, names)
    if thing.startswith("el "):  # Spanish: «a el» is «al»
        told = told.replace(" a %(what)s", " al %(bare)s").replace(" de %(what)s", " del %(bare)s")
    facts = {**line.details, "who": who(line), "what": thing, "bare": thing[3:], "verb": line.verb}
    return told % _Lenient(facts)


def who(line: Told) -> str:
    """Who did it; and as whom, when somebody of the provider saw as a contact does."""
    if line.actor_kind == "staff" and line.details.get("contact_id"):
        told = _("%(who)s, viendo como %(contact)s,")
        return told % {"who": line.actor_name, "contact": line.details.get("contact", "")}
    return line.actor_name


def what(line: Told, names: Names) -> str:
    """«#4155», «Lucía Ferrer», «el calendario Verano»."""
    if line.thing_kind in NUMBERED:
        return f"#{line.thing_id}"
    name = names.known.get((line.thing_kind, line.thing_id or 0), "")
    if name and line.thing_kind in PEOPLE:
        return name
    name = name or next((str(line.details[key]) for key in NAMES if line.details.get(key)), "")
    noun = str(NOUNS.get(line.thing_kind, line.thing_kind))
    return f"{noun} {name}".strip() if name else f"{noun} {line.thing_id or ''}".strip()


def from_where(line: Told) -> str:
    """How and from where somebody came in, as far as it was written down."""
    facts = line.details
    ways = [str(WAYS[one]) for one in str(facts.get("way", "")).split("+") if one in WAYS]
    if not line.verb.startswith("session."):
        return ""
    told = [_(" y ").join(ways), str(facts.get("browser", "")), str(facts.get("address", ""))]
    return " · ".join(one for one in told if one)


def changes(line: Told) -> list[str]:
    """Section by section, what rights somebody had and has: «Facturas: ver → gestionar»."""
    before, after = line.details.get("before"), line.details.get("grant")
    if not isinstance(after, dict):
        return []
    old = before.get("rights", {}) if isinstance(before, dict) else {}
    new = after.get("rights", {})
    return [
        f"{section.label}: {_right(old.get(section))} → {_right(new.get(section))}"
        for section in Section
        if old.get(section) != new.get(section)
    ]


def of_the_provider(line: Told) -> str:
    """The company behind whoever did it, when it was somebody of the provider."""
    return the_house().name if line.actor_kind == "staff" else ""


def _right(value: Any) -> str:
    return str(Right(value).label).lower() if value in Right.values else "–"


def _named(kind: str, rows: Any, column: str) -> dict[tuple[str, int], str]:
    return {(kind, number): str(name) for number, name in rows.values_list("pk", column)}


def _contacts(numbers: set[int]) -> dict[tuple[str, int], str]:
    """As their company reads them: whoever has not come yet is called as whoever invited them called them."""
    rows = Membership.objects.filter(pk__in=numbers).select_related("person")
    return {("membership", one.pk): one.shown_name for one in rows}


class _Lenient(dict[str, Any]):
    """A detail that a line does not have is a dash: older lines said less."""

    def __missing__(self, key: str) -> str:
        return "–"
