"""What a worker turns round: one loop per kind of work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Generic, Protocol, TypeVar

from ventanilla.domain.jobs.execution import run_job
from ventanilla.domain.jobs.leases import LEASE, Leased, claim, renew
from ventanilla.domain.jobs.models import Job

L = TypeVar("L", bound=Leased)


class Loop(Protocol):
    """Anything a worker can turn, in a thread of its own."""

    name: str

    def turn(self) -> bool:
        """Do one piece of work; False when there was none, and one may wait."""

    def renew(self) -> None:
        """Called every few seconds from another thread while a piece may be in hand."""


class LeaseLoop(Generic[L]):
    """Claims rows of one table, one at a time, and hands each to `work`, which settles it."""

    def __init__(
        self, name: str, model: type[L], work: Callable[[L], None], lease: timedelta = LEASE
    ) -> None:
        self.name, self.model, self.work, self.lease = name, model, work, lease
        self.in_hand: L | None = None

    def turn(self) -> bool:
        row = claim(self.model, lease=self.lease)
        if row is None:
            return False
        self.in_hand = row
        try:
            self.work(row)
        finally:
            self.in_hand = None
        return True

    def renew(self) -> None:
        row = self.in_hand
        if row is not None:
            renew(row, lease=self.lease)


def jobs_loop(lease: timedelta = LEASE) -> LeaseLoop[Job]:
    return LeaseLoop("jobs", Job, run_job, lease)
