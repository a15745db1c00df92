"""Every number of the panel in its table: the page, its drawings and the files to take away are made from these."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ventanilla.core.times import span
from ventanilla.domain.levels.words import Metric
from ventanilla.domain.reports.counted import OUTCOMES, TOLD
from ventanilla.domain.reports.lengths import Spread
from ventanilla.domain.reports.scope import NONE
from ventanilla.domain.tickets.wording import status_words
from ventanilla.doors.desk.reports import words
from ventanilla.doors.desk.reports.asked import Asked
from ventanilla.doors.desk.reports.report import Report

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True)
class Cell:
    words: str
    href: str = ""
    """The tickets behind it; empty where there are none."""
    number: float = 0
    """For a drawing."""


@dataclass(frozen=True)
class Row:
    label: str
    cells: list[Cell]
    code: str = ""
    """What a drawing goes by: a status, a number of stars."""
    href: str = ""
    """The panel of this row alone."""
    short: str = ""
    """The label where there is little room."""


@dataclass(frozen=True)
class Table:
    name: str
    title: str
    heads: list[str]
    """That of the labels first."""
    rows: list[Row]


def tickets_behind(asked: Asked, figure: str, **more: object) -> str:
    return reverse("desk:report_tickets") + asked.link(por=None, cifra=figure, **more)


def _count(number: int, href: str) -> Cell:
    return Cell(str(number), href if number else "", number)


def _flow(report: Report) -> tuple[list[str], Iterator[Row]]:
    step = report.asked.period.step

    def rows() -> Iterator[Row]:
        for part in report.flow.parts:
            asked = report.asked.during(part.period)
            yield Row(
                words.part_words(part.period, step),
                [
                    _count(part.came, tickets_behind(asked, "entradas")),
                    _count(part.resolved, tickets_behind(asked, "resueltas")),
                ],
                short=words.short_part(part.period, step),
            )  # fmt: skip

    return [_("Cuándo"), _("Entradas"), _("Resueltas")], rows()


def _statuses(report: Report) -> tuple[list[str], Iterator[Row]]:
    queue, names = reverse("desk:queue"), status_words()
    return [_("Estado"), _("Abiertas")], (
        Row(names[status], [_count(number, queue + report.asked.queue_link(estado=status))], status)
        for status, number in report.open.by_status.items()
    )


def _ages(report: Report) -> tuple[list[str], Iterator[Row]]:
    names = words.age_words()
    return [_("Antigüedad"), _("Abiertas")], (
        Row(names[age], [_count(number, tickets_behind(report.asked, f"edad-{age}"))], age)
        for age, number in report.open.by_age.items()
    )


def _promises(report: Report) -> tuple[list[str], Iterator[Row]]:
    def rows() -> Iterator[Row]:
        for metric in TOLD:
            kept = report.flow.kept[metric]
            counts = [
                _count(getattr(kept, outcome), tickets_behind(report.asked, f"{metric}-{outcome}"))
                for outcome in OUTCOMES
            ]
            percent = Cell(words.percent(kept.percent), number=kept.percent or 0)
            yield Row(str(metric.label), [percent, *counts], metric)

    return [_("Plazo"), _("Cumplimiento"), *(words.outcome_words(one) for one in OUTCOMES)], rows()


def _kept_over_time(report: Report) -> tuple[list[str], Iterator[Row]]:
    step, told = report.asked.period.step, (Metric.FIRST_RESPONSE, Metric.RESOLUTION)

    def rows() -> Iterator[Row]:
        for part in report.flow.parts:
            percents = [part.kept[metric].percent for metric in told]
            cells = [Cell(words.percent(one), number=-1 if one is None else one) for one in percents]
            yield Row(words.part_words(part.period, step), cells, short=words.short_part(part.period, step))

    return [_("Cuándo"), *(str(metric.label) for metric in told)], rows()


def _lengths(report: Report) -> tuple[list[str], Iterator[Row]]:
    def row(label: str, figure: str, spread: Spread) -> Row:
        middle, late = (
            span(one) if one is not None else words.NOTHING for one in (spread.median, spread.ninetieth)
        )
        counted = _count(spread.count, tickets_behind(report.asked, figure))
        return Row(label, [Cell(middle), Cell(late), counted])

    rows = [
        row(_("Hasta la primera respuesta"), "respondidas", report.answers),
        row(_("Hasta la resolución"), "resueltas", report.solutions),
    ]
    return [_("Tiempo transcurrido"), _("Mediana"), _("Percentil 90"), _("Incidencias")], iter(rows)


def _waits(report: Report) -> tuple[list[str], Iterator[Row]]:
    names = words.wait_words()
    return [_("Hasta la primera respuesta"), _("Incidencias")], (
        Row(
            names[wait],
            [_count(number, tickets_behind(report.asked, f"respuesta-{wait}"))],
            short=_in_short(names[wait]),
        )
        for wait, number in report.flow.waits.items()
    )


def _in_short(wait: str) -> str:
    return wait.removesuffix(" min") if wait[0].isdigit() else wait


def _stars(report: Report) -> tuple[list[str], Iterator[Row]]:
    return [_("Estrellas"), _("Valoraciones")], (
        Row(
            f"{one} ★ {words.stars_words(one)}",
            [_count(number, tickets_behind(report.asked, f"valoradas-{one}"))],
            str(one),
        )
        for one, number in report.stars.by_stars.items()
    )


def _technicians(report: Report) -> tuple[list[str], Iterator[Row]]:
    def rows() -> Iterator[Row]:
        for one in report.load:
            whose = "nadie" if one.technician == NONE else str(one.technician)
            here = reverse("desk:queue") + report.asked.queue_link(tecnico=whose)
            solved = tickets_behind(report.asked, "resueltas", tecnico=whose)
            noted = tickets_behind(report.asked, "tiempo", quien=one.technician)
            cells = [_count(one.open, here), _count(one.resolved, solved), _count(one.minutes, noted)]
            yield Row(one.name or words.nobodys("tecnico"), cells, whose)

    return [_("Técnico"), _("Abiertas"), _("Resueltas"), _("Minutos anotados")], rows()


def _chat_hours(report: Report) -> tuple[list[str], Iterator[Row]]:
    return [_("Hora"), _("Chats"), _("Sin atender")], (
        Row(f"{one.hour}:00", [_count(one.opened, ""), _count(one.missed, "")], short=str(one.hour))
        for one in report.chats.hours
    )


def _chat_technicians(report: Report) -> tuple[list[str], Iterator[Row]]:
    heads = [_("Técnico"), _("Atendidos"), _("Espera mediana"), _("Percentil 90"), _("Valoración")]
    return heads, (
        Row(
            one.name,
            [
                _count(one.answered, ""), Cell(_wait(one.waits.median)), Cell(_wait(one.waits.most)),
                Cell(words.average(one.average) if one.average else words.NOTHING),
            ],
        )
        for one in report.chats.agents
    )  # fmt: skip


def _wait(waited: timedelta | None) -> str:
    return words.NOTHING if waited is None else words.short_wait(waited)


TABLES: dict[str, tuple[_StrPromise, Callable[[Report], tuple[list[str], Iterator[Row]]]]] = {
    "flujo": (gettext_lazy("Entradas y resueltas"), _flow),
    "estados": (gettext_lazy("Abiertas por estado"), _statuses),
    "edades": (gettext_lazy("Abiertas por antigüedad"), _ages),
    "plazos": (gettext_lazy("Plazos cumplidos"), _promises),
    "evolucion": (gettext_lazy("Plazos cumplidos, con el tiempo"), _kept_over_time),
    "tiempos": (gettext_lazy("Cuánto se tarda"), _lengths),
    "respuestas": (gettext_lazy("Hasta la primera respuesta"), _waits),
    "valoraciones": (gettext_lazy("Valoraciones"), _stars),
    "tecnicos": (gettext_lazy("Carga por técnico"), _technicians),
    "chats": (gettext_lazy("Chats por horas"), _chat_hours),
    "chats-tecnicos": (gettext_lazy("Chats por técnico"), _chat_technicians),
}
"""By their names in the address; besides, «resumen» (see `grouped`)."""


def table_of(report: Report, name: str) -> Table:
    title, read = TABLES[name]
    heads, rows = read(report)
    return Table(name, str(title), heads, list(rows))
