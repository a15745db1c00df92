"""Who may hear that something has changed. Whoever has a page open belongs to some of these (see `doors/live`)."""

from __future__ import annotations

DESK = "desk"
"""Everybody who works the desk."""
EVERYBODY = "everybody"
"""Whoever has come in. Only for what follows from the settings of the house."""


def staff(pk: int) -> str:
    """One member of staff alone."""
    return f"staff:{pk}"


def member(pk: int) -> str:
    """One contact of one customer alone."""
    return f"member:{pk}"


def company(customer: int) -> str:
    """The contacts of a customer who see what all of it has, not only what is their own."""
    return f"company:{customer}"


def contacts(customer: int) -> str:
    """All contacts of a customer, each with what their rights open: for what no scope narrows, such as invoices."""
    return f"contacts:{customer}"


def person(pk: int) -> str:
    """Whoever came in as this person, in whatever name they act. Only for their access: see `ask_again`."""
    return f"person:{pk}"
