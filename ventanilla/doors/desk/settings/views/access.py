"""With how many steps one comes in, and letting in again who has lost theirs."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ventanilla.domain.customers.actions.sessions import close_sessions
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.people.actions.factors import reset_factors
from ventanilla.domain.people.models import Person, StaffMember
from ventanilla.doors.desk.settings.access import settings_page
from ventanilla.doors.desk.settings.editing import aspect_form, edit_aspect, saved
from ventanilla.doors.desk.settings.forms.access import AccessForm
from ventanilla.doors.desk.settings.menu import surroundings
from ventanilla.doors.desk.settings.views.provider import editing
from ventanilla.doors.shared.access import DeskRequest


@editing
@settings_page
def access(request: DeskRequest) -> HttpResponseBase:
    return edit_aspect(
        request, aspect_form(request, AccessForm), "desk/settings/access.html",
        surroundings(request.actor, "access"), then=lambda: saved(request, "desk:settings_access"),
    )  # fmt: skip


@require_POST
@settings_page
def reset_member(request: DeskRequest, number: int) -> HttpResponse:
    member = get_object_or_404(StaffMember.objects.select_related("person"), pk=number)
    return _reset(request, member.person, "desk:settings_person", member.pk)


@require_POST
@settings_page
def reset_contact(request: DeskRequest, number: int) -> HttpResponse:
    member = get_object_or_404(Membership.objects.select_related("person"), pk=number)
    return _reset(request, member.person, "desk:settings_customer", member.customer_id)


def _reset(request: DeskRequest, person: Person, route: str, place: int) -> HttpResponse:
    """What they had opens nothing any more, nor does what is open."""
    reset_factors(person, by=request.actor)
    close_sessions(person, by=request.actor)
    words = _("%(name)s vuelve a entrar con su contraseña. Se lo hemos dicho por correo.")
    return saved(request, route, place, words=words % {"name": person.name})
