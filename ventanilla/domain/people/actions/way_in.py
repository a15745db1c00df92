"""A link that opens the door in place of a password. Who has a second step is asked for it all the same."""

from __future__ import annotations

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import SYSTEM
from ventanilla.domain.people import letters
from ventanilla.domain.people.actions.links import find_link, use_up
from ventanilla.domain.people.actions.passwords import send_link
from ventanilla.domain.people.models import Link, Person


@transaction.atomic
def offer_way_in(email: str) -> None:
    """Send a link to the person with this address, if there is one. The caller never learns which."""
    send_link(email, Link.Purpose.COME_IN, verb="way_in.sent", letter=letters.way_in)


@transaction.atomic
def use_way_in(token: str) -> Person:
    """Spend the link: whose it is has proved that they read their mail. Raises Refused when it is dead."""
    link = find_link(Link.Purpose.COME_IN, token)
    at = now()
    if link is None or not use_up(link, at=at):
        raise Refused(_("Este enlace ya no sirve. Pide otro."))
    record(SYSTEM, "way_in.used", link.person, at=at)
    return link.person


@task
def send_way_in(email: str) -> None:
    """The same thing later, so that the page answers known and unknown addresses in the same time."""
    offer_way_in(email)
