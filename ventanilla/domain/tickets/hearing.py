"""Whose open pages hear that a ticket has changed. What its customer cannot see change they do not even hear of."""

from __future__ import annotations

from ventanilla.domain.live.announcing import announce
from ventanilla.domain.live.audiences import DESK, company, member
from ventanilla.domain.tickets.letters.post import copied_to, hears
from ventanilla.domain.tickets.models import Ticket

PUBLIC = frozenset(
    f"ticket.{verb}"
    for verb in (
        "opened", "replied", "asked", "pending", "resolved", "given_up", "qualified", "started", "planned", "visit_moved",
        "unplanned", "declared_resolved", "closed", "cancelled", "reopened", "rated", "reminded", "copied", "copy_asked",
        "copy_stopped", "continued", "follows", "merged", "merged_here", "split", "split_from", "handed_over", "verified",
    )
)  # fmt: skip
"""What its customer reads of on its page, whatever else it changes."""


def tell_open_pages(ticket: Ticket, verb: str) -> None:
    """The desk always; its customer's side where the page that they see is another now. Costs a statement only where the
    letters have not asked already who is copied.
    """
    is_seen = verb in PUBLIC or ticket.shows_anew
    announce("ticket", ticket.pk, {DESK, *(customers_side(ticket) if is_seen else ())})
    is_of_a_visit = ticket.planned_at or verb == "ticket.unplanned"
    if is_of_a_visit and ticket.shows_anew and verb != "ticket.replied":
        announce("planning", 0, [DESK])


def customers_side(ticket: Ticket) -> frozenset[str]:
    """Who asked and who is copied, as far as they still hear of it, and whoever sees all of their company's. A verb that
    takes it away from somebody asks before, and tells both.
    """
    if ticket.is_withheld or not ticket.customer.is_active:
        return frozenset()
    copied = getattr(ticket, "heard_by", None)
    members = [ticket.requester, *(copied_to(ticket) if copied is None else copied)]
    told = {member(one.pk) for one in members if hears(ticket, one)}
    return frozenset({company(ticket.customer_id), *told})
