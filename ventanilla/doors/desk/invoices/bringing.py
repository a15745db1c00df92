"""Publishing from the desk: many files at once, each judged by itself; what is wrong with one stops no other."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ventanilla.core.errors import Refused
from ventanilla.domain.invoices.actions.publishing import Taken, take_in
from ventanilla.domain.invoices.policy import may_publish
from ventanilla.domain.invoices.reading import LARGEST
from ventanilla.domain.invoices.telling import sentence
from ventanilla.domain.journal.actors import Actor
from ventanilla.doors.desk.invoices.views import show
from ventanilla.doors.shared.access import DeskRequest, allow, desk_page


@dataclass(frozen=True)
class Told:
    """What became of one file: `fate` is one of `Fate`, or `refused`."""

    name: str
    fate: str
    words: str
    href: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def bring(request: DeskRequest) -> HttpResponseBase:
    """Where no script sends them one by one, they come with the form."""
    allow(may_publish(request.actor))
    told = [_told(one, by=request.actor) for one in request.FILES.getlist("upload")]
    nothing = request.method == "POST" and not told
    context = {"told": told, "nothing": nothing, "most": LARGEST}
    return show(request, "bring", context, 422 if nothing else 200)


@require_POST
@desk_page
def bring_one(request: DeskRequest) -> HttpResponse:
    """One file: `{fate, words, href}`."""
    allow(may_publish(request.actor))
    upload = request.FILES.get("file")
    if upload is None:
        return JsonResponse(
            {"fate": "refused", "words": _("No ha llegado ningún archivo. Prueba otra vez.")}, status=422
        )
    told = _told(upload, by=request.actor)
    answer = {"fate": told.fate, "words": told.words, "href": told.href}
    return JsonResponse(answer, status=422 if told.fate == "refused" else 201)


def _told(upload: UploadedFile[bytes], *, by: Actor) -> Told:
    name = upload.name or "?"
    try:
        taken = take_in(
            name, upload.read(LARGEST + 1), by=by
        )  # one byte more than is taken, however large it is
    except Refused as refusal:
        return Told(name, "refused", str(refusal.reason))
    return Told(name, taken.fate, sentence(taken), _place(taken))


def _place(taken: Taken) -> str:
    if taken.arrival is not None:
        return reverse("desk:invoice_arrival", args=[taken.arrival.pk])
    return reverse("desk:invoice", args=[taken.invoice.pk]) if taken.invoice else ""
