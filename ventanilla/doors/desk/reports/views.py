"""The panel, the lists behind its numbers, and its tables as files."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from ventanilla.core.text import number_in
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.reports.counted import COUNTED
from ventanilla.domain.reports.policy import may_see_reports
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.wording import priority_words, status_words
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.desk.reports import words
from ventanilla.doors.desk.reports.asked import DATES, Asked
from ventanilla.doors.desk.reports.choices import questions
from ventanilla.doors.desk.reports.drawing import columns, lines, share
from ventanilla.doors.desk.reports.grouped import NAME as SUMMARY
from ventanilla.doors.desk.reports.grouped import grouped
from ventanilla.doors.desk.reports.report import Report
from ventanilla.doors.desk.reports.spreadsheet import csv_of
from ventanilla.doors.desk.reports.tables import TABLES, table_of, tickets_behind
from ventanilla.doors.shared.access import DeskRequest, allow, desk_page
from ventanilla.doors.shared.lists import NEWEST_FIRST, in_order

PAGE = 25
MOST_RATED = 10_000
"""In the list behind a number of ratings."""
MOST_GROUPS = 15
"""Drawn on the page; the file has them all."""


class Line(NamedTuple):
    """A ticket in the list behind a number."""

    number: int
    subject: str
    status: str
    priority: str
    company: str
    who: str | None
    created_at: datetime
    updated_at: datetime
    resolved_at: datetime | None
    due_at: datetime | None


COLUMNS = (
    "number", "subject", "status", "priority", "customer__name", "assignee__person__name", "created_at", "updated_at",
    "resolved_at", "due_at",
)  # fmt: skip


@require_safe
@desk_page
def panel(request: DeskRequest) -> HttpResponse:
    report = _report(request)
    context = {
        "asked": report.asked,
        "report": report,
        "tables": {name: table_of(report, name) for name in TABLES},
        "summary": grouped(report),
        "most_groups": MOST_GROUPS,
        "questions": questions(report.asked),
        "words": words,
        "DATES": DATES,
        "draw_columns": columns,
        "draw_lines": lines,
        "share": share,
        "behind_link": tickets_behind,
        "rail": rail(current="reports"),
    }
    return render(request, "desk/reports/panel.html", context)


@require_safe
@desk_page
def tickets(request: DeskRequest) -> HttpResponse:
    """Those that a number counts; 404 for a number that nobody shows."""
    report, figure = _report(request), request.GET.get("cifra", "")
    if figure not in COUNTED:
        raise Http404
    noted_by = number_in(request.GET.get("quien", "")) if figure == "tiempo" else None
    rows = report.scope.behind(figure, of=noted_by)
    if figure.startswith("valoradas"):
        # The ratings of these days first, and then their tickets: PostgreSQL would look for them in all there are.
        rows = Ticket.objects.filter(pk__in=rows.order_by("-rating__rated_at").values("pk")[:MOST_RATED])
    page = in_order(rows, _order(figure), request.GET.get("after", ""), COLUMNS, Line, size=PAGE)
    here: dict[str, Any] = {"cifra": figure, "quien": noted_by}
    context = {
        "asked": report.asked,
        "title": words.figure_words(figure),
        "is_now": figure.startswith(("abiertas", "edad", "vencidas")),
        "noted_by": StaffMember.objects.select_related("person").filter(pk=noted_by).first() if noted_by else None,
        "questions": [one for one in questions(report.asked) if one.chosen],
        "page": page,
        "older": report.asked.link(**here, after=page.older) if page.older else "",
        "newest": report.asked.link(**here) if request.GET.get("after") else "",
        "status_words": status_words(),
        "priority_words": priority_words(),
        "words": words,
        "rail": rail(current="reports"),
    }  # fmt: skip
    return render(request, "desk/reports/tickets.html", context)


@require_safe
@desk_page
def spreadsheet(request: DeskRequest) -> HttpResponse:
    report, name = _report(request), request.GET.get("tabla", "")
    if name not in TABLES and name != SUMMARY:
        raise Http404
    table = grouped(report) if name == SUMMARY else table_of(report, name)
    answer = HttpResponse(csv_of(table), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}-{report.asked.period.last}.csv"'
    return answer


def _report(request: DeskRequest) -> Report:
    allow(may_see_reports(request.actor))
    at = localtime()
    asked = Asked.of(request.GET, at.date())
    return Report(asked, asked.scope(request.actor, at))


def _order(figure: str) -> tuple[str, ...]:
    """The newest of its kind first, of what is overdue the longest: as an index has them."""
    if figure == "vencidas":
        return ("due_at", "number")
    if figure.startswith("abiertas"):
        return NEWEST_FIRST
    return ("-resolved_at", "-number") if figure == "resueltas" else ("-created_at", "-number")
