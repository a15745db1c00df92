"""What every page knows: the provider's brand, who is looking, the language."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from ventanilla.doors.shared.access import signed_in
from ventanilla.doors.shared.sessions import SEVERAL

ENV = settings.ENV
BRAND = {
    "name": ENV.brand_name,
    "legal_name": ENV.brand_legal_name or ENV.brand_name,
    "address": ENV.brand_address,
    "phone": ENV.brand_phone,
    "email": ENV.brand_email,
    "hours": ENV.brand_hours,
    "initial": ENV.brand_initial,
    "has_logo": bool(ENV.brand_logo),
    "privacy_url": ENV.privacy_url,
}


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """The context of every page. A page about trouble asks nothing of the database (`without_database`)."""
    asks = hasattr(request, "session") and not hasattr(request, "without_database")
    row = signed_in(request) if asks else None
    return {
        "brand": BRAND,
        "demo": ENV.demo,
        "language": get_language(),
        "csp_nonce": getattr(request, "csp_nonce", ""),
        "me": row.person if row else None,
        "several_places": bool(row and request.session.get(SEVERAL)),
        "actor": getattr(request, "actor", None),
    }
