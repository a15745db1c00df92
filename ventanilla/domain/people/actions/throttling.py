"""How often one may guess: so many at once, then one more each so often, counted in the database for all processes.

A stranger and a device that has come in before are counted apart: nobody is kept out by others
(`docs/decisions/0027-who-may-guess-how-often.md`).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import now

from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.people.models import Throttle


@dataclass(frozen=True)
class Allowance:
    """`at_once`, and one more each `every`: never more than `at_once` + 24 hours / `every` in any day."""

    at_once: int
    every: timedelta

    @property
    def a_day(self) -> int:
        """The most that there can be in twenty-four hours."""
        return self.at_once + int(timedelta(days=1) / self.every)


STRANGERS = Allowance(10, timedelta(minutes=30))
"""At one account, from devices that it does not know, all of them together."""
KNOWN_DEVICES = Allowance(15, timedelta(hours=1))
"""At one account, from devices that have come in before."""


@transaction.atomic
def may_guess(what: str, allowance: Allowance) -> bool:
    """Spend one guess at `what`; False when there is none left now. Counted even when whatever follows fails."""
    at = now()
    row, _new = Throttle.objects.select_for_update().get_or_create(
        key=_key(what), defaults={"spent_until": at}
    )
    spent = max(row.spent_until, at)
    if spent - at > allowance.every * (allowance.at_once - 1):
        return False
    _keep(row, spent + allowance.every)
    return True


@transaction.atomic
def give_back(what: str, allowance: Allowance) -> None:
    """It was no guess: it was right."""
    row = Throttle.objects.select_for_update().filter(key=_key(what)).first()
    if row:
        _keep(row, row.spent_until - allowance.every)


@task
def forget_spent_guesses() -> None:
    """Delete what has been earned back. Safe to run at any moment, twice as well."""
    Throttle.objects.filter(spent_until__lt=now()).delete()


def _keep(row: Throttle, spent_until: datetime) -> None:
    row.spent_until = spent_until
    row.save(update_fields=["spent_until"])


def _key(what: str) -> str:
    return hashlib.sha256(what.encode()).hexdigest()
