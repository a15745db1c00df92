"""What staff may do to letters."""

from __future__ import annotations

from django.db import transaction
from django.utils.timezone import now

from ventanilla.domain.jobs.bell import wake_after_commit
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.mail.models import Letter, LetterState
from ventanilla.domain.mail.outbox import may_leave

MAY_GO_AGAIN = (LetterState.FAILED, LetterState.RETRYING, LetterState.HELD)


def may_go_again(letter: Letter) -> bool:
    """It stays here and there is a way out: nothing leaves a demonstration, or a house without a mail server."""
    return letter.state in MAY_GO_AGAIN and may_leave()


@transaction.atomic
def send_again(letter: Letter, *, by: Actor) -> bool:
    """Give a letter that failed, waits or was held all its attempts, from now; False when it cannot go."""
    if not may_leave():
        return False
    fresh = {
        "state": LetterState.QUEUED,
        "run_after": now(),
        "attempts": 0,
        "last_error": "",
        "server_reply": "",
    }
    if not Letter.objects.filter(pk=letter.pk, state__in=MAY_GO_AGAIN).update(**fresh):
        return False
    record(by, "letter.sent_again", letter, at=now())
    wake_after_commit()
    return True
