"""From the outbox to the server: one claimed letter at a time, and what becomes of it."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.utils.timezone import now

from ventanilla.domain.jobs.leases import LEASE, settle
from ventanilla.domain.jobs.loops import LeaseLoop
from ventanilla.domain.mail import channel
from ventanilla.domain.mail.backoff import pause_after
from ventanilla.domain.mail.message import envelope, message_bytes
from ventanilla.domain.mail.models import Letter, LetterState
from ventanilla.domain.mail.outbox import may_leave
from ventanilla.domain.mail.smtp import ChannelClosed, MailServer, Never, NotNow
from ventanilla.domain.provider.house import the_house

logger = logging.getLogger(__name__)


class LettersLoop(LeaseLoop[Letter]):
    """Sends what is due. Looks away while letters may not leave or the channel is paused.

    A new loop begins with an open channel: whoever mends the password starts the worker again.
    """

    def __init__(self, lease: timedelta = LEASE) -> None:
        self.server = MailServer()
        self.is_new = True
        super().__init__("letters", Letter, lambda letter: send(letter, self.server), lease)

    def turn(self) -> bool:
        if self.is_new:
            channel.resume()
            self.is_new = False
        found = may_leave() and not channel.is_paused() and super().turn()
        if not found:
            self.server.close()
        return found


def letters_loop(lease: timedelta = LEASE) -> LettersLoop:
    """The loop for a worker."""
    return LettersLoop(lease)


def send_due_letters() -> int:
    """Send in this thread all that is due; returns how many were tried. For tests."""
    loop, count = LettersLoop(), 0
    while loop.turn():
        count += 1
    return count


def send(letter: Letter, server: MailServer) -> None:
    """Send a letter that this worker holds, and write what the server said."""
    try:
        content, recipient = message_bytes(letter), envelope(letter.to_address)
    except Exception as error:  # whatever is wrong with one letter stays with it
        logger.exception("Letter %s cannot be written as mail", letter.pk)
        _fail(letter, f"{type(error).__name__}: {error}")
        return
    try:
        reply = server.deliver(content, sender=envelope(the_house().mail_from), recipient=recipient)
    except NotNow as error:
        _retry(letter, str(error))
    except Never as error:
        _fail(letter, str(error))
    except ChannelClosed as error:
        _give_back(letter, str(error))
    else:
        _mark_sent(letter, reply)


def _mark_sent(letter: Letter, reply: str) -> None:
    """The tokens in the body did their work: they are not kept where backups and staff could read them."""
    wiped = {"text": letter.preview_text(), "html": letter.preview_html(), "secrets": []}
    changes = {**wiped, "sent_at": now(), "server_reply": reply, "last_error": ""}
    if not settle(letter, LetterState.SENT, changes):
        logger.warning("Letter %s was sent after its lease was lost", letter.pk)
    channel.resume()


def _retry(letter: Letter, reply: str) -> None:
    if not letter.has_attempts_left:
        _fail(letter, reply)
        return
    due = now() + pause_after(letter.attempts)
    settle(letter, LetterState.RETRYING, {"run_after": due, "server_reply": reply, "last_error": reply})


def _fail(letter: Letter, reply: str) -> None:
    logger.warning("Letter %s failed for good: %s", letter.pk, reply[:200])
    settle(letter, LetterState.FAILED, {"server_reply": reply[:500], "last_error": reply})


def _give_back(letter: Letter, reply: str) -> None:
    """The server refuses us, not the letter: this attempt does not count."""
    logger.error("The mail server does not take us, sending is paused: %s", reply)
    channel.pause(reply)
    attempts = letter.attempts - 1
    state = LetterState.RETRYING if attempts else LetterState.QUEUED
    settle(letter, state, {"attempts": attempts, "run_after": letter.created_at})
