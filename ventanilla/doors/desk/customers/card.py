"""What the customer's card says besides its tickets, people, contracts, hours and papers: what is promised, what they
propose, what they chatted about last, and which sections of the portal they have not.
"""

from __future__ import annotations

from typing import Any

from ventanilla.domain.chat.models import Conversation
from ventanilla.domain.customers.models import SWITCHABLE, Customer, section_is_on
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.knowledge.models import State, Suggestion
from ventanilla.domain.levels.known import the_levels
from ventanilla.domain.tickets.terms import the_subjects

SUGGESTIONS = 3
CHATS = 5


def card_of(me: Actor, customer: Customer) -> dict[str, Any]:
    proposed = Suggestion.objects.visible_to(me).filter(customer=customer).order_by("-id")
    chats = (
        Conversation.objects.visible_to(me)
        .filter(customer=customer)
        .select_related("member__person")
        .order_by("-id")
    )
    return {
        "level": _level(customer),
        "suggestions": list(proposed[:SUGGESTIONS]),
        "suggestion_words": dict(State.choices),
        "chats": list(chats[:CHATS]),
        "off": [str(one.label) for one in SWITCHABLE if not section_is_on(customer, one)],
    }


def _level(customer: Customer) -> str:
    """What its contract or its own terms promise; empty for what everybody is promised. Known in memory."""
    levels = the_levels()
    agreed = the_subjects().of_contract(customer.pk)
    chosen = levels.of(agreed) if agreed else levels.chosen(customer.pk, ())
    return "" if chosen is levels.default else chosen.name
