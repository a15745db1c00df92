"""What an invoice says of itself, as values, and how words of an XML become such values."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element

LARGEST = Decimal("999999999999.99")
MOST_LINES = 500
"""Of the lines, so many are read: they are only shown."""
_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[TZ+\- ].*)?")


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line as the file tells it; amounts in its currency, without tax."""

    what: str
    quantity: Decimal | None = None
    price: Decimal | None = None
    amount: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Empty where the file says nothing. Tax ids and numbers are as written there; amounts in `currency` (ISO 4217)."""

    format: str = ""
    """`facturae`, `ubl` or `cii`."""
    issuer_tax_id: str = ""
    issuer_name: str = ""
    customer_tax_id: str = ""
    customer_name: str = ""
    customer_code: str = ""
    series: str = ""
    number: str = ""
    issued_on: date | None = None
    due_on: date | None = None
    net: Decimal | None = None
    tax: Decimal | None = None
    total: Decimal | None = None
    currency: str = "EUR"
    rectifies_series: str = ""
    rectifies_number: str = ""
    concept: str = ""
    lines: tuple[Line, ...] = field(default=())

    def taken_back(self) -> Facts:
        """Of a credit note, which may tell its amounts without a sign: they are told with one."""
        told = {name: getattr(self, name) for name in ("net", "tax", "total")}
        return replace(
            self, **{name: -value if value and value > 0 else value for name, value in told.items()}
        )


def text(root: Element | None, *paths: str, longest: int = 120) -> str:
    """What stands at the first of these paths that says something, in one line."""
    for path in paths:
        found = root.find(path) if root is not None else None
        words = " ".join((found.text or "").split()) if found is not None else ""
        if words:
            return "".join(sign for sign in words if sign.isprintable())[:longest]
    return ""


def texts(root: Element | None, path: str, *, longest: int = 120) -> list[str]:
    found = root.findall(path) if root is not None else []
    return [words for one in found if (words := text(one, ".", longest=longest))]


def amount(root: Element | None, *paths: str) -> Decimal | None:
    """A number of the size of money, to the cent; None for what is none."""
    return number(root, *paths, digits=2)


def number(root: Element | None, *paths: str, digits: int = 6) -> Decimal | None:
    words = text(root, *paths, longest=40)
    if not re.fullmatch(r"[+-]?\d{1,18}(\.\d{0,18})?", words):
        return None
    try:
        value = Decimal(words)
        return round(value, digits) if abs(value) <= LARGEST else None
    except InvalidOperation:
        return None


def day(root: Element | None, *paths: str) -> date | None:
    """`2026-11-01`, `20261101`, with or without a time behind it."""
    found = _DAY.fullmatch(text(root, *paths, longest=40))
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
