"""How the panel says its numbers, and what it calls them."""

from __future__ import annotations

from datetime import timedelta

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from ventanilla.core.times import date_only, span
from ventanilla.domain.levels.words import Metric
from ventanilla.domain.reports.counted import COUNTED, MET, MISSED, OUTCOMES, RUNNING, STARS, TOLD
from ventanilla.domain.reports.period import Period, Step
from ventanilla.domain.reports.wording import NOTHING, average, month_words, percent
from ventanilla.domain.tickets.models import Rating
from ventanilla.domain.tickets.wording import status_words
from ventanilla.doors.desk.reports.asked import Asked

__all__ = ["NOTHING", "average", "month_words", "percent"]


def part_words(part: Period, step: Step) -> str:
    """«7 sep», of weeks their first day; «septiembre de 2026»."""
    if step == Step.MONTH:
        return month_words(part.first)
    if step == Step.WEEK:
        return _("Semana del %(day)s") % {"day": date_only(part.first)}
    return date_only(part.first)


def short_part(part: Period, step: Step) -> str:
    """Below a bar: «7/9», «sep»."""
    if step == Step.MONTH:
        return str(MONTHS[part.first.month])[:3].lower()
    return f"{part.first.day}/{part.first.month}"


def period_words(asked: Asked) -> str:
    days = {"first": date_only(asked.period.first), "last": date_only(asked.period.last)}
    return _("del %(first)s al %(last)s") % days


def period_names() -> dict[str, str]:
    return {
        "30-dias": _("30 días"),
        "este-mes": _("Este mes"),
        "mes-pasado": _("El mes pasado"),
        "este-ano": _("Este año"),
    }


def group_names() -> dict[str, str]:
    return {
        "cliente": _("Cliente"), "equipo": _("Equipo"), "tipo": _("Tipo"), "aplicacion": _("Aplicación"),
        "mes": _("Mes"),
    }  # fmt: skip


def filter_names() -> dict[str, str]:
    return {
        "cliente": _("Cliente"), "equipo": _("Equipo"), "tipo": _("Tipo"), "aplicacion": _("Aplicación"),
        "tecnico": _("Técnico"), "prioridad": _("Prioridad"),
    }  # fmt: skip


def nobodys(name: str) -> str:
    """What those are called that have none."""
    return {
        "equipo": _("Sin equipo"), "aplicacion": _("Sin aplicación"), "tecnico": _("Sin asignar"),
    }.get(name, NOTHING)  # fmt: skip


def age_words() -> dict[str, str]:
    return {
        "1": _("Menos de 1 día"), "3": _("De 1 a 3 días"), "7": _("De 3 a 7 días"), "30": _("De 7 a 30 días"),
        "more": _("Más de 30 días"),
    }  # fmt: skip


def wait_words() -> dict[str, str]:
    return {
        "15": _("≤ 15 min"), "30": _("15–30 min"), "60": _("30–60 min"), "120": _("1–2 h"), "240": _("2–4 h"),
        "more": _("> 4 h"),
    }  # fmt: skip


def short_wait(waited: timedelta) -> str:
    """Of who waits in a chat seconds count: «40 s», «2 min 10 s»; an hour and more as elsewhere."""
    seconds = round(waited.total_seconds())
    if seconds >= 3600:
        return span(waited)
    minutes, rest = divmod(seconds, 60)
    told = [f"{minutes} min"] if minutes else []
    return " ".join([*told, f"{rest} s"] if rest or not minutes else told)


def stars_words(stars: int) -> str:
    return str(Rating.Stars(stars).label)


def outcome_words(outcome: str) -> str:
    return {MET: _("Cumplidas"), MISSED: _("Incumplidas"), RUNNING: _("En plazo todavía")}[outcome]


def figure_words(name: str) -> str:
    """Above the list of the tickets that a number counts."""
    return _names()[name]


def _names() -> dict[str, str]:
    promises = {
        f"{metric}-{outcome}": f"{Metric(metric).label}: {outcome_words(outcome).lower()}"
        for metric in TOLD
        for outcome in OUTCOMES
    }
    words = {
        "abiertas": _("Abiertas"), "vencidas": _("Abiertas fuera de plazo"), "entradas": _("Entradas"),
        "resueltas": _("Resueltas"), "respondidas": _("Respondidas"), "valoradas": _("Valoradas"),
        "tiempo": _("Con tiempo anotado"),
        **{f"abiertas-{status}": f"{_('Abiertas')}: {word}" for status, word in status_words().items()},
        **{f"edad-{age}": f"{_('Abiertas')}: {word.lower()}" for age, word in age_words().items()},
        **{f"respuesta-{wait}": f"{_('Hasta la primera respuesta')}: {word}" for wait, word in wait_words().items()},
        **{f"valoradas-{one}": f"{_('Valoradas')}: {one} ★ {stars_words(one)}" for one in STARS},
    }  # fmt: skip
    found = promises | words
    return {name: found[name] for name in COUNTED}
