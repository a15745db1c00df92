"""Who opens a stream, and what they may hear: the same session and the same rights as on any page."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from django.http import HttpRequest
from django.utils.timezone import now

from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.live import audiences
from ventanilla.domain.people.models import StaffMember
from ventanilla.doors.shared.access import actor_of, signed_in, stops_for_second_step
from ventanilla.doors.shared.sessions import SessionStore

LONGEST = timedelta(minutes=10)
"""After which a stream ends, so that whoever listens is looked at anew whatever nobody announced."""
SECTION_OF = {
    "ticket": Section.SUPPORT,
    "message": Section.SUPPORT,
    "invoice": Section.INVOICES,
    "work_order": Section.WORK_ORDERS,
    "conversation": Section.CHAT,
}
"""Things that a contact hears of only while they may view the section."""


class Listener(NamedTuple):
    person: int
    audiences: frozenset[str]
    deaf_to: frozenset[str]
    """Things of their audiences that their rights do not open."""
    seconds: float
    """How long that may be believed."""
    who: str = ""
    """In whose name, as pages say it of themselves."""

    def hears_as(self, other: Listener) -> bool:
        return self[:3] == other[:3]


def listener_of(key: str) -> Listener | None:
    """Who has come in with this session, as it is now; None for nobody, and for who must take a second step first."""
    request = HttpRequest()
    request.session = SessionStore(key)
    actor = actor_of(request)
    row = signed_in(request)
    if actor is None or row is None or row.person_id is None or stops_for_second_step(request, actor):
        return None
    at = now()
    ends = min(at + LONGEST, row.expire_date)
    if isinstance(actor, Membership) and actor.look:
        ends = min(ends, actor.look.ends_at)
    seconds = max(0.0, (ends - at).total_seconds())
    who = f"{actor.actor_kind}:{actor.actor_id}"
    return Listener(row.person_id, _audiences(actor, row.person_id), _deaf_to(actor), seconds, who)


def _audiences(actor: Membership | StaffMember, person: int) -> frozenset[str]:
    common = {audiences.EVERYBODY, audiences.person(person)}
    if isinstance(actor, StaffMember):
        return frozenset(common | {audiences.DESK, audiences.staff(actor.pk)})
    found = common | {audiences.member(actor.pk), audiences.contacts(actor.customer_id)}
    if actor.sees_whole_company:
        found.add(audiences.company(actor.customer_id))
    return frozenset(found)


def _deaf_to(actor: Membership | StaffMember) -> frozenset[str]:
    if isinstance(actor, StaffMember):
        return frozenset()
    shut = {thing for thing, section in SECTION_OF.items() if not actor.may_view(section)}
    if actor.has_left:  # of all the portal only its invoices are open
        shut |= {thing for thing, section in SECTION_OF.items() if section is not Section.INVOICES}
    return frozenset(shut)
