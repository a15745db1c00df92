"""A browser asks to be told, and is not told any more: because somebody says so, leaves, or may not come in."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.core.outgoing import PORTS
from ventanilla.core.web_push import is_key_pair
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import SYSTEM, Actor
from ventanilla.domain.people.actions.links import hashed
from ventanilla.domain.people.models import Device, Person
from ventanilla.domain.people.policy import refuse_shared
from ventanilla.domain.provider.house import the_house
from ventanilla.domain.push.anybody import forget_who_asked
from ventanilla.domain.push.models import Subscription, mark_of

MOST = 20
"""Browsers of one person."""


@transaction.atomic
def subscribe(device: Device, *, endpoint: str, key: str, auth: str, by: Actor) -> Subscription:
    """From now on this browser is told. What it or its address was before, for whomever, is over.

    Raises Refused where nobody is told, for an address or keys that no browser gives, for too many, and in a demonstration.
    """
    person, at = Person.objects.select_for_update().get(pk=device.person_id), now()
    _refuse_unfit(person, endpoint, key, auth)
    former = Subscription.objects.filter(endpoint=endpoint) | Subscription.objects.filter(device=device)
    was_told = former.filter(device=device).exists()
    _end(former.exclude(device=device), SYSTEM, "moved")
    if not was_told and Subscription.objects.filter(device__person=person).count() >= MOST:
        raise Refused(_("Tienes %(most)s dispositivos con avisos: quita antes alguno.") % {"most": MOST})
    facts = {
        "endpoint": endpoint,
        "browser_key": key,
        "auth_secret": auth,
        "mark": mark_of(person),
        "failures": 0,
    }
    made, _is_new = Subscription.objects.update_or_create(
        device=device, defaults=facts, create_defaults={**facts, "created_at": at}
    )
    forget_who_asked()
    if not was_told:
        record(by, "push.on", person, at=at, browser=device.browser)
    return made


@transaction.atomic
def follow(token: str, former: str, *, endpoint: str, key: str, auth: str) -> Subscription | None:
    """The browser itself has changed where it is reached. Nobody need be in: it says by what we knew it, the `token` of its
    cookie and its former address. None when we do not, or when that person may not come in as they could.

    Raises Refused as `subscribe` does.
    """
    known = Subscription.objects.filter(device__token_hash=hashed(token), endpoint=former)
    found = known.select_for_update().select_related("device__person").first() if token else None
    if found is None or not found.is_open:
        return None
    _refuse_unfit(found.device.person, endpoint, key, auth)
    _end(Subscription.objects.filter(endpoint=endpoint).exclude(pk=found.pk), SYSTEM, "moved")
    found.endpoint, found.browser_key, found.auth_secret, found.failures = endpoint, key, auth, 0
    found.save(update_fields=["endpoint", "browser_key", "auth_secret", "failures"])
    return found


@transaction.atomic
def unsubscribe(person: Person, number: int, *, by: Actor) -> bool:
    """One of their browsers is told no more; False when it is none of theirs, or was not."""
    return bool(_end(Subscription.objects.filter(device__person=person, pk=number), by, "asked"))


@transaction.atomic
def leave_device(device_id: int, *, by: Actor) -> None:
    """Somebody leaves this browser, or is put out of it."""
    _end(Subscription.objects.filter(device=device_id), by, "left")


@transaction.atomic
def make_way(device: Device) -> None:
    """Somebody has come in from this browser: whoever was told on it before is not, it is in other hands."""
    others = Subscription.objects.filter(device__token_hash=device.token_hash)
    _end(others.exclude(device__person=device.person_id), SYSTEM, "other hands")


@transaction.atomic
def silence(people: Iterable[int], *, by: Actor, but: int | None = None) -> None:
    """None of their browsers is told any more, but for the device `but`."""
    rows = Subscription.objects.filter(device__person__in=list(people))
    _end(rows.exclude(device=but) if but else rows, by, "shut out")


@transaction.atomic
def keep_told(person: Person, device_id: int | None) -> None:
    """They have another password and stay in on this browser: it is told as before, the others are not."""
    silence([person.pk], by=SYSTEM, but=device_id)
    Subscription.objects.filter(device=device_id, device__person=person).update(mark=mark_of(person))


def end(subscription: Subscription, why: str) -> None:
    """Its service knows it no more, or its person may not come in."""
    with transaction.atomic():
        _end(Subscription.objects.filter(pk=subscription.pk), SYSTEM, why)


def _refuse_unfit(person: Person, endpoint: str, key: str, auth: str) -> None:
    refuse_shared(person)
    if not the_house().sends_push:
        raise Refused(_("Aquí no se mandan avisos a los dispositivos."))
    if not _is_out_there(endpoint) or not is_key_pair(key, auth):
        raise Refused(_("Este navegador no ha dado una dirección a la que avisar. Prueba otra vez."))


def _end(rows: QuerySet[Subscription], by: Actor, why: str) -> int:
    """One line for each, in the caller's transaction."""
    ended = list(rows.select_related("device__person").order_by("pk"))
    for row in ended:
        row.delete()
        record(by, "push.off", row.device.person, at=now(), browser=row.device.browser, why=why)
    return len(ended)


def _is_out_there(endpoint: str) -> bool:
    """Looks like an address of a push service. Where it leads is looked at again whenever something goes there."""
    try:
        parts = urlsplit(endpoint)
        port, host = parts.port or 443, parts.hostname or ""
    except ValueError:
        return False
    if (
        not endpoint.isascii()
        or not endpoint.isprintable()
        or len(endpoint) > 1000
        or parts.username is not None
    ):
        return False
    named = host in settings.PUSH_HOSTS
    return named or (parts.scheme == "https" and port in PORTS and "." in host)
