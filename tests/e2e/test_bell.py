"""The bell on an open page: it counts what somebody else does, and falls silent once that was seen."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.test_live_pages import LUCIA, MARTA, listening, say

pytestmark = [pytest.mark.browser, pytest.mark.drawn]


def test_it_rings_at_once_and_is_silent_once_the_thing_was_in_sight(browsers, house):
    number = house.ticket("to_hear")
    lucia = browsers.of(LUCIA, reduced_motion="reduce")
    lucia.goto("/avisos/")
    if lucia.get_by_role("button", name="Marcar todo como leído").is_visible():
        lucia.get_by_role("button", name="Marcar todo como leído").click()
    unread = lucia.locator(".bell .n")
    expect(unread).to_be_hidden()
    listening(lucia, "/sugerencias/")
    marta = browsers.of(MARTA, reduced_motion="reduce")
    marta.goto(f"/escritorio/incidencias/{number}/")

    say(marta, "Ya suena.")
    expect(unread).to_have_text("1")
    expect(lucia.locator(".bell [role=status]")).to_have_text("1 aviso sin leer")

    lucia.goto("/avisos/")
    lucia.locator(".notice.unread").get_by_role("link", name="Tienes un mensaje nuevo").click()
    expect(unread).to_be_hidden()
