"""The panel: every number is the same on the page, in its file and in the list behind it."""

from __future__ import annotations

import csv
import io
import re
from datetime import date, datetime, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localtime, now

from tests.cast import a_ticket
from tests.domain.reports.made import MADRID, made, rate, solved
from tests.snapshot import changed, snapshot
from ventanilla.core.csv_tables import safe
from ventanilla.domain.people.models import Team
from ventanilla.domain.reports.counted import COUNTED
from ventanilla.domain.tickets.models import Ticket, TimeEntry
from ventanilla.doors.desk.reports.asked import GROUPS, Asked
from ventanilla.doors.desk.reports.grouped import NAME as SUMMARY
from ventanilla.doors.desk.reports.grouped import grouped
from ventanilla.doors.desk.reports.report import Report
from ventanilla.doors.desk.reports.tables import TABLES, table_of

PANEL = "/escritorio/panel/"
MOST_STATEMENTS = 24


@pytest.fixture
def marta(cast, sign_in):
    """The browser of a technician."""
    return sign_in(cast.marta)


@pytest.fixture
def a_month(cast) -> None:
    """A bit of everything, of two customers, within the last thirty days."""
    team, at = Team.objects.create(name="Sistemas"), now() - timedelta(days=5)
    for minutes in (10, 45, 300):
        made(cast.lucia, at, answer_due_at=at + timedelta(hours=1), team=team, assignee=cast.marta,
             first_response_at=at + timedelta(minutes=minutes))  # fmt: skip
    made(cast.oscar, at - timedelta(days=60), due_at=at, priority="low")
    made(cast.oscar, at, status="planned", answer_due_at=now() + timedelta(days=1), application=None)
    for stars in (5, 5, 1):
        done = solved(cast.oscar, at, timedelta(hours=stars), resolution_due_at=at + timedelta(hours=2))
        rate(done, stars, now() - timedelta(days=1), "Gracias." if stars == 5 else "Mal.")
        TimeEntry.objects.create(
            ticket=done, staff=cast.bruno, minutes=20, spent_on=localtime().date(), created_at=now()
        )


def shown(browser, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return unescape(answer.content.decode())


def listed(browser, path: str) -> int:
    """How many tickets a list has, over all its pages."""
    found = 0
    while path:
        page = shown(browser, path)
        found += len(set(re.findall(r'href="/escritorio/incidencias/(\d+)/', page)))
        older = re.search(r'rel="next"[^>]* href="([^"]+)"', page) or re.search(
            r'<a [^>]*data-more[^>]*href="([^"]+)"', page
        )
        path = (path.split("?")[0] + older[1]) if older and older[1].startswith("?") else ""
    return found


def tables(cast, query: dict[str, str] | None = None):
    """As the page and the files make them."""
    asked = Asked.of(query or {}, localtime().date())
    report = Report(asked, asked.scope(cast.marta, localtime()))
    return [*(table_of(report, name) for name in TABLES), grouped(report)]


def file_of(browser, name: str, query: str = "") -> list[list[str]]:
    answer = browser.get(f"{PANEL}csv/?tabla={name}{query}")
    assert answer.status_code == 200
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


def test_every_number_has_as_many_tickets_behind_it(cast, marta, a_month):
    numbers = [
        (table.name, row.label, cell)
        for table in tables(cast)
        for row in table.rows
        for cell in row.cells
        if cell.href and "cifra=tiempo" not in cell.href and "%" not in cell.words
    ]

    assert len(numbers) > 20
    for table, label, cell in numbers:
        assert listed(marta, cell.href) == int(cell.words), (table, label, cell.href)


def test_the_page_and_the_files_say_the_same(cast, marta, a_month):
    page = shown(marta, PANEL)

    for table in tables(cast):
        rows = file_of(marta, table.name)
        assert rows == [
            table.heads,
            *([row.label, *(cell.words for cell in row.cells)] for row in table.rows),
        ]
        for row in rows[1:]:
            cells = r".*?".join(re.escape(one) for one in row)
            assert re.search(rf"<tr><td>.*?{cells}.*?</tr>", page), (table.name, row)


@pytest.mark.parametrize("by", GROUPS)
def test_every_group_leads_to_its_tickets(cast, marta, a_month, by):
    summary = tables(cast, {"por": by})[-1]

    for row in summary.rows:
        assert marta.get(row.href).status_code == 200
        for cell in row.cells[:3]:
            assert not cell.href or listed(marta, cell.href) == int(cell.words), (row.label, cell)
    assert sum(row.cells[0].number for row in summary.rows) == 7


def test_the_minutes_lead_to_the_tickets_on_which_they_were_noted(cast, marta, a_month):
    load = next(table for table in tables(cast) if table.name == "tecnicos")
    noted = next(row.cells[2] for row in load.rows if row.label == "Bruno Gil")

    assert noted.words == "60"
    assert listed(marta, noted.href) == 3
    assert "Bruno Gil: tiempo anotado" in shown(marta, noted.href)


def test_filters_and_dates_go_along(cast, marta, a_month):
    page = shown(
        marta, f"{PANEL}?cliente={cast.oscar.customer_id}&tecnico=nadie&prioridad=low&periodo=este-ano"
    )

    assert "1 incidencia abierta" in page
    assert f"cliente={cast.oscar.customer_id}&tecnico=nadie&prioridad=low" in page
    assert "Quitar el filtro Cliente: Clínica Ribera" in page


def test_months_keep_their_capital_in_english(cast, marta):
    cast.marta.person.language = "en"
    cast.marta.person.save()

    assert re.search(r"From \d+ [A-Z][a-z]{2,3} \d{4} to \d+ [A-Z]", shown(marta, PANEL))


def test_a_list_goes_on_after_twenty_five(cast, marta):
    for _number in range(27):
        a_ticket(cast.lucia)
    Ticket.objects.update(created_at=now())

    assert listed(marta, f"{PANEL}incidencias/?cifra=entradas") == 27


@pytest.mark.parametrize("name", COUNTED)
def test_every_list_is_there_also_when_it_is_empty(marta, name):
    assert "No hay ninguna incidencia detrás" in shown(marta, f"{PANEL}incidencias/?cifra={name}")


def test_a_house_without_tickets_says_so(marta):
    page = shown(marta, PANEL)

    assert "No hay nada que contar" in page
    assert all(file_of(marta, name) for name in (*TABLES, SUMMARY))


def test_a_period_without_answers_says_so(cast, marta):
    made(cast.lucia, now())

    page = shown(marta, PANEL)

    assert "Ninguna de las que entraron tiene todavía respuesta." in page
    assert "Nadie ha valorado nada en este periodo." in page
    assert "Ninguna tenía este plazo." in page


@pytest.mark.parametrize(
    "query",
    ["periodo=siempre", "periodo=fechas&desde=ayer&hasta=2026-13-40", "cliente=x&equipo=-1&prioridad=urgente", "por=color",
     "periodo=fechas&desde=2026-11-20&hasta=2026-11-01", "cliente=999999999", "cifra=%00", "after=~"],
)  # fmt: skip
def test_an_address_that_makes_no_sense_is_answered(cast, marta, query):
    made(cast.lucia, now())

    assert marta.get(f"{PANEL}?{query}").status_code == 200
    assert marta.get(f"{PANEL}incidencias/?cifra=entradas&{query}").status_code in (200, 404)


@pytest.mark.parametrize("path", ["incidencias/", "incidencias/?cifra=todas", "csv/", "csv/?tabla=x"])
def test_a_number_or_a_table_that_nobody_shows_is_not_found(marta, path):
    assert marta.get(PANEL + path).status_code == 404


@pytest.mark.parametrize("words", ["=1+1", "+34", "-2+3", "-A1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(words):
    assert safe(words) == f"'{words}"


def test_a_customer_called_like_a_formula_stays_a_name(cast, marta):
    cast.aurora.name = '=HYPERLINK("http://x.example";"Pulsa")'
    cast.aurora.save()
    made(cast.lucia, now())

    answer = marta.get(f"{PANEL}csv/?tabla={SUMMARY}")

    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert file_of(marta, SUMMARY)[1][0].startswith("'=HYPERLINK")
    assert "attachment" in answer["Content-Disposition"]


def test_no_look_changes_anything_or_costs_many_statements(cast, marta, a_month):
    before = snapshot()
    marta.get(PANEL)
    with CaptureQueriesContext(connection) as captured:
        marta.get(PANEL)

    assert len(captured) <= MOST_STATEMENTS, "\n".join(query["sql"][:150] for query in captured)
    assert not changed(before, snapshot())


def test_a_contact_has_no_panel(cast, sign_in):
    lucia = sign_in(cast.lucia)

    assert [
        lucia.get(PANEL + path).status_code
        for path in ("", "incidencias/?cifra=abiertas", "csv/?tabla=flujo")
    ] == [403] * 3


def test_last_month_is_asked_for_by_its_name():
    asked = Asked.of({"periodo": "mes-pasado"}, date(2026, 3, 31))

    assert (asked.period.first, asked.period.last) == (date(2026, 2, 1), date(2026, 2, 28))
    assert asked.period.since == datetime(2026, 2, 1, tzinfo=MADRID)


def test_who_reads_english_reads_it_in_english(cast, marta, a_month):
    cast.marta.person.language = "en"
    cast.marta.person.save()

    page = shown(marta, PANEL)

    assert "How we are doing" in page
    assert "Ver la tabla" not in page
