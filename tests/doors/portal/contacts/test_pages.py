"""The pages of contacts: who gets which, and that what is typed becomes what is."""

from __future__ import annotations

import csv
import io
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse

from tests.cast import PASSWORD, a_ticket
from tests.proving import proved
from ventanilla.domain.customers.actions.access import ask_access
from ventanilla.domain.customers.actions.contacts import invite_contact
from ventanilla.domain.customers.actions.decisions import ask_section
from ventanilla.domain.customers.models import AccessRequest, Membership, Section, SectionRequest, Stand
from ventanilla.domain.customers.policy import Grant, grant_of
from ventanilla.domain.customers.presets import Preset, grant_of_preset
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.tickets.models import Ticket
from ventanilla.doors.shared.sessions import SEVERAL

TYPED = {
    "name": "Ana Ruiz", "email": "ana@aurora-pruebas.example", "job_title": "Compras", "phone": "976 555 100",
    "scope": "own", "right_support": "manage", "right_invoices": "view", "for_invoices": "on", "form_key": "una-clave",
    "language": "es",
}  # fmt: skip


def at(name: str, *numbers: object) -> str:
    return reverse(f"portal:{name}", args=numbers)


def fresh(member: Membership) -> Membership:
    return Membership.objects.select_related("person").get(pk=member.pk)


@pytest.fixture
def lucia(cast, sign_in):
    return sign_in(cast.lucia)


def test_the_list_has_the_company_and_nobody_of_another(lucia, cast):
    text = lucia.get(at("contacts")).content.decode()

    assert all(one.actor_name in text for one in (cast.lucia, cast.pedro, cast.nuria, cast.teo))
    assert cast.oscar.actor_name not in text
    assert cast.teo.actor_name not in lucia.get(at("contacts") + "?ver=facturacion").content.decode()


def test_somebody_is_invited_once_with_what_was_chosen(lucia, cast):
    assert lucia.post(at("new_contact"), TYPED).status_code == 302
    assert lucia.post(at("new_contact"), TYPED).status_code == 302

    member = Membership.objects.get(person__email=TYPED["email"])
    assert grant_of(member) == Grant(rights={"support": "manage", "invoices": "view"}, for_invoices=True)
    assert (member.stand, member.job_title, member.phone) == (Stand.INVITED, "Compras", "976 555 100")


def test_who_speaks_the_other_language_is_invited_in_it(lucia, cast):
    lucia.post(at("new_contact"), {**TYPED, "language": "en"})
    lucia.post(
        at("new_contact"),
        {**TYPED, "email": cast.oscar.person.email, "language": "en", "form_key": "otra-clave"},
    )

    assert "invites you" in Letter.objects.get(to_address=TYPED["email"], subject__contains="Aurora").subject
    assert fresh(cast.oscar).person.language == "es", "who is somebody already has chosen theirs"


def test_a_preset_fills_the_form_in_and_loses_nothing(lucia, cast):
    text = lucia.post(at("new_contact"), {**TYPED, "preset": "billing"}).content.decode()

    assert 'value="Ana Ruiz"' in text
    assert 'name="right_renewals" value="manage" id="id_right_renewals_2" checked' in text
    assert not Membership.objects.filter(person__email=TYPED["email"]).exists()


def test_what_is_wrong_comes_back_with_a_sentence_and_all_that_was_typed(lucia, cast):
    answer = lucia.post(at("new_contact"), {**TYPED, "email": cast.pedro.person.email})

    assert answer.status_code == 422
    assert "ya está entre tus contactos" in answer.content.decode()
    assert "976 555 100" in answer.content.decode()


def test_more_than_one_has_is_not_offered_and_not_taken(cast, sign_in):
    Membership.objects.filter(pk=cast.lucia.pk).update(rights={"contacts": "manage", "support": "view"})
    rita = sign_in(cast.lucia)

    text = rita.get(at("contact", cast.teo.pk)).content.decode()
    answer = rita.post(at("contact", cast.teo.pk), {"scope": "own", "right_support": "manage", "seen": 1})

    assert "Tú tampoco tienes acceso" in text
    assert answer.status_code == 422
    assert "No puedes dar lo que no tienes" in answer.content.decode()


def test_who_saves_over_somebody_elses_change_sees_both_first(lucia, cast):
    Membership.objects.filter(pk=cast.teo.pk).update(version=2, rights={"invoices": "view"})
    typed = {"scope": "own", "right_support": "view", "seen": 1}

    answer = lucia.post(at("contact", cast.teo.pk), typed)

    assert answer.status_code == 422
    assert "ahora «ver», lo tuyo «nada»" in answer.content.decode()
    assert 'name="seen" value="2"' in answer.content.decode()
    assert lucia.post(at("contact", cast.teo.pk), {**typed, "seen": 2}).status_code == 302
    assert fresh(cast.teo).rights == {"support": "view"}


def test_out_and_in_again_and_away(lucia, cast):
    ticket = a_ticket(cast.pedro)
    lucia.post(at("contact_suspend", cast.pedro.pk))
    assert fresh(cast.pedro).stand == Stand.SUSPENDED
    lucia.post(at("contact_restore", cast.pedro.pk))
    assert fresh(cast.pedro).stand == Stand.ACTIVE

    assert lucia.post(at("contact_remove", cast.pedro.pk)).status_code == 422
    lucia.post(at("contact_remove", cast.pedro.pk), {"heir": cast.lucia.pk})

    assert fresh(cast.pedro).stand == Stand.REMOVED
    assert Ticket.objects.get(pk=ticket.pk).requester == cast.lucia
    assert lucia.get(at("contact", cast.pedro.pk)).status_code == 404


@pytest.mark.parametrize("route", ["contact", "contact_address", "contact_remove"])
def test_a_contact_of_another_company_is_not_found_and_a_colleague_may_not(route, cast, sign_in):
    assert sign_in(cast.oscar).get(at(route, cast.pedro.pk)).status_code == 404
    assert sign_in(cast.pedro).get(at(route, cast.teo.pk)).status_code == 403


def test_the_link_of_the_letter_shows_and_a_press_takes_the_place(client, cast):
    member = invite_contact(
        by=cast.lucia, name="Ana", email="ana@pruebas.example", grant=grant_of_preset(Preset.OWN)
    )
    token = Letter.objects.get(to_address="ana@pruebas.example").secrets[0]
    address = reverse("gate:invitation", args=[token])

    assert client.get(address).status_code == 200
    assert fresh(member).stand == Stand.INVITED
    typed = {"name": "Ana Ruiz", "password": "una-frase-bien-larga"}
    assert client.post(address, {**typed, "password": "corta"}).status_code == 422
    assert client.post(address, typed).status_code == 200
    assert fresh(member).stand == Stand.ACTIVE
    assert client.get(address).status_code == 404


def test_a_new_address_is_confirmed_by_a_press(lucia, cast, client):
    proved(lucia).post(at("contact_address", cast.pedro.pk), {"email": "nuevo@pruebas.example"})
    token = Letter.objects.get(to_address="nuevo@pruebas.example").secrets[0]
    address = reverse("gate:new_address", args=[token])

    assert client.get(address).status_code == 200
    assert fresh(cast.pedro).person.email != "nuevo@pruebas.example"
    assert client.post(address).status_code == 200
    assert fresh(cast.pedro).person.email == "nuevo@pruebas.example"


def test_whoever_finds_the_browser_open_is_asked_and_nothing_typed_is_lost(lucia, cast):
    """A new address, one more who decides who enters, everybody in a file: each asks for proof, and comes back."""
    everything = {f"right_{one}": "manage" for one in Section}
    asking = {
        at("contact_address", cast.pedro.pk): {"email": "nuevo@pruebas.example"},
        at("contact", cast.pedro.pk): {"scope": "own", "job_title": "Jefe", "seen": 1, **everything},
        at("new_contact"): {**TYPED, **everything},
        at("matrix_csv"): None,
    }
    for page, typed in asking.items():
        answer = lucia.post(page, typed) if typed else lucia.get(page)
        assert answer.url.startswith(reverse("gate:account_confirm")), page
        back = lucia.post(answer.url, {"password": PASSWORD}).url
        shown = lucia.get(back)
        assert shown.status_code == 200, page
        words = [word for word in (typed or {}).values() if "@" in str(word) or word == "Jefe"]
        assert all(f'value="{word}"' in shown.text for word in words), page
        assert "checked" in shown.text or "right_support" not in (typed or {})
        proved(lucia, ago=16 * 60)
    assert fresh(cast.pedro).version == 1
    assert not Letter.objects.exists()
    carried = back_of(lucia.post(at("contact_address", cast.teo.pk), {"email": "nuevo@pruebas.example"}))
    proved(lucia)
    assert "nuevo@pruebas" in lucia.get(carried).text
    elsewhere = carried.replace(f"/{cast.teo.pk}/", f"/{cast.pedro.pk}/")
    assert "nuevo@pruebas" not in lucia.get(elsewhere).text


def back_of(answer) -> str:
    return parse_qs(urlsplit(answer.url).query)["next"][0]


def test_a_locked_section_says_so_and_can_be_asked_for(cast, sign_in):
    teo = sign_in(cast.teo)

    answer = teo.get(at("tickets"))
    assert answer.status_code == 403
    assert "Pedir acceso" in answer.content.decode()
    teo.post(at("ask_section", "support"))
    teo.post(at("ask_section", "support"))

    asked = SectionRequest.objects.get()
    assert Letter.objects.filter(key=f"section:{asked.pk}:{cast.lucia.person_id}").count() == 1
    sign_in(cast.lucia).post(at("section_request", asked.pk), {"right": "view"})
    assert teo.get(at("tickets")).status_code == 200


def test_a_request_for_a_section_can_be_left_locked(lucia, cast):
    asked = ask_section(Section.SUPPORT, by=cast.teo)

    assert lucia.get(at("section_request", asked.pk)).status_code == 200
    lucia.post(at("section_request", asked.pk), {"decision": "reject"})

    assert fresh(cast.teo).rights == {"renewals": "view"}


@pytest.mark.parametrize(("typed", "state"), [({"decision": "reject"}, "rejected"), (TYPED, "accepted")])
def test_a_waiting_address_is_accepted_with_rights_or_rejected(lucia, cast, sign_in, typed, state):
    request = ask_access(cast.aurora, "ana@aurora-pruebas.example", by=cast.pedro)
    assert sign_in(cast.oscar).get(at("access_request", request.pk)).status_code == 404

    assert lucia.get(at("access_request", request.pk)).status_code == 200
    assert lucia.post(at("access_request", request.pk), typed).status_code == 302

    assert AccessRequest.objects.get().state == state


def test_the_matrix_is_a_page_and_a_file_without_formulas(lucia, cast):
    Membership.objects.filter(pk=cast.teo.pk).update(job_title="=1+1")

    assert cast.teo.actor_name in lucia.get(at("matrix")).content.decode()
    rows = list(
        csv.reader(
            io.StringIO(proved(lucia).get(at("matrix_csv")).content.decode("utf-8-sig")), delimiter=";"
        )
    )

    assert len(rows) == 5
    assert "'=1+1" in {row[2] for row in rows}
    assert rows[0][5:7] == ["Datos de cliente", "Contactos"]


def test_who_belongs_to_two_companies_changes_between_them_in_the_top_bar(cast, sign_in):
    """And what they may do in one says nothing of the other."""
    other = Membership.objects.create(
        person=cast.pedro.person, customer=cast.ribera, rights={"support": "view"}
    )
    pedro, ticket = sign_in(cast.pedro), a_ticket(cast.pedro)
    session = pedro.session
    session[SEVERAL] = True
    session.save()

    assert f'name="place" value="{other.pk}"' in pedro.get(at("home")).content.decode()
    pedro.post(reverse("gate:choose_place"), {"place": other.pk})

    assert cast.ribera.name in pedro.get(at("home")).content.decode()
    assert pedro.get(at("ticket", ticket.pk)).status_code == 404
    pedro.post(reverse("gate:choose_place"), {"place": cast.lucia.pk})
    assert pedro.get(at("contacts")).status_code == 403
