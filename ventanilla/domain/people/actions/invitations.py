"""The first password: whoever is given a login gets a link by mail, and chooses it."""

from __future__ import annotations

from datetime import datetime, timedelta

from ventanilla.domain.people.actions.links import make_link, revoke_links
from ventanilla.domain.people.models import Link, Person

INVITED_FOR = timedelta(days=7)
"""Long enough for a holiday weekend; who is late asks for another at the login."""


def invitation_for(person: Person, *, at: datetime) -> str:
    """The token of a link that opens the page where one chooses a password; earlier ones open nothing any more."""
    revoke_links(person, Link.Purpose.NEW_PASSWORD)
    return make_link(Link.Purpose.NEW_PASSWORD, person, at=at, lives=INVITED_FOR)
