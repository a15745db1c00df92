"""Files of a customer: sent ahead, taken back, and those of their tickets."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.views.decorators.http import require_POST, require_safe

from ventanilla.domain.customers.models import Section
from ventanilla.domain.tickets.policy import may_open
from ventanilla.doors.shared.access import PortalRequest, allow, portal_page
from ventanilla.doors.shared.downloads import send_attachment
from ventanilla.doors.shared.uploads import forget_upload, take_upload


@require_safe
@portal_page(Section.SUPPORT)
def download(request: PortalRequest, file_id: UUID) -> HttpResponseBase:
    return send_attachment(file_id, actor=request.actor)


@require_POST
@portal_page(Section.SUPPORT)
def upload(request: PortalRequest) -> JsonResponse:
    allow(may_open(request.actor))
    return take_upload(request, actor=request.actor)


@require_POST
@portal_page(Section.SUPPORT)
def forget(request: PortalRequest, file_id: UUID) -> HttpResponse:
    allow(may_open(request.actor))
    return forget_upload(file_id, actor=request.actor)
