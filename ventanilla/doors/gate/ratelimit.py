"""How often one may ask, of each address: counted by allauth, and refused with its page of 429 (`ACCOUNT_RATE_LIMITS`)."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import ParamSpec

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from ventanilla.doors.shared.access import View

P = ParamSpec("P")
LOOKED_AT = {"link"}
"""Actions of which a look counts as well: whoever guesses links looks at them."""


def counted(*, action: str) -> Callable[[View[P]], View[P]]:
    """Of whoever asks too often the view hears nothing."""

    def decorate(view: View[P]) -> View[P]:
        def asked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            return count(request, action=action) or view(request, *args, **kwargs)

        return update_wrapper(asked, view)

    return decorate


def count(request: HttpRequest, *, action: str, key: str | None = None) -> HttpResponse | None:
    """The refusal, where it is too often; `key`: counted for it as well, whoever asks."""
    refused: HttpResponse | None = ratelimit.consume_or_429(
        request, action=action, key=key, limit_get=action in LOOKED_AT
    )
    return refused


def refuse(request: HttpRequest) -> HttpResponse:
    refused: HttpResponse = ratelimit.respond_429(request)
    return refused
