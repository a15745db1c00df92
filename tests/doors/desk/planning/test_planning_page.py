"""The planning: a week and a day of everybody, what stands in the way, and the form that needs no script."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import a_ticket
from tests.doors.desk.planning.drawn import PAGE, a_visit, block, on, shown
from ventanilla.domain.calendars.actions import add_day, the_houses_calendar
from ventanilla.domain.calendars.facts import Day
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.models import Team
from ventanilla.domain.tickets.actions.working import assign
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.status import Status

pytestmark = pytest.mark.usefixtures("monday_morning")


def test_a_visit_stands_in_its_week_with_all_that_one_asks(cast, marta):
    visit = a_visit(cast, on(25, 9, 30), minutes=90)

    drawn = block(shown(marta), visit)

    assert "9:30 – 11:00" in drawn
    assert f"#{visit.number}" in drawn
    assert "Cambiar el router" in drawn
    assert "Talleres Aurora" in drawn
    assert f'data-version="{visit.version}"' in drawn


def test_days_and_hours_are_said_in_english_too(cast, marta):
    cast.marta.person.language = "en"
    cast.marta.person.save()

    a_visit(cast, on(25, 9, 30), minutes=90)
    page = shown(marta)

    assert '>Tuesday <b class="num">24</b>' in page
    assert re.search(r"1\.5 / \d+(\.\d)? h", page)


def test_a_visit_of_next_week_is_not_in_this_one(cast, marta):
    visit = a_visit(cast, on(30, 9))

    assert f'data-visit="{visit.number}"' not in shown(marta)
    assert f'data-visit="{visit.number}"' in shown(marta, "?fecha=2026-11-30")


@pytest.mark.parametrize(("view", "before", "after"), [("semana", "16", "30"), ("dia", "22", "24")])
def test_one_goes_on_to_the_days_before_and_after(marta, view, before, after):
    page = shown(marta, f"?vista={view}&fecha=2026-11-23")

    for day in (before, after):
        assert f"vista={view}&amp;fecha=2026-11-{day}" in page


@pytest.mark.parametrize(
    "query", ["?fecha=ayer", "?fecha=9999-99-99", "?vista=siglo", "?equipo=x", "?tecnico=" + "9" * 40]
)
def test_an_address_that_makes_no_sense_is_this_week(marta, query):
    assert "23 nov 2026" in shown(marta, query)


def test_the_weekend_is_there_when_somebody_works_on_it(cast, marta):
    assert "Sábado" not in shown(marta)

    a_visit(cast, on(28, 10))

    assert "Sábado" in shown(marta)


def test_a_holiday_is_named_and_shaded(cast, marta):
    add_day(the_houses_calendar(), Day(on=on(26, 0).date(), name="San Clemente"), by=cast.ivan)

    week, day = shown(marta), shown(marta, "?vista=dia&fecha=2026-11-26")

    assert "San Clemente" in week
    assert 'class="cell shut"' in week
    assert "San Clemente" in day


def test_outside_the_opening_hours_the_day_is_shaded(cast, marta):
    page = shown(marta, "?vista=dia")

    assert 'class="shut at-h0 at-q0 for-h8 for-q2"' in page
    assert 'class="shut at-h14 at-q0 for-h1 for-q2"' in page


def test_what_stands_in_the_way_is_said_and_not_refused(cast, marta):
    first = a_visit(cast, on(24, 9))
    overlapping = a_visit(cast, on(24, 9, 30))
    hurried = a_visit(cast, on(24, 10, 30), of=cast.oscar)
    late = a_visit(cast, on(24, 20))

    page = shown(marta)

    assert f"Coincide con la #{overlapping.number}" in block(page, first)
    assert f"Coincide con la #{first.number}" in block(page, overlapping)
    assert f"Menos de 30 min para llegar desde la #{overlapping.number}" in block(page, hurried)
    assert "Fuera de horario" in block(page, late)


def test_what_has_no_date_waits_at_the_side_mine_first(cast, marta):
    others, nobodys, mine = (a_ticket(cast.lucia, subject=name) for name in ("De otro", "De nadie", "Mía"))
    assign(mine, by=cast.ivan, assignee=cast.marta)
    assign(others, by=cast.ivan, assignee=cast.bruno)
    planned = a_visit(cast, on(25, 9))

    side = shown(marta).partition('<aside class="loose"')[2]

    order = [int(number) for number in re.findall(r'data-visit="(\d+)"', side)]
    assert order == [mine.number, nobodys.number, others.number]
    assert planned.number not in order


def test_a_team_sees_its_own(cast, marta):
    team = Team.objects.create(name="Redes")
    team.members.add(cast.bruno)
    visit = a_visit(cast, on(25, 9), who=cast.bruno)
    other = a_visit(cast, on(25, 9), who=cast.marta)

    page = shown(marta, f"?equipo={team.pk}")

    assert f'data-visit="{visit.number}"' in page
    assert f'data-visit="{other.number}"' not in page


def test_who_has_left_still_stands_there_with_their_visits(cast, marta):
    visit = a_visit(cast, on(25, 9), who=cast.bruno)
    cast.bruno.is_active = False
    cast.bruno.save()

    for query in ("", f"?tecnico={cast.marta.pk}", "?vista=dia&fecha=2026-11-25"):
        assert f'data-visit="{visit.number}"' in shown(marta, query)


def test_a_phone_shows_the_day_of_one(cast, marta):
    visit = a_visit(cast, on(23, 12), who=cast.bruno)

    own = shown(marta).partition('<section class="planlist"')[2].partition("</section>")[0]
    page = shown(marta, f"?tecnico={cast.bruno.pk}")
    of_bruno = page.partition('<section class="planlist"')[2].partition("</section>")[0]

    assert f'data-visit="{visit.number}"' not in own
    assert f'data-visit="{visit.number}"' in of_bruno


def form_of(visit: Ticket, **facts: object) -> dict[str, object]:
    visit.refresh_from_db()
    return {
        "planned_at": "2026-11-26T12:00", "minutes": 120, "technician": visit.assignee_id, "version": visit.version, **facts,
    }  # fmt: skip


def test_without_a_script_a_visit_is_moved_by_its_form(cast, marta):
    visit = a_visit(cast, on(25, 9))
    address = f"{PAGE}{visit.number}/?vista=dia&fecha=2026-11-25"

    answer = marta.post(address, form_of(visit, technician=cast.bruno.pk))

    assert answer["Location"] == f"{PAGE}?vista=dia&fecha=2026-11-25"
    visit.refresh_from_db()
    assert (visit.planned_at, visit.planned_minutes) == (on(26, 12), 120)
    assert visit.assignee == cast.bruno


def test_what_has_no_date_gets_one_by_the_same_form(cast, marta):
    ticket = a_ticket(cast.lucia)
    where = f"{PAGE}{ticket.number}/?cuando=2026-11-25T09:00&tecnico={cast.bruno.pk}"
    assert 'value="2026-11-25T09:00"' in marta.get(where).content.decode()

    marta.post(where, form_of(ticket, technician=cast.bruno.pk))

    ticket.refresh_from_db()
    assert (ticket.status, ticket.assignee) == (Status.PLANNED, cast.bruno)


def test_a_date_that_has_passed_comes_back_with_what_was_typed(cast, marta):
    visit = a_visit(cast, on(25, 9))

    answer = marta.post(f"{PAGE}{visit.number}/", form_of(visit, planned_at="2026-11-20T12:00"))

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "La fecha ya ha pasado" in page
    assert 'value="2026-11-20T12:00"' in page


def test_who_was_overtaken_sees_how_it_is_now_and_decides(cast, marta):
    visit = a_visit(cast, on(25, 9))
    stale = form_of(visit)
    marta.post(f"{PAGE}{visit.number}/", form_of(visit, planned_at="2026-11-27T10:00", minutes=60))

    answer = marta.post(f"{PAGE}{visit.number}/", stale)

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "ha cambiado mientras" in page
    assert "27 de noviembre de 2026, de 10:00 a 11:00" in page
    visit.refresh_from_db()
    assert f'name="version" value="{visit.version}"' in page


def test_a_visit_is_taken_back(cast, marta):
    visit = a_visit(cast, on(25, 9))

    marta.post(f"{PAGE}{visit.number}/sin-fecha/", {"version": visit.version})

    visit.refresh_from_db()
    assert (visit.status, visit.planned_at) == (Status.IN_PROGRESS, None)
    assert marta.post(f"{PAGE}{visit.number}/sin-fecha/", {}).status_code == 422


def test_the_customer_sees_from_when_until_when_and_who(cast, marta, sign_in):
    visit = a_visit(cast, on(25, 9, 30), minutes=90)

    page = sign_in(cast.lucia).get(f"/incidencias/{visit.number}/").content.decode()

    assert "25 de noviembre de 2026, de 9:30 a 11:00" in page
    assert "Marta Solís" in page
    assert "de 9:30 a 11:00" in Letter.objects.get(key__contains=":planned:").text


def test_many_visits_cost_no_more_statements_than_one(cast, marta):
    for hour in range(9, 13):
        a_visit(cast, on(25, hour), who=cast.bruno)
        a_ticket(cast.lucia)

    for query in ("", "?vista=dia&fecha=2026-11-25"):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            shown(marta, query)
        assert len(asked) <= 5
