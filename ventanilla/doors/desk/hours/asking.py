"""From a draft: asking its customer whether it may go beyond what is left."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ventanilla.core.errors import Refused
from ventanilla.domain.workorders.actions.hours import ask_to_exceed
from ventanilla.domain.workorders.models import WorkOrder
from ventanilla.doors.shared.access import DeskRequest, desk_page


@require_POST
@desk_page
def ask(request: DeskRequest, number: int) -> HttpResponse:
    """What cannot be asked is said on the page of the work order."""
    found = get_object_or_404(
        WorkOrder.objects.visible_to(request.actor).select_related("customer"), pk=number
    )
    try:
        ask_to_exceed(found, by=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal.reason))
    else:
        messages.success(request, _("Preguntado: en cuanto respondan te avisamos por correo."))
    return redirect("desk:work_order", number)
