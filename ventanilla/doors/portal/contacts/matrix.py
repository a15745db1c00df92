"""Who sees what: everybody of the company and every section, on one page and as a file."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ventanilla.core.csv_tables import csv_rows
from ventanilla.domain.customers.actions.noting import note_download
from ventanilla.domain.customers.models import Membership, Section, sections_on
from ventanilla.domain.customers.policy import PURPOSES, Grant, grant_of, may_govern
from ventanilla.doors.portal.contacts.pages import show
from ventanilla.doors.portal.contacts.reads import listed, sees_in_words
from ventanilla.doors.shared.access import PortalRequest, allow, portal_page
from ventanilla.doors.shared.contact_forms import LEVELS
from ventanilla.doors.shared.proof import has_just_proved, to_prove


class Line(NamedTuple):
    member: Membership
    grant: Grant
    levels: list[int]
    """Of each section: 0 nothing, 1 to view, 2 to manage."""
    sees: str


@require_safe
@portal_page(Section.CONTACTS)
def matrix(request: PortalRequest) -> HttpResponse:
    allow(may_govern(request.actor))
    heads = [section.label for section in sections_on(request.actor.customer)]
    words = [str(word) for _value, word in LEVELS]
    return show(request, "matrix", {"lines": _lines(request.actor), "heads": heads, "words": words})


@require_safe
@portal_page(Section.CONTACTS)
def matrix_csv(request: PortalRequest) -> HttpResponse:
    """Everybody's name, address and rights in one file: whoever takes it away proves who they are."""
    allow(may_govern(request.actor))
    if not has_just_proved(request):
        return to_prove(request)
    purposes = [str(Membership._meta.get_field(one).verbose_name) for one in PURPOSES]  # type: ignore[union-attr]
    sections = [str(one.label) for one in sections_on(request.actor.customer)]
    heads = [
        _("Nombre"), _("Correo"), _("Cargo"), _("Estado"), _("Gestiona los accesos"), *sections, _("Incidencias que ve"),
        *purposes,
    ]  # fmt: skip
    answer = HttpResponse(
        csv_rows([heads, *map(_cells, _lines(request.actor))]), content_type="text/csv; charset=utf-8"
    )
    name = f"permisos-{request.actor.customer.code}-{localdate():%Y-%m-%d}.csv"
    note_download(request.actor.customer, name, by=request.actor)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _lines(me: Membership) -> list[Line]:
    shown = sections_on(me.customer)
    grants = [(one, grant_of(one)) for one in listed(me)]
    return [
        Line(one, grant, [grant.level(section) for section in shown], sees_in_words(one))
        for one, grant in grants
    ]


def _cells(line: Line) -> list[str]:
    yes_no = (_("no"), _("sí"))
    one = line.member
    return [
        one.shown_name, one.person.email, one.job_title, str(one.stand.label), yes_no[line.grant.is_access_manager],
        *(str(LEVELS[level][1]) for level in line.levels), line.sees,
        *(yes_no[getattr(line.grant, name)] for name in PURPOSES),
    ]  # fmt: skip
