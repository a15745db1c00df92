"""What a notice can be about: the page where it is, and the section that its contact must be able to see."""

from __future__ import annotations

from typing import NamedTuple

from django.urls import NoReverseMatch, reverse

from ventanilla.domain.customers.models import Common, Membership, Section, section_is_on
from ventanilla.domain.customers.policy import may_govern

OF_GOVERNORS = ("access_request", "section_request", "contact")


class Thing(NamedTuple):
    portal: str
    """Route; empty where contacts hear nothing of it."""
    desk: str
    section: Section | Common | None
    """None: it is their own."""


THINGS = {
    "ticket": Thing("portal:ticket", "desk:ticket", Section.SUPPORT),
    "tickets": Thing("portal:tickets", "", Section.SUPPORT),
    "work_order": Thing("portal:work_order", "desk:work_order", Section.WORK_ORDERS),
    "hour_bank": Thing("portal:hour_bank", "desk:hour_bank", Section.WORK_ORDERS),
    "approval": Thing("portal:hours_approval", "desk:hours_approval", Section.WORK_ORDERS),
    "invoice": Thing("portal:invoice", "", Section.INVOICES),
    "renewal": Thing("portal:renewal", "desk:contract", Section.RENEWALS),
    "device": Thing("portal:device", "desk:device", Section.NETWORK),
    "access_request": Thing("portal:access_request", "", Section.CONTACTS),
    "section_request": Thing("portal:section_request", "", Section.CONTACTS),
    "contact": Thing("portal:contact", "", Section.CONTACTS),
    "company": Thing("portal:company", "desk:customer", Section.COMPANY),
    "suggestion": Thing("portal:suggestion", "", Common.SUGGESTIONS),
    "place": Thing("portal:home", "", None),
}
UNNUMBERED = ("tickets", "company", "place")
"""In the portal: there is one page of it."""


def open_to(reader: Membership) -> list[str]:
    """The kinds of things that they may see at all; of a company that has left, its invoices."""
    return [name for name, known in THINGS.items() if _is_open(name, known.section, reader)]


def _is_open(name: str, section: Section | Common | None, reader: Membership) -> bool:
    if reader.has_left and section is not Section.INVOICES:
        return False
    if name in OF_GOVERNORS and not may_govern(reader):
        return False
    if isinstance(section, Section):
        return reader.may_view(section)
    return section is None or section_is_on(reader.customer, section)


def address_of(thing: str, number: int, *, at_the_desk: bool) -> str:
    """The path of its page; empty for a thing that has none here any more."""
    known = THINGS.get(thing)
    route = (known.desk if at_the_desk else known.portal) if known else ""
    if not route:
        return ""
    try:
        return reverse(route) if not at_the_desk and thing in UNNUMBERED else reverse(route, args=[number])
    except NoReverseMatch:
        return ""


def thing_behind(view_name: str, number: object) -> tuple[str, int] | None:
    """Which thing this page shows; None for the others."""
    for name, known in THINGS.items():
        if view_name in (known.portal, known.desk) and view_name:
            return (name, number) if isinstance(number, int) else None
    return None
