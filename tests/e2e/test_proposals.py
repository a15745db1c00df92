"""Answers proposed while the subject of a ticket is typed: they come by themselves, open beside, and take nothing away."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.drawn]


def test_a_proposal_opens_in_another_tab_and_nothing_typed_is_lost(browsers):
    page = browsers.of("lucia@aurora-pruebas.example")
    page.goto("/incidencias/nueva/")
    page.get_by_label("¿Qué pasa?").fill("Desde el martes, cada diez minutos.")
    page.get_by_label("Asunto").press_sequentially("Se corta la vpn")

    offered = page.get_by_role("button", name="La VPN se corta cada pocos minutos")
    expect(offered).to_be_visible()
    expect(page.get_by_text("1 respuesta que quizá te sirve")).to_be_attached()
    page.keyboard.press("Tab")
    expect(offered).to_be_focused()
    with page.context.expect_page() as opened:
        page.keyboard.press("Enter")

    expect(opened.value.get_by_role("heading", level=1)).to_have_text("La VPN se corta cada pocos minutos")
    opened.value.close()
    expect(page.get_by_label("¿Qué pasa?")).to_have_value("Desde el martes, cada diez minutos.")
    expect(page.get_by_label("Asunto")).to_have_value("Se corta la vpn")
    page.get_by_label("Asunto").fill("nada de nada")
    expect(offered).to_have_count(0)
