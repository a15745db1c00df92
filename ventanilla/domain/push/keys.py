"""The installation's own pair of keys for push services (VAPID): made when it is first asked for."""

from __future__ import annotations

from typing import NamedTuple

from django.db import transaction
from django.utils.timezone import now

from ventanilla.core.web_push import new_key
from ventanilla.domain.jobs.turns import take_turns
from ventanilla.domain.provider.sealing import Unreadable, seal, unseal
from ventanilla.domain.push.models import THE_ONE, Key, Subscription


class Pair(NamedTuple):
    public: str
    private: str


def own_keys() -> Pair | None:
    """None while nobody has asked, and when the installation's key has changed since."""
    row = Key.objects.filter(pk=THE_ONE).first()
    try:
        return Pair(row.public, unseal(row.secret)) if row else None
    except Unreadable:
        return None


@transaction.atomic
def ready_keys() -> Pair:
    """The pair, made now if there is none. One that cannot be read any more takes its subscriptions along: their services
    would take nothing that another key has signed.
    """
    take_turns("push")
    found = own_keys()
    if found:
        return found
    Subscription.objects.all().delete()
    made = Pair(*new_key())
    Key.objects.update_or_create(
        pk=THE_ONE, defaults={"public": made.public, "secret": seal(made.private), "created_at": now()}
    )
    return made
