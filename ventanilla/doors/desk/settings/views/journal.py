"""Registro: what everybody did, for administrators."""

from __future__ import annotations

import json
from urllib.parse import urlencode

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, localtime, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ventanilla.core.csv_tables import csv_rows
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.models import EntryQuerySet
from ventanilla.doors.desk.settings.access import settings_page
from ventanilla.doors.desk.settings.forms.journal import JournalForm
from ventanilla.doors.desk.settings.menu import surroundings
from ventanilla.doors.shared.access import DeskRequest
from ventanilla.doors.shared.lists import Page, in_order
from ventanilla.doors.shared.proof import has_just_proved, to_prove
from ventanilla.doors.shared.told import COLUMNS, Names, Told, changes, from_where, sentence

SHOWN = 50
MOST_ROWS = 10_000
"""Of one file; the newest: narrow it by dates for more."""


@require_safe
@settings_page
def journal(request: DeskRequest) -> HttpResponse:
    form = JournalForm(request.GET)
    page = _page(form.lines(), request.GET.get("after", ""), SHOWN) if form.is_valid() else Page[Told]([], "")
    asked = {name: value for name, value in request.GET.items() if name in form.fields and value}
    context = {
        **surroundings(request.actor, "journal"), "form": form, "page": page, "names": Names.of(page.rows),
        "asked": urlencode(asked), "sentence": sentence, "from_where": from_where, "changes": changes, "facts": facts,
    }  # fmt: skip
    return render(request, "desk/settings/journal.html", context, status=200 if form.is_valid() else 422)


@require_safe
@settings_page
def journal_csv(request: DeskRequest) -> HttpResponse:
    """The same as a table, of whoever has just proved who they are; that it was taken is a line too."""
    if not has_just_proved(request):
        return to_prove(request)
    form = JournalForm(request.GET)
    lines = _page(form.lines(), "", MOST_ROWS).rows if form.is_valid() else []
    names = Names.of(lines)
    heads = [
        _("Línea"),
        _("Cuándo"),
        _("Quién"),
        _("Cliente"),
        _("Qué pasó"),
        "verb",
        _("Sobre qué"),
        _("Número"),
        _("Detalles"),
    ]
    rows = [
        [
            str(one.id), f"{localtime(one.at):%Y-%m-%d %H:%M:%S}", one.actor_name, names.customer(one), sentence(one, names),
            one.verb, one.thing_kind, str(one.thing_id or ""), json.dumps(one.details, ensure_ascii=False, sort_keys=True),
        ]
        for one in lines
    ]  # fmt: skip
    with transaction.atomic():
        record(
            request.actor,
            "journal.exported",
            request.actor,
            at=now(),
            asked=request.GET.urlencode()[:500],
            lines=len(rows),
        )
    answer = HttpResponse(csv_rows([heads, *rows]), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="registro-{localdate():%Y-%m-%d}.csv"'
    return answer


def facts(line: Told) -> list[tuple[str, str]]:
    """The details as they were written, for who wants to know exactly."""
    return [
        (name, json.dumps(value, ensure_ascii=False)[:300]) for name, value in sorted(line.details.items())
    ]


def _page(lines: EntryQuerySet, cursor: str, size: int) -> Page[Told]:
    return in_order(lines, ("-at", "-id"), cursor, COLUMNS, Told, size=size)
