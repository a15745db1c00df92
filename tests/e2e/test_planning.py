"""The planning in a browser: by keyboard, by mouse, and that nothing is kept before somebody says so."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
import recurring_ical_events
from django.utils.timezone import localtime
from icalendar import Calendar
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import House

pytestmark = [pytest.mark.browser, pytest.mark.drawn]

MARTA = "marta@norte-pruebas.example"
PAGE = "/escritorio/planificacion/"


@pytest.fixture
def marta(browsers) -> Page:
    page = browsers.of(MARTA, reduced_motion="reduce")
    page.set_viewport_size({"width": 1440, "height": 1000})
    return page


def planned(house: House, number: int) -> tuple[str, int]:
    """«2026-12-07T09:00» in UTC, and minutes."""
    sql = "select planned_at, planned_minutes from tickets_ticket where number = %s"
    at, minutes = house.rows(sql, number)[0]
    return str(at)[:16].replace(" ", "T"), int(minutes)


def block(page: Page, number: int) -> Locator:
    return page.locator(f".planweek [data-visit='{number}'], .planday [data-visit='{number}']")


def shown(page: Page, house: House, name: str, view: str = "semana") -> tuple[int, Locator, str]:
    """The number of a ticket of one's own, its block, and the day on which it stands."""
    number = house.ticket(name)
    at = localtime(datetime.fromisoformat(planned(house, number)[0] + "+00:00"))
    day = f"{at:%Y-%m-%d}"
    page.goto(f"{PAGE}?vista={view}&fecha={day}")
    return number, block(page, number), day


def test_a_visit_is_moved_and_stretched_by_keyboard(house, marta):
    number, visit, _day = shown(marta, house, "visit_keys")
    was = planned(house, number)
    visit.focus()

    for key in ("ArrowRight", "ArrowDown", "ArrowDown", "Shift+ArrowDown"):
        marta.keyboard.press(key)
    expect(visit).to_be_focused()
    expect(visit).to_contain_text("10:00 – 11:30")
    expect(marta.locator("[data-planning-told]")).to_contain_text(f"#{number}")
    expect(marta.locator("[data-planning-told]")).to_contain_text("10:00 – 11:30 · Marta Solís")
    assert planned(house, number) == was

    with marta.expect_navigation():
        marta.keyboard.press("Enter")

    expect(marta.get_by_text("La visita está guardada")).to_be_visible()
    later = datetime.fromisoformat(was[0]) + timedelta(days=1, hours=1)
    assert planned(house, number) == (f"{later:%Y-%m-%dT%H:%M}", 90)


def test_escape_takes_it_back(house, marta):
    number, visit, _day = shown(marta, house, "visit_back")
    was = planned(house, number)
    visit.focus()
    marta.keyboard.press("ArrowRight")
    marta.keyboard.press("PageDown")
    expect(marta.get_by_role("button", name="Guardar")).to_be_visible()

    marta.keyboard.press("Escape")

    expect(marta.get_by_role("button", name="Guardar")).to_be_hidden()
    expect(visit).to_contain_text("9:00 – 10:00")
    assert planned(house, number) == was


def test_enter_opens_what_has_not_moved(house, marta):
    number, visit, _day = shown(marta, house, "visit_back")
    visit.focus()

    marta.keyboard.press("Enter")

    expect(marta).to_have_url(re.compile(f"{PAGE}{number}/"))
    expect(marta.get_by_role("heading", name="Cambiar la visita")).to_be_visible()


def test_a_visit_is_dragged_to_another_day_and_technician(house, marta):
    number, visit, day = shown(marta, house, "visit_mouse")
    other = datetime.fromisoformat(day) + timedelta(days=1)
    target = marta.locator(f".planweek [data-slot][data-day='{other:%Y-%m-%d}'][data-name='Bruno Gil']")

    drag(marta, visit, target)
    expect(marta.locator("[data-planning-words]")).to_contain_text("9:00 – 10:00 · Bruno Gil")
    with marta.expect_navigation():
        marta.get_by_role("button", name="Guardar").click()

    assert planned(house, number)[0].startswith(f"{other:%Y-%m-%d}")
    whose = "select p.name from tickets_ticket t join people_staffmember s on s.id = t.assignee_id"
    rows = house.rows(f"{whose} join people_person p on p.id = s.person_id where t.number = %s", number)
    assert rows[0][0] == "Bruno Gil"


def test_a_visit_is_stretched_by_its_edge(house, marta):
    number, visit, _day = shown(marta, house, "visit_stretch", view="dia")
    edge = visit.locator("[data-stretch]").bounding_box()
    height = visit.bounding_box()["height"]
    x, y = edge["x"] + edge["width"] / 2, edge["y"] + edge["height"] / 2

    marta.mouse.move(x, y)
    marta.mouse.down()
    marta.mouse.move(x, y + height, steps=8)
    marta.mouse.up()
    expect(visit).to_contain_text("9:00 – 11:00")
    with marta.expect_navigation():
        marta.get_by_role("button", name="Guardar").click()

    assert planned(house, number)[1] == 120


def test_what_has_no_date_is_dropped_on_its_day(house, marta):
    number = house.ticket("to_date")
    today = localtime()
    day = today + timedelta(days=28 - today.weekday())
    marta.goto(f"{PAGE}?fecha={day:%Y-%m-%d}")
    undated = marta.locator(f".loose [data-visit='{number}']")
    target = marta.locator(f".planweek [data-slot][data-day='{day:%Y-%m-%d}'][data-name='Marta Solís']")

    drag(marta, undated, target)
    with marta.expect_navigation():
        marta.get_by_role("button", name="Guardar").click()

    assert house.status_of(number) == "planned"
    assert planned(house, number)[0].startswith(f"{day:%Y-%m-%d}")


def test_without_a_script_a_visit_leads_to_its_form(house, browsers):
    page = browsers.of(MARTA, java_script_enabled=False)
    page.set_viewport_size({"width": 1440, "height": 1000})
    number, visit, _day = shown(page, house, "visit_plain")

    visit.click()
    page.get_by_label("Cuánto dura").select_option("180")
    page.get_by_role("button", name="Guardar").click()

    assert planned(house, number)[1] == 180


def test_a_phone_shows_one_day_and_leads_on(house, browsers):
    page = browsers.of(MARTA)
    page.set_viewport_size({"width": 390, "height": 844})
    number = house.ticket("visit_plain")
    day = planned(house, number)[0][:10]
    page.goto(f"{PAGE}?fecha={day}")

    expect(page.locator(f".planlist [data-visit='{number}']")).to_be_visible()
    expect(page.locator(".planweek")).to_be_hidden()
    page.locator(".planlist").get_by_role("link", name="Día siguiente").click()
    expect(page.locator(f".planlist [data-visit='{number}']")).to_have_count(0)


def test_a_calendar_program_subscribes_to_the_link(house, marta):
    """Read over HTTP as a program that shows calendars reads it: unfold, expand, ask for what is between two days."""
    number = house.ticket("visit_plain")
    begins = datetime.fromisoformat(planned(house, number)[0] + "+00:00")
    marta.goto(f"{PAGE}calendario/")
    marta.get_by_role("button", name=re.compile("Hacer (el|un) enlace")).click()
    link = marta.get_by_label("Tu enlace").input_value()

    calendar = Calendar.from_ical(urlopen(f"{house.url}{urlsplit(link).path}").read())

    found = recurring_ical_events.of(calendar).between(
        begins - timedelta(hours=1), begins + timedelta(hours=1)
    )
    assert f"#{number} Prueba visit_plain · Talleres Aurora" in [str(event["SUMMARY"]) for event in found]
    event = next(one for one in found if f"#{number} " in str(one["SUMMARY"]))
    assert event.decoded("DTSTART") == begins


def drag(page: Page, what: Locator, where: Locator) -> None:
    what.scroll_into_view_if_needed()
    begins, ends = what.bounding_box(), where.bounding_box()
    page.mouse.move(begins["x"] + 20, begins["y"] + 10)
    page.mouse.down()
    page.mouse.move(begins["x"] + 40, begins["y"] + 20, steps=3)
    page.mouse.move(ends["x"] + ends["width"] / 2, ends["y"] + ends["height"] / 2, steps=10)
    page.mouse.up()
