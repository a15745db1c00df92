"""Two steps: getting a factor, coming in with it, losing it, and whoever must have one."""

from __future__ import annotations

import re
import time
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.utils.timezone import now

from tests.cast import PASSWORD
from tests.proving import proved
from ventanilla.core.one_time import code_at
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.models import Factor, Person, RecoveryCode
from ventanilla.domain.provider.actions import change_access
from ventanilla.domain.provider.sealing import unseal

APP, STEP = "/cuenta/aplicacion/", "/acceso/segundo-paso/"


def enter(person: Person, browser: Client | None = None, **also: str):
    browser = browser or Client()
    return browser, browser.post("/acceso/", {"login": person.email, "password": PASSWORD, **also})


def code_now(person: Person, *, ahead: int = 1) -> str:
    """That of the next step, which is good already: it stays so when the clock moves on meanwhile."""
    secret = unseal(Factor.objects.get(person=person, kind="app").secret)
    return code_at(secret, int(time.time()) // 30 + ahead)


def get_app(browser: Client) -> list[str]:
    """Add an application as a person does; the recovery codes that the page shows."""
    page = browser.get(APP).content.decode()
    held, secret = (
        re.search(r'name="held" value="([^"]+)"', page)[1],
        re.search(r'class="key">(\w+)<', page)[1],
    )
    answer = browser.post(APP, {"held": held, "code": code_at(secret, int(time.time()) // 30)})
    return re.findall(r"<code>([A-Z2-9-]{14})</code>", answer.content.decode())


@pytest.fixture
def lucia(cast):
    """Lucía, with an application; and her recovery codes."""
    browser, _answer = enter(cast.lucia.person)
    cast.lucia.codes = get_app(browser)
    cast.lucia.browser = browser
    return cast.lucia


def told(person: Person) -> list[str]:
    found = Letter.objects.filter(key__startswith="factor:", to_address=person.email).order_by("pk")
    return [key.split(":")[2] for key in found.values_list("key", flat=True)]


def test_getting_an_application_gives_codes_once_and_is_told(lucia):
    person = Person.objects.get(pk=lucia.person_id)

    assert len(set(lucia.codes)) == 10
    assert person.has_second_factor
    assert told(person) == ["app_added"]
    assert Entry.objects.filter(verb="factor.app_added").exists()
    secret = Factor.objects.get().secret
    assert secret != unseal(secret)
    assert not set(lucia.codes) & set(RecoveryCode.objects.values_list("code_hash", flat=True))
    assert "Quedan 10 sin usar." in lucia.browser.get("/cuenta/").content.decode()


def test_the_page_keeps_nothing_until_the_code_is_right(cast):
    browser, _answer = enter(cast.lucia.person)
    page = browser.get(APP).content.decode()
    held = re.search(r'name="held" value="([^"]+)"', page)[1]
    other, _answer = enter(cast.oscar.person)

    wrong = browser.post(APP, {"held": held, "code": "000000"})
    foreign = other.post(APP, {"held": held, "code": "000000"})

    assert [wrong.status_code, foreign.status_code] == [422, 422]
    assert "lee el código nuevo" in foreign.content.decode()
    assert re.search(r'class="key">(\w+)<', page)[1] in wrong.content.decode()
    assert not Factor.objects.exists()


def test_a_password_alone_no_longer_opens(lucia):
    browser, answer = enter(lucia.person, next="/incidencias/")

    assert answer["Location"] == STEP
    assert browser.get("/inicio/").status_code == 302
    assert browser.get("/cuenta/").status_code == 302

    answer = browser.post(STEP, {"code": code_now(lucia.person)})

    assert answer["Location"] == "/incidencias/"
    assert browser.get("/inicio/").status_code == 200


def test_a_code_is_good_once(lucia):
    Factor.objects.update(counter=0)
    code = code_now(lucia.person, ahead=0)
    first, _answer = enter(lucia.person)
    second, _answer = enter(lucia.person)

    assert first.post(STEP, {"code": f"{code[:3]} {code[3:]}"}).status_code == 302
    assert second.post(STEP, {"code": code}).status_code == 422
    assert second.post(STEP, {"code": code_now(lucia.person)}).status_code == 302


def test_a_recovery_code_is_good_once_and_is_told(lucia):
    first, _answer = enter(lucia.person)
    second, _answer = enter(lucia.person)

    assert first.post(STEP, {"code": lucia.codes[3].lower().replace("-", " ")}).status_code == 302
    assert second.post(STEP, {"code": lucia.codes[3]}).status_code == 422
    assert told(lucia.person) == ["app_added", "code_used"]


def test_between_the_steps_one_does_not_stay_for_long(lucia):
    browser, _answer = enter(lucia.person)
    with time_machine.travel(now() + timedelta(minutes=11)):
        assert browser.get(STEP)["Location"] == "/acceso/"

    browser, _answer = enter(lucia.person)
    person = Person.objects.get(pk=lucia.person_id)
    person.set_password("otra-frase-larga")
    person.save()
    assert browser.post(STEP, {"code": code_now(person)})["Location"] == "/acceso/"


def test_codes_are_guessed_at_ten_times_and_no_more(lucia):
    browser, _answer = enter(lucia.person)
    answers = [browser.post(STEP, {"code": "000000"}).content.decode() for _try in range(11)]

    assert ["Demasiados intentos" in one for one in answers] == [False] * 10 + [True]
    assert browser.post(STEP, {"code": code_now(lucia.person)}).status_code == 422


def test_the_session_has_a_new_name_after_each_step(lucia):
    browser, _answer = enter(lucia.person)
    between = browser.cookies[settings.SESSION_COOKIE_NAME].value
    browser.post(STEP, {"code": code_now(lucia.person)})

    assert browser.cookies[settings.SESSION_COOKIE_NAME].value != between


def test_what_is_sensitive_asks_again_after_a_while(lucia):
    browser = lucia.browser
    with time_machine.travel(now() + timedelta(minutes=20)):
        assert browser.get("/cuenta/codigos/")["Location"].startswith("/cuenta/confirmar/")
        assert browser.post("/cuenta/quitar/", {"factor": Factor.objects.get().pk})["Location"].startswith(
            "/cuenta/confirmar/"
        )
        assert Factor.objects.exists()
        assert browser.post("/cuenta/confirmar/", {"code": "000000"}).status_code == 422
        answer = browser.post(
            "/cuenta/confirmar/", {"code": code_now(lucia.person), "next": "/cuenta/codigos/"}
        )
        assert answer["Location"] == "/cuenta/codigos/"
        assert browser.get("/cuenta/codigos/").status_code == 200


def test_new_codes_make_the_old_ones_worthless(lucia):
    page = lucia.browser.post("/cuenta/codigos/").content.decode()

    fresh = re.findall(r"<code>([A-Z2-9-]{14})</code>", page)
    browser, _answer = enter(lucia.person)
    assert browser.post(STEP, {"code": lucia.codes[0]}).status_code == 422
    assert browser.post(STEP, {"code": fresh[0]}).status_code == 302
    assert told(lucia.person) == ["app_added", "codes_made", "code_used"]


def test_taking_the_last_one_away_ends_the_second_step(lucia):
    stranger, _answer = enter(Person.objects.get(email__startswith="oscar"))
    number = Factor.objects.get().pk

    stranger.post("/cuenta/quitar/", {"factor": number})
    assert Factor.objects.exists()
    lucia.browser.post("/cuenta/quitar/", {"factor": number})

    assert not Factor.objects.exists()
    assert not RecoveryCode.objects.exists()
    assert enter(lucia.person)[1]["Location"] == "/acceso/entrada/"
    assert told(lucia.person) == ["app_added", "app_removed"]


def test_staff_who_must_have_one_are_led_to_it_and_can_do_nothing_else(cast, sign_in):
    change_access(staff_second_factor=True, by=cast.ivan)
    browser, _answer = enter(cast.marta.person)

    assert browser.get("/escritorio/")["Location"] == APP
    assert browser.post("/escritorio/varias/")["Location"] == APP
    assert "hace falta un segundo paso" in browser.get(APP).content.decode()
    assert sign_in(cast.lucia).get("/inicio/").status_code == 200

    assert get_app(browser)
    assert browser.get("/escritorio/").status_code == 200


def test_a_customer_may_ask_it_of_its_people(cast, lucia, sign_in):
    pedro, oscar = sign_in(cast.pedro), sign_in(cast.oscar)
    pedro.post("/cuenta/empresa/", {"needed": "yes"})
    assert pedro.get("/inicio/").status_code == 200

    lucia.browser.post("/cuenta/empresa/", {"needed": "yes"})

    assert Customer.objects.get(pk=cast.aurora.pk).needs_second_factor
    assert pedro.get("/inicio/")["Location"] == APP
    assert oscar.get("/inicio/").status_code == 200
    assert Entry.objects.filter(verb="customer.second_factor").count() == 1


def test_who_asks_it_of_others_has_one(cast):
    browser, _answer = enter(cast.lucia.person)

    assert browser.post("/cuenta/empresa/", {"needed": "yes"}).status_code == 409
    assert not Customer.objects.get(pk=cast.aurora.pk).needs_second_factor


def test_an_administrator_lets_in_again_who_lost_theirs(cast, lucia, sign_in):
    ivan, page = sign_in(cast.ivan), f"/escritorio/clientes/contactos/{lucia.pk}/segundo-paso/"
    assert ivan.post(page, {"reason": "Lo pide por escrito"}).url.startswith("/cuenta/confirmar/")
    assert Person.objects.get(pk=lucia.person_id).has_second_factor

    proved(ivan).post(page, {"reason": "Lo pide por escrito"})

    assert not Person.objects.get(pk=lucia.person_id).has_second_factor
    assert lucia.browser.get("/inicio/").status_code == 302
    assert enter(lucia.person)[1]["Location"] == "/acceso/entrada/"
    assert told(lucia.person)[-1] == "reset"
    assert "Iván Cobo" in Letter.objects.filter(key__contains=":reset:").get().text
    again = ivan.post(f"/escritorio/ajustes/personas/{cast.marta.pk}/segundo-paso/")
    assert again.status_code == 409


def test_nobody_changes_the_lock_of_a_person_of_the_demonstration(cast, lucia):
    Person.objects.filter(pk=lucia.person_id).update(is_demo=True)

    assert lucia.browser.post("/cuenta/codigos/").status_code == 409
    assert lucia.browser.post("/cuenta/quitar/", {"factor": Factor.objects.get().pk}).status_code == 409
    assert lucia.browser.post("/cuenta/sesiones/cerrar-las-demas/").status_code == 409


def test_a_challenge_is_answered_once(lucia, monkeypatch):
    from ventanilla.doors.gate import passkeys

    asked = []
    monkeypatch.setattr(passkeys, "prove_by_passkey", lambda challenge, answer: asked.append(challenge))
    browser = Client()
    challenge = browser.post("/acceso/llave/reto/").json()["challenge"]

    for _time in range(2):
        assert browser.post("/acceso/llave/", {"answer": "{}"})["Location"] == "/acceso/"
    Client().post("/acceso/llave/", {"answer": "{}"})

    assert asked == [challenge]
