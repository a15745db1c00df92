"""The week of a company, to one of its people; and what somebody has not read, in one letter a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core import signing

from ventanilla.domain.customers.models import Membership
from ventanilla.domain.mail.outbox import Draft, write_letters
from ventanilla.domain.notices.models import Notice, Reader
from ventanilla.domain.notices.things import address_of
from ventanilla.domain.people.letters import recipient
from ventanilla.domain.summaries.blocks import Block

SALT = "weekly summary"
MOST_THINGS = 20
"""In a daily letter; the others are counted."""


def key_of(member: Membership, monday: date) -> str:
    """One letter to each person about each company and week, whatever happens between writing it and noting it down."""
    return f"customer:{member.customer_id}:summary:{monday}:{member.pk}"


def weekly(member: Membership, monday: date, blocks: Sequence[Block]) -> bool:
    """False when it was written before. With a link that says no to the next ones, without coming in."""
    token = signing.dumps(member.pk, salt=SALT)
    draft = Draft(
        key=key_of(member, monday), to=recipient(member.person), template="summaries/mail/weekly", secrets=[token],
        context={"person": member.person, "customer": member.customer, "blocks": blocks, "token": token},
    )  # fmt: skip
    return bool(write_letters([draft]))


def daily(reader: Reader, day: date, notices: Sequence[Notice]) -> bool:
    """What is unread in their bell, the newest first, by thing. False when it was written before."""
    of_contact = isinstance(reader, Membership)
    things = list(dict.fromkeys((one.thing, one.number) for one in notices))
    context = {
        "person": reader.person, "customer": reader.customer if isinstance(reader, Membership) else None,
        "count": len(notices), "more": max(0, len(things) - MOST_THINGS), "bell": "portal" if of_contact else "desk",
        "things": [_told(key, notices, at_the_desk=not of_contact) for key in things[:MOST_THINGS]],
    }  # fmt: skip
    draft = Draft(
        key=f"daily:{reader.actor_kind}:{reader.pk}:{day}", to=recipient(reader.person),
        template="summaries/mail/daily", context={"mutable": True, **context},
    )  # fmt: skip
    return bool(write_letters([draft]))


def _told(key: tuple[str, int], notices: Sequence[Notice], *, at_the_desk: bool) -> dict[str, Any]:
    of_it = [one for one in notices if (one.thing, one.number) == key]
    titles = list(dict.fromkeys(one.title for one in of_it))
    return {"label": of_it[0].label, "titles": titles, "path": address_of(*key, at_the_desk=at_the_desk)}


def member_behind(token: str) -> Membership | None:
    """Whose summary the link of a letter ends; None for what we have not signed, and for whoever is not there any more."""
    try:
        number = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return Membership.objects.alive().select_related("person", "customer").filter(pk=number).first()
