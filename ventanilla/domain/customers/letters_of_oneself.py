"""What we write to somebody who changes the address that they come in by. These cannot be muted."""

from __future__ import annotations

from datetime import datetime

from ventanilla.domain.customers.models import OwnAddress
from ventanilla.domain.mail.outbox import Recipient, write_letter
from ventanilla.domain.people.letters import recipient
from ventanilla.domain.people.models import Person


def own_address_asked(change: OwnAddress, *, token: str, days: int) -> None:
    """To the new address with the link, without a name: it may be anybody's. And to the old one."""
    new = Recipient(name="", address=change.email, language=change.person.language)
    write_letter(
        key=f"own_address:{change.pk}:new", to=new, template="customers/mail/own_address_confirm",
        context={"address": change.email, "token": token, "days": days}, secrets=[token],
    )  # fmt: skip
    write_letter(
        key=f"own_address:{change.pk}:old", to=recipient(change.person), template="customers/mail/own_address_asked",
        context={"person": change.person, "address": change.email},
    )  # fmt: skip


def own_address_changed(person: Person, before: Recipient, at: datetime) -> None:
    """To the old address: it opens nothing any more."""
    write_letter(
        key=f"own_address:{person.pk}:{at.isoformat()}:done", to=before, template="customers/mail/own_address_changed",
        context={"person": person, "at": at},
    )  # fmt: skip
