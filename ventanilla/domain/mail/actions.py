"""What staff may do to letters."""

from __future__ import annotations

from django.db import transaction
from django.utils.timezone import now

from ventanilla.domain.jobs.bell import wake_after_commit
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.mail.models import Letter, LetterQuerySet, LetterState
from ventanilla.domain.mail.outbox import may_leave

FRESH = {"attempts": 0, "last_error": "", "server_reply": ""}


@transaction.atomic
def retry_letter(letter: Letter, *, by: Actor) -> bool:
    """Give a failed letter, or one that waits to be retried, all its attempts again, from now."""
    again = (LetterState.FAILED, LetterState.RETRYING)
    queued = _queue(Letter.objects.filter(pk=letter.pk, state__in=again)) == 1
    if queued:
        record(by, "letter.retried", letter, at=now())
    return queued


def release_letters(letters: LetterQuerySet | None = None) -> int:
    """Let held letters go (all, or those given); returns how many. None while nothing may leave at all."""
    return _queue((Letter.objects.all() if letters is None else letters).held())


def hold_letters() -> int:
    """Hold all that wait, as after a restore: old news must not be sent twice. Returns how many."""
    return Letter.objects.filter(state__in=Letter.WAITING).update(state=LetterState.HELD)


def _queue(letters: LetterQuerySet) -> int:
    if not may_leave():
        return 0
    queued = letters.update(state=LetterState.QUEUED, run_after=now(), **FRESH)
    wake_after_commit()
    return queued
