"""The service report of one customer and one month: whoever may see it sees the same, and each number is the right one."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime, timedelta
from random import Random

import pytest

from tests.domain.reports.made import NOW, made, on, rate, solved
from ventanilla.domain.customers.models import Scope
from ventanilla.domain.reports.monthly.paper import paper
from ventanilla.domain.reports.monthly.report import MOST_TICKETS, MonthlyReport, month_in, months_of
from ventanilla.domain.reports.monthly.sheet import sheet_of
from ventanilla.domain.reports.policy import may_see_service_report
from ventanilla.domain.tickets.models import Application, Ticket, TicketType

HOUR = timedelta(hours=1)
OCTOBER = date(2026, 10, 1)


def october(cast, viewer=None) -> MonthlyReport:
    return MonthlyReport(viewer or cast.lucia, cast.aurora, OCTOBER, NOW)


def figures(report: MonthlyReport) -> list[tuple[str, str]]:
    return [(one.value, one.beside) for one in sheet_of(report).figures]


def some_house(cast, chance: Random) -> None:
    """Tickets of two customers in three months, some late, some rated."""
    kinds, applications = list(TicketType.objects.all()), [None, *Application.objects.all()]
    for number in range(16):
        by = cast.oscar if number % 5 == 0 else chance.choice([cast.lucia, cast.pedro])
        came = on(chance.randint(1, 28), month=chance.randint(9, 11)) - chance.randint(0, 9) * HOUR
        due = {"answer_due_at": came + HOUR, "resolution_due_at": came + chance.randint(1, 80) * HOUR}
        if came > NOW - 90 * HOUR or chance.random() < 0.2:
            ticket = made(by, min(came, NOW - HOUR), **due)
        else:
            answered = came + chance.randint(1, 90) * timedelta(minutes=1)
            ticket = solved(by, came, chance.randint(2, 70) * HOUR, first_response_at=answered, **due)
            if chance.random() < 0.6:
                rate(ticket, chance.randint(1, 5), ticket.resolved_at + HOUR, chance.choice(["", "Gracias."]))
        Ticket.objects.filter(pk=ticket.pk).update(
            type=chance.choice(kinds), application=chance.choice(applications)
        )


def within(month: int, instants: list[datetime | None]) -> int:
    first, until = on(1, 0, month=month), on(1, 0, month=month + 1)
    return sum(one is not None and first <= one < until for one in instants)


@pytest.mark.parametrize("seed", range(3))
def test_the_desk_and_the_customer_read_the_same(cast, seed):
    some_house(cast, Random(seed))
    own = Ticket.objects.filter(customer=cast.aurora)

    for month in (9, 10, 11):
        first = date(2026, month, 1)
        sheet = sheet_of(MonthlyReport(cast.lucia, cast.aurora, first, NOW))
        assert asdict(sheet) == asdict(sheet_of(MonthlyReport(cast.marta, cast.aurora, first, NOW)))
        assert sheet.figures[0].value == str(within(month, [one.created_at for one in own]))
        assert sheet.figures[1].value == str(within(month, [one.resolved_at for one in own]))
        assert sheet.figures[2].value == str(own.open().count())
        assert {row.number for row in sheet.rows} <= set(own.values_list("pk", flat=True))


def test_a_month_ends_at_midnight_here(cast):
    """23:30 in Madrid is 22:30 elsewhere, and half past midnight is still the day before there."""
    last = made(cast.lucia, on(31, 23, 30, month=10))
    made(cast.lucia, on(1, 0, 30, month=11))
    made(cast.lucia, on(30, 23, 30, month=9))

    assert [one.number for one in october(cast).tickets] == [last.number]
    assert october(cast).here.came == 1


def test_the_month_is_told_against_the_one_before(cast):
    for day, took in ((1, 2), (2, 4), (3, 6)):
        solved(cast.lucia, on(day, month=9), took * HOUR, resolution_due_at=on(day, month=9) + 3 * HOUR)
    solved(cast.lucia, on(5, month=10), 5 * HOUR, resolution_due_at=on(6, month=10))

    sheet = sheet_of(october(cast))

    assert [one.beside for one in sheet.figures[:2]] == ["2 menos que en septiembre"] * 2
    assert sheet.promises[1].value == "100 %"
    assert sheet.promises[1].beside == "1 cumplida · 0 incumplidas. 67 puntos más que en septiembre."
    assert (sheet.lengths[1].median, sheet.lengths[1].beside) == ("5 h", "1 h más que en septiembre")
    assert [(one.came, one.resolved) for one in sheet.trend] == [(3, 3), (1, 1)]


def test_a_month_that_goes_on_is_compared_with_nothing(cast):
    made(cast.lucia, on(1, month=10))
    made(cast.lucia, on(2))

    sheet = sheet_of(MonthlyReport(cast.lucia, cast.aurora, date(2026, 11, 1), NOW))

    assert [one.beside for one in sheet.figures[:2]] == ["", ""]
    assert sheet.made.startswith("El mes no ha terminado")
    assert sheet.days == "del 1 nov 2026 al 20 nov 2026"


def test_a_month_without_tickets_says_so(cast):
    made(cast.lucia, on(1, month=9))

    sheet = sheet_of(october(cast))

    assert sheet.is_empty
    assert sheet.gist == [
        "En octubre de 2026 no entró ni se resolvió ninguna incidencia.",
        "Hoy hay 1 abierta, de cualquier mes.",
    ]
    assert sheet.satisfaction == "Nadie ha valorado ninguna incidencia este mes."
    assert sheet.rows == []


def test_what_was_resolved_of_earlier_months_is_in_the_list_and_counted_once(cast):
    solved(cast.lucia, on(29, month=9), timedelta(days=4))
    solved(cast.pedro, on(2, month=10), HOUR)

    report = october(cast)

    assert (report.here.came, report.here.resolved, report.tickets_total) == (1, 2, 2)
    assert [one.requester for one in report.tickets] == ["Pedro Sanz", "Lucía Ferrer"]


def test_what_was_late_says_so(cast):
    came = on(5, month=10)
    late = {"answer_due_at": came, "first_response_at": came + HOUR}
    solved(cast.lucia, came, 2 * HOUR, resolution_due_at=came + HOUR, **late)
    solved(cast.lucia, came + HOUR, 2 * HOUR)

    assert [one.late for one in sheet_of(october(cast)).rows] == ["", "respuesta y resolución fuera de plazo"]


def test_a_long_month_ends_where_the_paper_does(cast):
    one = made(cast.lucia, on(5, month=10))
    fields = {
        name.attname: getattr(one, name.attname)
        for name in Ticket._meta.concrete_fields
        if not name.generated
    }
    Ticket.objects.bulk_create(
        Ticket(**(fields | {"number": one.pk + more})) for more in range(1, MOST_TICKETS + 3)
    )

    sheet = sheet_of(october(cast))

    assert len(sheet.rows) == MOST_TICKETS
    assert sheet.rest == "Y 3 más, que no caben aquí."


def test_the_clocks_and_notes_of_the_desk_are_nowhere_in_it(cast):
    """Qualification and next answer are the desk's; so is how long somebody worked on it."""
    came = on(5, month=10)
    ticket = solved(
        cast.lucia, came, HOUR, qualification_due_at=came, qualified_at=came + HOUR, update_due_at=came
    )
    Ticket.objects.filter(pk=ticket.pk).update(minutes_spent=41235, due_for="next_update", due_at=came)

    told = str(paper(october(cast, cast.marta)))

    assert "Primera respuesta" in told
    for word in ("Cualificación", "Siguiente respuesta", "41235", "minutos anotados", "Marta"):
        assert word not in told, word


def test_months_go_from_the_first_ticket_to_now(cast):
    made(cast.pedro, on(30, 23, 30, month=9))

    months = months_of(cast.lucia, cast.aurora, NOW.date())

    assert [str(one) for one in months] == ["2026-11-01", "2026-10-01", "2026-09-01"]
    assert months_of(cast.oscar, cast.ribera, NOW.date()) == []
    assert months_of(cast.oscar, cast.aurora, NOW.date()) == []


@pytest.mark.parametrize(
    "words", ["", "2026", "2026-13", "2026-1", "26-10", "2026-10-01", "9999-01", "x", "２０２６-10"]
)
def test_what_is_no_month_is_none(words):
    assert month_in(words) is None


def test_who_sees_only_their_own_tickets_sees_no_report(cast):
    assert [may_see_service_report(one) for one in (cast.marta, cast.lucia, cast.pedro, cast.nuria, cast.teo)] == [
        True, True, False, False, False,
    ]  # fmt: skip
    cast.lucia.scope = Scope.OWN
    assert not may_see_service_report(cast.lucia)
    cast.lucia.scope, cast.lucia.rights = Scope.COMPANY, cast.lucia.rights | {"support": ""}
    assert not may_see_service_report(cast.lucia)
