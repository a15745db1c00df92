"""Every letter about a ticket, one function each. Written once per event and recipient; notes never come here."""

from ventanilla.domain.tickets.letters.customers import (
    awaiting_customer,
    copied,
    gave_up,
    handed_over,
    in_progress,
    merged,
    pending,
    qualified,
    received,
    reminder,
    resolved,
    unrated,
)
from ventanilla.domain.tickets.letters.everybody import (
    cancelled,
    closed,
    declared_resolved,
    new_message,
    reopened,
)
from ventanilla.domain.tickets.letters.staff import (
    assigned,
    call_back,
    mentioned,
    rated,
    stranger_decided,
    to_warn,
    warned,
)
from ventanilla.domain.tickets.letters.visits import forget_visit, planned, stretched, unplanned

__all__ = [
    "assigned", "awaiting_customer", "call_back", "cancelled", "closed", "copied", "declared_resolved", "forget_visit",
    "gave_up", "handed_over", "in_progress", "mentioned", "merged", "new_message", "pending", "planned", "qualified",
    "rated", "received", "reminder", "reopened", "resolved", "stranger_decided", "stretched", "to_warn", "unplanned",
    "unrated", "warned",
]  # fmt: skip
