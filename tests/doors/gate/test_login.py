"""The way in and the way out."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import PASSWORD
from ventanilla.domain.customers.models import Customer, Membership, Session
from ventanilla.domain.people.models import Person, StaffMember

LOGIN = "/acceso/"
COOKIE = "__Host-session"


def enter(client: Client, email: str, password: str = PASSWORD, **also: str):
    return client.post(LOGIN, {"login": email, "password": password, **also})


def without_tokens(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"|nonce="[\w-]+"', "", page)


@pytest.mark.parametrize(("who", "lands"), [("lucia", "portal:home"), ("marta", "desk:queue")])
def test_the_right_password_opens_the_own_door(client, cast, who, lands):
    answer = enter(client, getattr(cast, who).person.email)

    assert answer.status_code == 302
    assert client.get(answer["Location"], follow=True).redirect_chain[-1:] in (
        [(reverse(lands), 302)],
        [],
    )
    assert client.get(reverse(lands)).status_code == 200


def test_the_address_may_be_written_in_capitals(client, cast):
    assert enter(client, cast.lucia.person.email.upper()).status_code == 302


def test_who_has_one_customer_is_there_at_once(client, cast):
    enter(client, cast.lucia.person.email)

    assert client.get("/").status_code == 302
    assert Session.objects.get().membership == cast.lucia
    assert client.get("/acceso/entrada/")["Location"] == "/inicio/"


def test_the_session_has_a_new_name_after_the_login(client, cast):
    client.get(LOGIN)
    client.session.save()
    before = client.cookies.get(COOKIE)

    enter(client, cast.lucia.person.email)

    assert client.cookies[COOKIE].value != (before.value if before else "")


def test_the_table_of_sessions_opens_no_door(client, cast):
    enter(client, cast.lucia.person.email)

    key = client.cookies[COOKIE].value
    stolen = Client()
    stolen.cookies[COOKIE] = Session.objects.get().session_key

    assert not Session.objects.filter(session_key=key).exists()
    assert stolen.get("/inicio/").status_code == 302


def test_the_cookie_is_for_this_host_only_and_no_script_reads_it(client, cast):
    cookie = enter(client, cast.lucia.person.email).cookies[COOKIE]

    assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax")
    assert (cookie["path"], cookie["domain"]) == ("/", "")


def test_remembered_it_outlives_the_browser_and_otherwise_not(cast):
    remembered = enter(Client(), cast.lucia.person.email, remember="on").cookies[COOKIE]
    for_now = enter(Client(), cast.lucia.person.email).cookies[COOKIE]

    assert remembered["max-age"] >= 14 * 86400
    assert for_now["max-age"] == ""
    assert for_now["expires"] == ""


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client, cast):
    known = enter(client, cast.lucia.person.email, "no-es-esta-frase")
    unknown = enter(client, "nadie1@aurora-pruebas.example", "no-es-esta-frase")

    pages = [without_tokens(answer.content.decode()) for answer in (known, unknown)]
    typed = pages[1].replace("nadie1@", "lucia@")
    assert known.status_code == unknown.status_code
    assert pages[0] == typed
    assert "El correo o la contraseña no son correctos." in pages[0]


@pytest.mark.parametrize("password", [PASSWORD, "no-es-esta-frase"])
def test_a_shut_account_gets_the_answer_of_a_wrong_password(client, cast, password):
    Person.objects.filter(pk=cast.lucia.person_id).update(is_active=False)

    shut = enter(client, cast.lucia.person.email, password)
    wrong = enter(client, cast.oscar.person.email, "no-es-esta-frase")

    assert shut.status_code == wrong.status_code
    assert without_tokens(shut.content.decode()) == without_tokens(wrong.content.decode()).replace(
        cast.oscar.person.email, cast.lucia.person.email
    )
    assert not Session.objects.filter(person=cast.lucia.person).exists()


@pytest.mark.parametrize(
    "typed",
    [{}, {"login": ""}, {"login": "lucia"}, {"login": "a\0b@c.example", "password": "x"}, {"password": "x"}],
)
def test_a_form_by_halves_is_shown_again(client, cast, typed):
    answer = client.post(LOGIN, typed)

    assert answer.status_code in (200, 422)
    assert not Session.objects.filter(person__isnull=False).exists()


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "https:evil.example",
     "\thttps://evil.example", "http://testserver@evil.example/"],
)  # fmt: skip
def test_the_way_back_never_leads_elsewhere(client, cast, elsewhere):
    answer = enter(client, cast.lucia.person.email, next=elsewhere)

    assert answer.status_code == 302
    assert answer["Location"].startswith("/acceso/entrada/")


def test_the_way_back_leads_to_where_one_wanted_to_go(client, cast, vpn_ticket):
    wanted = f"/incidencias/{vpn_ticket.number}/"
    asked = client.get(wanted)

    answer = enter(client, cast.lucia.person.email, next=wanted)

    assert asked["Location"] == f"/acceso/?next={wanted.replace('/', '%2F')}"
    assert answer["Location"] == wanted
    assert client.get(wanted).status_code == 200


def test_who_was_writing_when_the_session_ended_is_told_and_goes_back_there(client, cast, vpn_ticket):
    there = f"/escritorio/incidencias/{vpn_ticket.number}/?cola=mias"
    sent = client.post(
        f"/escritorio/incidencias/{vpn_ticket.number}/decir/reply/", HTTP_REFERER=f"http://testserver{there}"
    )
    login = client.get(sent["Location"])

    assert "Tu sesión ha terminado" in login.text
    assert f'name="next" value="{there}"' in login.text


@pytest.mark.parametrize(
    "there", ["", "https://evil.example/", "http://testserver/escritorio/incidencias/1/empezar/"]
)
def test_a_form_that_came_from_elsewhere_leads_to_no_page(client, cast, there):
    sent = client.post("/escritorio/incidencias/1/empezar/", HTTP_REFERER=there)

    assert sent["Location"] == "/acceso/"


def test_who_is_in_does_not_see_the_login_again(client, cast):
    enter(client, cast.lucia.person.email)

    assert client.get(LOGIN).status_code == 302


def test_going_out_is_a_press_and_never_a_link(client, cast):
    enter(client, cast.lucia.person.email)

    assert client.get("/acceso/salir/").status_code == 405
    assert client.get("/inicio/").status_code == 200

    assert client.post("/acceso/salir/").status_code == 302
    assert client.get("/inicio/").status_code == 302
    assert not Session.objects.filter(person__isnull=False).exists()


def test_a_form_without_its_token_is_refused_with_an_explanation(cast):
    careful = Client(enforce_csrf_checks=True)

    answer = enter(careful, cast.lucia.person.email)

    assert answer.status_code == 403
    assert "demasiado tiempo abierta" in answer.content.decode()


def the_company_leaves(cast) -> None:
    """And she is one of those who may not see its invoices."""
    Customer.objects.filter(pk=cast.aurora.pk).update(is_active=False)
    Membership.objects.filter(pk=cast.lucia.pk).update(rights={"support": "manage"})


@pytest.mark.parametrize(
    ("who", "gone"),
    [
        ("lucia", lambda cast: Membership.objects.filter(pk=cast.lucia.pk).update(is_active=False)),
        ("lucia", the_company_leaves),
        ("lucia", lambda cast: Person.objects.filter(pk=cast.lucia.person_id).update(is_active=False)),
        ("marta", lambda cast: StaffMember.objects.filter(pk=cast.marta.pk).update(is_active=False)),
        ("marta", lambda cast: Person.objects.filter(pk=cast.marta.person_id).update(is_active=False)),
    ],
)
def test_who_is_made_inactive_is_out_at_once(cast, sign_in, vpn_ticket, who, gone):
    browser = sign_in(getattr(cast, who))
    page = (
        f"/incidencias/{vpn_ticket.number}/"
        if who == "lucia"
        else f"/escritorio/incidencias/{vpn_ticket.number}/"
    )
    assert browser.get(page).status_code == 200

    gone(cast)

    assert browser.get(page).status_code == 302
    assert browser.post(f"/incidencias/{vpn_ticket.number}/responder/", {"message": "x"}).status_code == 302
    assert vpn_ticket.messages.count() == 1


def test_a_right_taken_away_is_gone_at_once(cast, sign_in, vpn_ticket):
    browser = sign_in(cast.lucia)

    Membership.objects.filter(pk=cast.lucia.pk).update(rights={"invoices": "view"})

    assert browser.get(f"/incidencias/{vpn_ticket.number}/").status_code == 403


def test_one_query_brings_session_person_staff_place_and_customer(cast, sign_in, django_assert_num_queries):
    browser = sign_in(cast.oscar)
    Membership.objects.filter(pk=cast.oscar.pk).update(rights={})

    with django_assert_num_queries(1):
        assert browser.get("/inicio/").status_code == 200


@pytest.fixture
def real_limits(settings):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "limits"}
    }
    from django.core.cache import cache

    cache.clear()
    yield
    cache.clear()


def test_after_many_wrong_passwords_even_the_right_one_must_wait(client, cast, real_limits):
    for _ in range(10):
        enter(client, cast.lucia.person.email, "no-es-esta-frase")

    answer = enter(client, cast.lucia.person.email)

    assert "Demasiados intentos" in answer.content.decode()
    assert not Session.objects.filter(person=cast.lucia.person).exists()


def test_one_address_that_tries_many_accounts_must_wait(client, cast, real_limits):
    for number in range(20):
        enter(client, f"nadie{number}@aurora-pruebas.example", "no-es-esta-frase")

    assert "Demasiados intentos" in enter(client, cast.lucia.person.email).content.decode()
    assert enter(Client(REMOTE_ADDR="10.0.0.9"), cast.lucia.person.email).status_code == 302


def test_the_language_chosen_before_coming_in_is_kept_with_the_person(client, cast):
    client.post(reverse("gate:language"), {"language": "en"})

    client.post(reverse("gate:login"), {"login": cast.lucia.person.email, "password": PASSWORD})

    assert Person.objects.get(pk=cast.lucia.person_id).language == "en"
