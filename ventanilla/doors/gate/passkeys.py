"""Coming in with a passkey: the device signs a challenge, and that is all there is to type."""

from __future__ import annotations

import time
from typing import Any

from django.contrib import messages
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ventanilla.domain.people.actions.passkeys import prove_by_passkey
from ventanilla.domain.people.models import Person
from ventanilla.domain.people.webauthn import challenge_to_prove
from ventanilla.doors.gate import ratelimit
from ventanilla.doors.gate.entering import come_in

CHALLENGE = "_challenge"
"""Session entry with what the device was asked to sign, and until when."""
LASTS = 5 * 60
LONGEST = 20_000
"""Letters of an answer: with a long key it has some two thousand."""


@require_POST
@ratelimit.counted(action="passkey")
def challenge(request: HttpRequest) -> HttpResponse:
    """What the script asks the device to sign."""
    return keep_challenge(request, *challenge_to_prove())


@require_POST
@ratelimit.counted(action="passkey")
def passkey(request: HttpRequest) -> HttpResponse:
    """The signature, in place of address, password and code."""
    person = signer_of(request)
    if person is None:
        messages.error(request, _("Esa llave no vale aquí. Entra con tu correo y tu contraseña."))
        return redirect("gate:login")
    return come_in(
        request,
        person,
        way="passkey",
        remember=bool(request.POST.get("remember")),
        to=request.POST.get("next", ""),
    )


def keep_challenge(request: HttpRequest, options: dict[str, Any], asked: str) -> JsonResponse:
    """Remember it with the session, that the answer to it is taken once."""
    request.session[CHALLENGE] = [asked, int(time.time()) + LASTS]
    if SESSION_KEY not in request.session:
        request.session.set_expiry(LASTS)
    return JsonResponse(options)


def take_challenge(request: HttpRequest) -> str:
    """The challenge that waits, which does not any more; empty when there is none."""
    asked, until = request.session.pop(CHALLENGE, None) or ("", 0)
    return str(asked) if until > time.time() else ""


def signer_of(request: HttpRequest) -> Person | None:
    """Whose passkey has signed what this browser was asked."""
    asked = take_challenge(request)
    answer = request.POST.get("answer", "")[:LONGEST]
    return prove_by_passkey(asked, answer) if asked and answer else None
