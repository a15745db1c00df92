"""Lists that the provider edits: add, change, put in order, take away, bring back."""

from __future__ import annotations

import re

import pytest

from ventanilla.domain.people.models import Team
from ventanilla.domain.tickets.actions.catalogue import change_type
from ventanilla.domain.tickets.models import Application, CannedReply, TicketType

AT = "/escritorio/ajustes/"


def offered(model) -> list[str]:
    return [str(one) for one in model.objects.filter(is_active=True).order_by("position", "pk")]


def hidden(page: str, name: str) -> str:
    return re.search(rf'name="{name}" value="([^"]*)"', page)[1]


def test_a_new_type_is_offered_to_customers_and_goes_to_its_team(ivan, cast, sign_in):
    team = Team.objects.create(name="Redes")

    answer = ivan.post(f"{AT}tipos/nuevo/", {"name": "Mudanza", "name_en": "Move", "team": team.pk})

    assert answer.url == f"{AT}tipos/"
    assert TicketType.objects.get(name="Mudanza").team == team
    assert "Mudanza" in sign_in(cast.lucia).get("/incidencias/nueva/").text
    assert "Redes" in ivan.get(answer.url).text


def test_a_name_that_is_taken_is_said_beside_it(ivan):
    answer = ivan.post(f"{AT}tipos/nuevo/", {"name": "avería"})

    assert answer.status_code == 422
    assert "Ya hay uno con ese nombre" in answer.text
    assert 'value="avería"' in answer.text


def test_the_arrows_move_one_place_and_the_ends_stay(ivan):
    TicketType.objects.exclude(name__in=["Avería", "Internet", "Consulta"]).update(is_active=False)
    names = [str(one) for one in TicketType.objects.filter(is_active=True).order_by("position", "name")]
    last = TicketType.objects.get(name=names[-1])

    ivan.post(f"{AT}tipos/orden/", {"up": last.pk})
    assert offered(TicketType) == [names[0], names[2], names[1]]
    ivan.post(f"{AT}tipos/orden/", {"up": last.pk})
    ivan.post(f"{AT}tipos/orden/", {"up": last.pk})
    assert offered(TicketType)[0] == str(last)
    ivan.post(f"{AT}tipos/orden/", {"down": "no"})
    ivan.post(f"{AT}tipos/orden/", {"down": "99999"})
    assert offered(TicketType)[0] == str(last)


@pytest.mark.parametrize(("place", "model"), [("aplicaciones", Application), ("tipos", TicketType)])
def test_what_is_taken_away_can_come_back(ivan, place, model):
    row = model.objects.first()

    ivan.post(f"{AT}{place}/{row.pk}/retirar/")
    assert str(row) not in offered(model)
    assert str(row) in ivan.get(f"{AT}{place}/").text

    ivan.post(f"{AT}{place}/{row.pk}/recuperar/")
    assert str(row) in offered(model)


def test_the_last_type_stays_and_the_list_says_why(ivan):
    last = TicketType.objects.first()
    TicketType.objects.exclude(pk=last.pk).update(is_active=False)

    answer = ivan.post(f"{AT}tipos/{last.pk}/retirar/")

    assert answer.status_code == 422
    assert "Es el último tipo" in answer.text
    assert offered(TicketType) == [str(last)]


def test_two_who_change_one_type_see_both_and_decide(ivan, cast):
    row = TicketType.objects.get(name="Avería")
    at = f"{AT}tipos/{row.pk}/"
    seen = hidden(ivan.get(at).text, "seen")
    change_type(row, by=cast.ivan, name="Rotura", name_en="", team=None, level=None)

    refused = ivan.post(at, {"name": "Daño", "seen": seen})

    assert refused.status_code == 422
    assert "<td>Rotura</td><td>Daño</td>" in refused.text
    ivan.post(at, {"name": "Daño", "seen": hidden(refused.text, "seen")})
    assert TicketType.objects.get(pk=row.pk).name == "Daño"


def test_a_team_has_a_name_and_people(ivan, cast):
    ivan.post(f"{AT}equipos/nuevo/", {"name": "Redes", "members": [cast.marta.pk, cast.bruno.pk]})
    team = Team.objects.get()

    ivan.post(f"{AT}equipos/{team.pk}/", {"name": "Redes y más", "members": [cast.bruno.pk]})

    team.refresh_from_db()
    assert (team.name, list(team.members.all())) == ("Redes y más", [cast.bruno])
    assert "Bruno Gil" in ivan.get(f"{AT}equipos/").text


def test_two_who_change_one_team_see_who_is_in_it(ivan, cast):
    team = Team.objects.create(name="Redes")
    at = f"{AT}equipos/{team.pk}/"
    seen = hidden(ivan.get(at).text, "seen")
    team.members.add(cast.marta)

    refused = ivan.post(at, {"name": "Redes", "members": [cast.bruno.pk], "seen": seen})

    assert "<td>Marta Solís</td><td>Bruno Gil</td>" in refused.text


def test_a_canned_reply_is_tried_on_a_ticket_that_nobody_opened(ivan):
    shown = ivan.post(
        f"{AT}plantillas/nuevo/", {"title": "Hola", "body": "Hola, {{contacto}}: {{asunto}}.", "preview": "1"}
    )

    assert shown.status_code == 200
    assert "Hola, Lucía: No llegal correo al móvil." in shown.text
    assert not CannedReply.objects.exists()


def test_who_runs_the_desk_writes_one(cast, sign_in):
    elena = sign_in(cast.elena)

    answer = elena.post(
        f"{AT}plantillas/nuevo/",
        {
            "title": "Hola",
            "body": "Hola, {{contacto}}.",
            "sent_as": "reply",
            "priority": "high",
            "takes_it": "on",
        },
    )

    assert answer.status_code == 302
    canned = CannedReply.objects.get()
    assert (canned.priority, canned.takes_it) == ("high", True)


def test_an_unknown_hole_is_said(ivan):
    answer = ivan.post(
        f"{AT}plantillas/nuevo/", {"title": "Hola", "body": "{{contraseña}}", "sent_as": "reply"}
    )

    assert answer.status_code == 422
    assert "mira la lista de variables" in answer.text
