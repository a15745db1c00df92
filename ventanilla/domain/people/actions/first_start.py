"""The first start: while nobody can administrate, whoever reads the console may become the first who does."""

from __future__ import annotations

import hashlib
import secrets

from django.db import transaction
from django.utils.crypto import constant_time_compare
from django.utils.timezone import now
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import SYSTEM
from ventanilla.domain.people.actions.staff import hire
from ventanilla.domain.people.models import Role, StaffMember
from ventanilla.domain.provider.house import forget_the_house
from ventanilla.domain.provider.models import THE_ONE, Provider

SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""None that could be taken for another: 60 bits in twelve of them."""


def somebody_administrates() -> bool:
    """There is a living administrator, so nobody else is let in by a code."""
    here = StaffMember.objects.filter(role=Role.ADMINISTRATOR, is_active=True, person__is_active=True)
    return here.exists()


@transaction.atomic
def offer_first_start() -> str:
    """The code to show in the console, `XXXX-XXXX-XXXX`; a new one each time, and the former is worth nothing.

    Empty when somebody administrates already.
    """
    row = _held()
    if somebody_administrates():
        _keep(row, "")
        return ""
    signs = [secrets.choice(SIGNS) for _sign in range(12)]
    code = "-".join("".join(signs[at : at + 4]) for at in (0, 4, 8))
    _keep(row, hashed(code))
    return code


@transaction.atomic
def begin(*, code: str, name: str, email: str, password: str) -> StaffMember:
    """The code makes one administrator, and dies. Raises Refused for a wrong one, and as `hire` does."""
    row = _held()
    if not row.setup_code_hash or not constant_time_compare(row.setup_code_hash, hashed(code)):
        raise Refused(_("Este código no es el que enseña la consola."), field="code")
    if somebody_administrates():
        raise Refused(_("Ya hay quien administra esta instalación."), field="code")
    member = hire(by=SYSTEM, email=email, name=name, role=Role.ADMINISTRATOR, password=password)
    # That of the page, which they could read.
    member.person.language = (get_language() or member.person.language)[:2]
    member.person.save(update_fields=["language"])
    record(SYSTEM, "provider.first_start", row, at=now(), administrator=member.pk)
    return member


def hashed(code: str) -> str:
    """What is kept of a code, however it is typed: in small letters, with spaces, without its lines."""
    signs = "".join(sign for sign in code.upper() if sign.isalnum())
    return hashlib.sha256(signs.encode()).hexdigest()


def _held() -> Provider:
    return Provider.objects.select_for_update().get_or_create(pk=THE_ONE)[0]


def _keep(row: Provider, code_hash: str) -> None:
    if row.setup_code_hash != code_hash:
        row.setup_code_hash = code_hash
        row.save(update_fields=["setup_code_hash"])
        forget_the_house()
