"""Publishing: a file that another program issued becomes visible to its customer, byte for byte as it came."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core import tax_id
from ventanilla.core.errors import ChangedMeanwhile, Refused
from ventanilla.core.times import date_only
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.files.actions import keep_whole
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.invoices import guard, letters
from ventanilla.domain.invoices.matching import (
    Told,
    as_words,
    customer_for,
    guessed_by_name,
    told_by,
    what_to_ask,
)
from ventanilla.domain.invoices.models import Arrival, Invoice, InvoiceFile, folded, label_of
from ventanilla.domain.invoices.reading import read_invoice
from ventanilla.domain.jobs.turns import take_turns
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor

WAITING = "held:invoices"
"""Whose a file is while it waits in the tray."""


class Fate(StrEnum):
    PUBLISHED = "published"
    ADDED = "added"
    """Another kind of file of an invoice that was there."""
    NEW_VERSION = "new_version"
    KNOWN = "known"
    WAITS = "waits"


@dataclass(frozen=True)
class Taken:
    """What became of a file that was brought."""

    fate: Fate
    invoice: Invoice | None = None
    arrival: Arrival | None = None


def take_in(name: str, content: bytes, *, by: Actor) -> Taken:
    """Judge one file and publish it, or put it into the tray. The same bytes again change nothing.

    Raises Refused, with a sentence, for what is no invoice, and for a number that another customer or another day has.
    """
    kind, facts = read_invoice(content)
    sha256 = hashlib.sha256(content).hexdigest()
    with _keeping(name, content) as kept, transaction.atomic():
        take_turns("invoices")
        if known := _known(sha256):
            return known
        told = told_by(facts) if facts else None
        customer, reason = customer_for(facts) if facts else (None, Arrival.Reason.NO_FACTS)
        reason = (what_to_ask(told) if facts else "") or reason
        if told is None or customer is None or reason:
            guess = customer or guessed_by_name(name)
            arrival = Arrival.objects.create(
                file=kept.row(WAITING), kind=kind, sha256=sha256, facts=as_words(facts), reason=reason, customer=guess,
                brought_by=by.actor_name, arrived_at=now(),
            )  # fmt: skip
            record(by, "invoice.waits", arrival, at=arrival.arrived_at, name=arrival.file.name, sha256=sha256)
            return Taken(Fate.WAITS, arrival=arrival)
        return _publish(kept.row(guard.OWNER), kind, facts.format if facts else "", told, customer, by=by)


@transaction.atomic
def publish_arrival(arrival: Arrival, told: Told, customer: Customer, *, by: Actor) -> Taken:
    """What waited in the tray, for this customer and with these facts.

    Raises ChangedMeanwhile when somebody else has decided, Refused as `take_in`, and for a tax id that cannot be.
    """
    take_turns("invoices")
    held = _held(arrival)
    if trouble := tax_id.trouble_with(told.issuer_tax_id):
        raise Refused(trouble, field="issuer_tax_id")
    if not folded(told.series, told.number):
        raise Refused(_("Escribe el número como está en la factura."), field="number")
    stored, syntax = held.file, held.facts.get("format", "")
    held.delete()
    stored.owner = guard.OWNER
    stored.save(update_fields=["owner"])
    return _publish(stored, arrival.kind, syntax, told, customer, by=by)


@transaction.atomic
def discard_arrival(arrival: Arrival, *, by: Actor) -> None:
    """It was no invoice, or not one to publish: row and bytes go, the journal keeps its name and its hash.

    Who sent it has it still. Raises ChangedMeanwhile when somebody else has decided.
    """
    take_turns("invoices")
    held = _held(arrival)
    stored, number = held.file, held.pk
    held.delete()
    stored.delete()
    held.pk = number
    record(by, "invoice.discarded", held, at=now(), name=stored.name, sha256=stored.sha256)
    transaction.on_commit(lambda: stored.path.unlink(missing_ok=True))


def _publish(
    stored: StoredFile, kind: str, syntax: str, told: Told, customer: Customer, *, by: Actor
) -> Taken:
    at = now()
    invoice = _found(told, customer)
    fate = Fate.PUBLISHED
    if invoice is None:
        invoice = _written(told, customer, at)
    elif invoice.files.filter(kind=kind).exists():
        fate = Fate.NEW_VERSION
    else:
        fate = Fate.ADDED
    version = invoice.files.filter(kind=kind).count() + 1
    InvoiceFile.objects.create(
        invoice=invoice,
        file=stored,
        kind=kind,
        syntax=syntax,
        version=version,
        sha256=stored.sha256,
        added_at=at,
    )
    facts = {"number": invoice.label, "kind": kind, "version": version, "sha256": stored.sha256}
    if fate is not Fate.ADDED:
        letters.published(invoice, version=version)
    record(by, f"invoice.{fate}", invoice, at=at, **facts)
    return Taken(fate, invoice)


def _found(told: Told, customer: Customer) -> Invoice | None:
    """The invoice that has this number already. Raises Refused where it is another's, or of another day of that year."""
    number = folded(told.series, told.number)
    alike = Invoice.objects.standing().filter(issuer_tax_id=told.issuer_tax_id, folded_number=number)
    of_year = alike.filter(issued_on__year=told.issued_on.year).select_related("customer").order_by("pk")
    for one in of_year:
        words = {
            "number": label_of(told.series, told.number),
            "day": date_only(one.issued_on),
            "name": one.customer.name,
        }
        if one.customer_id != customer.pk:
            raise Refused(
                _(
                    "La factura %(number)s ya está publicada para otro cliente, %(name)s. No se ha cambiado nada."
                )
                % words,
                field="number",
            )
        if one.issued_on != told.issued_on:
            raise Refused(
                _("La factura %(number)s ya está publicada con otra fecha, %(day)s. No se ha cambiado nada.")
                % words,
                field="issued_on",
            )
        return one
    return None


def _written(told: Told, customer: Customer, at: datetime) -> Invoice:
    """With its ties: to the one that it corrects, and from those that correct it and came before."""
    facts = {name: getattr(told, name) for name in told.__dataclass_fields__}
    rectified = folded("", told.rectifies_number)
    others = Invoice.objects.standing().filter(issuer_tax_id=told.issuer_tax_id, customer=customer)
    invoice = Invoice.objects.create(
        **facts, customer=customer, folded_number=folded(told.series, told.number), published_at=at,
        rectifies=others.filter(folded_number=rectified).order_by("-issued_on").first() if rectified else None,
    )  # fmt: skip
    waiting = others.filter(rectifies=None).exclude(rectifies_number="").exclude(pk=invoice.pk)
    for one in waiting.only("pk", "rectifies_number"):
        if folded("", one.rectifies_number) == invoice.folded_number:
            Invoice.objects.filter(pk=one.pk).update(rectifies=invoice)
    return invoice


def _known(sha256: str) -> Taken | None:
    """These very bytes are published, or wait."""
    published = (
        InvoiceFile.objects.filter(sha256=sha256, invoice__withdrawn_at=None)
        .select_related("invoice")
        .first()
    )
    if published:
        return Taken(Fate.KNOWN, published.invoice)
    waits = Arrival.objects.filter(sha256=sha256).select_related("file").first()
    return Taken(Fate.KNOWN, arrival=waits) if waits else None


def _held(arrival: Arrival) -> Arrival:
    held = (
        Arrival.objects.select_for_update(of=("self",)).select_related("file").filter(pk=arrival.pk).first()
    )
    if held is None:
        raise ChangedMeanwhile(_("Otra persona ya ha decidido sobre este archivo."))
    return held


class _keeping:  # noqa: N801 - read as a word of the sentence it stands in
    """The bytes, written when somebody needs the row; gone again when what needed it does not come about."""

    def __init__(self, name: str, content: bytes) -> None:
        self.name, self.content = name, content
        self.stored: StoredFile | None = None

    def row(self, owner: str) -> StoredFile:
        self.stored = keep_whole(self.name, self.content, owner=owner)
        return self.stored

    def __enter__(self) -> _keeping:
        return self

    def __exit__(self, trouble: object, *_about: object) -> None:
        if trouble and self.stored:
            self.stored.path.unlink(missing_ok=True)
