"""What tells a customer that there is an invoice: to whom it is meant for, and to nobody else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils.timezone import localdate

from ventanilla.domain.customers.models import Membership, Section, section_is_on
from ventanilla.domain.invoices.models import Invoice
from ventanilla.domain.mail.bells import Bell, Topic
from ventanilla.domain.mail.outbox import Draft, Enclosure, Recipient, write_letters
from ventanilla.domain.provider.house import the_house

MEDIA = {"pdf": "application/pdf", "xml": "application/octet-stream"}
"""An XML travels as bytes: as text some programs on its way would write its lines anew."""
TOLD_WITHIN = timedelta(days=60)
"""Of an older invoice nobody is told: who brings in the past years must not write a letter for each."""


def published(invoice: Invoice, *, version: int) -> None:
    """To the active contacts whose mail is of invoices. A link, which asks who one is; the file itself where the
    settings say so.
    """
    if invoice.issued_on < localdate() - TOLD_WITHIN:
        return
    enclosed = _enclosed(invoice) if the_house().attaches_invoices else []
    write_letters([_letter(invoice, member, version, enclosed) for member in recipients(invoice)])


def recipients(invoice: Invoice) -> list[Membership]:
    """Nobody where the customer's portal has no invoices."""
    if not section_is_on(invoice.customer, Section.INVOICES):
        return []
    wanted = Membership.objects.alive().filter(customer=invoice.customer_id, for_invoices=True)
    return list(wanted.select_related("person", "customer").order_by("pk"))


def _enclosed(invoice: Invoice) -> list[Enclosure]:
    """The newest file of each kind, as it lies there."""
    newest = {one.kind: one.file for one in invoice.files.select_related("file").order_by("version")}
    return [
        Enclosure(name=file.name, kind=MEDIA[kind], place=file.place, sha256=file.sha256)
        for kind, file in sorted(newest.items())
    ]


def _letter(invoice: Invoice, member: Membership, version: int, enclosed: list[Enclosure]) -> Draft:
    person = member.person
    context: dict[str, Any] = {
        "invoice": invoice, "person": person, "customer": member.customer, "version": version, "enclosed": enclosed,
    }  # fmt: skip
    return Draft(
        key=f"invoice:{invoice.pk}:{version}:{member.pk}",
        to=Recipient(name=person.name, address=person.email, language=person.language),
        template="invoices/mail/published",
        context=context,
        about=("invoice", invoice.pk),
        enclosures=enclosed,
        bell=Bell(
            reader=member, topic=Topic.INVOICES, thing="invoice", number=invoice.pk, label=invoice.concept
        ),
    )
