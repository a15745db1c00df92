"""One mechanism for all work that must happen: rows claimed under a lease, settled under a fence.

A row waits until `run_after`. Whoever claims it moves that instant to the end of the lease, so a worker that
dies needs no mourning: its row simply falls due again. Each claim gives the row a new fence; a worker that
comes back from the dead holds an old one and can write nothing.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, ClassVar, TypeVar

from django.db import models, transaction
from django.db.models.expressions import RawSQL
from django.utils.timezone import now

LEASE = timedelta(seconds=60)
"""How long a dead worker's row stays untouched; a living worker renews it (see `worker`)."""


class Leased(models.Model):
    """A piece of work as a row. Children say which of their words mean what; a word that is neither `WORKING` nor
    one of `AT_REST` means that the row waits.
    """

    WORKING: ClassVar[str]
    GIVEN_UP: ClassVar[str]
    AT_REST: ClassVar[tuple[str, ...]]
    CLAIM_ORDER: ClassVar[tuple[str, ...]] = ("run_after", "pk")

    state = models.CharField(max_length=10)
    attempts = models.PositiveSmallIntegerField(default=0)
    max_attempts = models.PositiveSmallIntegerField(default=8)
    run_after = models.DateTimeField(default=now)
    fence = models.UUIDField(null=True, editable=False)
    last_error = models.TextField(blank=True, default="")
    created_at = models.DateTimeField(default=now)

    class Meta:
        abstract = True

    @property
    def has_attempts_left(self) -> bool:
        return self.attempts < self.max_attempts


L = TypeVar("L", bound=Leased)


def due(model: type[L]) -> models.QuerySet[L]:
    """What may be taken now: waiting and its time has come, or held by a worker whose lease is over.

    The condition is that of the partial index, word for word: SQLite does not use such an index for parameters,
    and without it each look would read the whole table.
    """
    words = ", ".join(f"'{word}'" for word in model.AT_REST)
    in_work = RawSQL(f"NOT (state IN ({words}))", [], output_field=models.BooleanField())  # noqa: S611 - our words
    return model._default_manager.filter(in_work, run_after__lte=now())


def claim(model: type[L], *, lease: timedelta = LEASE) -> L | None:
    """Take the next due row under a lease; None when nothing is due. Counts as an attempt.

    The look before the transaction is free; only when something waits is the write lock asked for. On SQLite
    the transaction is IMMEDIATE, which does what SKIP LOCKED does on PostgreSQL.
    """
    while due(model).exists():
        with transaction.atomic():
            row = due(model).select_for_update(skip_locked=True).order_by(*model.CLAIM_ORDER).first()
            if row is None:
                return None
            if row.has_attempts_left:
                _hold(row, lease)
                return row
            _bury(row)
    return None


def settle(row: Leased, state: str, changes: Mapping[str, Any] | None = None) -> bool:
    """Write the outcome of a claimed row; False, and nothing written, when the lease was lost meanwhile."""
    outcome = {"state": state, "fence": None, **(changes or {})}
    if not _mine(row).update(**outcome):
        return False
    for name, value in outcome.items():
        setattr(row, name, value)
    return True


def renew(row: Leased, *, lease: timedelta = LEASE) -> bool:
    """Keep a row that takes long; False when it is no longer ours."""
    return bool(_mine(row).update(run_after=now() + lease))


def _mine(row: Leased) -> models.QuerySet[Leased]:
    return type(row)._default_manager.filter(pk=row.pk, fence=row.fence, state=row.WORKING)


def _hold(row: Leased, lease: timedelta) -> None:
    row.state, row.fence, row.run_after = row.WORKING, uuid.uuid4(), now() + lease
    row.attempts += 1
    row.save(update_fields=["state", "fence", "run_after", "attempts"])


def _bury(row: Leased) -> None:
    """A row that takes its worker with it every time must not do so for ever."""
    row.state, row.fence = row.GIVEN_UP, None
    row.last_error = row.last_error or "The worker died in each attempt."
    row.save(update_fields=["state", "fence", "last_error"])
