"""What the tests of merging make and press."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from django.apps import apps
from django.utils.timezone import localdate, now

from ventanilla.domain.contracts.actions.contracting import Terms, add_contract
from ventanilla.domain.contracts.actions.offering import Offer, add_service
from ventanilla.domain.contracts.models import Contract, Service
from ventanilla.domain.customers.models import (
    Customer,
    Membership,
)
from ventanilla.domain.invoices.models import Invoice
from ventanilla.domain.merging.actions import merge_customers
from ventanilla.domain.tickets.models import Ticket


def place(name: str, customer: Customer) -> Membership:
    return Membership.objects.select_related("person", "customer").get(person__name=name, customer=customer)


def an_invoice(customer: Customer, number: str = "F1") -> Invoice:
    return Invoice.objects.create(
        customer=customer, issuer_tax_id="B1", number=number, folded_number=number, issued_on=date(2026, 11, 1),
        total=Decimal(9), published_at=now(),
    )  # fmt: skip


def a_contract(customer: Customer, cast) -> Contract:
    service = Service.objects.first() or add_service(Offer(name="Copias"), by=cast.ivan)
    last = localdate() + timedelta(days=40)
    terms = Terms(number=f"N{Contract.objects.count()}", amount=Decimal(10), notice_days=30)
    return add_contract(
        customer, service, terms, by=cast.ivan, starts_on=last - timedelta(days=364), ends_on=last
    )


def press(cast, twin, **other) -> Customer:
    told = {"by": cast.elena, "code": "c0300 ", **other}
    return merge_customers(Customer.objects.get(pk=cast.aurora.pk), twin, **told)


def rows() -> dict[str, int]:
    tables = {model._meta.label: model._base_manager.count() for model in apps.get_models()}
    may_grow = (
        "journal.Entry",
        "mail.Letter",
        "jobs.Job",
        "search.Row",
        "search.Word",
        "reports.Touched",
        "provider.Provider",
    )
    return {name: count for name, count in tables.items() if name not in may_grow}


def seen(member: Membership) -> tuple[set[int], set[int], set[int]]:
    """Tickets, invoices and contracts, by number."""
    return (
        set(Ticket.objects.visible_to(member).values_list("pk", flat=True)),
        set(Invoice.objects.visible_to(member).values_list("pk", flat=True)),
        set(Contract.objects.visible_to(member).values_list("pk", flat=True)),
    )
