"""By what somebody is told of each topic: by all of them, until they say otherwise. No queries."""

from __future__ import annotations

from collections.abc import Mapping, Set
from enum import StrEnum

from ventanilla.domain.customers.models import AnySection, Common, Membership, Section, section_is_on
from ventanilla.domain.mail.bells import Topic
from ventanilla.domain.notices.models import Reader


class Channel(StrEnum):
    MAIL = "mail"
    BELL = "bell"
    PUSH = "push"


ALL = frozenset(Channel)
DIGEST = "digest"
"""Among the choices: one letter a day with what is unread, in place of each."""
OF_CONTACTS = (
    Topic.TICKETS, Topic.COPIED, Topic.WORK_ORDERS, Topic.HOURS, Topic.INVOICES, Topic.RENEWALS, Topic.ACCESS,
    Topic.SUGGESTIONS,
)  # fmt: skip
OF_STAFF = (
    Topic.ASSIGNED, Topic.WATCHED, Topic.MENTIONS, Topic.WARNINGS, Topic.RATINGS, Topic.WORK_ORDERS, Topic.HOURS,
    Topic.RENEWALS, Topic.CUSTOMERS,
)  # fmt: skip


_SECTIONS: dict[Topic, AnySection] = {
    Topic.TICKETS: Section.SUPPORT, Topic.COPIED: Section.SUPPORT, Topic.WORK_ORDERS: Section.WORK_ORDERS,
    Topic.HOURS: Section.WORK_ORDERS, Topic.INVOICES: Section.INVOICES, Topic.RENEWALS: Section.RENEWALS,
    Topic.SUGGESTIONS: Common.SUGGESTIONS,
}  # fmt: skip


def topics_of(reader: Reader) -> list[Topic]:
    """What they choose about, in the order of the page: of what a contact may not see there is nothing to choose."""
    if not isinstance(reader, Membership):
        return list(OF_STAFF)
    return [one for one in OF_CONTACTS if one not in _SECTIONS or _sees(reader, _SECTIONS[one])]


def _sees(reader: Membership, section: AnySection) -> bool:
    if isinstance(section, Section):
        return reader.may_view(section)
    return section_is_on(reader.customer, section)


def channels_of(reader: Reader, topic: Topic) -> Set[Channel]:
    said = reader.channels.get(topic.value)
    return ALL if said is None else frozenset(Channel(one) for one in said if one in ALL)


def wants_digest(reader: Reader) -> bool:
    return bool(reader.channels.get(DIGEST))


def as_kept(chosen: Mapping[Topic, Set[Channel]], *, digest: bool) -> dict[str, object]:
    """Only what is not as usual: whoever has touched nothing keeps nothing, and hears of what comes new."""
    kept: dict[str, object] = {topic.value: sorted(told) for topic, told in chosen.items() if told != ALL}
    return {**kept, DIGEST: True} if digest else kept
