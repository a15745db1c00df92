"""Asking from outside, and proving that one reads the mail of the address that was typed.

What the page does is the same whatever is typed: nobody looks whose the address is. How much is taken in is limited, and how
much is written to one address more so (`docs/decisions/0032-asking-without-coming-in.md`).
"""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from typing import BinaryIO

from django.db import transaction
from django.db.models import Sum
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.files.actions import HELD, store_file
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import SYSTEM
from ventanilla.domain.live.announcing import announce
from ventanilla.domain.live.audiences import DESK
from ventanilla.domain.people.actions.links import hashed
from ventanilla.domain.people.actions.throttling import Allowance, may_guess
from ventanilla.domain.provider.information import Shown, settle
from ventanilla.domain.provider.models import Information
from ventanilla.domain.support import letters
from ventanilla.domain.support.models import SupportRequest

PER_PLACE = Allowance(5, timedelta(minutes=5))
"""From one network address."""
ALL_TOGETHER = Allowance(100, timedelta(minutes=1))
"""By whoever, for whomever."""
LETTERS_AN_HOUR = Allowance(1, timedelta(hours=1))
LETTERS_A_DAY = Allowance(2, timedelta(hours=12))
"""To one address: with the line above, one in any hour and three in any day."""
LINK_LIVES = timedelta(days=3)
MOST_WAITING = 5
"""Of one address, confirmed and undecided."""
MOST_FILES = 10
MOST_HELD_BYTES = 500_000_000
"""Files of all that wait together."""
SHOWN = 10


class TooOften(Refused):
    """From there, or from everywhere, too many have come at once. What was typed is not lost: it may be sent again."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What somebody typed."""

    name: str
    company: str
    email: str
    phone: str
    message: str
    shown: Shown | None = None
    """The privacy information that stood in the form."""


def ask_for_support(asked: Asked, *, place: str, language: str, letter_at: datetime) -> SupportRequest:
    """Keep it, unverified. `place`: the network address it comes from; the letter is written at `letter_at`.

    No journal line: strangers write none. Raises TooOften, and as `settle` does.
    """
    version = settle(Information.Kind.SUPPORT, asked.shown)
    if not (may_guess(f"support:{_network(place)}", PER_PLACE) and may_guess("support", ALL_TOGETHER)):
        raise TooOften(
            _("Han llegado demasiadas peticiones seguidas. Espera unos minutos y vuelve a pulsar «Enviar».")
        )
    return _keep(asked, version, language, letter_at)


@transaction.atomic
def write_to_sender(number: int) -> None:
    """The letter with the link, unless the address has had its share. A link that it got before serves as well."""
    request = SupportRequest.objects.select_for_update().filter(pk=number, token_hash=None).first()
    if request is None or not request.is_unverified or not _may_write_to(request.email):
        return
    token = secrets.token_urlsafe(32)
    request.token_hash = hashed(token)
    request.save(update_fields=["token_hash"])
    letters.confirm(request, token, days=LINK_LIVES.days)


@task
def send_confirmation(number: int) -> None:
    """The same thing later, so that the page answers every address in the same time."""
    write_to_sender(number)


def behind_link(token: str) -> list[SupportRequest]:
    """What was asked with the address that this link proves, newest first; nothing when the link is dead."""
    since = now() - LINK_LIVES
    found = SupportRequest.objects.filter(token_hash=hashed(token), asked_at__gt=since).first()
    if found is None:
        return []
    theirs = SupportRequest.objects.filter(email=found.email, taken_by=None, asked_at__gt=since)
    return list(theirs.order_by("-pk")[:SHOWN])


@transaction.atomic
def confirm(token: str, number: int) -> SupportRequest:
    """Its sender says that it is theirs: the desk sees it from now on. Twice is once.

    Raises Refused for what the link does not prove, and when too many of the address wait.
    """
    request = _held(token, number)
    if not request.is_unverified:
        return request
    waiting = SupportRequest.objects.waiting().filter(email=request.email).count()
    if waiting >= MOST_WAITING:
        raise Refused(
            _("Ya tenemos %(most)s peticiones tuyas por atender. Espera a que te contestemos.")
            % {"most": waiting}
        )
    at = now()
    request.state, request.verified_at = SupportRequest.State.WAITING, at
    request.version += 1
    request.save(update_fields=["state", "verified_at", "version"])
    announce("tray", request.pk, [DESK])
    record(SYSTEM, "support.verified", request, at=at)
    return request


@transaction.atomic
def add_file(token: str, number: int, *, name: str, content: BinaryIO, size: int) -> StoredFile:
    """One more file from its sender. Raises Refused as `store_file` does, before it is confirmed and once somebody of the
    desk has decided, and when there are too many.
    """
    request = _held(token, number)
    if not request.is_waiting:
        raise Refused(_("A esta petición ya no se le añaden archivos."), field="files")
    if request.files().count() >= MOST_FILES:
        raise Refused(
            _("Una petición puede tener %(most)s archivos como mucho.") % {"most": MOST_FILES}, field="files"
        )
    held = StoredFile.objects.filter(is_draft=True, owner__startswith=HELD).aggregate(
        all=Sum("size", default=0)
    )
    if held["all"] + size > MOST_HELD_BYTES:
        raise Refused(
            _("Ahora no podemos recibir más archivos. Te los pediremos al contestarte."), field="files"
        )
    stored = store_file(name, content, size, owner=request.owner)
    request.version += 1
    request.save(update_fields=["version"])
    record(SYSTEM, "support.file_added", request, at=now())
    return stored


@transaction.atomic
def _keep(asked: Asked, version: str, language: str, letter_at: datetime) -> SupportRequest:
    typed = asdict(asked) | {"email": asked.email.strip().lower()}
    del typed["shown"]
    request = SupportRequest.objects.create(
        **typed, language=language, privacy_version=version, asked_at=now()
    )
    send_confirmation.using(run_after=letter_at).enqueue(request.pk)
    return request


def _held(token: str, number: int) -> SupportRequest:
    proven = {one.pk for one in behind_link(token)}
    request = (
        SupportRequest.objects.select_for_update().filter(pk=number).first() if number in proven else None
    )
    if request is None:
        raise Refused(_("Este enlace ya no sirve. Envía otra petición."))
    return request


def _may_write_to(email: str) -> bool:
    return may_guess(f"support:hour:{email}", LETTERS_AN_HOUR) and may_guess(
        f"support:day:{email}", LETTERS_A_DAY
    )


def _network(place: str) -> str:
    """Who has one address of version six has all of its /64."""
    try:
        address = ip_address(place)
    except ValueError:
        return place
    return str(address if address.version == 4 else ip_network((address, 64), strict=False))
