"""The database itself keeps what was issued: it refuses to delete a work order that is no draft, or to change what it says.

What may still be written: how it stands (never a draft again), its papers once each, and the answer to an objection.
"""

from __future__ import annotations

from collections.abc import Iterator

from ventanilla.domain.journal.guarding import Guard, Trigger, differ

OWNER = "workorders"
"""Whose a stored file is once it is part of a work order."""
_ORDERS, _LINES, _MATERIALS = "workorders_workorder", "workorders_line", "workorders_material"
_SIGNATURES, _OBJECTIONS, _STORED = "workorders_signature", "workorders_objection", "files_storedfile"
_FROZEN = (
    "id", "customer_id", "ticket_id", "technician_id", "year", "sequence", "subject", "summary", "annex_of_id",
    "created_by_id", "issued_by_id", "created_at", "issued_at", "dated_at", "minutes", "code",
)  # fmt: skip
_ONCE = ("document_id", "signed_document_id")
_SIGNED = ("id", "order_id", "name", "tax_id", "role", "strokes", "image_id", "signed_at", "device_time",
           "shown_sha256", "way", "client_key")  # fmt: skip
_BYTES = ("id", "name", "size", "sha256", "place")


def _triggers(vendor: str) -> list[Trigger]:
    def changed(*columns: str) -> str:
        return differ(columns, vendor)

    once = " OR ".join(f"(OLD.{one} IS NOT NULL AND {changed(one)})" for one in _ONCE)
    named = f"(OLD.document_sha256 <> '' AND {changed('document_sha256')})"
    return [
        Trigger("work_order_not_deleted", _ORDERS, "DELETE", "OLD.status <> 'draft'"),
        Trigger(
            "work_order_not_changed", _ORDERS, "UPDATE",
            f"OLD.status <> 'draft' AND (NEW.status = 'draft' OR {changed(*_FROZEN)} OR {once} OR {named})",
        ),
        *(trigger for table in (_LINES, _MATERIALS) for trigger in _of_drafts(table)),
        Trigger("work_signature_not_deleted", _SIGNATURES, "DELETE", "1 = 1"),
        Trigger("work_signature_not_changed", _SIGNATURES, "UPDATE", changed(*_SIGNED)),
        Trigger("work_objection_not_deleted", _OBJECTIONS, "DELETE", "1 = 1"),
        Trigger(
            "work_objection_not_changed", _OBJECTIONS, "UPDATE",
            f"{changed('id', 'order_id', 'reason', 'at')} OR (OLD.answer <> '' AND {changed('answer', 'answered_at')})",
        ),
        Trigger("work_bytes_not_deleted", _STORED, "DELETE", f"OLD.owner = '{OWNER}'"),
        Trigger("work_bytes_not_changed", _STORED, "UPDATE", f"OLD.owner = '{OWNER}' AND {changed(*_BYTES)}"),
    ]  # fmt: skip


def _of_drafts(table: str) -> Iterator[Trigger]:
    """Lines and materials come and go with a draft, and with nothing else."""
    name = table.replace("workorders", "work")
    for deed, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
        order = f"SELECT 1 FROM {_ORDERS} WHERE id = {row}.order_id"  # noqa: S608 - names from above
        is_out = f"EXISTS ({order} AND status <> 'draft')"
        yield Trigger(f"{name}_no_{deed.lower()}", table, deed, is_out)


GUARD = Guard(
    "An issued work order is not changed and not deleted.", "ventanilla.workorders_lifted", _triggers
)
