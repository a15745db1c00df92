"""Who saw which invoice: one line of the journal for each look and each download. Nothing else changes by it."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.timezone import now

from ventanilla.domain.customers.models import Customer
from ventanilla.domain.invoices.models import InvoiceFile
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor


@transaction.atomic
def note_look(file: InvoiceFile, *, by: Actor) -> None:
    """They see it in the browser."""
    _note("invoice.viewed", file, by)


@transaction.atomic
def note_download(file: InvoiceFile, *, by: Actor) -> None:
    """They take it along."""
    _note("invoice.downloaded", file, by)


@transaction.atomic
def note_many(customer: Customer, files: list[InvoiceFile], *, name: str, by: Actor) -> None:
    """They take many along in one file called `name`: one line, with the number of each."""
    who, of_whom = _who(by)
    facts = {"name": name, "invoices": sorted({one.invoice_id for one in files}), **of_whom}
    record(who, "invoices.downloaded", customer, at=now(), **facts)


def _note(verb: str, file: InvoiceFile, by: Actor) -> None:
    who, of_whom = _who(by)
    facts = {"number": file.invoice.label, "kind": file.kind, "version": file.version, **of_whom}
    record(who, verb, file.invoice, at=now(), **facts)


def _who(by: Actor) -> tuple[Actor, dict[str, Any]]:
    """Who sees as somebody else does it in their own name."""
    look = getattr(by, "look", None)
    return (look.staff, {"contact": by.actor_name, "contact_id": by.actor_id}) if look else (by, {})
