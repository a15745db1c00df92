"""What every letter says, to whom, and what it never says."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from django.conf import settings
from django.urls import reverse
from markupsafe import escape

from tests.cast import Cast, a_ticket
from tests.domain.tickets.correspondence import CANARY, Post, Text, every_letter
from tests.house.letters import templates_named
from ventanilla.domain.files.actions import store_file
from ventanilla.domain.mail.models import MASK, Letter
from ventanilla.domain.tickets.actions.talking import reply

NASTY = Text(
    name='<b>Lucía</b>"& Ferrer',
    staff='<b>Marta</b>"& Solís',
    subject='El correo <b>"no llega"</b> al móvil & al portátil de 15" el 100 % de las veces desde que cambiamos la clave',
    words='Sale <b>"error 5 & 7"</b> y **nada más**.\n\n- en el móvil\n- en el portátil',
)  # fmt: skip
SPOKEN = 'Sale <b>"error 5 & 7"</b> y nada más.'
QUOTING = {
    "received", "pending", "awaiting_customer", "reminder", "new_message", "resolved", "reopened",
    "cancelled",
    "staff_new_message", "staff_rated", "staff_reopened", "staff_cancelled",
}  # fmt: skip

OF_PEOPLE = {"caller_asked", "new_password", "password_changed", "contact_changed", "handed_over"}


@pytest.fixture(params=["es", "en"])
def nasty_post(request: pytest.FixtureRequest, cast: Cast) -> Post:
    return every_letter(cast, language=request.param, text=NASTY)


@pytest.fixture
def post(cast: Cast) -> Post:
    return every_letter(cast)


def test_every_letter_there_is_gets_written(post):
    written = {name.split(" ")[0] for name in post.letters}

    assert {name.rpartition("/")[2] for name in templates_named() if name.startswith("tickets/")} <= written


def test_what_people_type_is_escaped_in_html_and_stays_as_it_is_in_text(nasty_post):
    for name, letter in nasty_post.letters.items():
        assert "<b>" not in letter.html, name
        assert "&lt;b&gt;" not in letter.text, name
        assert "&amp;lt;" not in letter.html, name
        if name in QUOTING:
            assert str(escape(SPOKEN)) in letter.html, name
            assert f"> {SPOKEN}\n" in letter.text, name


def test_a_subject_is_one_line_with_the_number_and_the_words_as_they_were_typed(nasty_post):
    for name, letter in _about_ticket(nasty_post).items():
        assert letter.subject.startswith(f"[#{letter.about_id}] "), name
        assert letter.subject.endswith(NASTY.subject), name
        assert "\n" not in letter.subject, name
        assert str(escape(NASTY.subject)) in letter.html, name
        quoted = f"“{NASTY.subject}”" if _language(name, nasty_post) == "en" else f"«{NASTY.subject}»"
        assert quoted in letter.text, name


def test_quotation_marks_within_a_subject_are_those_of_the_second_order(cast):
    a_ticket(cast.lucia, subject="Presupuesto para «Mantenimiento Plus»")

    letter = Letter.objects.get(to_address=cast.lucia.person.email)
    assert "«Presupuesto para “Mantenimiento Plus”»" in letter.text
    assert "Presupuesto para «Mantenimiento Plus»" in letter.subject


def test_a_letter_says_in_which_language_it_is(nasty_post):
    for name, letter in nasty_post.letters.items():
        assert f'<html lang="{_language(name, nasty_post)}">' in letter.html, name


@pytest.mark.parametrize(("language", "title", "sentence"), [
    ("es", "Hemos recibido tu incidencia", "Hola, Lucía. Tu incidencia «El correo no llegaba al móvil» tiene el número"),
    ("en", "We have received your ticket", "Hello, Lucía. Your ticket “El correo no llegaba al móvil” has number"),
])  # fmt: skip
def test_a_letter_is_written_in_the_language_of_whoever_receives_it(cast, language, title, sentence):
    letter = every_letter(cast, language=language).letters["received"]

    assert letter.headline == title
    assert sentence in letter.text
    assert title in letter.html


def test_colleagues_with_two_languages_each_read_their_own(cast):
    post = every_letter(cast, language="en")

    assert "Lucía Ferrer has rated “El correo no llegaba al móvil”." in post.letters["staff_rated"].text
    assert "Lucía Ferrer ha valorado «" in post.letters["staff_rated (responsible)"].text


def test_an_english_letter_says_its_day_the_english_way(cast):
    letter = every_letter(cast, language="en").letters["planned"]

    assert re.search(r"When: [A-Z]\w+day \d+ [A-Z]\w+ \d{4}, \d+:\d\d to \d+:\d\d", letter.text)
    assert "Technician: Marta Solís" in letter.text


def test_the_text_twin_has_every_link_of_the_html(post):
    for name, letter in post.letters.items():
        links = {link.replace("&amp;", "&") for link in re.findall(r'href="([^"]+)"', letter.html)}
        assert links, name
        assert links == set(re.findall(r"https?://\S+", letter.text)), name


def test_customers_are_led_to_the_portal_and_staff_to_the_desk(post):
    for name, letter in _about_ticket(post).items():
        number = post.other.number if name == "merged" else letter.about_id
        in_desk, in_portal = (
            f"{settings.BASE_URL}{reverse(f'{door}:ticket', args=[number])}" for door in ("desk", "portal")
        )
        is_for_staff = name.startswith("staff_")
        assert (in_desk in letter.html) == is_for_staff, name
        assert (in_portal in letter.html) != is_for_staff, name


def test_no_letter_repeats_an_internal_note(post):
    for name, letter in post.letters.items():
        assert CANARY not in letter.html + letter.text + letter.subject, name


def test_no_letter_invites_to_answer_by_mail(post):
    for name, letter in post.letters.items():
        assert "este correo y" not in letter.text, name
        assert not re.search(r"responde\w* a este correo", letter.text, re.IGNORECASE), name


def test_the_stars_are_five_addresses_and_their_token_is_masked_in_the_desk(post):
    letter = post.letters["resolved"]

    page = f"{settings.BASE_URL}/valorar/{letter.secrets[0]}/?stars="
    for star in "12345":
        assert f'href="{page}{star}"' in letter.html
        assert f"{page}{star}\n" in letter.text
    assert letter.secrets[0] not in letter.preview_html() + letter.preview_text()
    assert MASK in letter.preview_html()


def test_the_token_of_a_new_password_is_masked_in_the_desk(post):
    letter = post.letters["new_password"]

    assert letter.secrets[0] in letter.html
    assert letter.secrets[0] not in letter.preview_html() + letter.preview_text()


def test_the_plan_says_its_day_in_full_and_who_comes(post):
    letter = post.letters["planned"]

    assert re.search(r"Cuándo: \w+, \d+ de \w+ de \d{4}, de \d+:\d\d a \d+:\d\d", letter.text)
    assert "Técnico: Marta Solís" in letter.text


def test_a_low_rating_tells_the_one_responsible_why_it_comes_to_them(post):
    letter = post.letters["staff_rated (responsible)"]

    assert "2 de 5: regular" in letter.text
    assert "Recibes este correo porque eres responsable" in letter.text


def test_bold_is_read_without_its_asterisks(post):
    assert "la contraseña antigua." in post.letters["resolved"].text
    assert "**" not in post.letters["resolved"].html


def test_an_answer_of_files_alone_says_so(cast):
    ticket = a_ticket(cast.lucia)
    file = store_file("registro.txt", BytesIO(b"todo bien"), 9, owner="marta")

    reply(ticket, "", by=cast.marta, files=[file])

    letter = Letter.objects.latest("id")
    assert "Marta Solís ha añadido archivos a «La VPN se corta»." in letter.text
    assert 'class="quote"' not in letter.html


def _language(name: str, post: Post) -> str:
    """Elena, who is responsible, reads Spanish whatever the others read."""
    return "es" if name.endswith("(responsible)") else post.language


def _about_ticket(post: Post) -> dict[str, Letter]:
    """Those about a single one."""
    return {name: letter for name, letter in post.letters.items() if name not in OF_PEOPLE}
