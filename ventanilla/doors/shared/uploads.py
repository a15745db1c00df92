"""Files sent ahead of their form, one at a time: kept as drafts of who sent them."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.files.kinds import extension
from ventanilla.domain.journal.actors import Actor
from ventanilla.doors.shared.forms import owner_of, take_in


def take_upload(request: HttpRequest, *, actor: Actor) -> JsonResponse:
    """201 with `{id, name, size, kind}`, or 422 with `{error}`: a whole sentence that names the file."""
    upload = request.FILES.get("file")
    if upload is None:
        return JsonResponse({"error": _("No ha llegado ningún archivo. Prueba otra vez.")}, status=422)
    try:
        stored = take_in(upload, owner=owner_of(actor))
    except Refused as refusal:
        return JsonResponse({"error": str(refusal.reason)}, status=422)
    made = {
        "id": str(stored.pk),
        "name": stored.name,
        "size": stored.size,
        "kind": extension(stored.name).upper(),
    }
    return JsonResponse(made, status=201)
