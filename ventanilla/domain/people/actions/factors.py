"""The second step: what somebody has besides their password, how they get it, prove it and lose it."""

from __future__ import annotations

import secrets
import time
from datetime import datetime

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.core.one_time import matching_step
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import SYSTEM, Actor
from ventanilla.domain.live import audiences
from ventanilla.domain.live.announcing import ask_again
from ventanilla.domain.people import letters
from ventanilla.domain.people.actions.first_start import SIGNS
from ventanilla.domain.people.models import Factor, Person, RecoveryCode
from ventanilla.domain.people.policy import refuse_shared
from ventanilla.domain.provider.sealing import Unreadable, seal, unseal

CODES = 10
"""Recovery codes that are made at once: each opens once."""


@transaction.atomic
def add_app(person: Person, *, secret: str, code: str, by: Actor) -> list[str]:
    """From now on this application shows their codes, in place of the one before. With their first factor they get
    recovery codes, which are returned to be shown once; else nothing is.

    Raises Refused while the code is not the application's.
    """
    refuse_shared(person)
    person, at = _held(person), now()
    step = matching_step(secret, _plain(code), seconds=time.time(), after=0)
    if step is None:
        raise Refused(
            _("Ese código no es el de ahora. Comprueba la hora del móvil y escribe el siguiente."),
            field="code",
        )
    Factor.objects.filter(person=person, kind=Factor.Kind.APP).delete()
    Factor.objects.create(
        person=person, kind=Factor.Kind.APP, secret=seal(secret), counter=step, created_at=at
    )
    return conclude_factor(person, letters.APP_ADDED, by=by, at=at)


def conclude_factor(person: Person, what: str, *, by: Actor, at: datetime) -> list[str]:
    """A factor has been added: from now on they have one, codes for the day that it is lost, and a letter."""
    person.has_second_factor = True
    person.save(update_fields=["has_second_factor"])
    ask_again(audiences.person(person.pk))
    has_codes = RecoveryCode.objects.filter(person=person, used_at=None).exists()
    codes = [] if has_codes else _new_codes(person)
    record(by, f"factor.{what}", person, at=at)
    letters.factor_changed(person, what, at)
    return codes


@transaction.atomic
def remove_factor(person: Person, factor_id: int, *, by: Actor) -> bool:
    """Forget one of their factors, with the last one the recovery codes too; False when it is none of theirs."""
    refuse_shared(person)
    person, at = _held(person), now()
    factor = Factor.objects.filter(person=person, pk=factor_id).first()
    if factor is None:
        return False
    what = letters.APP_REMOVED if factor.kind == Factor.Kind.APP else letters.PASSKEY_REMOVED
    factor.delete()
    if not Factor.objects.filter(person=person).exists():
        _forget_all(person)
    record(by, f"factor.{what}", person, at=at)
    letters.factor_changed(person, what, at)
    return True


@transaction.atomic
def make_codes(person: Person, *, by: Actor) -> list[str]:
    """New recovery codes, to be shown once; the former are worth nothing. Raises Refused without a factor."""
    refuse_shared(person)
    person, at = _held(person), now()
    if not person.has_second_factor:
        raise Refused(_("Los códigos acompañan a un segundo paso: actívalo antes."))
    codes = _new_codes(person)
    record(by, "factor.codes_made", person, at=at)
    letters.factor_changed(person, letters.CODES_MADE, at)
    return codes


@transaction.atomic
def reset_factors(person: Person, *, by: Actor, **rests_on: str) -> None:
    """They have lost what they had: forget all of it. Whoever must have a second step is asked for a new one at once.
    `rests_on`: what the journal keeps of why.

    Raises Refused for who has none. Their sessions are the caller's to end.
    """
    person, at = _held(person), now()
    if not person.has_second_factor:
        raise Refused(_("%(name)s no tiene segundo paso.") % {"name": person.name})
    _forget_all(person)
    record(by, "factor.reset", person, at=at, **rests_on)
    letters.factor_changed(person, letters.RESET, at, by=by)


@transaction.atomic
def prove_by_code(person: Person, typed: str) -> bool:
    """The code of their application, or one of their recovery codes: each is good once, however many ask at the same
    moment. The caller has counted the guess.
    """
    person, at, code = _held(person), now(), _plain(typed)
    if len(code) == 6 and code.isdigit():
        return _is_of_the_app(person, code, at)
    spent = RecoveryCode.objects.filter(person=person, code_hash=_hashed(code), used_at=None)
    if not spent.update(used_at=at):
        return False
    left = RecoveryCode.objects.filter(person=person, used_at=None).count()
    record(SYSTEM, "factor.code_used", person, at=at, left=left)
    letters.factor_changed(person, letters.CODE_USED, at, left=left)
    return True


def _is_of_the_app(person: Person, code: str, at: datetime) -> bool:
    factor = Factor.objects.filter(person=person, kind=Factor.Kind.APP).first()
    if factor is None:
        return False
    try:
        secret = unseal(factor.secret)
    except (
        Unreadable
    ):  # the installation's key is another one: recovery codes are too, somebody has to reset it
        return False
    step = matching_step(secret, code, seconds=time.time(), after=factor.counter)
    if step is None:
        return False
    factor.counter, factor.used_at = step, at
    factor.save(update_fields=["counter", "used_at"])
    return True


def _held(person: Person) -> Person:
    return Person.objects.select_for_update().get(pk=person.pk)


def _new_codes(person: Person) -> list[str]:
    RecoveryCode.objects.filter(person=person).delete()
    codes = ["".join(secrets.choice(SIGNS) for _sign in range(12)) for _code in range(CODES)]
    RecoveryCode.objects.bulk_create(RecoveryCode(person=person, code_hash=_hashed(code)) for code in codes)
    return ["-".join(code[at : at + 4] for at in (0, 4, 8)) for code in codes]


def _forget_all(person: Person) -> None:
    Factor.objects.filter(person=person).delete()
    RecoveryCode.objects.filter(person=person).delete()
    person.has_second_factor = False
    person.save(update_fields=["has_second_factor"])
    ask_again(audiences.person(person.pk))


def _plain(typed: str) -> str:
    """However it is written: with spaces, with lines, in small letters."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())[:40]


def _hashed(code: str) -> str:
    """With the installation's key: sixty bits alone could be searched through by who has a copy of the table."""
    return salted_hmac("ventanilla.recovery", code, algorithm="sha256").hexdigest()
