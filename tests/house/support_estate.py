"""What people ask from outside: two behind the link, one confirmed and with a file, and one that would give itself away."""

from __future__ import annotations

import io

from django.utils.timezone import now

from tests.documents import PNG
from ventanilla.domain.files.actions import store_file
from ventanilla.domain.people.actions.links import hashed
from ventanilla.domain.support.models import SupportRequest

TOKEN = "a-link-of-the-estate-that-proves-one-address"


def support_examples(canary: str) -> dict[str, object]:
    """`route.parameter` → a value that leads somewhere."""
    request = _waiting("rosa@fuera.example", "No puedo entrar.", token_hash=hashed(TOKEN))
    _waiting("otra@fuera.example", f"{canary} desde fuera")
    _asked("rosa@fuera.example", "Y la impresora tampoco va.")
    stored = store_file("pantalla.png", io.BytesIO(PNG), len(PNG), owner=request.owner)
    routes = ("support_request", "support_request_take", "support_request_discard", "support_request_file")
    return {
        **{f"desk:{route}.number": request.pk for route in routes},
        "desk:support_request_file.file_id": stored.pk,
        "gate:support_link.token": TOKEN,
    }


def _waiting(email: str, message: str, **facts: object) -> SupportRequest:
    return _asked(email, message, state="waiting", verified_at=now(), **facts)


def _asked(email: str, message: str, **facts: object) -> SupportRequest:
    return SupportRequest.objects.create(
        name="Rosa Gil", company="Bar Sol", email=email, message=message, language="es", privacy_version="2026-11",
        asked_at=now(), **facts,
    )  # fmt: skip
