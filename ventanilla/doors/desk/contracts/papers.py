"""Documents of contracts: PDFs that its customer reads."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ventanilla.domain.contracts.actions.papers import add_document, remove_document
from ventanilla.domain.contracts.models import Contract, Document
from ventanilla.domain.contracts.policy import may_keep_contracts
from ventanilla.doors.desk.handing_in import hand_in
from ventanilla.doors.shared.access import DeskRequest, allow, desk_page
from ventanilla.doors.shared.downloads import send_file


@require_safe
@desk_page
def download(request: DeskRequest, file_id: UUID) -> HttpResponseBase:
    """Of contracts, and of the catalogue."""
    found = Document.objects.visible_to(request.actor).select_related("file")
    return send_file(get_object_or_404(found, file_id=file_id).file)


@require_POST
@desk_page
def add(request: DeskRequest, number: int) -> HttpResponse:
    found = get_object_or_404(Contract, pk=number)
    allow(may_keep_contracts(request.actor))
    hand_in(request, add_document, of=found)
    return redirect("desk:contract", number)


@require_POST
@desk_page
def remove(request: DeskRequest, number: int, file_id: UUID) -> HttpResponse:
    allow(may_keep_contracts(request.actor))
    remove_document(get_object_or_404(Document, contract_id=number, file_id=file_id), by=request.actor)
    messages.success(request, _("Documento quitado."))
    return redirect("desk:contract", number)
