"""The channel that letters leave by, and its pause when the server does not take us."""

from __future__ import annotations

from datetime import timedelta

from django.utils.timezone import now

from ventanilla.domain.jobs.bell import wake_after_commit
from ventanilla.domain.mail.models import Channel

NAME = "smtp"
PROBE_AFTER = timedelta(minutes=15)
"""A paused channel tries one letter this often, should somebody have mended the account meanwhile."""


def trouble() -> Channel | None:
    """The paused channel with its `reason` and `paused_since`, for the desk and for `doctor`; else None."""
    return Channel.objects.filter(name=NAME, paused_until__isnull=False).first()


def is_paused() -> bool:
    return Channel.objects.paused().filter(name=NAME).exists()


def pause(reason: str) -> None:
    """Stop sending for a quarter of an hour. `paused_since` stays that of the first pause."""
    at = now()
    channel, _ = Channel.objects.get_or_create(name=NAME)
    channel.paused_since = channel.paused_since or at
    channel.paused_until, channel.reason = at + PROBE_AFTER, reason[:500]
    channel.save()


def resume() -> None:
    """Send again from now on: a letter got through, or a worker starts anew because the account is mended."""
    if trouble() is None:
        return
    Channel.objects.filter(name=NAME).update(paused_since=None, paused_until=None, reason="")
    wake_after_commit()
