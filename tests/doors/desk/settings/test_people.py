"""The provider's people and its customers, through the door."""

from __future__ import annotations

from tests.cast import a_ticket
from ventanilla.domain.calendars.actions import create_calendar
from ventanilla.domain.calendars.facts import CalendarFacts
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.models import Role, StaffMember
from ventanilla.domain.tickets.actions.working import start
from ventanilla.domain.tickets.models import Ticket

AT = "/escritorio/ajustes/"


def test_somebody_is_invited_chooses_a_password_and_comes_in(ivan, client):
    ivan.post(f"{AT}personas/nueva/", {"name": "Sara Ruiz", "email": "sara@norte.example", "role": "agent"})
    token = Letter.objects.get(to_address="sara@norte.example").secrets[0]

    page = client.get(f"/acceso/clave/{token}/")
    client.post(f"/acceso/clave/{token}/", {"password": "una-buena-frase-larga"})
    client.post("/acceso/", {"login": "sara@norte.example", "password": "una-buena-frase-larga"})

    assert "Hola, Sara. Elige tu contraseña" in page.text
    assert client.get("/escritorio/").status_code == 200


def test_an_address_that_is_taken_is_said_beside_it(ivan):
    answer = ivan.post(
        f"{AT}personas/nueva/", {"name": "Otra", "email": "MARTA@norte-pruebas.example", "role": "agent"}
    )

    assert answer.status_code == 422
    assert "Ya hay una persona con el correo" in answer.text


def test_a_role_is_changed_and_works_at_once(ivan, cast, sign_in):
    marta = sign_in(cast.marta)
    assert marta.get(f"{AT}plantillas/").status_code == 403

    ivan.post(f"{AT}personas/{cast.marta.pk}/", {"name": "Marta Solís", "role": "dispatcher"})

    assert marta.get(f"{AT}plantillas/").status_code == 200


def test_somebody_is_there_by_a_calendar_of_their_own_which_then_stays(ivan, cast):
    at, form = f"{AT}personas/{cast.marta.pk}/", {"name": "Marta Solís", "role": "agent"}
    assert 'name="calendar"' not in ivan.get(at).text
    islands = create_calendar(CalendarFacts(name="Canarias", zone="Atlantic/Canary", week=None), by=cast.ivan)

    assert 'name="calendar"' in ivan.get(at).text
    ivan.post(at, {**form, "calendar": islands.pk})

    assert StaffMember.objects.get(pk=cast.marta.pk).calendar == islands
    told = Entry.objects.get(verb="staff.hours_changed").details
    assert told == {"calendar": "Canarias", "before": ""}
    assert "Horario: Canarias" in ivan.get(f"{AT}personas/").text
    assert "Lo usan: Marta Solís" in ivan.get(f"{AT}calendarios/").text
    refused = ivan.post(f"{AT}calendarios/{islands.pk}/quitar/")
    assert refused.status_code == 422
    assert "Este calendario está en uso" in refused.text

    ivan.post(at, {**form, "calendar": ""})

    assert StaffMember.objects.get(pk=cast.marta.pk).calendar is None


def test_nobody_changes_their_own_role(ivan, cast):
    page = ivan.get(f"{AT}personas/{cast.ivan.pk}/").text
    ivan.post(f"{AT}personas/{cast.ivan.pk}/", {"name": "Iván", "role": "agent"})

    assert 'name="role"' not in page
    assert StaffMember.objects.get(pk=cast.ivan.pk).role == Role.ADMINISTRATOR


def test_who_leaves_hands_over_what_is_open(ivan, cast, sign_in):
    tickets = [a_ticket(cast.lucia, subject=f"Prueba {number}") for number in range(3)]
    for ticket in tickets:
        start(ticket, by=cast.marta)
    desk = sign_in(cast.marta)

    asked = ivan.get(f"{AT}personas/{cast.marta.pk}/baja/")
    answer = ivan.post(f"{AT}personas/{cast.marta.pk}/baja/", {"to": cast.bruno.pk})

    assert "Tiene 3 incidencias abiertas." in asked.text
    assert "Prueba 2" in asked.text
    assert "3 incidencias han cambiado de manos." in ivan.get(answer.url).text
    assert set(Ticket.objects.values_list("assignee", flat=True)) == {cast.bruno.pk}
    assert desk.get("/escritorio/").status_code == 302


def test_what_nobody_takes_is_nobodys(ivan, cast):
    start(a_ticket(cast.lucia), by=cast.marta)

    ivan.post(f"{AT}personas/{cast.marta.pk}/baja/", {"to": ""})

    assert Ticket.objects.get().assignee is None


def test_nobody_shows_themself_out(ivan, cast):
    answer = ivan.post(f"{AT}personas/{cast.ivan.pk}/baja/", {"to": ""})

    assert answer.status_code == 422
    assert "tiene que hacerlo otra persona" in answer.text
    assert StaffMember.objects.get(pk=cast.ivan.pk).is_active


def test_who_left_can_come_back(ivan, cast):
    ivan.post(f"{AT}personas/{cast.marta.pk}/baja/", {"to": ""})

    ivan.post(f"{AT}personas/{cast.marta.pk}/vuelta/")

    assert StaffMember.objects.get(pk=cast.marta.pk).is_active
    assert Letter.objects.filter(to_address=cast.marta.person.email).exists()
