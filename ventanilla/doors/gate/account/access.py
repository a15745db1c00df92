"""The pages about one's own access: for everybody who has come in, whichever door is theirs."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ventanilla.domain.customers.models import Session
from ventanilla.domain.journal.actors import SYSTEM, Actor
from ventanilla.domain.people.models import Person
from ventanilla.doors.shared.access import actor_of, signed_in, to_the_login
from ventanilla.doors.shared.proof import has_just_proved, to_prove

P = ParamSpec("P")


class AccountRequest(HttpRequest):
    """A request of somebody who has come in, about themself."""

    person: Person
    row: Session
    """Their session, as it was read for this request."""
    by: Actor
    """In whose name they act now; the house itself for who has no place."""


AccountView = Callable[Concatenate[AccountRequest, P], HttpResponse]
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def account_page(view: AccountView[P]) -> View[P]:
    """The view is for whoever has come in."""

    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        row = signed_in(request)
        if row is None or row.person is None:
            return to_the_login(request)
        told: Any = request
        told.row, told.person, told.by = row, row.person, actor_of(request) or SYSTEM
        return view(told, *args, **kwargs)

    return update_wrapper(guarded, view)


def fresh_page(view: AccountView[P]) -> View[P]:
    """The view is for whoever has proved a few minutes ago who they are; the others prove it now, and come back."""

    def guarded(request: AccountRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if has_just_proved(request):
            return view(request, *args, **kwargs)
        return to_prove(request, back="" if request.method in ("GET", "HEAD") else reverse("gate:account"))

    return update_wrapper(account_page(guarded), view)
