"""What every page of the portal knows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from ventanilla.domain.chat.policy import may_chat
from ventanilla.domain.customers.models import Membership, Section, section_is_on


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """Whether the button of the chat stands there. Who looks as a contact does not chat. Reads no row but the house's,
    which a page about trouble does not ask for.
    """
    actor = getattr(request, "actor", None)
    if not isinstance(actor, Membership) or hasattr(request, "without_database"):
        return {"has_chat": False}
    is_theirs = may_chat(actor) and section_is_on(actor.customer, Section.CHAT)
    return {"has_chat": is_theirs and not actor.look and not actor.has_left}
