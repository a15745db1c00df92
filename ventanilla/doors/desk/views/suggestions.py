"""What a box of the ticket suggests while one types in it, for the script."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, JsonResponse
from django.views.decorators.http import require_safe

from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.models import Ticket
from ventanilla.doors.desk.forms.tickets import colleagues
from ventanilla.doors.desk.ticket import finding
from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.tickets import find_ticket

Suggestion = tuple[str, str]
"""What goes into the box, and words beside it."""


@require_safe
@desk_page
def suggestions(request: DeskRequest, number: int, what: str) -> JsonResponse:
    """`[{value, words}]` for `?q=…`."""
    if what not in _SUGGEST:
        raise Http404
    ticket = find_ticket(request.actor, number)
    found = _SUGGEST[what](request.actor, ticket, request.GET.get("q", "").replace("\0", "")[:80])
    return JsonResponse([{"value": value, "words": words} for value, words in found], safe=False)


def _tags(me: StaffMember, ticket: Ticket, words: str) -> list[Suggestion]:
    return [(name, "") for name in finding.tags_like(words.rpartition(",")[2])]


def _tickets(me: StaffMember, ticket: Ticket, words: str) -> list[Suggestion]:
    return [(str(one.number), one.subject) for one in finding.tickets_like(me, words, besides=ticket)]


def _contacts(me: StaffMember, ticket: Ticket, words: str) -> list[Suggestion]:
    """The customer's own people, but who asked."""
    here = [one for one in finding.contacts_of(ticket.customer) if one.pk != ticket.requester_id]
    fits = [one for one in here if words.lower() in f"{one.person.name} {one.person.email}".lower()]
    return [(one.person.email, one.person.name) for one in fits[: finding.MOST]]


def _colleagues(me: StaffMember, ticket: Ticket, words: str) -> list[Suggestion]:
    """Everybody who can be called into a note."""
    return [(one.person.name, "") for one in colleagues() if one != me]


def _staff(me: StaffMember, ticket: Ticket, words: str) -> list[Suggestion]:
    """Colleagues whose name holds what was typed."""
    return [(one.person.name, "") for one in colleagues() if words.lower() in one.person.name.lower()][
        : finding.MOST
    ]


_SUGGEST: dict[str, Callable[[StaffMember, Ticket, str], list[Suggestion]]] = {
    "tags": _tags,
    "tickets": _tickets,
    "contacts": _contacts,
    "colleagues": _colleagues,
    "staff": _staff,
}
