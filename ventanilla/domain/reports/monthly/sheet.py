"""The service report in words: what the page, the PDF and the letter say, each number once. In the active language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from textwrap import shorten

from django.utils.dates import MONTHS_3
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ventanilla.core.times import date_only, exact, span
from ventanilla.domain.reports.flow import Kept
from ventanilla.domain.reports.groups import By, Summary
from ventanilla.domain.reports.lengths import Spread
from ventanilla.domain.reports.monthly.compared import Compared
from ventanilla.domain.reports.monthly.report import Line, MonthlyReport
from ventanilla.domain.reports.satisfaction import Comment
from ventanilla.domain.reports.scope import NONE
from ventanilla.domain.reports.wording import NOTHING, average, in_month, month_words, percent
from ventanilla.domain.tickets.wording import status_word

LONGEST_COMMENT = 280


@dataclass(frozen=True)
class Figure:
    """A number with its name, and what to compare it with."""

    name: str
    value: str
    beside: str = ""


@dataclass(frozen=True)
class Bar:
    """A name and a number, drawn as long as `share` percent."""

    name: str
    value: str
    share: int
    beside: str = ""


@dataclass(frozen=True)
class Month:
    """Two columns side by side."""

    name: str
    short: str
    came: int
    resolved: int


@dataclass(frozen=True)
class Length:
    name: str
    median: str
    ninetieth: str
    beside: str


@dataclass(frozen=True)
class Said:
    words: str
    about: str
    number: int


@dataclass(frozen=True)
class Row:
    number: int
    subject: str
    who: str
    came: str
    resolved: str
    state: str
    late: str


@dataclass(frozen=True)
class Sheet:
    company: str
    month: str
    days: str
    made: str
    gist: list[str]
    figures: list[Figure]
    """The four main ones."""
    trend: list[Month]
    """Nothing while there is one month only."""
    promises: list[Bar]
    lengths: list[Length]
    satisfaction: str
    stars: list[Bar]
    comments: list[Said]
    recurring: list[tuple[str, list[Bar]]]
    rows: list[Row]
    rest: str
    is_empty: bool


def sheet_of(report: MonthlyReport) -> Sheet:
    compared = Compared(report)
    return Sheet(
        company=report.customer.name,
        month=month_words(report.first),
        days=_("del %(first)s al %(last)s") % {"first": date_only(report.first), "last": date_only(report.last)},
        made=_made(report),
        gist=gist(report),
        figures=_figures(report, compared),
        trend=[_month(one) for one in report.trend] if len(report.trend) > 1 else [],
        promises=[
            _promise(_("Primera respuesta"), report.here.answered, compared.answered),
            _promise(_("Resolución"), report.here.solved, compared.solved),
        ],
        lengths=_lengths(report, compared),
        satisfaction=_satisfaction(report, compared),
        stars=_bars([(f"{one} ★", count) for one, count in report.stars.by_stars.items()]),
        comments=[_said(one) for one in report.comments],
        recurring=_recurring(report),
        rows=[_row(one) for one in report.tickets],
        rest=_rest(report),
        is_empty=report.is_empty,
    )  # fmt: skip


def gist(report: MonthlyReport) -> list[str]:
    """In whole sentences, one after the other."""
    here, month = report.here, {"month": in_month(report.first)}
    if report.is_empty:
        told = [_("En %(month)s no entró ni se resolvió ninguna incidencia.") % month]
    else:
        came = ngettext("entró %(num)s incidencia", "entraron %(num)s incidencias", here.came)
        solved = ngettext("se resolvió %(num)s", "se resolvieron %(num)s", here.resolved)
        told = [
            _("En %(month)s %(came)s y %(resolved)s.")
            % {**month, "came": came % {"num": here.came}, "resolved": solved % {"num": here.resolved}}
        ]
    if report.open:
        words = ngettext(
            "Hoy hay %(num)s abierta, de cualquier mes.", "Hoy hay %(num)s abiertas, de cualquier mes.", report.open
        )  # fmt: skip
        told.append(words % {"num": report.open})
    else:
        told.append(_("Hoy no hay ninguna abierta."))
    return told


def _made(report: MonthlyReport) -> str:
    told = {"when": exact(localtime(report.at))}
    if report.is_running:
        return _("El mes no ha terminado: son las cifras hasta ahora, %(when)s.") % told
    return _("Calculado el %(when)s.") % told


def _figures(report: MonthlyReport, compared: Compared) -> list[Figure]:
    here = report.here
    decided = here.solved.met + here.solved.missed
    of = _("%(met)s de %(num)s") % {"met": here.solved.met, "num": decided}
    return [
        Figure(_("Entraron"), str(here.came), compared.came),
        Figure(_("Se resolvieron"), str(here.resolved), compared.resolved),
        Figure(_("Abiertas hoy"), str(report.open), _("de cualquier mes")),
        Figure(
            _("Resolución en plazo"), percent(here.solved.percent), of if decided else _("ninguna tenía plazo")
        ),
    ]  # fmt: skip


def _month(one: Summary) -> Month:
    assert isinstance(one.key, date)
    return Month(month_words(one.key), str(MONTHS_3[one.key.month])[:3].lower(), one.came, one.resolved)


def _promise(name: str, kept: Kept, beside: str) -> Bar:
    counts = [
        ngettext("%(num)s cumplida", "%(num)s cumplidas", kept.met) % {"num": kept.met},
        ngettext("%(num)s incumplida", "%(num)s incumplidas", kept.missed) % {"num": kept.missed},
    ]
    if kept.running:
        counts.append(_("%(num)s en plazo todavía") % {"num": kept.running})
    if kept.percent is None and not kept.running:
        counts = [_("Ninguna tenía este plazo.")]
    told = [" · ".join(counts), beside]
    return Bar(name, percent(kept.percent), kept.percent or 0, ". ".join(one for one in told if one))


def _lengths(report: MonthlyReport, compared: Compared) -> list[Length]:
    def length(name: str, spread: Spread, beside: str) -> Length:
        return Length(name, _span(spread.median), _span(spread.ninetieth), beside)

    return [
        length(_("Hasta la primera respuesta"), report.answers, compared.answers),
        length(_("Hasta la resolución"), report.solutions, compared.solutions),
    ]


def _span(length: timedelta | None) -> str:
    return NOTHING if length is None else span(length)


def _satisfaction(report: MonthlyReport, compared: Compared) -> str:
    count = report.stars.count
    if not count:
        return _("Nadie ha valorado ninguna incidencia este mes.")
    words = ngettext(
        "%(average)s de media sobre 5, con %(num)s valoración.",
        "%(average)s de media sobre 5, con %(num)s valoraciones.", count,
    )  # fmt: skip
    told = words % {"average": average(report.stars.average), "num": count}
    return f"{told} {compared.stars}".strip()


def _said(one: Comment) -> Said:
    about = _("%(stars)s ★ · #%(number)s") % {"stars": one.stars, "number": one.number}
    return Said(shorten(one.words, LONGEST_COMMENT, placeholder="…"), about, one.number)


def _recurring(report: MonthlyReport) -> list[tuple[str, list[Bar]]]:
    titles = {By.TYPE: _("Por tipo"), By.APPLICATION: _("Por aplicación")}
    nobodys = {By.TYPE: NOTHING, By.APPLICATION: _("Sin aplicación")}
    return [
        (titles[by], _bars([(one.name if one.key != NONE else nobodys[by], one.came) for one in found]))
        for by, found in report.recurring.items()
        if found
    ]


def _bars(counts: list[tuple[str, int]]) -> list[Bar]:
    most = max((count for _name, count in counts), default=0)
    return [Bar(name, str(count), count * 100 // most if most else 0) for name, count in counts]


def _row(one: Line) -> Row:
    late = ""
    if one.answered_late and one.solved_late:
        late = _("respuesta y resolución fuera de plazo")
    elif one.answered_late or one.solved_late:
        late = _("respuesta fuera de plazo") if one.answered_late else _("resolución fuera de plazo")
    resolved = _day(one.resolved_at) if one.resolved_at else ""
    state = status_word(one.status)
    return Row(one.number, one.subject, one.requester, _day(one.created_at), resolved, state, late)


def _day(at: datetime) -> str:
    return date_only(localtime(at).date())


def _rest(report: MonthlyReport) -> str:
    rest = report.tickets_total - len(report.tickets)
    if rest <= 0:
        return ""
    return ngettext("Y %(num)s más, que no cabe aquí.", "Y %(num)s más, que no caben aquí.", rest) % {
        "num": rest
    }
