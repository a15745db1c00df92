"""Putting rows in the order in which they are shown: the same for every list that the provider edits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.utils.timezone import now

from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor


def put_in_order(rows: models.QuerySet[Any], numbers: Sequence[int], *, verb: str, by: Actor) -> None:
    """Number `position` anew: those that are named first, the others after them as they stood in `rows`. Nothing is written
    when all stand so already. Raises TransactionManagementError outside a transaction.
    """
    there = rows.in_bulk()
    order = [number for number in dict.fromkeys(numbers) if number in there]
    order += [number for number in there if number not in order]
    moved = [there[number] for place, number in enumerate(order) if there[number].position != place]
    for place, number in enumerate(order):
        there[number].position = place
    if moved:
        rows.model._default_manager.bulk_update(moved, ["position"])
        record(by, verb, moved[0], at=now(), order=order)
