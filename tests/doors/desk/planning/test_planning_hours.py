"""The planning with technicians who keep other hours than the house, and with more visits than there is room for."""

from __future__ import annotations

import pytest

from tests.doors.desk.planning.drawn import a_visit, block, column, on, shown
from ventanilla.domain.calendars.actions import add_day, create_calendar
from ventanilla.domain.calendars.facts import CalendarFacts, Day
from ventanilla.domain.people.actions.staff import change_hours
from ventanilla.domain.people.models import Team
from ventanilla.doors.desk.planning import reads

pytestmark = pytest.mark.usefixtures("monday_morning")


def test_each_technicians_own_hours_and_holidays_are_shaded_on_our_wall(cast, marta):
    week = dict.fromkeys(range(5), ((8 * 60, 14 * 60),))
    islands = create_calendar(CalendarFacts(name="Canarias", zone="Atlantic/Canary", week=week), by=cast.ivan)
    add_day(islands, Day(on=on(26, 0).date(), name="Fiesta de la isla"), by=cast.ivan)
    change_hours(cast.bruno, islands, by=cast.ivan)
    fits, late, off = (
        a_visit(cast, on(day, hour), who=cast.bruno) for day, hour in ((25, 14), (25, 16), (26, 10))
    )

    week_shown, day_shown = shown(marta), shown(marta, "?vista=dia&fecha=2026-11-25")

    assert "9:00 – 15:00" in column(day_shown, "Bruno Gil")
    assert 'class="shut at-h15 at-q0 for-h9 for-q0"' in column(day_shown, "Bruno Gil")
    assert 'class="shut at-h14 at-q0 for-h1 for-q2"' in column(day_shown, "Marta Solís")
    assert "Fuera de horario" not in block(week_shown, fits)
    assert "Fuera de horario" in block(week_shown, late)
    assert "En un día sin servicio" in block(week_shown, off)
    assert week_shown.count("Fiesta de la isla") == 1
    assert week_shown.count('class="cell shut"') == 1
    assert "3 / 24 h" in week_shown  # four days of six hours: nothing of Thursday


def test_visits_that_find_no_room_are_said_to_be_missing(cast, marta, monkeypatch):
    monkeypatch.setattr(reads, "MOST_VISITS", 2)
    team = Team.objects.create(name="Redes")
    team.members.add(cast.bruno)
    visits = [a_visit(cast, on(day, 9), who=cast.bruno if day == 26 else cast.marta) for day in (24, 25, 26)]

    page, of_team = shown(marta), shown(marta, f"?equipo={team.pk}")

    assert "Aquí caben 2 visitas y hay más" in page
    assert f'data-visit="{visits[2].number}"' not in page
    assert f'data-visit="{visits[2].number}"' in of_team
    assert "y hay más" not in of_team
