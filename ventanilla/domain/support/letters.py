"""What we write to who asked from outside. Nothing that they typed stands in it: else strangers would write by our hand."""

from __future__ import annotations

from ventanilla.domain.mail.outbox import Recipient, write_letter
from ventanilla.domain.people.actions.links import hashed
from ventanilla.domain.support.models import SupportRequest


def confirm(request: SupportRequest, token: str, *, days: int) -> None:
    write_letter(
        key=f"support:{hashed(token)[:32]}",
        to=Recipient(name="", address=request.email, language=request.language),
        template="support/mail/confirm",
        context={"token": token, "days": days},
        secrets=[token],
    )
