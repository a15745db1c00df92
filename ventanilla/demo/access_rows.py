"""Who came in to *Talleres Aurora* lately, and who changed rights: so that its history tells something."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from ventanilla.demo.people_rows import Company
from ventanilla.domain.customers.models import Look, Membership
from ventanilla.domain.customers.policy_of_looks import LOOK_LASTS
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.journal.chain import Line

ENTRIES = [
    ("pedro", 9, 70, "password", "Firefox · Windows", "203.0.113.24"),
    ("lucia", 8, 10, "password+code", "Chrome · Windows", "203.0.113.24"),
    ("nuria", 6, 95, "password", "Edge · Windows", "203.0.113.24"),
    ("taller", 5, 130, "link", "Chrome · Android", "198.51.100.77"),
    ("lucia", 3, 25, "passkey", "Chrome · Windows", "203.0.113.24"),
    ("pedro", 1, 60, "password", "Firefox · Windows", "203.0.113.24"),
    ("lucia", 1, 15, "password+code", "Safari · iPhone", "198.51.100.12"),
]
"""Who, days and minutes before now, how, and from where."""
REASON = "Llama porque no encuentra el archivo que le mandamos"


def who_came_in(company: Company, now: datetime) -> Iterator[Line]:
    """Lines of the journal, in no order, and the look that two of them tell of."""
    aurora = {one: company.contacts[f"{one}@aurora.example"] for one in ("lucia", "pedro", "nuria", "taller")}
    for who, days, minutes, way, browser, address in ENTRIES:
        at = now - timedelta(days=days, minutes=minutes)
        yield _line(at, aurora[who], "session.opened", aurora[who], way=way, browser=browser, address=address)
    lucia, pedro = aurora["lucia"], aurora["pedro"]
    yield _line(
        now - timedelta(days=8), lucia, "contact.changed", pedro, facts=[],
        before={"rights": {"support": "view"}}, grant={"rights": {"support": "manage", "network": "view"}},
    )  # fmt: skip
    yield _line(now - timedelta(days=1, minutes=5), lucia, "contact.invited_again", _invited(company))
    began = now - timedelta(days=1, minutes=40)
    ivan = company.staff["ivan@norte.example"]
    look = Look.objects.create(
        staff=ivan, member=pedro, reason=REASON, began_at=began, ends_at=began + LOOK_LASTS,
        ended_at=began + timedelta(minutes=4), end=Look.End.STOPPED,
    )  # fmt: skip
    told = {"contact": pedro.actor_name}
    yield _line(began, ivan, "look.began", pedro, reason=REASON, minutes=30, **told)
    yield _line(look.ended_at or began, ivan, "look.ended", pedro, end=look.end, minutes=4, **told)


def _invited(company: Company) -> Membership:
    return Membership.objects.get(customer=company.customers["C0142"], person__email="compras@aurora.example")


def _line(at: datetime, by: Actor, verb: str, thing: Membership, **details: Any) -> Line:
    who = (by.actor_kind, by.actor_id, by.actor_name)
    return Line(at, *who, verb, "membership", thing.pk, thing.customer_id, details)
