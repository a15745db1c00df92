"""When something goes wrong: a page that says what, what to do, and that nothing was done by halves."""

from __future__ import annotations

import errno
import logging
import secrets
import sys
from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from ventanilla.core.errors import AlreadySent, OutOfReach, Refused
from ventanilla.domain.customers.models import SectionRequest
from ventanilla.doors.shared.access import Locked, signed_in
from ventanilla.doors.shared.sessions import SEVERAL

SILENT = (OperationalError, InterfaceError)
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
log = logging.getLogger("ventanilla.trouble")


class TroubleMiddleware:
    """Turns what a view could not put into a form into a page with the right status."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        return wrong_method(request, response) if response.status_code == 405 else response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, OutOfReach):
            return trouble(request, 404)
        if isinstance(exception, Refused):
            return trouble(
                request, 409, reason=str(exception.reason), already_sent=isinstance(exception, AlreadySent)
            )
        return out_of_order(request, exception) if _will_pass(exception) else None


def trouble(request: HttpRequest, status: int, **context: object) -> HttpResponse:
    return render(request, f"errors/{status}.html", context, status=status)


def wrong_method(request: HttpRequest, refusal: HttpResponseBase) -> HttpResponse:
    """An address that only takes a form was opened by itself, from the history of the browser, say."""
    answer = trouble(request, 405)
    answer["Allow"] = refusal.headers["Allow"]
    return answer


def out_of_order(request: HttpRequest, exception: BaseException) -> HttpResponse:
    """The database did not answer, or a disk is full: the page is painted without asking for anything."""
    log.warning("The house cannot work now: %s: %s", type(exception).__name__, exception)
    request.without_database = True  # type: ignore[attr-defined]
    answer = trouble(request, 503)
    answer["Retry-After"] = "5"
    return answer


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig | TooManyFilesSent):
        return trouble(request, 413)
    return trouble(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return locked(request, exception) if isinstance(exception, Locked) else trouble(request, 403)


def locked(request: HttpRequest, exception: Locked) -> HttpResponse:
    """A 403 with a way on: who manages the accesses can be asked for the section."""
    waiting = SectionRequest.objects.filter(
        member=exception.actor, section=exception.section, state=SectionRequest.State.WAITING
    )
    told = {"section": exception.section, "customer": exception.actor.customer, "waits": waiting.exists()}
    return render(request, "errors/locked.html", told, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return trouble(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Also for what is raised before any view, such as by the session's query, which no middleware sees."""
    error = sys.exc_info()[1]
    if error and _will_pass(error):
        return out_of_order(request, error)
    reference = secrets.token_hex(4)
    request.without_database = True  # type: ignore[attr-defined]
    log.error("Reference %s: %s %s failed", reference, request.method, request.path, exc_info=True)
    return trouble(request, 500, reference=reference)


def too_many(request: HttpRequest) -> HttpResponse:
    return trouble(request, 429)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token did not fit: an old page, or cookies that are off. Nothing was done."""
    row = signed_in(request) if hasattr(request, "session") else None
    several = bool(row and request.session.get(SEVERAL))
    place = row.membership.customer.name if row and several and row.membership else ""
    return render(request, "errors/stale.html", {"place": place}, status=403)


def _will_pass(exception: BaseException) -> bool:
    """Trouble of the machine, not a fault in the house: worth another try in a moment."""
    full = isinstance(exception, OSError) and exception.errno in NO_ROOM
    return full or isinstance(exception, SILENT)
