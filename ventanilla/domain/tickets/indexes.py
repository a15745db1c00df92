"""The indexes of tickets: one for each list, queue and count, as their statements ask for it (see `tests/house`)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

UNFINISHED = Q(is_unfinished=True)


def _newest_first(*of: str, name: str, condition: Q | None = None) -> models.Index:
    """The order of every list (`doors.shared.lists`), of somebody's tickets or of all."""
    return models.Index(fields=[*of, "-updated_at", "-number"], name=name, condition=condition)


INDEXES = [
    _newest_first("customer", name="ticket_of_customer"),
    _newest_first("requester", name="ticket_of_requester"),
    _newest_first("assignee", name="ticket_of_assignee"),
    _newest_first("customer", name="ticket_open_of_customer", condition=UNFINISHED),
    _newest_first("assignee", name="ticket_open_of_assignee", condition=UNFINISHED),
    _newest_first(name="ticket_open", condition=UNFINISHED),
    _newest_first("team", name="ticket_open_of_team", condition=UNFINISHED),
    _newest_first("status", name="ticket_open_by_status", condition=UNFINISHED),
    _newest_first(name="ticket_unqualified", condition=UNFINISHED & Q(qualified_at__isnull=True)),
    _newest_first(name="ticket_unverified", condition=UNFINISHED & Q(is_verified=False)),
    _newest_first(name="ticket_completed", condition=Q(is_unfinished=False)),
    models.Index(fields=["due_at", "number"], name="ticket_by_due", condition=Q(due_at__isnull=False)),
    models.Index(
        fields=["answer_due_at"],
        name="ticket_by_answer_due",
        condition=UNFINISHED & Q(first_response_at__isnull=True),
    ),
    models.Index(fields=["resolution_due_at"], name="ticket_by_resolution_due", condition=UNFINISHED),
    models.Index(
        fields=["qualification_due_at"],
        name="ticket_by_qualification_due",
        condition=UNFINISHED & Q(qualified_at__isnull=True),
    ),
    models.Index(
        fields=["update_due_at"],
        name="ticket_by_update_due",
        condition=Q(update_due_at__isnull=False),
    ),
    models.Index(fields=["warns_at"], name="ticket_by_warning", condition=Q(warns_at__isnull=False)),
    models.Index(fields=["status", "planned_at", "number"], name="ticket_by_plan", condition=UNFINISHED),
    models.Index(
        fields=["assignee", "planned_at"],
        name="ticket_visit_of_assignee",
        condition=Q(planned_at__isnull=False),
    ),
    models.Index(fields=["wakes_at"], name="ticket_by_wake", condition=Q(wakes_at__isnull=False)),
    models.Index(fields=["device", "-number"], name="ticket_of_device", condition=Q(device__isnull=False)),
    models.Index(fields=["caller"], name="ticket_of_caller", condition=Q(caller__isnull=False)),
    models.Index(fields=["customer", "-number"], name="ticket_number_of_customer"),
    models.Index(fields=["requester", "-number"], name="ticket_number_of_requester"),
    # With all that the portal's counts look at: they are answered by the index alone.
    models.Index(
        fields=["requester", "status", "customer", "is_withheld", "number"],
        name="ticket_open_of_requester",
        condition=UNFINISHED,
    ),
    models.Index(
        fields=["requester", "-resolved_at", "customer", "is_withheld", "number"],
        name="ticket_unrated",
        condition=Q(wants_rating=True),
    ),
    # What came in and what was resolved from day to day: the figures.
    models.Index(fields=["created_at", "number"], name="ticket_by_arrival"),
    models.Index(fields=["created_at", "number"], name="ticket_open_by_arrival", condition=UNFINISHED),
    models.Index(
        fields=["resolved_at", "number"],
        name="ticket_by_solution",
        condition=Q(resolved_at__isnull=False),
    ),
    # The same of one customer: its months of the service report, without the tickets of the others.
    models.Index(fields=["customer", "created_at"], name="ticket_arrival_of_customer"),
    models.Index(
        fields=["customer", "resolved_at"],
        name="ticket_solution_of_customer",
        condition=Q(resolved_at__isnull=False),
    ),
]
