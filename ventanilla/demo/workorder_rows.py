"""Two years of work orders: visits each quarter, what came of tickets, annexes, signatures and a few objections, as rows."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

from django.utils.timezone import get_default_timezone, localtime

from ventanilla.demo import workorder_papers
from ventanilla.demo.people_rows import Company
from ventanilla.demo.tax_ids import person_tax_id
from ventanilla.demo.workorder_papers import plain_paper, set_in_type
from ventanilla.demo.workorder_stories import JOBS, OBJECTIONS, OF_TICKET, TRAVEL, JobStory
from ventanilla.domain.customers.models import Customer, Membership, Section
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.chain import Line as Told
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.workorders.actions.archiving import archive_document
from ventanilla.domain.workorders.guard import GUARD
from ventanilla.domain.workorders.models import (
    Counter,
    Line,
    Material,
    Objection,
    Signature,
    Status,
    WorkOrder,
)

VISITED = ("C0142", "C0118", "C0097", "C0156", "C0133", "C0171", "C0165", "C0104")
TECHNICIANS = ("marta@norte.example", "sara@norte.example", "ruben@norte.example", "ivan@norte.example")
OF_TICKETS, DRAFTS = 70, 3
PLANNED_AHEAD = (1, 2, 3, 8, 10)
"""In how many days those visits are that have a date."""
OPEN_DAYS = 18
"""What is younger waits for its signature."""


@dataclass
class _Shelf:
    """What is written at once, table by table."""

    orders: list[WorkOrder] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    materials: list[Material] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)
    objections: list[Objection] = field(default_factory=list)
    stored: list[StoredFile] = field(default_factory=list)
    papers: dict[Path, bytes] = field(default_factory=dict)
    told: list[tuple[WorkOrder, datetime, str, StaffMember | Membership, dict[str, str]]] = field(
        default_factory=list
    )


@dataclass(frozen=True)
class _Job:
    """One work order, before it is a row."""

    ends: datetime
    customer: Customer
    technician: StaffMember
    story: JobStory
    ticket: Ticket | None = None


def write_workorders(company: Company, now: datetime, seed: int) -> tuple[list[Told], dict[Path, bytes]]:
    """After the tickets. Returns the lines that the journal gets, and the bytes that are to lie on the disk."""
    rng, shelf = Random(seed), _Shelf()  # noqa: S311 - the same story every night
    signers = _signers(company)
    jobs = sorted([*_visits(company, now, rng), *_of_tickets(company, rng)], key=lambda one: one.ends)
    for place, job in enumerate(jobs):
        order = _order(job, shelf, signers[job.customer.pk], rng)
        if place < len(jobs) - DRAFTS:
            _issue(order, job, shelf)
    _decide(shelf, signers, now, rng)
    _plan(company, now, shelf)
    _write(shelf)
    for order in [one for one in shelf.orders if one.year][: -workorder_papers.IN_TYPE]:
        if order.status == Status.ISSUED:
            archive_document.enqueue(order.pk)  # set in type by the worker, as a technician's are
    return [
        Told(
            at,
            by.actor_kind,
            by.actor_id,
            by.actor_name,
            verb,
            "workorder",
            order.pk,
            order.customer_id,
            facts,
        )
        for order, at, verb, by, facts in shelf.told
    ], shelf.papers


def _signers(company: Company) -> dict[int, list[Membership]]:
    found: dict[int, list[Membership]] = {one.pk: [] for one in company.customers.values()}
    for member in company.contacts.values():
        if member.may_manage(Section.WORK_ORDERS):
            found[member.customer_id].append(member)
    return found


def _visits(company: Company, now: datetime, rng: Random) -> Iterator[_Job]:
    for code in VISITED:
        for back in range(3 + rng.randrange(8), 725, 46):
            day = localtime(now).date() - timedelta(days=back + rng.randrange(9))
            day -= timedelta(days=max(0, day.weekday() - 4))
            ends = datetime.combine(
                day, time(10 + rng.randrange(7), 15 * rng.randrange(4)), get_default_timezone()
            )
            story = JOBS[0] if rng.random() < 0.4 else rng.choice(JOBS)
            yield _Job(ends, company.customers[code], company.staff[rng.choice(TECHNICIANS)], story)


def _of_tickets(company: Company, rng: Random) -> Iterator[_Job]:
    customers = {one.pk: one for one in company.customers.values()}
    staff = {one.pk: one for one in company.staff.values()}
    solved = Ticket.objects.filter(resolved_at__isnull=False, assignee__isnull=False, is_verified=True)
    for ticket in solved.order_by("-resolved_at", "-pk")[: OF_TICKETS * 12 : 12]:
        line, summary = rng.choice(OF_TICKET)
        story = JobStory(ticket.subject, summary, (line,), is_visit=rng.random() < 0.4)
        assert ticket.resolved_at
        assert ticket.assignee_id
        yield _Job(
            ticket.resolved_at, customers[ticket.customer_id], staff[ticket.assignee_id], story, ticket
        )


def _order(job: _Job, shelf: _Shelf, signers: list[Membership], rng: Random) -> WorkOrder:
    story, ends = job.story, job.ends.replace(second=0, microsecond=0)
    requester = rng.choice(signers) if signers else None
    order = WorkOrder(
        customer=job.customer, ticket=job.ticket, requester=requester, technician=job.technician,
        subject=story.subject[:150], summary=story.summary, created_by=job.technician,
        created_at=ends + timedelta(minutes=5),
        dated_at=ends + timedelta(minutes=5),
    )  # fmt: skip
    pieces = [("on_site" if story.is_visit else "remote", text) for text in story.lines]
    if story.is_visit:
        pieces.insert(0, ("travel", TRAVEL))
    at = ends
    for kind, text in reversed(pieces):
        minutes = 20 if kind == "travel" else rng.choice((30, 45, 45, 60, 75, 90))
        began = at - timedelta(minutes=minutes)
        is_billed = kind != "travel" or rng.random() < 0.5
        shelf.lines.append(
            Line(
                order=order, technician=job.technician, began_at=began, ended_at=at, kind=kind, billable=is_billed,
                description=text,
            )
        )  # fmt: skip
        order.minutes += minutes
        at = began
    shelf.materials += [
        Material(order=order, name=name, quantity=Decimal(quantity), unit=unit)
        for name, quantity, unit in story.materials
    ]
    shelf.orders.append(order)
    return order


def _plan(company: Company, now: datetime, shelf: _Shelf) -> None:
    """Maintenance of the days to come: drafts with a date, without lines."""
    today, begun = localtime(now).date(), now - timedelta(days=6)
    for place, (code, ahead) in enumerate(zip(VISITED, PLANNED_AHEAD, strict=False)):
        day = today + timedelta(days=ahead)
        day += timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
        whose = company.staff[TECHNICIANS[place % len(TECHNICIANS)]]
        at = datetime.combine(day, time(9 + 3 * (place % 3)), get_default_timezone())
        order = WorkOrder(
            customer=company.customers[code], technician=whose, created_by=whose, subject=JOBS[0].subject[:150],
            created_at=begun, dated_at=begun, planned_at=at, planned_minutes=120,
        )  # fmt: skip
        shelf.orders.append(order)


def _issue(order: WorkOrder, job: _Job, shelf: _Shelf) -> None:
    at = order.dated_at + timedelta(minutes=10)
    order.status, order.issued_by, order.issued_at, order.dated_at = Status.ISSUED, job.technician, at, at
    order.year = localtime(at).year
    order.sequence = 1 + sum(one.year == order.year for one in shelf.orders[:-1])
    shelf.told.append((order, at, "work_order.issued", job.technician, {"number": order.number}))


def _decide(shelf: _Shelf, signers: dict[int, list[Membership]], now: datetime, rng: Random) -> None:
    """What is old enough has been signed, but for a few."""
    said = iter(OBJECTIONS)
    for place, order in enumerate(shelf.orders[::-1]):
        who = signers[order.customer_id]
        if order.issued_at is None or not who or now - order.issued_at < timedelta(days=3):
            continue
        if place % 9 == 4 and (words := next(said, None)):
            _object(order, rng.choice(who), words, shelf)
        elif now - order.issued_at > timedelta(days=OPEN_DAYS):
            _sign(order, rng.choice(who), shelf, rng)


def _object(order: WorkOrder, who: Membership, words: tuple[str, str], shelf: _Shelf) -> None:
    assert order.issued_at
    at = order.issued_at + timedelta(hours=20)
    order.status = Status.OBJECTED
    objection = Objection(order=order, reason=words[0], at=at, by=who)
    if words[1]:
        objection.answer, objection.answered_by = words[1], order.technician
        objection.answered_at = at + timedelta(hours=5)
    shelf.objections.append(objection)
    _archive(order, shelf)
    shelf.told.append((order, at, "work_order.objected", who, {"number": order.number}))


def _sign(order: WorkOrder, who: Membership, shelf: _Shelf, rng: Random) -> None:
    assert order.issued_at
    at = order.issued_at + timedelta(minutes=rng.choice((8, 12, 90, 60 * 22)))
    order.status = Status.SIGNED
    _archive(order, shelf)
    way = rng.choice((Signature.Way.PHONE, Signature.Way.PORTAL, Signature.Way.LINK))
    shelf.signatures.append(
        Signature(
            order=order, name=who.person.name, tax_id=person_tax_id(who.pk), role=who.job_title, strokes=_strokes(rng),
            signed_at=at, device_time=at - timedelta(seconds=3), shown_sha256=order.document_sha256, way=way,
            contact=None if way == Signature.Way.PHONE else who, client_key=f"demo-{len(shelf.signatures)}",
        )
    )  # fmt: skip
    by = order.technician if way == Signature.Way.PHONE else who
    shelf.told.append((order, at, "work_order.signed", by, {"number": order.number, "name": who.person.name}))


def _strokes(rng: Random) -> list[list[list[int]]]:
    """A name in one go, and the flourish under it."""
    wide, high = rng.uniform(5, 8), rng.uniform(30, 55)
    name = [
        [
            round(70 + wide * step),
            round(100 + high * math.sin(step * 0.55) * math.cos(step * 0.13)),
            18 * step,
        ]
        for step in range(60)
    ]
    flourish = [
        [round(520 - 7 * step), round(150 + 12 * math.sin(step / 9)), 1300 + 14 * step] for step in range(60)
    ]
    return [name, flourish]


def _archive(order: WorkOrder, shelf: _Shelf) -> None:
    lines = [one for one in shelf.lines if one.order is order]
    order.document, content = plain_paper(
        order, lines, [one for one in shelf.materials if one.order is order]
    )
    order.document_sha256 = order.document.sha256
    shelf.stored.append(order.document)
    shelf.papers[order.document.path] = content


def _write(shelf: _Shelf) -> None:
    with GUARD.lifted():
        StoredFile.objects.bulk_create(shelf.stored)
        WorkOrder.objects.bulk_create(shelf.orders)
        for rows in (shelf.lines, shelf.materials, shelf.signatures, shelf.objections):
            for row in rows:
                row.order_id = row.order.pk
        Line.objects.bulk_create(shelf.lines)
        Material.objects.bulk_create(shelf.materials)
        Signature.objects.bulk_create(shelf.signatures)
        Objection.objects.bulk_create(shelf.objections)
        _annex(shelf)
        shelf.papers |= set_in_type([one for one in shelf.orders if one.year][-workorder_papers.IN_TYPE :])
    years = {one.year for one in shelf.orders if one.year}
    Counter.objects.bulk_create(
        Counter(year=year, last=max(one.sequence or 0 for one in shelf.orders if one.year == year))
        for year in years
    )


def _annex(shelf: _Shelf) -> None:
    """Some visits complete the one before them of the same customer."""
    last: dict[int, WorkOrder] = {}
    for place, order in enumerate(shelf.orders):
        before = last.get(order.customer_id)
        if before and order.year and place % 29 == 7:
            WorkOrder.objects.filter(pk=order.pk).update(
                annex_of=before, subject=f"Anexo al parte {before.number}: {before.subject}"[:150]
            )
        if order.year and order.annex_of_id is None:
            last[order.customer_id] = order
