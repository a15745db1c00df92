"""Every page, light and dark, narrow and wide, with large letters and without motion."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import Browser

from tests.cast import PASSWORD
from tests.e2e.audit import AXE, complaints_about, words_cut_in_large_letters
from tests.e2e.browsing import Browsers, Onlookers
from tests.e2e.conftest import House
from tests.e2e.pages import LOOKS, LUCIA, MARTA, NO_PAGES, Look

pytestmark = [pytest.mark.browser, pytest.mark.drawn]

ALL_REFUSALS = (400, 403, 404, 409, 413, 422, 429, 500, 503)
FIRST_VISIT_BYTES = 60_000
MOVING = """() => [...document.querySelectorAll("*")].flatMap(one => [null, "::before", "::after"].map(part => {
  const style = getComputedStyle(one, part)
  const longest = Math.max(...`${style.transitionDuration},${style.animationDuration}`.split(",").map(parseFloat))
  return longest > 0.01 ? `${one.localName}.${one.className} ${part ?? ""} ${longest} s` : null
})).filter(Boolean)"""


@pytest.fixture(scope="module")
def onlookers(browser: Browser, house: House, states: dict[str, Any]) -> Iterator[Onlookers]:
    opened = Browsers(browser, house.url, PASSWORD, states)
    yield Onlookers(opened, {"expects": ALL_REFUSALS, "reduced_motion": "reduce"}, AXE)
    opened.close()


def routes(resolver: URLResolver, namespace: str = "") -> Iterator[str]:
    for one in resolver.url_patterns:
        if isinstance(one, URLPattern):
            yield f"{namespace}{one.name}"
        else:
            yield from routes(one, f"{one.namespace}:" if one.namespace else namespace)


def test_every_route_is_looked_at_or_shows_nothing():
    known = {look.route for look in LOOKS} | set(NO_PAGES)

    unknown = set(routes(get_resolver())) - known

    assert not unknown, "add them to LOOKS or NO_PAGES in tests/e2e/pages.py"


def test_every_page_of_trouble_is_looked_at():
    assert {"400", "403", "404", "409", "413", "429", "500", "503"} <= {look.route for look in LOOKS}


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.id)
def test_nothing_is_wrong_with(house, onlookers, look: Look):
    page = onlookers.of(look.who)

    look.reach(page, house)

    complaints = complaints_about(page)
    if look.then is None:
        complaints += words_cut_in_large_letters(page, (640,))
    complaints += onlookers.browsers.wrongs()
    assert not complaints, "\n".join(complaints)


@pytest.mark.parametrize(("who", "address"), [("", "/acceso/"), (LUCIA, "/inicio/"), (LUCIA, "/incidencias/nueva/"),
                                          (LUCIA, "/incidencias/{talked}/"), (MARTA, "/escritorio/piezas/")])  # fmt: skip
def test_nothing_moves_for_those_who_do_not_want_it(house, browsers, who, address):
    page = browsers.of(who, reduced_motion="reduce") if who else browsers.stranger(reduced_motion="reduce")

    page.goto(address.format(**house.stage["tickets"]))

    assert not page.evaluate(MOVING)


def test_no_page_is_locked_to_one_way_of_holding_the_telephone(browsers):
    """All pages have the one stylesheet: it is read here once, and by no other look."""
    page = browsers.stranger()
    page.goto("/acceso/")
    page.evaluate(AXE)

    found = page.evaluate(
        "axe.run(document, { runOnly: ['css-orientation-lock'] }).then(all => [all.passes.length, all.violations])"
    )

    assert found == [1, []]


def test_a_first_visit_costs_little(browsers):
    page = browsers.of(LUCIA)
    page.add_init_script("delete Navigator.prototype.locks")  # with a stream the network is never at rest
    heard: list[float] = []
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.on("Network.loadingFinished", lambda event: heard.append(event["encodedDataLength"]))

    page.goto("/acceso/olvido/", wait_until="networkidle")
    page.goto("/inicio/", wait_until="networkidle")

    assert len(heard) >= 4
    assert sum(heard) <= FIRST_VISIT_BYTES, f"{sum(heard):.0f} bytes in {heard}"
