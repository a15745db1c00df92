"""Two pages about work orders for who has not come in: whether a paper is the one that was issued, and signing by a link."""

from __future__ import annotations

import hashlib

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_safe

from ventanilla.core.strokes import drawing
from ventanilla.domain.customers.actions.noting import note_download
from ventanilla.domain.workorders import policy
from ventanilla.domain.workorders.actions.links import behind_link, object_by_link, sign_by_link
from ventanilla.domain.workorders.models import Signature, WorkOrder
from ventanilla.domain.workorders.paper.rendering import paper_of
from ventanilla.domain.workorders.paper.setting import sheet_of
from ventanilla.doors.gate import ratelimit
from ventanilla.doors.shared.downloads import send_file
from ventanilla.doors.shared.forms import Attempt
from ventanilla.doors.shared.signing import ObjectForm, SignForm, first_words

SHOWN = ("year", "sequence", "issued_at", "status", "document_sha256", "signed_document__sha256")
"""All that a stranger learns: nothing of them says whose it is or what was done."""


@require_http_methods(["GET", "HEAD", "POST"])
@ratelimit.counted(action="link")
def check(request: HttpRequest, code: str) -> HttpResponse:
    """Whoever holds the paper may ask whether it is ours. The file is compared in the browser; without scripts it is sent,
    compared and not kept.
    """
    rows = WorkOrder.objects.out().select_related("signed_document").only(*SHOWN)
    order = get_object_or_404(rows, code=code)
    hashes = [order.document_sha256, order.signed_document.sha256 if order.signed_document else ""]
    compared = _compared(request, hashes) if request.method == "POST" else ""
    told = {"order": order, "hashes": hashes, "compared": compared}
    return render(request, "gate/work_order_check.html", told, status=422 if compared == "none" else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@ratelimit.counted(action="link")
def sign_link(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows what is to be signed; POST signs it, once."""
    found = behind_link(token)
    if found is None:
        return render(request, "gate/link_dead.html", {"about": "sign"}, status=404)
    order, member = found
    form = SignForm(request.POST if request.method == "POST" else None, initial=first_words(order, member))
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(sign_by_link, token, form.given(Signature.Way.LINK, request)):
        signature = attempt.result
        told = {"order": order, "signature": signature, "drawn": drawing(signature.strokes)}
        return render(request, "gate/work_order_signed.html", told)
    context = {
        "order": order, "member": member, "sheet": sheet_of(paper_of(order)), "form": form, "token": token,
        "may_object": policy.may_object(member, order, at=now()),
    }  # fmt: skip
    return render(request, "gate/work_order_sign.html", context, status=attempt.status)


@require_http_methods(["GET", "HEAD", "POST"])
@ratelimit.counted(action="link")
def object_link(request: HttpRequest, token: str) -> HttpResponse:
    """The same for who does not agree: it takes a reason."""
    found = behind_link(token)
    if found is None:
        return render(request, "gate/link_dead.html", {"about": "sign"}, status=404)
    order, member = found
    if not policy.may_object(member, order, at=now()):
        return redirect("gate:sign_link", token)
    form = ObjectForm(request.POST if request.method == "POST" else None)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(object_by_link, token, form.cleaned_data["reason"]):
        return render(request, "gate/work_order_objected.html", {"order": order})
    context = {"order": order, "form": form, "token": token, "until": policy.objections_until(order)}
    return render(request, "gate/work_order_object.html", context, status=attempt.status)


@require_safe
@ratelimit.counted(action="link")
def paper_by_link(request: HttpRequest, token: str) -> HttpResponseBase:
    """The document that is to be signed, byte for byte."""
    found = behind_link(token)
    stored = found[0].document if found else None
    if found is None or stored is None:
        raise Http404
    note_download(found[0], stored.name, by=found[1])
    return send_file(stored)


def _compared(request: HttpRequest, hashes: list[str]) -> str:
    """`issued`, `signed` or `other`; `none` when no file came."""
    upload = request.FILES.get("file")
    if upload is None:
        return "none"
    digest = hashlib.sha256()
    for piece in upload.chunks():
        digest.update(piece)
    told = dict(zip(hashes, ("issued", "signed"), strict=True))
    told.pop("", None)
    return told.get(digest.hexdigest(), "other")
