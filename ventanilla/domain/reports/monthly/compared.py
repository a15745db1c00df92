"""A month against the one before, in words: a colour or an arrow alone says nothing to who cannot see it, or prints it."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from ventanilla.core.times import span
from ventanilla.domain.reports.flow import Kept
from ventanilla.domain.reports.monthly.report import MonthlyReport
from ventanilla.domain.reports.wording import decimal, month_name

MINUTE = timedelta(minutes=1)


class Compared:
    """Empty words where there is nothing to compare with."""

    def __init__(self, report: MonthlyReport) -> None:
        here, before = report.here, report.before
        self.month = month_name(report.first_before)
        answers, solutions = report.lengths_before
        self.came = self._counts(here.came, before.came) if before else ""
        self.resolved = self._counts(here.resolved, before.resolved) if before else ""
        self.answered = self._kept(here.answered, before.answered) if before else ""
        self.solved = self._kept(here.solved, before.solved) if before else ""
        self.answers = self._lengths(report.answers.median, answers.median)
        self.solutions = self._lengths(report.solutions.median, solutions.median)
        self.stars = self._averages(here.stars, before.stars) if before else ""

    def _counts(self, now: int, then: int) -> str:
        if now == then:
            return _("las mismas que en %(month)s") % self._told(0)
        words = _("%(num)s más que en %(month)s") if now > then else _("%(num)s menos que en %(month)s")
        return words % self._told(abs(now - then))

    def _kept(self, now: Kept, then: Kept) -> str:
        if now.percent is None or then.percent is None:
            return ""
        points = abs(now.percent - then.percent)
        if not points:
            return _("Igual que en %(month)s.") % self._told(0)
        words = (
            ngettext("%(num)s punto más que en %(month)s.", "%(num)s puntos más que en %(month)s.", points)
            if now.percent > then.percent
            else ngettext("%(num)s punto menos que en %(month)s.", "%(num)s puntos menos que en %(month)s.", points)
        )  # fmt: skip
        return words % self._told(points)

    def _lengths(self, now: timedelta | None, then: timedelta | None) -> str:
        if now is None or then is None:
            return ""
        if abs(now - then) < MINUTE:
            return _("como en %(month)s") % self._told(0)
        longer = pgettext("how long", "%(num)s más que en %(month)s")
        shorter = pgettext("how long", "%(num)s menos que en %(month)s")
        return (longer if now > then else shorter) % self._told(span(abs(now - then)))

    def _averages(self, now: float | None, then: float | None) -> str:
        if now is None or then is None:
            return ""
        difference = abs(round(now, 1) - round(then, 1))
        if difference < 0.05:
            return _("Igual que en %(month)s.") % self._told(0)
        words = _("%(num)s más que en %(month)s.") if now > then else _("%(num)s menos que en %(month)s.")
        return words % self._told(decimal(difference))

    def _told(self, number: int | str) -> dict[str, object]:
        return {"num": number, "month": self.month}
