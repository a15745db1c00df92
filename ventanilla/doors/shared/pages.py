"""What every page knows: the provider's brand, who is looking, the language."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.utils.functional import SimpleLazyObject
from django.utils.timezone import now
from django.utils.translation import get_language

from ventanilla.domain.customers.models import Membership
from ventanilla.domain.provider.house import the_house, the_house_at_hand
from ventanilla.doors.shared.access import signed_in
from ventanilla.doors.shared.bell import bell_of
from ventanilla.doors.shared.sessions import SEVERAL


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """The context of every page. A page about trouble asks nothing of the database (`without_database`)."""
    in_trouble = hasattr(request, "without_database")
    row = signed_in(request) if hasattr(request, "session") and not in_trouble else None
    looking = getattr(request, "look", None)
    return {
        "brand": the_house_at_hand() if in_trouble else the_house(),
        "demo": settings.ENV.demo,
        "language": get_language(),
        "csp_nonce": getattr(request, "csp_nonce", ""),
        "me": looking.member.person if looking else row.person if row else None,
        "looking": looking,
        "minutes_left": looking.minutes_left(now()) if looking else 0,
        "several_places": bool(row and not looking and request.session.get(SEVERAL)),
        "my_places": lambda: Membership.objects.places_of(row.person_id) if row and row.person_id else (),
        "actor": getattr(request, "actor", None),
        "page_began": getattr(request, "began", 0),
        "my_bell": lambda: bell_of(request, row),
        # Masked once a page: sixty letters that nothing compresses, in each of twenty forms.
        "csrf_input": SimpleLazyObject(lambda: csrf_input(request)),
    }
