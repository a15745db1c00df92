"""Hour banks: sold, and their terms said otherwise."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import AlreadySent, ChangedMeanwhile, Refused
from ventanilla.domain.contracts.models import Contract
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.hours.actions.booking import book, held_banks, keep
from ventanilla.domain.hours.charging import Rules
from ventanilla.domain.hours.models import HourBank, Movement
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor

MOST_MINUTES = 10_000 * 60
LONGEST_UNIT, HIGHEST = 240, 500
LARGEST = Decimal("9999999999.99")


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What may be said otherwise later; what is drawn already stays as it was drawn."""

    name: str
    valid_from: date
    valid_until: date
    price: Decimal | None = None
    rules: Rules = field(default_factory=Rules)
    asks_first: bool = False
    contract: Contract | None = None


@transaction.atomic
def sell_bank(
    customer: Customer, terms: Terms, *, minutes: int, by: Actor, form_key: str | None = None
) -> HourBank:
    """The same form key again gives back the first. Raises Refused for what cannot be, AlreadySent when the key comes with
    other hours.
    """
    known: HourBank | None = HourBank.objects.filter(form_key=form_key).first() if form_key else None
    if known:
        if (known.customer_id, known.minutes) != (customer.pk, minutes):
            raise AlreadySent(_("Este bono ya está guardado."))
        return known
    if not 0 < minutes <= MOST_MINUTES:
        raise Refused(_("Escribe cuántas horas tiene, como «20 h» o «7 h 30»."), field="minutes")
    columns = _columns(terms, customer)
    held_banks(customer)
    at = now()
    bank = HourBank.objects.create(
        customer=customer, minutes=minutes, granted=minutes, balance=0, bought_at=at, form_key=form_key, **columns
    )  # fmt: skip
    book(customer.pk, bank, minutes, Movement.Why.BOUGHT, at=at, by=by)
    keep([bank])
    record(by, "hours.sold", bank, at=at, name=bank.name, minutes=minutes, until=bank.valid_until.isoformat())
    return bank


@transaction.atomic
def change_bank(bank: HourBank, terms: Terms, *, by: Actor, seen: int | None = None) -> HourBank:
    """From now on. Raises Refused as `sell_bank`, and ChangedMeanwhile."""
    bank = held_banks(bank.customer_id)[bank.pk]
    refuse_stale(bank, seen)
    changed = {
        name: value for name, value in _columns(terms, bank.customer).items() if getattr(bank, name) != value
    }
    if not changed:
        return bank
    told = {name: [_told(getattr(bank, name)), _told(value)] for name, value in changed.items()}
    for name, value in changed.items():
        setattr(bank, name, value)
    if "valid_until" in changed:
        bank.told_of_end, bank.closed_on = False, None
    keep([bank])
    record(by, "hours.changed", bank, at=now(), name=bank.name, changed=told)
    return bank


def refuse_stale(bank: HourBank, seen: int | None) -> None:
    """Raises ChangedMeanwhile when it is not as it stood on the screen."""
    if seen is not None and seen != bank.version:
        raise ChangedMeanwhile(_("Este bono ha cambiado mientras lo mirabas. Mira cómo está ahora y decide."))


def _columns(terms: Terms, customer: Customer) -> dict[str, Any]:
    name = " ".join(terms.name.split())
    if not 0 < len(name) <= 80:
        raise Refused(_("Escribe un nombre, de %(most)s caracteres como mucho.") % {"most": 80}, field="name")
    if terms.valid_until < terms.valid_from:
        raise Refused(_("El último día no puede ser anterior al primero."), field="valid_until")
    if terms.price is not None and not 0 <= terms.price <= LARGEST:
        raise Refused(_("El importe no puede ser negativo ni pasar de diez cifras."), field="price")
    if terms.contract is not None and terms.contract.customer_id != customer.pk:
        raise Refused(_("Ese contrato no es de este cliente."), field="contract")
    return {
        "name": name, "valid_from": terms.valid_from, "valid_until": terms.valid_until, "price": terms.price,
        "asks_first": terms.asks_first, "contract": terms.contract, **_rules(terms.rules),
    }  # fmt: skip


def _rules(rules: Rules) -> dict[str, Any]:
    if not 0 < rules.unit <= LONGEST_UNIT:
        raise Refused(_("Se redondea a entre 1 y %(most)s minutos.") % {"most": LONGEST_UNIT}, field="unit")
    for part, least in (("night", 100), ("holiday", 100), ("travel", 0)):
        if not least <= getattr(rules, part) <= HIGHEST:
            told = {"least": f"{least / 100:g}", "most": f"{HIGHEST / 100:g}"}
            raise Refused(_("Va de %(least)s a %(most)s.") % told, field=part)
    if not (0 <= rules.night_from < 24 * 60 and 0 <= rules.night_until < 24 * 60):
        raise Refused(_("Escribe una hora, como «22:00»."), field="night_from")
    return {part: getattr(rules, part) for part in Rules.__dataclass_fields__}


def _told(value: Any) -> str:
    return "" if value is None else str(value)
