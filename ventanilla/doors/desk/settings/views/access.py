"""Letting in again who of the provider has lost their second step."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ventanilla.domain.customers.actions.sessions import close_sessions
from ventanilla.domain.people.actions.factors import reset_factors
from ventanilla.domain.people.models import StaffMember
from ventanilla.doors.desk.settings.access import settings_page
from ventanilla.doors.desk.settings.editing import saved
from ventanilla.doors.shared.access import DeskRequest


@require_POST
@settings_page
def reset_member(request: DeskRequest, number: int) -> HttpResponse:
    """What they had opens nothing any more, nor does what is open."""
    member = get_object_or_404(StaffMember.objects.select_related("person"), pk=number)
    reset_factors(member.person, by=request.actor)
    close_sessions(member.person, by=request.actor)
    words = _("%(name)s vuelve a entrar con su contraseña. Se lo hemos dicho por correo.")
    return saved(request, "desk:settings_person", number, words=words % {"name": member.actor_name})
