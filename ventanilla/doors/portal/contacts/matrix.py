"""Who sees what: everybody of the company and every section, on one page and as a file."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.customers.policy import PURPOSES, Grant, grant_of, may_govern
from ventanilla.doors.portal.contacts.forms import LEVELS
from ventanilla.doors.portal.contacts.pages import show
from ventanilla.doors.portal.contacts.reads import listed, sees_in_words
from ventanilla.doors.shared.access import PortalRequest, allow, portal_page
from ventanilla.doors.shared.spreadsheet import csv_rows


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
    heads = [section.label for section in Section]
    words = [str(word) for _value, word in LEVELS]
    return show(request, "matrix", {"lines": _lines(request.actor), "heads": heads, "words": words})


@require_safe
@portal_page(Section.CONTACTS)
def matrix_csv(request: PortalRequest) -> HttpResponse:
    allow(may_govern(request.actor))
    purposes = [str(Membership._meta.get_field(one).verbose_name) for one in PURPOSES]  # type: ignore[union-attr]
    sections = [str(one.label) for one in Section]
    heads = [
        _("Nombre"), _("Correo"), _("Cargo"), _("Estado"), _("Gestiona los accesos"), *sections, _("Incidencias que ve"),
        *purposes,
    ]  # fmt: skip
    answer = HttpResponse(
        csv_rows([heads, *map(_cells, _lines(request.actor))]), content_type="text/csv; charset=utf-8"
    )
    name = f"permisos-{request.actor.customer.code}-{localdate():%Y-%m-%d}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _lines(me: Membership) -> list[Line]:
    grants = [(one, grant_of(one)) for one in listed(me)]
    return [
        Line(one, grant, [grant.level(section) for section in Section], sees_in_words(one))
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
