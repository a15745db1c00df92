"""Whose an invoice is, and what has to be asked before it can be published. Reads rows, writes none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q

from ventanilla.core import tax_id
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.invoices.models import Arrival
from ventanilla.domain.invoices.reading import Facts
from ventanilla.domain.provider.house import the_house

Reason = Arrival.Reason


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a publication needs to know, read or typed. Tax id tidy; amounts in `currency`."""

    issuer_tax_id: str
    number: str
    issued_on: date
    total: Decimal
    series: str = ""
    due_on: date | None = None
    net: Decimal | None = None
    tax: Decimal | None = None
    currency: str = "EUR"
    concept: str = ""
    rectifies_number: str = ""


def told_by(facts: Facts) -> Told | None:
    """None when something is missing without which it cannot be told from another."""
    if not (facts.issuer_tax_id and facts.number and facts.issued_on and facts.total is not None):
        return None
    rectified = f"{facts.rectifies_series} {facts.rectifies_number}".strip()
    return Told(
        issuer_tax_id=tax_id.tidy(facts.issuer_tax_id)[:20], number=facts.number, issued_on=facts.issued_on,
        total=facts.total, series=facts.series, due_on=facts.due_on, net=facts.net, tax=facts.tax,
        currency=currency_of(facts.currency), concept=facts.concept, rectifies_number=rectified[:100],
    )  # fmt: skip


def currency_of(word: str) -> str:
    return word.upper() if re.fullmatch(r"[A-Za-z]{3}", word) else "EUR"


def customer_for(facts: Facts) -> tuple[Customer | None, str]:
    """By tax id, else by client code; or why it is not known, as a `Reason`. Also those who have left: they keep reading."""
    wanted = tax_id.tidy(facts.customer_tax_id)
    found = list(Customer.objects.filter(tax_id=wanted).order_by("-is_active", "pk")[:2]) if wanted else []
    if len(found) == 1 or (len(found) == 2 and found[0].is_active and not found[1].is_active):
        return found[0], ""
    by_code = (
        Customer.objects.standing().filter(code__iexact=facts.customer_code).first()
        if facts.customer_code
        else None
    )
    if by_code and (by_code in found or not wanted or not by_code.tax_id):
        return by_code, ""
    if found:
        return None, Reason.SEVERAL
    return None, Reason.WRONG_TAX_ID if wanted and tax_id.trouble_with(wanted) else Reason.NO_CUSTOMER


def what_to_ask(told: Told | None) -> str:
    """A `Reason`, or nothing, before anybody looks for the customer."""
    if told is None:
        return Reason.MISSING
    if tax_id.trouble_with(told.issuer_tax_id):
        return Reason.WRONG_ISSUER
    own = tax_id.tidy(the_house().tax_id)
    return Reason.FOREIGN if own and told.issuer_tax_id != own else ""


def guessed_by_name(name: str) -> Customer | None:
    """«C0142_F26-1187.pdf»: one of its words is a client code or a tax id."""
    words = [word for word in re.split(r"[\s_.;,()\[\]]+|-(?=\D)", name) if len(word) > 2][:12]
    fits = Q(tax_id__in=[tax_id.tidy(word) for word in words]) | Q(code__in=[word.upper() for word in words])
    found = list(Customer.objects.standing().filter(fits)[:2]) if words else []
    return found[0] if len(found) == 1 else None


def as_words(facts: Facts | None) -> dict[str, Any]:
    """For the tray: what could be read, in JSON."""
    if facts is None:
        return {}
    names = ("issuer_tax_id", "issuer_name", "customer_tax_id", "customer_name", "series", "number", "issued_on", "due_on",
             "net", "tax", "total", "currency", "concept", "format")  # fmt: skip
    told = {name: getattr(facts, name) for name in names}
    told["rectifies_number"] = f"{facts.rectifies_series} {facts.rectifies_number}".strip()
    return {name: str(value) for name, value in told.items() if value not in (None, "")}
