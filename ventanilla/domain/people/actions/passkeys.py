"""Passkeys: a device signs instead of somebody typing. One that has asked for finger, face or PIN is both steps at once."""

from __future__ import annotations

import hashlib
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people import letters, webauthn
from ventanilla.domain.people.actions.factors import conclude_factor
from ventanilla.domain.people.models import Factor, Person
from ventanilla.domain.people.policy import refuse_shared

MOST = 10
"""Passkeys of one person."""


def offer_passkey(person: Person) -> tuple[dict[str, Any], str]:
    """What the browser asks the device for, and the challenge that it has to sign. Keeps nothing."""
    known = Factor.objects.filter(person=person, kind=Factor.Kind.PASSKEY)
    return webauthn.challenge_to_make(person, list(known.values_list("secret", flat=True)))


@transaction.atomic
def add_passkey(person: Person, *, challenge: str, answer: str, name: str, by: Actor) -> list[str]:
    """Keep the key that the device has made; with their first factor they get recovery codes, to be shown once.

    Raises Refused for what the device did not sign, a key that is known, and too many.
    """
    refuse_shared(person)
    person, at = Person.objects.select_for_update().get(pk=person.pk), now()
    try:
        told = webauthn.made(challenge, answer)
    except webauthn.NotSigned as error:
        raise Refused(_("El dispositivo no ha llegado a crearla. Prueba otra vez.")) from error
    key = told.credential_data
    if key is None or Factor.objects.filter(credential_hash=_hashed(key.credential_id)).exists():
        raise Refused(_("Esa llave ya está."))
    if Factor.objects.filter(person=person, kind=Factor.Kind.PASSKEY).count() >= MOST:
        raise Refused(_("Tienes demasiadas llaves: quita antes alguna."))
    Factor.objects.create(
        person=person, kind=Factor.Kind.PASSKEY, name=" ".join(name.split())[:60], created_at=at,
        secret=webauthn.kept(key), credential_hash=_hashed(key.credential_id), counter=told.counter,
    )  # fmt: skip
    return conclude_factor(person, letters.PASSKEY_ADDED, by=by, at=at)


@transaction.atomic
def prove_by_passkey(challenge: str, answer: str) -> Person | None:
    """Whose passkey has signed this challenge; None when it is nobody's, or nobody's who may come in.

    The caller lets each challenge be answered once. A key that counts its signatures and counts backwards is a copy.
    """
    try:
        name = webauthn.named_in(answer)
        factor = _held(name)
        if factor is None:
            return None
        count = webauthn.count_if_signed(challenge, answer, factor.secret)
    except webauthn.NotSigned:
        return None
    if count <= factor.counter and (count or factor.counter):
        return None
    factor.counter, factor.used_at = count, now()
    factor.save(update_fields=["counter", "used_at"])
    return factor.person


def _held(name: bytes) -> Factor | None:
    here = Q(person__staff_member=None) | Q(person__staff_member__is_active=True)
    alive = Factor.objects.filter(here, kind=Factor.Kind.PASSKEY, person__is_active=True)
    found = alive.select_for_update(of=("self",)).select_related("person")
    return found.filter(credential_hash=_hashed(name)).first()


def _hashed(name: bytes) -> str:
    return hashlib.sha256(name).hexdigest()
