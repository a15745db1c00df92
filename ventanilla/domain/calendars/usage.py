"""Who counts by each calendar. Nobody below knows of levels and customers: whoever points here with PROTECT is found."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import models

from ventanilla.domain.calendars.foresight import Missing, missing_year
from ventanilla.domain.calendars.models import THE_HOUSES, Calendar, Holiday

MOST_NAMES = 20
"""Of one kind: a list of a thousand customers says nothing."""


def who_uses(numbers: Iterable[int]) -> dict[int, list[str]]:
    """Key of a calendar → the names of what is counted by it."""
    wanted = list(numbers)
    told: dict[int, list[str]] = {}
    for relation in Calendar._meta.related_objects:
        if relation.on_delete is models.PROTECT:
            for number, name in _names(relation, wanted):
                told.setdefault(number, []).append(name)
    return told


def in_need(today: date) -> list[tuple[Calendar | None, Missing]]:
    """Calendars in use whose holidays run out; None: the provider's, of which nobody has said anything yet."""
    rows = Calendar.objects.in_bulk()
    years: dict[int, set[int]] = {}
    for number, year in Holiday.objects.values_list("calendar_id", "on__year").distinct():
        years.setdefault(number, set()).add(year)
    used = {THE_HOUSES, *who_uses(rows)} if len(rows) > 1 else {THE_HOUSES}
    found = ((number, missing_year(today, years.get(number, set()))) for number in sorted(used))
    return [(rows.get(number), missing) for number, missing in found if missing]


def _names(relation: Any, numbers: list[int]) -> list[tuple[int, str]]:
    """Of whom it belongs to, where a row is only what somebody has agreed, or what somebody does here."""
    field, model = relation.field, relation.related_model
    owner = next((one.name for one in model._meta.fields if one.name in ("customer", "person")), None)
    rows = model._default_manager.filter(**{f"{field.name}__in": numbers}).order_by("pk")
    rows = rows.select_related(owner) if owner else rows
    return [
        (getattr(row, field.attname), str(getattr(row, owner) if owner else row))
        for row in rows[: MOST_NAMES * len(numbers)]
    ]
