"""The monthly service report as both doors show it: the same months, the same page, the same PDF."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.timezone import localtime, now

from ventanilla.domain.customers.models import Customer
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.reports.monthly.headings import headings
from ventanilla.domain.reports.monthly.paper import file_name, pdf_of
from ventanilla.domain.reports.monthly.report import MonthlyReport, by_month, month_in, months_of
from ventanilla.domain.reports.monthly.sheet import sheet_of
from ventanilla.domain.reports.wording import average, month_words, percent


@dataclass(frozen=True)
class Choice:
    """A month in the list of reports."""

    address: str
    """«2026-10»."""
    words: str
    is_running: bool
    came: int = 0
    resolved: int = 0
    kept: str = ""
    stars: str = ""


def choices_for(viewer: Actor, customer: Customer) -> list[Choice]:
    """Every month that has a report, with its main numbers; the newest first."""
    today = localtime().date()
    months = months_of(viewer, customer, today)
    found = {one.key: one for one in by_month(viewer, customer, months, now())} if months else {}
    return [
        Choice(
            *_named(first, today),
            found[first].came, found[first].resolved, percent(found[first].solved.percent), average(found[first].stars),
        )
        for first in months
    ]  # fmt: skip


def report_for(viewer: Actor, customer: Customer, month: str) -> MonthlyReport:
    """404 for what is no month, and for those before the customer's first ticket or still to come."""
    first = month_in(month)
    if first is None:
        raise Http404
    report = MonthlyReport(viewer, customer, first, now())
    if first not in report.months:
        raise Http404
    return report


def around(report: MonthlyReport) -> dict[str, Any]:
    """What the page needs besides its frame."""
    today, months = localtime(report.at).date(), report.months
    place = months.index(report.first)
    return {
        "sheet": sheet_of(report),
        "words": headings(report),
        "month": f"{report.first:%Y-%m}",
        "later": Choice(*_named(months[place - 1], today)) if place else None,
        "earlier": Choice(*_named(months[place + 1], today)) if place + 1 < len(months) else None,
    }


def pdf_answer(report: MonthlyReport) -> HttpResponse:
    answer = HttpResponse(pdf_of(report), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{file_name(report)}"'
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def _named(first: date, today: date) -> tuple[str, str, bool]:
    return f"{first:%Y-%m}", month_words(first), (first.year, first.month) == (today.year, today.month)
