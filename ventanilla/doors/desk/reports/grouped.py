"""The table of the same main numbers, by whatever the address says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from ventanilla.domain.levels.words import Metric
from ventanilla.domain.reports.flow import Kept
from ventanilla.domain.reports.groups import Summary
from ventanilla.domain.reports.period import A_DAY, Step, next_of
from ventanilla.domain.reports.scope import NONE
from ventanilla.domain.reports.sums import Key
from ventanilla.doors.desk.reports import words
from ventanilla.doors.desk.reports.asked import NOBODYS, Asked
from ventanilla.doors.desk.reports.report import Report
from ventanilla.doors.desk.reports.tables import Cell, Row, Table, _count, tickets_behind

NAME = "resumen"


def grouped(report: Report) -> Table:
    heads = [
        words.group_names()[report.asked.by], _("Entradas"), _("Resueltas"), _("Abiertas ahora"),
        _("Primera respuesta"), _("Resolución"), _("Minutos anotados"), _("Valoraciones"), _("Media"),
    ]  # fmt: skip
    return Table(NAME, title(report.asked.by), heads, [_row(report.asked, one) for one in report.groups])


def title(by: str) -> str:
    return {
        "cliente": _("Por cliente"), "equipo": _("Por equipo"), "tipo": _("Por tipo"),
        "aplicacion": _("Por aplicación"), "mes": _("Por mes"),
    }[by]  # fmt: skip


def _row(asked: Asked, one: Summary) -> Row:
    here = _narrowed(asked, one.key)
    queue = reverse("desk:queue") + here.queue_link()
    return Row(
        _label(asked.by, one),
        [
            _count(one.came, tickets_behind(here, "entradas")),
            _count(one.resolved, tickets_behind(here, "resueltas")),
            Cell(words.NOTHING) if one.open is None else _count(one.open, queue),
            _kept(here, Metric.FIRST_RESPONSE, one.answered),
            _kept(here, Metric.RESOLUTION, one.solved),
            _count(one.minutes, tickets_behind(here, "tiempo")),
            _count(one.ratings, tickets_behind(here, "valoradas")),
            Cell(words.average(one.stars)),
        ],
        href=reverse("desk:reports") + here.link(),
    )


def _narrowed(asked: Asked, key: Key) -> Asked:
    """The panel of this row alone."""
    if isinstance(key, date):
        first = max(key, asked.period.first)
        last = min(next_of(Step.MONTH, key) - A_DAY, asked.period.last)
        return asked.during(replace(asked.period, first=first, last=last))
    value = NOBODYS[asked.by] if key == NONE else str(key)
    return replace(asked, chosen={**asked.chosen, asked.by: value}, by="mes")


def _label(by: str, one: Summary) -> str:
    if isinstance(one.key, date):
        return words.month_words(one.key)
    return words.nobodys(by) if one.key == NONE else one.name


def _kept(asked: Asked, metric: Metric, kept: Kept) -> Cell:
    """A percentage leads to what spoils it, where something does."""
    return Cell(words.percent(kept.percent), tickets_behind(asked, f"{metric}-missed") if kept.missed else "")
