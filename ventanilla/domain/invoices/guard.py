"""The database itself keeps what is published: it refuses to delete an invoice or a file of one, or to change what they say.

What may still be written of an invoice is what is no part of it: whether it was paid, which one it corrects, and that its
publication was a mistake.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from ventanilla.domain.journal.guarding import Guard, Trigger, differ

INVOICES, FILES, STORED = "invoices_invoice", "invoices_invoicefile", "files_storedfile"
_FROZEN = (
    "id", "issuer_tax_id", "series", "number", "folded_number", "issued_on", "due_on", "net", "tax",
    "total", "currency", "concept", "rectifies_number", "published_at",
)  # fmt: skip
_FOLLOW = "ventanilla.invoices_follow"
_BYTES = ("id", "name", "size", "sha256", "place")
MOVED = "invoice_not_moved"
OWNER = "invoices"
"""Whose a stored file is from its publication on."""


@contextmanager
def following(gone: int, kept: int) -> Iterator[None]:
    """Until the block ends the invoices of one customer may become another's, for the two are the same company: nothing
    else of them changes, and no other customer's.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in _admitting(f"{gone:d}>{kept:d}"):
            cursor.execute(statement)
        yield
        for statement in _admitting(""):
            cursor.execute(statement)


def _admitting(pair: str) -> list[str]:
    """On PostgreSQL a word of this transaction; SQLite gets the trigger anew, with the pair in it."""
    if connection.vendor == "postgresql":
        return [f"SELECT set_config('{_FOLLOW}', '{pair}', true)"]
    moved = next(one for one in _triggers(connection.vendor) if one.name == MOVED)
    admit = f" AND OLD.customer_id || '>' || NEW.customer_id <> '{pair}'" if pair else ""
    return GUARD.make_anew(moved._replace(when=moved.when + admit))


def _triggers(vendor: str) -> list[Trigger]:
    moved = differ(["customer_id"], vendor)
    if vendor == "postgresql":
        moved += f" AND coalesce(current_setting('{_FOLLOW}', true), '') <> OLD.customer_id || '>' || NEW.customer_id"
    return [
        Trigger("invoice_not_deleted", INVOICES, "DELETE", "1 = 1"),
        Trigger("invoice_not_changed", INVOICES, "UPDATE", differ(_FROZEN, vendor)),
        Trigger(MOVED, INVOICES, "UPDATE", moved),
        Trigger("invoice_file_not_deleted", FILES, "DELETE", "1 = 1"),
        Trigger("invoice_file_not_changed", FILES, "UPDATE", "1 = 1"),
        Trigger("invoice_bytes_not_deleted", STORED, "DELETE", f"OLD.owner = '{OWNER}'"),
        Trigger(
            "invoice_bytes_not_changed",
            STORED,
            "UPDATE",
            f"OLD.owner = '{OWNER}' AND {differ(_BYTES, vendor)}",
        ),
    ]


GUARD = Guard("A published invoice is not changed and not deleted.", "ventanilla.invoices_lifted", _triggers)
