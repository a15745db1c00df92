"""Which lines tell who enters a company, with what rights, and what they took along: its access managers read those."""

from __future__ import annotations

ACCESS = frozenset(
    {
        "session.opened", "session.place_chosen", "file.downloaded", "invoice.downloaded", "invoices.downloaded",
        "look.began", "look.ended", "recovery.asked",
        "contact.invited", "contact.invited_again", "contact.invitation_moved", "contact.joined",
        "contact.changed", "contact.suspended", "contact.restored", "contact.removed", "contact.address_asked",
        "contact.address_changed", "access.asked", "access.rejected", "section.asked", "section.decided",
        "customer.second_factor",
    }
)  # fmt: skip
"""Verbs by name and not by their beginning: whoever adds one decides whether a customer is to read it."""


def tells_access(verb: str) -> bool:
    return verb in ACCESS
