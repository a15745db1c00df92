"""Documents of a service: PDFs that everybody reads who sees it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ventanilla.domain.contracts.actions.papers import add_document, remove_document
from ventanilla.domain.contracts.models import Document, Service
from ventanilla.doors.desk.handing_in import hand_in
from ventanilla.doors.desk.settings.access import settings_page
from ventanilla.doors.desk.settings.editing import saved
from ventanilla.doors.shared.access import DeskRequest


@require_POST
@settings_page
def add(request: DeskRequest, number: int) -> HttpResponse:
    found = get_object_or_404(Service, pk=number)
    hand_in(request, add_document, of=found)
    return redirect("desk:settings_services_entry", number)


@require_POST
@settings_page
def remove(request: DeskRequest, number: int, file_id: UUID) -> HttpResponse:
    remove_document(get_object_or_404(Document, service_id=number, file_id=file_id), by=request.actor)
    return saved(request, "desk:settings_services_entry", number, words=_("Documento quitado."))
