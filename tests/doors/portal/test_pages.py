"""The portal's pages say what they must to each person, and no more."""

from __future__ import annotations

import html
import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now

from tests.cast import Cast, a_ticket
from tests.conftest import SignIn
from tests.doors.portal.reading import page_of, read
from ventanilla.domain.tickets.actions.finishing import cancel, resolve
from ventanilla.domain.tickets.actions.rating import rate
from ventanilla.domain.tickets.actions.talking import add_note, reply
from ventanilla.domain.tickets.actions.working import ask_customer, plan, qualify, start
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.status import Priority

NEW = reverse("portal:new_ticket")


def test_inicio_quotes_the_question_that_waits_and_lists_what_goes_on(cast: Cast, sign_in: SignIn) -> None:
    asked, going_on = (
        a_ticket(cast.lucia, subject="Alta de usuario"),
        a_ticket(cast.pedro, subject="La VPN se corta"),
    )
    ask_customer(asked, "¿Le damos los permisos de Pedro?", by=cast.marta)
    start(going_on, by=cast.ivan)

    page = read(sign_in(cast.lucia), reverse("portal:home"))

    assert ", Lucía" in page.text
    assert "«¿Le damos los permisos de Pedro?»" in page.text
    assert "Responder" in page.text
    assert "La VPN se corta" in page.text
    assert "En curso" in page.text


def test_inicio_takes_the_stars_without_a_script(cast: Cast, sign_in: SignIn, vpn_ticket: Ticket) -> None:
    resolve(vpn_ticket, "Era el router.", by=cast.marta)
    lucia = sign_in(cast.lucia)
    page = lucia.get(reverse("portal:home")).content.decode()

    answer = lucia.post(reverse("portal:rate", args=[vpn_ticket.number]), {"stars": "4"})

    assert f'action="{reverse("portal:rate", args=[vpn_ticket.number])}"' in page
    assert '<button name="stars" value="4"' in page
    assert answer.status_code == 302
    assert vpn_ticket.rating.stars == 4


def test_inicio_on_the_first_day_says_what_to_begin_with_and_later_that_all_is_calm(
    cast: Cast, sign_in: SignIn
) -> None:
    oscar = sign_in(cast.oscar)
    first = read(oscar, reverse("portal:home"))
    cancel(a_ticket(cast.oscar), "Ya está.", by=cast.oscar)
    later = read(oscar, reverse("portal:home"))

    assert "Nueva incidencia" in first.text
    assert "Para empezar" in first.text
    assert "Invita a tu gente" in first.text
    assert "Todo tranquilo" not in first.text
    assert "Para empezar" not in later.text
    assert "Todo tranquilo" in later.text


def test_inicio_of_somebody_without_support_says_who_can_open_it(cast: Cast, sign_in: SignIn) -> None:
    page = read(sign_in(cast.teo), reverse("portal:home"))

    assert "Tus permisos no incluyen las incidencias" in page.text
    assert "Nueva incidencia" not in page.text


def test_who_may_only_look_is_offered_nothing_to_do(cast: Cast, sign_in: SignIn) -> None:
    nuria = sign_in(cast.nuria)

    home, listed = read(nuria, reverse("portal:home")), read(nuria, reverse("portal:tickets"))

    assert "Nueva incidencia" not in home.text + listed.text


def test_the_list_names_who_asked_only_to_those_who_see_the_whole_company(
    cast: Cast, sign_in: SignIn
) -> None:
    a_ticket(cast.pedro, subject="Se apaga sola la pantalla")

    all_of_it = read(sign_in(cast.lucia), reverse("portal:tickets"))
    own = read(sign_in(cast.pedro), reverse("portal:tickets"))

    assert "Pedro Sanz" in all_of_it.text
    assert "Las que has abierto tú" in own.text
    assert own.text.count("Pedro Sanz") == 1, "his own name, in the top bar"


def test_the_completed_ones_show_their_stars(cast: Cast, sign_in: SignIn, vpn_ticket: Ticket) -> None:
    resolve(vpn_ticket, "Era el router.", by=cast.marta)
    rate(vpn_ticket, by=cast.lucia, stars=4)

    page = sign_in(cast.lucia).get(reverse("portal:tickets_completed")).content.decode()

    assert "La VPN se corta" in page
    assert "4 de 5 estrellas" in page


def test_a_long_list_goes_on_with_the_older_ones(cast: Cast, sign_in: SignIn) -> None:
    for number in range(26):
        a_ticket(cast.lucia, subject=f"Aviso {number:02}")
    lucia = sign_in(cast.lucia)
    first = lucia.get(reverse("portal:tickets")).content.decode()
    link = re.search(r'rel="next" href="([^"]+)"', first)
    assert link

    older = lucia.get(html.unescape(link[1]))

    assert "Aviso 00" not in first
    assert "Aviso 00" in older.content.decode()
    assert "Las más recientes" in older.content.decode()


def test_the_ticket_tells_its_story_in_sentences(cast: Cast, sign_in: SignIn, vpn_ticket: Ticket) -> None:
    kind, application = vpn_ticket.type, vpn_ticket.application
    qualify(
        vpn_ticket, by=cast.marta, type=kind, application=application, priority=Priority.HIGH, assignee=None
    )
    plan(vpn_ticket, by=cast.marta, at_time=now() + timedelta(days=3), technician=cast.ivan)
    reply(vpn_ticket, "Paso el martes.", by=cast.ivan)
    add_note(vpn_ticket, "Llevar el router de repuesto.", by=cast.ivan)

    page = read(sign_in(cast.lucia), page_of(vpn_ticket))

    assert "la ha cualificado: Avería · Red e internet, prioridad alta" in page.text
    assert "Visita planificada:" in page.text
    assert "Paso el martes." in page.text
    assert "Ya está resuelto" in page.text
    assert "router de repuesto" not in page.text


def test_a_resolved_ticket_asks_how_it_went_and_then_shows_what_was_said(
    cast: Cast, sign_in: SignIn, vpn_ticket: Ticket
) -> None:
    resolve(vpn_ticket, "Era el router.", by=cast.marta)
    lucia = sign_in(cast.lucia)
    before = read(lucia, page_of(vpn_ticket))

    lucia.post(reverse("portal:rate", args=[vpn_ticket.number]), {"stars": "5", "comment": "Muy rápida."})

    after = read(lucia, page_of(vpn_ticket))
    assert "¿Cómo ha ido?" in before.text
    assert "Reabrir" in before.text
    assert "«Muy rápida.»" in after.text
    assert "excelente" in after.text


def test_a_cancelled_ticket_is_only_read(cast: Cast, sign_in: SignIn, vpn_ticket: Ticket) -> None:
    cancel(vpn_ticket, "Era la misma.", by=cast.lucia)

    page = read(sign_in(cast.lucia), page_of(vpn_ticket))

    assert "Cancelado" in page.text
    assert "textarea" not in page.tags
    assert "por asignar" not in page.text


@pytest.mark.parametrize(
    ("route", "says"), [("cancel", "¿Cancelar la incidencia?"), ("reopen", "¿Reabrir la incidencia?")]
)
def test_what_changes_the_course_is_asked_first(
    cast: Cast, sign_in: SignIn, vpn_ticket: Ticket, route: str, says: str
) -> None:
    if route == "reopen":
        resolve(vpn_ticket, "Era el router.", by=cast.marta)

    page = read(sign_in(cast.lucia), reverse(f"portal:{route}", args=[vpn_ticket.number]))

    assert says in page.text
    assert "La VPN se corta" in page.text


def test_every_page_has_one_heading_and_at_most_one_primary_button(
    cast: Cast, sign_in: SignIn, vpn_ticket: Ticket
) -> None:
    lucia = sign_in(cast.lucia)
    solved = a_ticket(cast.lucia)
    resolve(solved, "Hecho.", by=cast.marta)
    lists = [reverse("portal:home"), reverse("portal:tickets"), reverse("portal:tickets_completed"), NEW]

    pages = [read(lucia, address) for address in [*lists, page_of(vpn_ticket), page_of(solved)]]

    assert [page.tags.count("h1") for page in pages] == [1] * len(pages)
    assert max(page.primaries for page in pages) == 1


def test_a_new_ticket_names_the_kinds_of_file_and_the_version_of_the_privacy_text(
    cast: Cast, sign_in: SignIn
) -> None:
    page = read(sign_in(cast.lucia), NEW)

    assert "hasta 5 MB cada uno" in page.text
    assert "Información de privacidad" in page.text
    assert "versión 2026-11" in page.text
