"""The catalogue, the contracts with their periods, and what was decided, as rows."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise

from django.utils.timezone import localdate, make_aware

from ventanilla.core.html import from_words
from ventanilla.demo.contract_stories import CONTRACTS, ENDED, INTERESTS, MANAGERS, SERVICES, ContractStory
from ventanilla.demo.papers import one_page
from ventanilla.demo.people_rows import Company
from ventanilla.demo.shelf import put_away
from ventanilla.domain.contracts.models import Account, Contract, Document, Period, Renewing, Service
from ventanilla.domain.contracts.renewal_dates import DAY, months_later
from ventanilla.domain.renewals.models import About, Interest, Reminder, Requests
from ventanilla.domain.tickets.models import Application, TicketType

WITH_PAPER = 6
"""Contracts of the list, the first ones, that have their document."""


def write_contracts(company: Company, now: datetime) -> None:
    """After the people and the types. Returns nothing that others need."""
    services = _catalogue()
    today = localdate(now)
    contracts, periods = [], []
    for number, story in enumerate((*CONTRACTS, ENDED), start=1):
        contract, its = _contract(story, number, company, services, today)
        contracts.append(contract)
        periods += its
    Contract.objects.bulk_create(contracts)
    Period.objects.bulk_create(periods)
    Account.objects.bulk_create(
        Account(customer=company.customers[code], manager=company.staff[email])
        for email, codes in MANAGERS.items()
        for code in codes
    )
    Interest.objects.bulk_create(
        Interest(
            customer=company.customers[code], service=services[name], seen_at=now - timedelta(days=seen),
            asked_at=None if asked is None else now - timedelta(days=asked),
        )
        for code, name, seen, asked in INTERESTS
    )  # fmt: skip
    Requests.objects.create(pk=1, type=TicketType.objects.get(name="Consulta"))
    _remind(periods, today)


def write_contract_papers(now: datetime) -> None:
    """Last: a rollback does not take files back."""
    for contract in Contract.objects.select_related("customer", "service").order_by("number")[:WITH_PAPER]:
        lines = [
            f"Contrato {contract.number}",
            contract.customer.legal_name,
            contract.service.name,
            contract.about,
        ]
        paper = one_page(f"Contrato-{contract.number}.pdf", [line for line in lines if line])
        file = put_away(paper, owner="system:None", at=now)
        file.save(force_insert=True)
        Document.objects.create(file=file, contract=contract, added_at=contract.created_at)


def _catalogue() -> dict[str, Service]:
    rows = [
        Service(
            name=one.name, family=one.family, picture=one.picture, summary=one.summary, description=one.description,
            description_html=from_words(one.description), features="\n".join(one.features), position=place,
        )
        for place, one in enumerate(SERVICES)
    ]  # fmt: skip
    services = {row.name: row for row in Service.objects.bulk_create(rows)}
    applications = {one.name: one for one in Application.objects.all()}
    About.objects.bulk_create(
        About(service=services[one.name], application=applications[name])
        for one in SERVICES
        for name in one.applications
        if name in applications
    )
    return services


def _contract(
    story: ContractStory, number: int, company: Company, services: dict[str, Service], today: date
) -> tuple[Contract, list[Period]]:
    """`years` periods, counted back from the day on which the last one ends."""
    ends = [
        months_later(today + timedelta(days=story.left), -story.months * back)
        for back in range(story.years + 1)
    ]
    spans = [(before + DAY, last) for last, before in pairwise(ends)][::-1]
    written = make_aware(datetime.combine(spans[0][0], time(9, 30)))
    contract = Contract(
        number=f"CT-{number:04}", customer=company.customers[story.customer], service=services[story.service],
        about=story.about, starts_on=spans[0][0], months=story.months, notice_days=story.notice,
        renewing=Renewing.TACIT if story.tacit else Renewing.EXPRESS, amount=Decimal(story.amount), created_at=written,
    )  # fmt: skip
    contract.end_by(ends[0])
    if story is ENDED:
        contract.cancelled_on, contract.cancelled_because = ends[0], "Cambiaron de centralita."
    again = Period.Origin.TACIT if story.tacit else Period.Origin.AGREED
    periods = [
        Period(
            contract=contract, starts_on=first, ends_on=last, amount=contract.amount,
            origin=again if place else Period.Origin.FIRST, made_at=make_aware(datetime.combine(first, time(9, 30))),
        )
        for place, (first, last) in enumerate(spans)
    ]  # fmt: skip
    return contract, periods


def _remind(periods: list[Period], today: date) -> None:
    """What the worker has sent already: it does not begin with a heap of letters."""
    last = {period.contract_id: period for period in periods}
    Reminder.objects.bulk_create(
        Reminder(
            period=period, step=step, letters=1,
            made_at=make_aware(datetime.combine(period.contract.decide_by - timedelta(days=step), time(8, 15))),
        )
        for period in last.values()
        for step in period.contract.service.steps
        if 0 <= (period.contract.decide_by - today).days <= step
    )  # fmt: skip
