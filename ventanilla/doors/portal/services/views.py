"""Servicios: what the company has, what ends soon, and what else there is."""

from __future__ import annotations

from collections import Counter
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from markupsafe import Markup

from ventanilla.domain.contracts.models import Document, Service
from ventanilla.domain.contracts.standing import Standing
from ventanilla.domain.customers.actions.noting import note_download
from ventanilla.domain.customers.models import Section
from ventanilla.domain.renewals.policy import may_ask_about
from ventanilla.domain.tickets.wording import status_words
from ventanilla.doors.portal.sections import sidebar
from ventanilla.doors.portal.services import reads
from ventanilla.doors.shared.access import PortalRequest, portal_page
from ventanilla.doors.shared.downloads import send_file

VIEWS = {
    "": (_("Todos"), frozenset(Standing)),
    "contratados": (_("Contratados"), frozenset({Standing.ACTIVE, Standing.SOON})),
    "vencen": (_("Por renovar"), frozenset({Standing.SOON, Standing.EXPIRED})),
    "otros": (_("No contratados"), frozenset({Standing.NONE})),
}
"""What `ver` in the address chooses."""


@require_safe
@portal_page(Section.SERVICES)
def services(request: PortalRequest) -> HttpResponse:
    asked = request.GET.get("ver", "")
    chosen = asked if asked in VIEWS else ""
    tiles = reads.tiles_of(request.actor, localdate())
    counts = Counter(tile.standing for tile in tiles)
    chips = [
        {"label": label, "count": sum(counts[one] for one in stands), "current": name == chosen,
         "href": f"?ver={name}" if name else "?"}
        for name, (label, stands) in VIEWS.items()
    ]  # fmt: skip
    shown = [tile for tile in tiles if tile.standing in VIEWS[chosen][1]]
    return show(
        request,
        "list",
        {
            "tiles": shown,
            "chips": chips,
            "counts": counts,
            "has_any": bool(tiles),
            "may_ask": may_ask_about(request.actor),
        },
    )


@require_safe
@portal_page(Section.SERVICES)
def service(request: PortalRequest, number: int) -> HttpResponse:
    me, today = request.actor, localdate()
    found = get_object_or_404(Service.objects.visible_to(me), pk=number)
    contracts = reads.contracts_of(me, found)
    context = {
        "service": found, "contracts": contracts, "today": today, "standing_now": reads.best_of(contracts, today),
        "description": Markup(found.description_html),  # noqa: S704 - made by `core.html.from_words`
        "may_ask": may_ask_about(me), "may_see_renewals": me.may_view(Section.RENEWALS),
        "tickets": reads.tickets_about(me, found), "status_words": status_words(),
        "documents": found.documents.select_related("file").order_by("added_at"),
    }  # fmt: skip
    return show(request, "service", context)


@require_safe
@portal_page(Section.SERVICES)
def document(request: PortalRequest, file_id: UUID) -> HttpResponseBase:
    found = Document.objects.visible_to(request.actor).select_related("file")
    stored = get_object_or_404(found, file_id=file_id).file
    note_download(request.actor.customer, stored.name, by=request.actor)
    return send_file(stored)


def show(request: PortalRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    around = {"sections": sidebar(request.actor, current="services")}
    return render(request, f"portal/services/{template}.html", {**around, **context}, status=status)
