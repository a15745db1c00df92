"""*Ver como*: a member of staff sees the portal as one contact does, and can do nothing there.

The wall is here, before any view, and not in each of them: while somebody looks, whatever is no page of the portal or no
looking is refused. Behind it stands the journal, which takes no line from such an actor, so no verb can end.
"""

from __future__ import annotations

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now

from ventanilla.domain.customers.models import Look, Session
from ventanilla.domain.customers.policy_of_looks import may_look_as
from ventanilla.domain.people.models import StaffMember

LOOKING = "_looking"
"""Session entry with the number of the look that this browser began."""
SAFE = ("GET", "HEAD", "OPTIONS")
ALWAYS = frozenset(
    {"gate:logout", "desk:look_end", "brand_css", "favicon", "robots", "health", "gate:privacy", "manifest", "icon",
     "worker", "offline", "desk:signing_shell"}
)  # fmt: skip
SHUT = frozenset({"portal:caller_code"})
"""Pages of the portal with what only the contact may know, or that only make sense to act on."""


def look_of(request: HttpRequest, staff: StaffMember) -> Look | None:
    """What this browser looks at now, while it may; no query for who looks at nothing."""
    number = request.session.get(LOOKING)
    if not number:
        return None
    if not hasattr(request, "look"):
        request.look = _living(number, staff)  # type: ignore[attr-defined]
    return request.look  # type: ignore[attr-defined, no-any-return]


def stopped_by_looking(request: HttpRequest, row: Session | None) -> HttpResponse | None:
    """The page that says so, when this cannot be done while looking; None when the request may go on."""
    if row is None or row.staff is None or not request.session.get(LOOKING):
        return None
    match = request.resolver_match
    if match is None or match.view_name in ALWAYS:
        return None
    in_portal = match.namespaces[:1] == ["portal"]
    look = look_of(request, row.staff)
    if look is None:  # over: the desk is theirs again, and nobody mistakes the one for the other
        return _page(request, None, row) if in_portal else None
    if in_portal and request.method in SAFE and match.view_name not in SHUT:
        return None
    return _page(request, look, row)


def forget_look(session: SessionBase) -> None:
    """From now on this browser is nobody else; under a new name, so that no other tab or copy goes on."""
    session.pop(LOOKING, None)
    session.cycle_key()


def _living(number: int, staff: StaffMember) -> Look | None:
    rows = Look.objects.open().filter(pk=number, staff=staff, ends_at__gt=now())
    look = rows.select_related("member__person", "member__customer").first()
    if look is None or not may_look_as(staff, look.member):
        return None
    look.staff, look.member.look = staff, look
    return look


def _page(request: HttpRequest, look: Look | None, row: Session) -> HttpResponse:
    changes = request.method not in SAFE
    return render(request, "errors/looking.html", {"look": look, "changes": changes}, status=403)
