"""Who counts by each calendar. The calendars know of no levels, customers and people: whoever points here with PROTECT is
found.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Value

from ventanilla.domain.calendars.foresight import Missing, missing_year
from ventanilla.domain.calendars.models import THE_HOUSES, Calendar, Holiday

MOST_NAMES = 20
"""Of one kind: a list of a thousand customers says nothing."""


def who_uses(numbers: Iterable[int]) -> dict[int, list[str]]:
    """Key of a calendar → the names of what is counted by it. One statement."""
    wanted, told = list(numbers), dict[int, list[str]]()
    kinds = (one for one in Calendar._meta.related_objects if one.on_delete is models.PROTECT)
    parts = [_names(relation, wanted, place) for place, relation in enumerate(kinds)]
    rows = parts[0].union(*parts[1:], all=True) if parts and wanted else ()
    for number, name, *_order in sorted(rows, key=lambda row: row[2:]):
        told.setdefault(number, []).append(name)
    return told


def in_need(today: date) -> list[tuple[Calendar | None, Missing]]:
    """Calendars in use whose holidays run out; None: the provider's, of which nobody has said anything yet."""
    rows = Calendar.objects.in_bulk()
    return among_these(rows.values(), who_uses(rows) if len(rows) > 1 else (), today)


def among_these(
    rows: Iterable[Calendar], used: Collection[int], today: date
) -> list[tuple[Calendar | None, Missing]]:
    """The same of calendars that somebody has at hand; the provider's is always in use."""
    known, years = {row.pk: row for row in rows}, dict[int, set[int]]()
    for number, year in Holiday.objects.values_list("calendar_id", "on__year").distinct():
        years.setdefault(number, set()).add(year)
    found = (
        (number, missing_year(today, years.get(number, set()))) for number in sorted({THE_HOUSES, *used})
    )
    return [(known.get(number), missing) for number, missing in found if missing]


def _names(relation: Any, numbers: list[int], place: int) -> Any:
    """Of whom it belongs to, where a row is only what somebody has agreed, or what somebody does here."""
    field, model = relation.field, relation.related_model
    fields = {one.name for one in model._meta.fields}
    owner = next((f"{one}__name" for one in ("customer", "person") if one in fields), "name")
    rows = model._default_manager.filter(**{f"{field.name}__in": numbers}).order_by("pk")
    some = model._default_manager.filter(pk__in=rows.values("pk")[: MOST_NAMES * len(numbers)])
    return some.values_list(field.attname, owner, Value(place), "pk")
