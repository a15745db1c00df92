"""The settings are for administrators; canned replies also for who runs the desk."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponseBase

from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.policy import may_change_settings
from ventanilla.domain.tickets.policy import may_edit_canned
from ventanilla.doors.shared.access import DeskRequest, allow, desk_page

P = ParamSpec("P")
DeskView = Callable[Concatenate[DeskRequest, P], HttpResponseBase]
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def for_those_who(may: Callable[[Actor], bool]) -> Callable[[DeskView[P]], View[P]]:
    """The view is for the members of staff of whom this is true; the others get a 403."""

    def decorate(view: DeskView[P]) -> View[P]:
        def guarded(request: DeskRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            allow(may(request.actor))
            return view(request, *args, **kwargs)

        return update_wrapper(desk_page(guarded), view)

    return decorate


settings_page = for_those_who(may_change_settings)
canned_page = for_those_who(may_edit_canned)
