"""What hangs from a device: what it is connected to, and its documents."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ventanilla.domain.devices.actions.placing import add_file, link_devices, remove_file, unlink_devices
from ventanilla.domain.devices.models import DeviceFile, DeviceLink
from ventanilla.domain.devices.policy import may_keep_devices
from ventanilla.doors.desk.devices.forms import LinkForm
from ventanilla.doors.desk.devices.views import find, to_keep, told
from ventanilla.doors.desk.handing_in import hand_in
from ventanilla.doors.shared.access import DeskRequest, allow, desk_page
from ventanilla.doors.shared.downloads import send_file
from ventanilla.doors.shared.forms import Attempt


@require_POST
@desk_page
def link(request: DeskRequest, number: int) -> HttpResponse:
    found = to_keep(request, number)
    form = LinkForm(request.POST, device=found)
    attempt = Attempt(form)
    done = form.is_valid() and attempt.to(_link, found, form, request)
    told(request, form, _("Guardado."), done)
    return redirect("desk:device", number)


@require_POST
@desk_page
def unlink(request: DeskRequest, number: int, link: int) -> HttpResponse:
    found = to_keep(request, number)
    unlink_devices(get_object_or_404(DeviceLink, pk=link, a__customer=found.customer_id), by=request.actor)
    messages.success(request, _("Conexión quitada."))
    return redirect("desk:device", number)


@require_safe
@desk_page
def download(request: DeskRequest, file_id: UUID) -> HttpResponseBase:
    found = DeviceFile.objects.visible_to(request.actor).select_related("file")
    return send_file(get_object_or_404(found, file_id=file_id).file)


@require_POST
@desk_page
def add(request: DeskRequest, number: int) -> HttpResponse:
    found = find(request, number)
    allow(may_keep_devices(request.actor))
    hand_in(request, add_file, of=found)
    return redirect("desk:device", number)


@require_POST
@desk_page
def remove(request: DeskRequest, number: int, file_id: UUID) -> HttpResponse:
    found = to_keep(request, number)
    remove_file(get_object_or_404(found.files, file_id=file_id), by=request.actor)
    messages.success(request, _("Documento quitado."))
    return redirect("desk:device", number)


def _link(found: object, form: LinkForm, request: DeskRequest) -> object:
    typed = form.cleaned_data
    return link_devices(found, typed["to"], what=typed["what"], port=typed["port"], by=request.actor)  # type: ignore[arg-type]
