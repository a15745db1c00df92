"""What the technician's telephone asks: who is in, what to take along, and to take what was signed without a network."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ventanilla.core.errors import AlreadySent, OutOfReach, Refused
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.workorders.actions.signing import sign
from ventanilla.domain.workorders.models import Signature, WorkOrder
from ventanilla.doors.desk.signing import reads
from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.signing import SignForm

ALONG = timedelta(hours=12)
"""How long a telephone keeps what was taken along: a long day."""


@require_safe
def shell(request: HttpRequest) -> HttpResponse:
    """Nobody's page, kept by the worker: what the telephone has is put into it there."""
    request.without_database = True  # type: ignore[attr-defined]
    return render(request, "desk/signing/shell.html", {"form": SignForm(auto_id="id_%s")})


@require_safe
@desk_page
def turn(request: DeskRequest) -> HttpResponse:
    """Who is in, and a token: the one in a page that was kept is of another day."""
    return JsonResponse({"owner": _owner(request.actor), "token": get_token(request)})


@require_safe
@desk_page
def take_along(request: DeskRequest) -> HttpResponse:
    until = int((now() + ALONG).timestamp() * 1000)
    orders = [_for_the_road(request, one) for one in reads.round_of(request.actor)]
    return JsonResponse({"owner": _owner(request.actor), "until": until, "orders": orders})


@require_POST
@desk_page
def send(request: DeskRequest, number: int) -> HttpResponse:
    """Takes one signature. 200 also when it is here already; else a sentence for the technician, and why as a status."""
    if request.POST.get("owner") != _owner(request.actor):
        return _no(_("Esta firma la recogió otra persona: solo se envía con su sesión."), 409)
    found = WorkOrder.objects.visible_to(request.actor).filter(pk=number).first()
    form = SignForm(request.POST)
    if found is None:
        return _no(_("Este parte ya no existe."), 404)
    if not form.is_valid() or not form.key:
        return _no(" ".join(str(words) for errors in form.errors.values() for words in errors), 422)
    try:
        sign(found, form.given(Signature.Way.PHONE, request), by=request.actor)
    except OutOfReach:
        return _no(_("Este parte ya no existe."), 404)
    except AlreadySent:
        return _no(_("Con esta misma clave llegó otra firma."), 409)
    except Refused as refusal:
        return _no(str(refusal.reason), 409)
    return JsonResponse({"taken": True})


def _for_the_road(request: HttpRequest, order: WorkOrder) -> dict[str, Any]:
    """What one customer reads before signing, drawn by the same template as online."""
    said = reads.what_it_says(order)
    return {
        "pk": order.pk,
        "number": order.number,
        "customer": order.customer.name,
        "shown": order.document_sha256,
        "sha256": order.document_sha256,
        "paper": reverse("desk:signing_paper", args=[order.pk]),
        "card": render_to_string("desk/signing/_card.html", said, request),
        "html": render_to_string("desk/signing/_shown.html", said, request),
    }


def _owner(actor: StaffMember) -> str:
    """As the body of every page names them."""
    return f"{actor.actor_kind}:{actor.actor_id}"


def _no(sentence: str, status: int) -> JsonResponse:
    return JsonResponse({"sentence": sentence}, status=status)
