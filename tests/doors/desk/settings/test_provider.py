"""What administrators change about the provider, through the door."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.domain.provider.pictures import png
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.provider.actions import change_identity
from ventanilla.domain.provider.facts import Identity
from ventanilla.domain.provider.house import the_house
from ventanilla.domain.provider.models import Provider

AT = "/escritorio/ajustes/"
WEEK = {f"{end}_{day}_a": hour for day in range(5) for end, hour in (("from", "8:00"), ("until", "15:00"))}
PERIODS = {
    "first_reminder": 3, "second_reminder": 6, "give_up": 9, "reopen": 14, "close": 14, "rating": 30, "rating_reminder": 3,
    "objection": 15, "chat_answer": 5, "chat_idle": 15,
}  # fmt: skip


def hidden(page: str, name: str) -> str:
    return re.search(rf'name="{name}" value="([^"]*)"', page)[1]


def test_the_name_is_everywhere_at_once(ivan, client):
    answer = ivan.post(f"{AT}empresa/", {"name": "Sur Redes", "tax_id": "b-12345674"})

    assert answer.url == f"{AT}empresa/"
    assert "Guardado." in ivan.get(answer.url).text
    assert "Sur Redes" in client.get("/acceso/").text
    assert Entry.objects.get(verb="provider.identity_changed").actor_name == "Iván Cobo"


def test_the_privacy_page_says_who_answers_for_the_data(ivan, client):
    legal = {"tax_id": "B12345674", "legal_notice": "Registro Mercantil de Zaragoza, tomo 1234"}
    ivan.post(f"{AT}empresa/", {"name": "Sur Redes", **legal})

    page = client.get("/privacidad/").text

    assert all(fact in page for fact in legal.values())


def test_the_hours_that_nobody_has_set_are_told_as_such(ivan, cast):
    cast.ivan.person.language = "en"
    cast.ivan.person.save()

    assert "Monday to Friday, 8:30 – 14:00 and 15:30 – 18:30 (by default)" in ivan.get(AT).text


def test_a_wrong_tax_id_is_said_beside_it_and_nothing_typed_is_lost(ivan):
    answer = ivan.post(f"{AT}empresa/", {"name": "Sur Redes", "tax_id": "B12345678", "phone": "976 555 111"})

    assert answer.status_code == 422
    assert "sería «4»" in answer.text
    assert 'value="976 555 111"' in answer.text
    assert not Provider.objects.filter(name="Sur Redes").exists()


def test_two_who_edit_at_once_see_both_and_decide(ivan, cast):
    seen = hidden(ivan.get(f"{AT}empresa/").text, "seen_identity")
    change_identity(Identity(name="Sur Redes"), by=cast.ivan)

    refused = ivan.post(f"{AT}empresa/", {"name": "Norte Redes", "seen_identity": seen})

    assert refused.status_code == 422
    assert "<td>Sur Redes</td><td>Norte Redes</td>" in refused.text
    assert 'value="Norte Redes"' in refused.text
    again = hidden(refused.text, "seen_identity")
    assert ivan.post(f"{AT}empresa/", {"name": "Norte Redes", "seen_identity": again}).status_code == 302
    assert the_house().name == "Norte Redes"


def test_a_logo_is_kept_and_served(ivan, client):
    upload = SimpleUploadedFile("mi logo.png", png(), content_type="image/png")

    ivan.post(f"{AT}marca/", {"colour": "#aa3300", "logo": upload})

    assert client.get("/favicon.svg").content == png()
    assert "--brand-raw:#aa3300" in client.get("/marca.css").text
    assert '<img class="mark"' in client.get("/acceso/").text


def test_a_logo_that_came_with_a_mistake_is_not_lost(ivan):
    upload = SimpleUploadedFile("logo.png", png(), content_type="image/png")

    refused = ivan.post(f"{AT}marca/", {"colour": "rojo", "logo": upload})
    held = hidden(refused.text, "held_logo")
    ivan.post(f"{AT}marca/", {"colour": "#aa3300", "held_logo": held})

    assert refused.status_code == 422
    assert bytes(Provider.objects.get().logo) == png()


def test_a_preview_shows_and_keeps_nothing(ivan):
    upload = SimpleUploadedFile("logo.png", png(), content_type="image/png")

    shown = ivan.post(f"{AT}marca/", {"colour": "#aa3300", "logo": upload, "preview": "1"})

    assert shown.status_code == 200
    assert "muestra.css?color=%23aa3300" in shown.text
    assert "data:image/png;base64," in shown.text
    assert not Provider.objects.exclude(colour="").exists()


@pytest.mark.parametrize(
    ("asked", "colour"),
    [("#aa3300", "#aa3300"), ("red", "#0b6775"), ("#aa3300}body{display:none", "#0b6775")],
)
def test_the_sheet_of_the_preview_takes_a_colour_and_nothing_else(ivan, asked, colour):
    answer = ivan.get(f"{AT}marca/muestra.css", {"color": asked})

    assert answer.text == f".tried-on{{--brand-raw:{colour}}}\n"


def test_a_broken_picture_in_the_hidden_field_is_nothing(ivan):
    ivan.post(f"{AT}marca/", {"colour": "#aa3300", "held_logo": "<script>"})

    assert Provider.objects.get().logo is None


def test_the_week_is_counted_and_read_from_then_on(ivan, cast, sign_in, django_capture_on_commit_callbacks):
    answer = ivan.post(f"{AT}horario/", WEEK)

    assert answer.status_code == 302
    assert the_house().hours == "De lunes a viernes, 8:00 – 15:00"
    assert "De lunes a viernes, 8:00 – 15:00" in sign_in(cast.lucia).get("/inicio/").text


def test_half_a_stretch_and_a_crooked_one_are_said_beside_their_day(ivan):
    half = ivan.post(f"{AT}horario/", {**WEEK, "until_2_a": ""})
    crooked = ivan.post(f"{AT}horario/", {**WEEK, "from_1_b": "14:00", "until_1_b": "17:00"})

    assert "Falta una de las dos horas." in half.text
    assert "Las horas del martes no cuadran" in crooked.text
    assert not Provider.objects.exclude(week={}).exists()


def test_monday_can_be_copied_before_it_is_saved(ivan):
    shown = ivan.post(f"{AT}horario/", {"from_0_a": "07:30", "until_0_a": "14:30", "copy": "1"})

    assert shown.status_code == 200
    assert shown.text.count('value="07:30"') == 5
    assert not Provider.objects.exclude(week={}).exists()


def test_midnight_ends_the_day_that_ends(ivan):
    ivan.post(f"{AT}horario/", {"from_4_a": "00:00", "until_4_a": "00:00"})

    assert Provider.objects.get().week == {"4": [[0, 1440]]}


def test_only_what_differs_from_the_usual_is_kept(ivan):
    ivan.post(f"{AT}plazos/", {**PERIODS, "close": "20"})

    assert Provider.objects.get().periods == {"close": 20}


def test_an_impossible_order_is_said_beside_its_field(ivan):
    answer = ivan.post(f"{AT}plazos/", {**PERIODS, "second_reminder": 2})

    assert answer.status_code == 422
    assert "El segundo recordatorio va después del primero." in answer.text


def test_own_words_are_said_everywhere(ivan, cast, sign_in, vpn_ticket):
    ivan.post(f"{AT}textos/", {"status_awaiting_support_es": "En la cola", "priority_high_es": "Urgente"})

    assert "En la cola" in sign_in(cast.lucia).get(f"/incidencias/{vpn_ticket.number}/").text
    assert "Urgente" in sign_in(cast.lucia).get("/incidencias/nueva/").text
    desk = sign_in(cast.marta).get(f"/escritorio/incidencias/{vpn_ticket.number}/").text
    assert "En la cola" in desk
    assert "Urgente" in desk
    assert "Esperando por ayuda" not in desk


def test_the_first_page_says_how_each_room_stands(ivan):
    ivan.post(f"{AT}horario/", WEEK)

    page = ivan.get(AT).text

    assert "De lunes a viernes, 8:00 – 15:00" in page
    assert "Sin servidor: los correos se retienen" in page
    assert "5 tipos" in page
