"""Contracts: written, changed, renewed and ended. Their periods are only added to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _

from ventanilla.core.errors import AlreadySent, ChangedMeanwhile, IllegalMove, Refused
from ventanilla.domain.contracts.models import Account, Contract, Period, Renewing, Service
from ventanilla.domain.contracts.renewal_dates import end_of, next_period
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.jobs.turns import take_turns
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.levels.models import ServiceLevel
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.provider.actions import change_rules

LONGEST_MONTHS, LONGEST_NOTICE = 240, 366
LARGEST = Decimal("9999999999.99")


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What may be said otherwise of a contract without touching its past."""

    number: str
    about: str = ""
    months: int = 12
    renewing: str = Renewing.TACIT
    notice_days: int = 30
    amount: Decimal | None = None
    level: ServiceLevel | None = None


@transaction.atomic
def add_contract(
    customer: Customer, service: Service, terms: Terms, *, by: Actor, starts_on: date, ends_on: date | None = None,
    form_key: str | None = None,
) -> Contract:  # fmt: skip
    """With its first period, which ends when the months say unless somebody says otherwise (`ends_on`, its last day).

    The same form key again gives back the first. Raises Refused for a number that is missing or taken, for a service that
    is offered no more, for days that cannot be; AlreadySent when the key comes with another number.
    """
    columns = _columns(terms, None)
    known = Contract.objects.filter(form_key=form_key).first() if form_key else None
    if known:
        return _the_same(known, columns["number"])
    take_turns("contracts")
    _refuse_taken(columns["number"], None)
    if not service.is_active:
        raise Refused(_("Ese servicio ya no se ofrece: elige otro."), field="service")
    last = ends_on or end_of(starts_on, terms.months, anchor=starts_on)
    _refuse_backwards(starts_on, last)
    at = now()
    contract = Contract(
        customer=customer, service=service, starts_on=starts_on, created_at=at, form_key=form_key, **columns
    )
    contract.end_by(last)
    contract.save()
    _write(contract, starts_on, last, Period.Origin.FIRST, contract.amount, at)
    told = {"number": contract.number, "service": service.name, "ends_on": last.isoformat()}
    _count_anew(contract.level)
    record(by, "contract.added", contract, at=at, **told)
    return contract


@transaction.atomic
def change_contract(contract: Contract, terms: Terms, *, by: Actor, seen: int | None = None) -> Contract:
    """From the next period on; periods that are written stay. Raises Refused as `add_contract`, and ChangedMeanwhile."""
    contract = _held(contract, seen)
    columns = _columns(terms, contract)
    if columns["number"] != contract.number:
        take_turns("contracts")
        _refuse_taken(columns["number"], contract)
    changed = {name: value for name, value in columns.items() if getattr(contract, name) != value}
    if not changed:
        return contract
    told = {name: [_told(getattr(contract, name)), _told(value)] for name, value in changed.items()}
    if "level" in changed:
        change_rules()
    for name, value in changed.items():
        setattr(contract, name, value)
    contract.end_by(contract.ends_on)
    _save(contract, [*changed, "decide_by"])
    record(by, "contract.changed", contract, at=now(), changed=told)
    return contract


@transaction.atomic
def renew_contract(
    contract: Contract, *, by: Actor, ends_on: date | None = None, amount: Decimal | None = None,
    origin: str = Period.Origin.AGREED, seen: int | None = None,
) -> Period:  # fmt: skip
    """One more period, from the day after the last one; until when the months say, or `ends_on`.

    Raises IllegalMove for a contract that was cancelled, Refused for days that cannot be, ChangedMeanwhile.
    """
    contract = _held(contract, seen)
    if contract.cancelled_on is not None:
        raise IllegalMove(_("Este contrato está dado de baja: no se renueva."))
    first, last = next_period(contract.ends_on, contract.months, anchor=contract.starts_on)
    last = ends_on or last
    _refuse_backwards(first, last)
    at, price = now(), contract.amount if amount is None else _amount(amount)
    period = _write(contract, first, last, origin, price, at)
    contract.end_by(last)
    _save(contract, ["ends_on", "decide_by"])
    _count_anew(contract.level)
    record(
        by,
        "contract.renewed",
        contract,
        at=at,
        origin=origin,
        starts_on=first.isoformat(),
        ends_on=last.isoformat(),
    )
    return period


@transaction.atomic
def cancel_contract(
    contract: Contract, *, by: Actor, on: date | None = None, because: str = "", seen: int | None = None
) -> Contract:
    """It ends on this day (its last one; nothing said: today), and nothing reminds of it any more.

    Raises IllegalMove when it is ended already, Refused for a day after its last period or before it began.
    """
    contract = _held(contract, seen)
    if contract.cancelled_on is not None:
        raise IllegalMove(_("Este contrato ya está dado de baja."))
    day = on or min(localdate(), contract.ends_on)
    if not contract.starts_on <= day <= contract.ends_on:
        raise Refused(
            _("El último día tiene que estar entre el alta y el final del periodo en curso."), field="on"
        )
    contract.cancelled_on, contract.cancelled_because = day, " ".join(because.split())[:250]
    _save(contract, ["cancelled_on", "cancelled_because"])
    _count_anew(contract.level)
    record(by, "contract.cancelled", contract, at=now(), on=day.isoformat())
    return contract


@transaction.atomic
def entrust(customer: Customer, manager: StaffMember | None, *, by: Actor) -> None:
    """Who looks after this customer from now on; None: nobody in particular. Raises Refused for who has left."""
    if manager is not None and not manager.is_here:
        raise Refused(
            _("%(name)s ya no está: elige a otra persona.") % {"name": manager.actor_name}, field="manager"
        )
    before = Account.objects.select_for_update().filter(customer=customer).first()
    if (before.manager_id if before else None) == (manager.pk if manager else None):
        return
    if manager is None:
        Account.objects.filter(customer=customer).delete()
    else:
        Account.objects.update_or_create(customer=customer, defaults={"manager": manager})
    record(by, "customer.entrusted", customer, at=now(), manager=manager.actor_name if manager else "")


def next_number() -> str:
    """A number that is free: CT-0001 and on."""
    taken = Contract.objects.filter(number__startswith="CT-").values_list("number", flat=True)
    highest = max((int(one[3:]) for one in taken if one[3:].isdigit() and len(one) < 12), default=0)
    return f"CT-{highest + 1:04}"


def _held(contract: Contract, seen: int | None) -> Contract:
    held = Contract.objects.held(contract)
    if seen is not None and seen != held.version:
        raise ChangedMeanwhile(
            _("Alguien ha cambiado este contrato mientras lo mirabas. Mira cómo está ahora y decide.")
        )
    return held


def _count_anew(level: ServiceLevel | None) -> None:
    """What is promised of tickets hangs from it."""
    if level:
        change_rules()


def _save(contract: Contract, columns: list[str]) -> None:
    contract.version += 1
    contract.save(update_fields=[*columns, "version"])


def _write(
    contract: Contract, first: date, last: date, origin: str, amount: Decimal | None, at: Any
) -> Period:
    return Period.objects.create(
        contract=contract, starts_on=first, ends_on=last, origin=origin, amount=amount, made_at=at
    )


def _columns(terms: Terms, known: Contract | None) -> dict[str, Any]:
    number = "".join(terms.number.split()).upper()
    if not 0 < len(number) <= 40:
        raise Refused(_("Escribe el número del contrato, de 40 caracteres como mucho."), field="number")
    if not 0 < terms.months <= LONGEST_MONTHS:
        raise Refused(_("Un periodo dura de 1 a %(most)s meses.") % {"most": LONGEST_MONTHS}, field="months")
    if not 0 <= terms.notice_days <= LONGEST_NOTICE:
        raise Refused(
            _("El preaviso es de 0 a %(most)s días.") % {"most": LONGEST_NOTICE}, field="notice_days"
        )
    level, before = terms.level, known.level if known else None
    if level and level != before and not level.is_active:
        raise Refused(
            _("El nivel «%(name)s» ya no se ofrece: elige otro.") % {"name": level.name}, field="level"
        )
    return {
        "number": number, "about": " ".join(terms.about.split())[:160], "months": terms.months,
        "renewing": Renewing(terms.renewing).value, "notice_days": terms.notice_days, "amount": _amount(terms.amount),
        "level": level,
    }  # fmt: skip


def _amount(amount: Decimal | None) -> Decimal | None:
    if amount is not None and not 0 <= amount <= LARGEST:
        raise Refused(_("El importe no puede ser negativo ni pasar de diez cifras."), field="amount")
    return amount


def _refuse_taken(number: str, known: Contract | None) -> None:
    if Contract.objects.filter(number__iexact=number).exclude(pk=known.pk if known else 0).exists():
        raise Refused(_("Ya hay un contrato con ese número."), field="number")


def _refuse_backwards(first: date, last: date) -> None:
    if last < first:
        raise Refused(
            _("El último día no puede ser anterior al primero (%(first)s).")
            % {"first": first.strftime("%d/%m/%Y")},
            field="ends_on",
        )


def _the_same(known: Contract, number: str) -> Contract:
    if known.number != number:
        raise AlreadySent(
            _("Este contrato ya está guardado con el número %(number)s.") % {"number": known.number}
        )
    return known


def _told(value: Any) -> str:
    return "" if value is None else str(value)
