"""The language of an answer: the person's own, else the one chosen on this device, else the browser's."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers

from ventanilla.doors.shared.access import signed_in


def keep_language(answer: HttpResponse, chosen: str) -> None:
    """On this device: before coming in it is the one that is shown, and coming in it is theirs."""
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, chosen, max_age=365 * 86400, samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE, httponly=True,
    )  # fmt: skip


class LanguageMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        row = signed_in(request)
        chosen = row.person.language if row and row.person else translation.get_language_from_request(request)
        with translation.override(chosen):
            response = self.get_response(request)
        if row is None:
            patch_vary_headers(response, ("Accept-Language", "Cookie"))
        response.headers.setdefault("Content-Language", chosen)
        return response
