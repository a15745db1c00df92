"""Who stands at the door, as far as their browser says: its device cookie, its name, its network address."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from ventanilla.core.browsers import browser_in
from ventanilla.domain.people.actions.devices import KEPT, is_known, new_token, remember_device
from ventanilla.domain.people.actions.throttling import KNOWN_DEVICES, STRANGERS, Allowance
from ventanilla.domain.people.models import Device, Person


def address_of(request: HttpRequest) -> str:
    """As the trusted proxies tell it."""
    return str(get_adapter(request).get_client_ip(request))


def browser_of(request: HttpRequest) -> str:
    """In words, as it tells of itself: «Firefox · Windows»."""
    return browser_in(request.headers.get("User-Agent", ""))


def device_token(request: HttpRequest) -> str:
    """What the cookie of this browser holds; empty when it has none, or one that is none of ours."""
    token = request.COOKIES.get(settings.DEVICE_COOKIE_NAME, "")
    return token if 40 <= len(token) <= 60 else ""


def guess_at(request: HttpRequest, email: str) -> tuple[str, Allowance]:
    """At what this browser guesses when it tries to come in with this address, and how often it may."""
    email = email.strip().lower()
    if is_known(email, device_token(request)):
        return f"known:{email}", KNOWN_DEVICES
    return f"strangers:{email}", STRANGERS


def keep_device(request: HttpRequest, person: Person, answer: HttpResponse, *, told: bool = False) -> Device:
    """From now on this browser is one of theirs, and its cookie says so."""
    token = device_token(request) or new_token()
    device = remember_device(
        person, token, browser=browser_of(request), address=address_of(request), told=told
    )
    answer.set_cookie(
        settings.DEVICE_COOKIE_NAME, token, max_age=int(KEPT.total_seconds()), samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE, httponly=True,
    )  # fmt: skip
    return device
