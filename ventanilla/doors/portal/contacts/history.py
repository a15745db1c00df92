"""Who entered the company, who changed rights in it, who took what along: for its access managers."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ventanilla.core.csv_tables import csv_rows
from ventanilla.domain.customers.actions.noting import note_download
from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.customers.policy import may_govern
from ventanilla.domain.journal.models import Entry
from ventanilla.doors.portal.contacts.pages import show
from ventanilla.doors.shared.access import PortalRequest, allow, portal_page
from ventanilla.doors.shared.lists import Page, in_order
from ventanilla.doors.shared.proof import has_just_proved, to_prove
from ventanilla.doors.shared.told import COLUMNS, Names, Told, changes, from_where, of_the_provider, sentence

SHOWN = 50
MOST_ROWS = 5_000
"""Of one file; the newest."""


@require_safe
@portal_page(Section.CONTACTS)
def history(request: PortalRequest) -> HttpResponse:
    allow(may_govern(request.actor))
    page = _lines(request.actor, request.GET.get("after", ""), SHOWN)
    context = {
        "page": page, "names": Names.of(page.rows), "sentence": sentence, "from_where": from_where,
        "changes": changes, "of_the_provider": of_the_provider,
    }  # fmt: skip
    return show(request, "history", context)


@require_safe
@portal_page(Section.CONTACTS)
def history_csv(request: PortalRequest) -> HttpResponse:
    allow(may_govern(request.actor))
    if not has_just_proved(request):
        return to_prove(request)
    lines = _lines(request.actor, "", MOST_ROWS).rows
    names = Names.of(lines)
    heads = [_("Cuándo"), _("Quién"), _("De"), _("Qué pasó"), _("Desde dónde"), _("Permisos")]
    rows = [
        [
            f"{localtime(one.at):%Y-%m-%d %H:%M:%S}", one.actor_name, of_the_provider(one), sentence(one, names),
            from_where(one), "; ".join(changes(one)),
        ]
        for one in lines
    ]  # fmt: skip
    name = f"accesos-{request.actor.customer.code}-{localdate():%Y-%m-%d}.csv"
    answer = HttpResponse(csv_rows([heads, *rows]), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    note_download(request.actor.customer, name, by=request.actor)
    return answer


def _lines(me: Membership, cursor: str, size: int) -> Page[Told]:
    """Of one's own company, and of these only what a customer may read: the newest first."""
    mine = Entry.objects.accesses_of(me.customer_id)
    return in_order(mine, ("-at", "-id"), cursor, COLUMNS, Told, size=size)
