"""Files that a member of staff has sent ahead, and takes back."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.uploads import forget_upload


@require_POST
@desk_page
def forget(request: DeskRequest, file_id: UUID) -> HttpResponse:
    return forget_upload(file_id, actor=request.actor)
