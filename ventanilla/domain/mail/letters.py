"""What the post writes about itself: a letter that only wants to arrive."""

from __future__ import annotations

from datetime import datetime

from ventanilla.domain.mail.models import Letter
from ventanilla.domain.mail.outbox import Recipient, write_letter

TRIAL = "trial:"
"""How the key of every test letter begins."""


def trial(to: Recipient, *, key: str, at: datetime) -> Letter | None:
    """Tried once and not again: whoever asked for it is waiting for the answer. None when it was written before."""
    letter = write_letter(key=key, to=to, template="mail/mail/trial", context={"at": at})
    if letter is not None:
        letter.max_attempts = 1
        letter.save(update_fields=["max_attempts"])
    return letter
