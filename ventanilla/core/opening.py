"""Opening hours of a week, and their words. `worktime` counts in them.

A week is `{0: ((540, 840), (960, 1140))}`: Monday is 0, minutes since midnight, from and until. A day that is not there is
closed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language
from django.utils.translation import gettext as _

Window = tuple[int, int]
Week = Mapping[int, tuple[Window, ...]]

OFFICE: Week = dict.fromkeys(range(5), ((8 * 60 + 30, 14 * 60), (15 * 60 + 30, 18 * 60 + 30)))
"""When nobody has said otherwise."""


def in_words(week: Week) -> str:
    """«De lunes a jueves, 8:30 – 14:00 y 15:30 – 18:30; viernes, 8:00 – 15:00», in the active language.

    Days with the same hours are said together; a closed day is not said.
    """
    by_hours: dict[tuple[Window, ...], list[int]] = {}
    for day in sorted(week):
        if week[day]:
            by_hours.setdefault(tuple(week[day]), []).append(day)
    told = "; ".join(
        _("%(days)s, %(hours)s") % {"days": _days(days), "hours": _listed([span_of(one) for one in hours])}
        for hours, days in by_hours.items()
    )
    return told[:1].upper() + told[1:]


def span_of(window: Window) -> str:
    """«8:30 – 14:00»."""
    return " – ".join(f"{minute // 60}:{minute % 60:02}" for minute in window)


def _days(days: Sequence[int]) -> str:
    names = [weekday(day) for day in days]
    if len(days) == 7:
        return _("todos los días")
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return _("de %(first)s a %(last)s") % {"first": names[0], "last": names[-1]}
    return _listed(names)


def weekday(day: int) -> str:
    """Its name within a sentence; Monday is 0."""
    name = str(WEEKDAYS[day])
    return name if (get_language() or "").startswith("en") else name.lower()


def _listed(words: Sequence[str]) -> str:
    """«a», «a y b», «a, b y c»."""
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s y %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}
