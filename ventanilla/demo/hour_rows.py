"""Hour banks in every state, drawn from the work orders of the story by the same sums as the verbs use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.utils.timezone import localdate, make_aware

from ventanilla.demo.people_rows import Company
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.hours.actions.approving import shown_of
from ventanilla.domain.hours.actions.drawing import foresee
from ventanilla.domain.hours.charging import Rules, Work, charge
from ventanilla.domain.hours.drawdown import STEPS, Drawn, draw
from ventanilla.domain.hours.holidays import days_of
from ventanilla.domain.hours.models import GRACE, Approval, HourBank, Movement, Spending
from ventanilla.domain.journal.chain import Line as Told
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.workorders.actions.hours import done_in, hours_key
from ventanilla.domain.workorders.models import Line, WorkOrder

DAY = timedelta(days=1)
DEAR = Rules(unit=15, night=150, holiday=200)
MISSING = 150
"""Minutes by which Aurora's next work would go beyond what is left: «faltan 2 h 30 min»."""
SELLER, TECHNICIAN = "ivan@norte.example", "marta@norte.example"


class BankStory(NamedTuple):
    """`share`: percent of it that its work orders have used; from how many days ago, for how long."""

    customer: str
    name: str
    share: int
    since: int
    days: int = 364
    rules: Rules = DEAR
    asks_first: bool = False
    price: int = 0


BANKS = (
    BankStory("C0142", "Bono 2025", 70, 500, 340, price=850),
    BankStory("C0142", "Bono de mantenimiento", 88, 150, asks_first=True, price=1200),
    BankStory("C0118", "Bono de {hours} h", 50, 200, rules=Rules(unit=30, travel=50), price=900),
    BankStory("C0097", "Bono de urgencias", 115, 240, price=640),
    BankStory("C0133", "Bono de {hours} h", 8, 20, price=1290),
    BankStory("C0156", "Bono anual", 35, 345, price=450),
)


@dataclass
class Books:
    """Of one customer: its banks, and what moved, in the order in which it happened."""

    customer: Customer
    banks: dict[int, HourBank] = field(default_factory=dict)
    spent: list[Spending] = field(default_factory=list)
    moved: list[Movement] = field(default_factory=list)

    def book(self, bank: HourBank | None, minutes: int, why: str, at: datetime, **more: object) -> None:
        if bank is not None:
            bank.add(minutes)
        self.moved.append(
            Movement(customer=self.customer, bank=bank, minutes=minutes, why=why, at=at, **more)
        )


def write_hours(company: Company, now: datetime) -> list[Told]:
    """After the work orders. Returns the lines of the journal."""
    told: list[Told] = []
    for code in dict.fromkeys(one.customer for one in BANKS):
        books = _books(code, company, now)
        told += [_sold(bank, company) for bank in books.banks.values()]
    told += _ask(company, now)
    return told


def _books(code: str, company: Company, now: datetime) -> Books:
    books = Books(company.customers[code])
    lines = list(
        Line.objects.filter(order__customer=books.customer, billable=True, order__issued_at__isnull=False)
        .select_related("order", "technician")
        .order_by("order__issued_at", "began_at", "pk")
    )
    stories = [one for one in BANKS if one.customer == code]
    sold = [_bank(one, books.customer, lines, now) for one in stories]
    books.banks = {one.pk: one for one in HourBank.objects.bulk_create(sold)}
    seller = company.staff[SELLER]
    for at, what in sorted(_happenings(books, lines, now), key=lambda one: one[0]):
        if isinstance(what, HourBank) and at == what.bought_at:
            books.book(what, what.minutes, Movement.Why.BOUGHT, at, by=seller)
        elif isinstance(what, HourBank):
            _expire(books, what, at)
        else:
            _spend(books, what, at)
    _keep(books, localdate(now))
    return books


def _bank(story: BankStory, customer: Customer, lines: list[Line], now: datetime) -> HourBank:
    """As large as what was drawn from it makes this share of it."""
    today = localdate(now)
    first = today - timedelta(days=story.since)
    last = first + timedelta(days=story.days)
    days = days_of(customer.pk)
    used = sum(
        charge(Work(one.began_at, one.ended_at, one.kind == Line.Kind.TRAVEL), story.rules, days).minutes
        for one in lines
        if first <= localdate(one.began_at) <= last
    )
    minutes = max(round(used * 100 / story.share / 60), 1) * 60 if used else 20 * 60
    return HourBank(
        customer=customer, name=story.name.format(hours=minutes // 60),
        minutes=minutes, granted=minutes, balance=0, price=story.price,
        bought_at=_morning(first), valid_from=first, valid_until=last, asks_first=story.asks_first,
        **{name: getattr(story.rules, name) for name in Rules.__dataclass_fields__},
    )  # fmt: skip


def _happenings(
    books: Books, lines: list[Line], now: datetime
) -> Iterator[tuple[datetime, HourBank | list[Line]]]:
    """When each bank was bought and expired, and when each work order was issued."""
    for bank in books.banks.values():
        yield bank.bought_at, bank
        over = _morning(bank.valid_until + GRACE + DAY)
        if over < now:
            yield over, bank
    for order in dict.fromkeys(one.order_id for one in lines):
        its = [one for one in lines if one.order_id == order]
        yield its[0].order.issued_at or now, its


def _spend(books: Books, lines: list[Line], at: datetime) -> None:
    order = lines[0].order
    there = [one.counted for one in books.banks.values() if one.bought_at <= at]
    done = done_in(order, lines)
    drawn = draw([one.work for one in done], there, days_of(books.customer.pk)) if there else []
    for line, its in zip(done, drawn, strict=bool(drawn)):
        if not its.charge.minutes:
            continue
        spending = Spending(
            customer=books.customer, source=order.number, source_key=f"{hours_key(order)}:{line.place}",
            what=line.what, technician=line.technician, began_at=line.began_at, ended_at=line.ended_at, kind=line.kind,
            charged=its.charge.minutes, explanation=its.charge.kept(), at=at,
        )  # fmt: skip
        books.spent.append(spending)
        _move(books, spending, its, at, order)


def _move(books: Books, spending: Spending, drawn: Drawn, at: datetime, order: WorkOrder) -> None:
    for part in drawn.parts:
        bank = books.banks[part.bank] if part.bank else None
        why = Movement.Why.OVERRUN if part.is_overrun else Movement.Why.DRAWN
        books.book(bank, -part.minutes, why, at, spending=spending, by=order.issued_by)


def _expire(books: Books, bank: HourBank, at: datetime) -> None:
    if bank.balance >= 0:
        bank.closed_on = localdate(at)
        if bank.balance:
            books.book(bank, -bank.balance, Movement.Why.EXPIRED, at)


def _keep(books: Books, today: date) -> None:
    """What the worker would have told already is told: it does not begin with a heap of letters."""
    for bank in books.banks.values():
        bank.told = [step for step in STEPS if step <= bank.used]
        bank.told_of_end = bank.valid_until <= today + timedelta(days=31)
    HourBank.objects.bulk_update(
        books.banks.values(), ["balance", "used", "told", "told_of_end", "closed_on"]
    )
    Spending.objects.bulk_create(books.spent)
    Movement.objects.bulk_create(books.moved)


def _ask(company: Company, now: datetime) -> list[Told]:
    """Aurora's next work would go beyond what is left, and somebody has asked whether it may."""
    customer, marta = company.customers["C0142"], company.staff[TECHNICIAN]
    left = sum(one.left for one in HourBank.objects.running().filter(customer=customer))
    asked_at = now - timedelta(hours=2)
    began = _morning(_working_day(localdate(now) - DAY, customer))
    ends = began + timedelta(minutes=left + MISSING)
    order = WorkOrder.objects.create(
        customer=customer, technician=marta, created_by=marta, subject="Cambio del servidor de copias",
        created_at=asked_at, dated_at=asked_at, minutes=left + MISSING,
    )  # fmt: skip
    line = Line(order=order, technician=marta, began_at=began, ended_at=ends, kind=Line.Kind.ON_SITE)
    line.description = "Montaje del servidor nuevo y paso de las copias"
    line.save()
    foreseen = foresee(customer.pk, done_in(order, [line]))
    if not foreseen.overrun:
        return []
    approval = Approval.objects.create(
        customer=customer, source_key=hours_key(order), subject=order.subject, needed=foreseen.needed,
        left=foreseen.left, minutes=foreseen.overrun, shown=shown_of(foreseen), asked_by=marta, asked_at=asked_at,
    )  # fmt: skip
    facts = {"name": approval.subject, "minutes": approval.minutes}
    return [_line(marta, "hours.approval_asked", "approval", approval.pk, customer.pk, asked_at, facts)]


def _sold(bank: HourBank, company: Company) -> Told:
    facts = {"name": bank.name, "minutes": bank.minutes, "until": bank.valid_until.isoformat()}
    return _line(
        company.staff[SELLER], "hours.sold", "hourbank", bank.pk, bank.customer_id, bank.bought_at, facts
    )


def _line(
    by: StaffMember, verb: str, kind: str, number: int, customer: int, at: datetime, facts: dict[str, object]
) -> Told:
    return Told(at, by.actor_kind, by.actor_id, by.actor_name, verb, kind, number, customer, facts)


def _working_day(day: date, customer: Customer) -> date:
    """This one, or the last before it that counts like any other."""
    while day.weekday() > 4 or day in days_of(customer.pk).closed:
        day -= DAY
    return day


def _morning(day: date) -> datetime:
    return make_aware(datetime.combine(day, time(9, 0)))
