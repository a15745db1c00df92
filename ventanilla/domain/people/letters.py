"""What we write to a person about their own access. These cannot be muted."""

from __future__ import annotations

from datetime import datetime

from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.mail.outbox import Recipient, write_letter
from ventanilla.domain.people.actions.invitations import INVITED_FOR
from ventanilla.domain.people.actions.links import hashed
from ventanilla.domain.people.models import Device, Person


def recipient(person: Person) -> Recipient:
    return Recipient(name=person.name, address=person.email, language=person.language)


def new_password(person: Person, token: str) -> None:
    write_letter(
        key=f"password-link:{hashed(token)[:32]}",
        to=recipient(person),
        template="people/mail/new_password",
        context={"person": person, "token": token},
        secrets=[token],
    )


def invited(person: Person, token: str, by: Actor) -> None:
    """To a new colleague: who let them in, and where to choose a password."""
    write_letter(
        key=f"invitation:{hashed(token)[:32]}",
        to=recipient(person),
        template="people/mail/invited",
        context={"person": person, "token": token, "by": by, "days": INVITED_FOR.days},
        secrets=[token],
    )


def password_changed(person: Person, at: datetime) -> None:
    write_letter(
        key=f"password-changed:{person.pk}:{at.isoformat()}",
        to=recipient(person),
        template="people/mail/password_changed",
        context={"person": person, "at": at},
    )


def new_device(device: Device, address: str | None) -> None:
    """Somebody has come in from a browser that had not been seen before."""
    write_letter(
        key=f"new-device:{device.pk}",
        to=recipient(device.person),
        template="people/mail/new_device",
        context={"person": device.person, "device": device, "address": address or ""},
    )
