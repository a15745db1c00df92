"""What staff may do to letters, and to the way they leave by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import now
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ventanilla.core.email_address import an_address
from ventanilla.core.errors import Refused
from ventanilla.domain.jobs.bell import wake_after_commit
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.mail import channel, letters
from ventanilla.domain.mail.models import Letter, LetterState
from ventanilla.domain.mail.outbox import Recipient, may_leave
from ventanilla.domain.provider.actions import change_mail
from ventanilla.domain.provider.models import Provider
from ventanilla.domain.provider.server import MailFacts

MAY_GO_AGAIN = (LetterState.FAILED, LetterState.RETRYING, LetterState.HELD)
FRESH = {"state": LetterState.QUEUED, "attempts": 0, "last_error": "", "server_reply": ""}
"""A letter that begins anew."""


def may_go_again(letter: Letter) -> bool:
    """It stays here and there is a way out: nothing leaves a demonstration, or a house without a mail server."""
    return letter.state in MAY_GO_AGAIN and may_leave()


@transaction.atomic
def send_again(letter: Letter, *, by: Actor) -> bool:
    """Give a letter that failed, waits or was held all its attempts, from now; False when it cannot go."""
    if not may_leave():
        return False
    if not Letter.objects.filter(pk=letter.pk, state__in=MAY_GO_AGAIN).update(**FRESH, run_after=now()):
        return False
    record(by, "letter.sent_again", letter, at=now())
    wake_after_commit()
    return True


def hold_back(about: tuple[str, int], addresses: Sequence[str]) -> int:
    """Letters about this thing to these addresses that have not left yet stay here, until somebody sends them again."""
    return _hold(Letter.objects.about(*about).filter(to_address__in=addresses))


def hold_back_all(kind: str, numbers: QuerySet[Any, Any], address: str) -> int:
    """The same for many things of one kind, by the query of their numbers."""
    return _hold(Letter.objects.filter(about_kind=kind, about_id__in=numbers, to_address=address))


def _hold(letters: QuerySet[Letter]) -> int:
    waiting = letters.filter(state__in=(LetterState.QUEUED, LetterState.RETRYING))
    return waiting.update(state=LetterState.HELD, last_error=_("Retenido: ya no era para esta persona."))


def still_here(letters: QuerySet[Letter]) -> QuerySet[Letter]:
    """Those that wait for their time (`not_before`): nobody can have read them."""
    waiting = (LetterState.QUEUED, LetterState.HELD, LetterState.MUTED)
    return letters.filter(state__in=waiting, last_error="", run_after__gt=now())


@transaction.atomic
def send_held(*, by: Actor) -> int:
    """Let out all that was held for want of a mail server; returns how many. What was held for a reason stays."""
    held = Letter.objects.held().filter(last_error="")
    first = held.order_by("pk").first()
    if first is None or not may_leave():
        return 0
    count = held.update(**FRESH, run_after=now())
    record(by, "letter.held_sent", first, at=now(), letters=count)
    wake_after_commit()
    return count


@transaction.atomic
def change_post(facts: MailFacts, *, by: Actor, seen: str | None = None) -> Provider:
    """Change the account that letters leave by, and try it at once: a pause was for the old one. Raises as `change_mail`."""
    row = change_mail(facts, by=by, seen=seen)
    channel.resume()
    return row


@transaction.atomic
def send_test_letter(to: str, *, by: Actor, form_key: str | None = None) -> Letter:
    """A letter that shows whether letters leave; its row tells what the server said. The same form key is one letter.

    Raises Refused for what is no address, and where nothing can leave.
    """
    address = an_address(to, field="to")
    if not may_leave():
        raise Refused(_("Todavía no hay servidor de correo: guarda uno antes de probar."), field="to")
    at = now()
    recipient = Recipient(name="", address=address, language=(get_language() or "es")[:2])
    key = f"{letters.TRIAL}{by.actor_id}:{form_key or at.isoformat()}"
    letter = letters.trial(recipient, key=key, at=at)
    if letter is None:
        return Letter.objects.get(key=key)
    channel.resume()
    record(by, "letter.test_written", letter, at=at)
    return letter
