"""Who is called into a ticket by a note: «@Marta», «@Marta Solís». No database."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable

from ventanilla.domain.people.models import StaffMember


def mentioned(body: str, colleagues: Iterable[StaffMember]) -> list[StaffMember]:
    """Those who are named after a sign, by their whole name or by a first name that only one of them has.

    Capitals and accents do not matter. A sign within a word (an address) names nobody, nor does half a name.
    """
    called = _names(colleagues)
    said = _folded(body)
    found: dict[int, StaffMember] = {}
    for place in (place for place, sign in enumerate(said) if sign == "@"):
        if place and said[place - 1].isalnum():
            continue
        rest = said[place + 1 :]
        name = next((name for name in called if _begins_with(rest, name)), None)
        if name:
            found[called[name].pk] = called[name]
    return list(found.values())


def _names(colleagues: Iterable[StaffMember]) -> dict[str, StaffMember]:
    """Name → whose it is; the longest first, so that «Ana María» is not read as «Ana»."""
    everybody = list(colleagues)
    first = Counter(_folded(one.person.first_name) for one in everybody)
    names = {_folded(one.person.name): one for one in everybody}
    for one in everybody:
        short = _folded(one.person.first_name)
        if first[short] == 1:
            names.setdefault(short, one)
    return dict(sorted(names.items(), key=lambda item: -len(item[0])))


def _begins_with(text: str, name: str) -> bool:
    return text.startswith(name) and not text[len(name) : len(name) + 1].isalnum()


def _folded(text: str) -> str:
    """Small letters without accents."""
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
