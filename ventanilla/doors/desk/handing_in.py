"""Documents that a technician adds to something."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.doors.shared.access import DeskRequest
from ventanilla.doors.shared.forms import Files


def hand_in(request: DeskRequest, add: Callable[..., object], *, of: object) -> None:
    """Each file that came is judged alone by `add`; what is refused is said on the next page, the others stay."""
    files = Files(request, request.actor)
    refusals = [*files.refusals]
    for file in files.kept:
        try:
            add(file, of=of, by=request.actor)
        except Refused as refusal:
            refusals.append(str(refusal.reason))
    if refusals or not files.kept:
        messages.error(request, " ".join(refusals) or _("Elige un archivo."))
    else:
        messages.success(request, _("Guardado."))
