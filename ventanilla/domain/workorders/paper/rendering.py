"""The papers of a work order: as it is issued, and with its signature."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal

from django.conf import settings

from ventanilla.core import strokes
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.provider.house import the_house
from ventanilla.domain.workorders.models import Signature, WorkOrder
from ventanilla.domain.workorders.paper.content import Company, Paper, Signed, Used, Work
from ventanilla.domain.workorders.paper.setting import set_paper, set_papers


def render(order: WorkOrder) -> bytes:
    """The PDF of one that has its number. The same rows give the same bytes. Raises `core.pdf.NotSet`."""
    return set_paper(paper_of(order), address=address_of(order))


def render_signed(order: WorkOrder) -> bytes:
    """The second PDF: what the first one says, with the signature and the hash of the first."""
    return set_paper(paper_of(order), address=address_of(order), signed=signed_of(order))


def render_all(orders: Iterable[WorkOrder]) -> list[bytes]:
    """`render` of each, made together."""
    return set_papers((paper_of(one), address_of(one), None) for one in orders)


def render_all_signed(orders: Iterable[WorkOrder]) -> list[bytes]:
    """`render_signed` of each, made together."""
    return set_papers((paper_of(one), address_of(one), signed_of(one)) for one in orders)


def address_of(order: WorkOrder) -> str:
    """Where anybody who holds the paper finds out whether it is the one that was issued."""
    return f"{settings.BASE_URL}/parte/{order.code}/"


def paper_of(order: WorkOrder) -> Paper:
    """What it says, with what stands in other rows as it is now. Also of a draft, which has no number."""
    requester = order.requester
    lines = order.lines.select_related("technician__person").order_by("began_at", "pk")
    return Paper(
        number=order.number,
        issued_at=stamp(order.issued_at or order.created_at),
        subject=order.subject,
        summary=order.summary,
        requester=requester.shown_name if requester else "",
        ticket=order.ticket_id,
        annex_of=order.annex_of.number if order.annex_of else "",
        provider=_provider(),
        customer=_customer(order.customer),
        lines=tuple(
            Work(
                one.technician.person.name, one.kind, stamp(one.began_at), stamp(one.ended_at), one.minutes,
                one.billable, one.description,
            )
            for one in lines
        ),
        materials=tuple(
            Used(one.name, plain(one.quantity), one.unit) for one in order.materials.order_by("pk")
        ),
    )  # fmt: skip


def signed_of(order: WorkOrder) -> Signed:
    one: Signature = order.signature
    return Signed(
        name=one.name,
        tax_id=one.tax_id,
        role=one.role,
        signed_at=stamp(one.signed_at),
        device_time=stamp(one.device_time) if one.device_time else "",
        way=one.way,
        shown_sha256=one.shown_sha256,
        document_sha256=order.document_sha256,
        drawn=strokes.svg(one.strokes) if one.strokes else "",
    )


def stamp(at: datetime) -> str:
    """«2026-11-23T08:00:00Z»."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def plain(quantity: Decimal) -> str:
    """«2», «1.5»: without the zeros that a column adds."""
    return f"{quantity:f}".rstrip("0").rstrip(".") if "." in f"{quantity:f}" else f"{quantity:f}"


def _provider() -> Company:
    house = the_house()
    contact = " · ".join(one for one in (house.phone, house.email) if one)
    return Company(house.legal_name, house.tax_id, house.address, contact)


def _customer(one: Customer) -> Company:
    return Company(one.legal_name or one.name, one.tax_id, one.address, "", one.code)
