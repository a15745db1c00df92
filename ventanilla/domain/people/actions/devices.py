"""The browsers from which a person comes in. A new one is told by letter, and a known one is no stranger."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils.timezone import now

from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import SYSTEM
from ventanilla.domain.people import letters
from ventanilla.domain.people.actions.links import hashed
from ventanilla.domain.people.models import Device, Person

KEPT = timedelta(days=365)
"""After it was last seen; the cookie lives as long."""


def new_token() -> str:
    """What the cookie of a browser holds: 256 bits, and nothing about anybody."""
    return secrets.token_urlsafe(32)


def is_known(email: str, token: str) -> bool:
    """Somebody with this address has come in from the browser that has this token."""
    if not token:
        return False
    return Device.objects.filter(person__email=email.strip().lower(), token_hash=hashed(token)).exists()


@transaction.atomic
def remember_device(person: Person, token: str, *, browser: str, address: str | None, told: bool) -> Device:
    """They have proved who they are from this browser. A new one is journalled; and told by letter, but for the
    first of all, and when `told` says that another letter tells of it.
    """
    at = now()
    was_seen_before = Device.objects.filter(person=person).exists()
    device, is_new = Device.objects.get_or_create(
        person=person,
        token_hash=hashed(token),
        defaults={"browser": browser[:60], "first_seen_at": at, "last_seen_at": at},
    )
    if is_new:
        record(SYSTEM, "device.new", person, at=at, browser=browser, address=address)
        if was_seen_before and not told:
            letters.new_device(device, address)
    else:
        device.browser, device.last_seen_at = browser[:60], at
        device.save(update_fields=["browser", "last_seen_at"])
    return device


@task
def forget_old_devices() -> None:
    """Delete those that nobody has come in from for a year. Safe to run at any moment, twice as well."""
    Device.objects.filter(last_seen_at__lt=now() - KEPT).delete()
