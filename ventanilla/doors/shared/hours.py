"""Hour banks as both doors show them: lines of movements, and why work cost what it cost, in words."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from ventanilla.core.csv_tables import csv_rows
from ventanilla.core.durations import in_hours
from ventanilla.domain.hours.charging import HOLIDAY, NIGHT, TRAVEL, Charge, charge_of
from ventanilla.domain.hours.models import Movement
from ventanilla.domain.hours.sources import called
from ventanilla.domain.hours.standing import how_it_stands
from ventanilla.doors.shared.lists import Page, in_order

PAGE, MOST_ROWS = 25, 10_000
COLUMNS = (
    "id", "at", "minutes", "why", "reason", "bank_id", "bank__name", "other__name", "by__person__name", "spending_id",
    "spending__source", "spending__source_key", "spending__what", "spending__technician__person__name",
    "spending__began_at", "spending__ended_at", "spending__charged", "spending__explanation",
)  # fmt: skip
BANK_COLUMNS = (
    "used",
    "valid_until",
    "id",
    "customer_id",
    "customer__name",
    "name",
    "granted",
    "balance",
    "valid_from",
)
WHY = {
    NIGHT: gettext_lazy("noche"),
    HOLIDAY: gettext_lazy("festivo"),
    TRAVEL: gettext_lazy("desplazamiento"),
}
WORDS = {
    "fine": gettext_lazy("En uso"),
    "low": gettext_lazy("Queda poco"),
    "spent": gettext_lazy("Gastado"),
    "overrun": gettext_lazy("Pasado"),
    "expired": pgettext_lazy("bono", "Caducado"),
    "coming": gettext_lazy("Aún no empieza"),
}


class Line(NamedTuple):
    """One movement, with the work it is of."""

    id: int
    at: datetime
    minutes: int
    why: str
    reason: str
    bank_id: int | None
    bank: str | None
    other: str | None
    by: str | None
    spending_id: int | None
    number: str | None
    source_key: str | None
    what: str | None
    technician: str | None
    began_at: datetime | None
    ended_at: datetime | None
    charged: int | None
    explanation: dict[str, Any] | None

    @property
    def title(self) -> str:
        return str(Movement.Why(self.why).label)

    @property
    def source(self) -> str:
        """What it was drawn for."""
        return called(self.number or "", self.source_key or "")

    @property
    def order(self) -> int | None:
        """The number of its work order."""
        kind, _colon, rest = (self.source_key or "").partition(":")
        number = rest.partition(":")[0]
        return int(number) if kind == "workorder" and number.isdigit() else None

    @property
    def is_work(self) -> bool:
        return self.why in (Movement.Why.DRAWN, Movement.Why.OVERRUN)

    @property
    def explained(self) -> str:
        """Only where work was drawn, and not just for as long as it took."""
        if not self.is_work or self.explanation is None or self.charged is None:
            return ""
        told = explain(charge_of(self.explanation, self.charged))
        if -self.minutes == self.charged:
            return "" if told == in_hours(self.charged) else told
        return _("%(told)s; de aquí %(part)s") % {"told": told, "part": in_hours(-self.minutes)}


class BankLine(NamedTuple):
    used: int
    valid_until: date
    id: int
    customer_id: int
    customer: str
    name: str
    granted: int
    balance: int
    valid_from: date

    @property
    def left(self) -> int:
        return max(self.balance, 0)

    @property
    def overrun(self) -> int:
        return max(-self.balance, 0)

    def stands(self, today: date) -> str:
        return how_it_stands(self.balance, self.used, self.valid_from, self.valid_until, today)


def explain(charge: Charge) -> str:
    """«1 h 10 min → 1 h 15 min por redondeo a 15 min, × 1,5 noche = 1 h 53 min»."""
    told = in_hours(charge.worked)
    if charge.rounded != charge.worked:
        facts = {"worked": told, "rounded": in_hours(charge.rounded), "unit": in_hours(charge.unit)}
        told = _("%(worked)s → %(rounded)s por redondeo a %(unit)s") % facts
    if len(charge.pieces) == 1 and charge.pieces[0].percent != 100:
        told += ", " + _times(charge.pieces[0].percent, charge.pieces[0].why)
    elif len(charge.pieces) > 1:
        pieces = [f"{in_hours(one.minutes)} {_times(one.percent, one.why)}" for one in charge.pieces]
        told += ": " + " + ".join(pieces)
    if charge.minutes == charge.rounded and len(charge.pieces) < 2:
        return told
    return f"{told} = {in_hours(charge.minutes)}"


def signed(minutes: int) -> str:
    """«+2 h», «−45 min»."""
    return ("−" if minutes < 0 else "+") + in_hours(abs(minutes))


def movements(rows: QuerySet[Any], cursor: str, *, size: int = PAGE) -> Page[Line]:
    """The last first."""
    return in_order(rows, ("-id",), cursor, COLUMNS, Line, size=size)


def movements_file(rows: QuerySet[Any], name: str) -> HttpResponse:
    """For a spreadsheet: minutes as numbers to add up and as people say them, and the words that explain them."""
    head = [_("Fecha"), _("Bono"), _("Movimiento"), _("Minutos"), _("Tiempo"), _("Parte"), _("Trabajo"), _("Técnico"),
            _("Desde"), _("Hasta"), _("Por qué")]  # fmt: skip
    lines = [Line(*row) for row in rows.order_by("-id").values_list(*COLUMNS)[:MOST_ROWS]]
    answer = HttpResponse(csv_rows([head, *map(_cells, lines)]), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _cells(one: Line) -> list[str]:
    return [
        _clock(one.at), one.bank or "", one.title, str(one.minutes), signed(one.minutes), one.source, one.what or "",
        one.technician or "", _clock(one.began_at), _clock(one.ended_at), one.explained or one.reason,
    ]  # fmt: skip


def _clock(at: datetime | None) -> str:
    return f"{localtime(at):%Y-%m-%d %H:%M}" if at else ""


def _times(percent: int, why: str) -> str:
    number = f"{percent / 100:g}".replace(".", _(","))
    return f"× {number} {WHY[why]}" if why else f"× {number}"
