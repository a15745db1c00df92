"""Merging and moving change at once who sees what, at every door, before the index has heard of it."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from tests.cast import a_ticket
from tests.domain.tickets.desk.facts import a_file
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.tickets.actions.copying import copy_contact
from ventanilla.domain.tickets.actions.finishing import resolve
from ventanilla.domain.tickets.actions.merging import merge
from ventanilla.domain.tickets.actions.moving import move_to_customer
from ventanilla.domain.tickets.actions.rating import rate
from ventanilla.domain.tickets.actions.splitting import split
from ventanilla.domain.tickets.actions.talking import add_note, reply
from ventanilla.domain.tickets.findable import rebuild
from ventanilla.domain.tickets.models import Attachment, Ticket

SUBJECT = "El ordeñador no arranca"
"""A word that stands nowhere else."""


@pytest.fixture
def ticket(cast) -> Ticket:
    """Lucía's, with Pedro copied and a file in it; all of it is in the index."""
    ticket = a_ticket(cast.lucia, subject=SUBJECT)
    copy_contact(ticket, cast.pedro, by=cast.lucia)
    reply(ticket, "Lo adjunto.", by=cast.lucia, files=[a_file(owner=f"contact:{cast.lucia.pk}")])
    add_note(ticket, "Canario interno.", by=cast.marta)
    rebuild()
    return ticket


def doors(ticket: Ticket) -> dict[str, str]:
    file = Attachment.objects.get(message__ticket=ticket).file_id
    return {"page": reverse("portal:ticket", args=[ticket.pk]), "file": reverse("portal:file", args=[file])}


def sees(client, ticket: Ticket) -> dict[str, bool]:
    """Where this person comes across it."""
    found = {name: client.get(address).status_code == 200 for name, address in doors(ticket).items()}
    lists = ("tickets", "tickets_completed")
    found["list"] = any(SUBJECT in client.get(reverse(f"portal:{name}")).content.decode() for name in lists)
    found["home"] = SUBJECT in client.get(reverse("portal:home")).content.decode()
    hits = client.get(reverse("portal:search"), {"q": "ordeñador"}).content.decode()
    found["search"] = doors(ticket)["page"] in hits
    offered = client.get(reverse("portal:search_suggestions"), {"q": "ordeñ"}).content.decode()
    found["suggestions"] = doors(ticket)["page"] in offered
    return found


def test_a_ticket_that_moves_is_gone_from_every_door_of_the_old_customer(cast, sign_in, ticket):
    assert all(sees(sign_in(cast.lucia), ticket).values())

    move_to_customer(ticket, cast.oscar, by=cast.marta)

    for who in (cast.lucia, cast.pedro):
        assert not any(sees(sign_in(who), ticket).values())
        answer = sign_in(who).post(reverse("portal:answer", args=[ticket.pk]), {"message": "¿Sigue?"})
        assert answer.status_code == 404
    new = sees(sign_in(cast.oscar), ticket)
    assert new["page"]
    assert new["file"]
    assert new["list"]
    assert "Canario interno" not in sign_in(cast.oscar).get(doors(ticket)["page"]).content.decode()


def test_its_star_letters_open_nothing_any_more(cast, client, ticket):
    resolve(ticket, "Hecho.", by=cast.marta)
    token = Letter.objects.get(key__contains=":resolved:", to_address=cast.lucia.person.email).secrets[0]
    page = reverse("gate:rate", args=[token])
    assert SUBJECT in client.get(page).content.decode()

    move_to_customer(ticket, cast.oscar, by=cast.marta)

    assert SUBJECT not in client.get(page).content.decode()


def test_nobody_else_learns_what_stars_it_had(cast, sign_in, ticket):
    resolve(ticket, "Hecho.", by=cast.marta)
    for stars in (1, 2):
        rate(ticket, by=cast.lucia, stars=stars)

    move_to_customer(ticket, cast.oscar, by=cast.marta)
    for stars in (5, 4):
        rate(ticket, by=cast.oscar, stars=stars)

    page = sign_in(cast.oscar).get(doors(ticket)["page"]).content.decode()
    assert re.findall(r"(\d) de 5, ", page) == ["5"]
    move_to_customer(ticket, cast.lucia, by=cast.marta)
    rate(ticket, by=cast.lucia, stars=3)
    page = sign_in(cast.lucia).get(doors(ticket)["page"]).content.decode()
    assert re.findall(r"(\d) de 5, ", page) == ["2", "1"]


def test_what_somebody_was_writing_in_it_stays_theirs_and_goes_nowhere(cast, sign_in, ticket):
    file = a_file(owner=f"contact:{cast.lucia.pk}")
    place = reverse("portal:reply_draft", args=[ticket.pk])
    words = {"text": "Lo que Lucía escribía.", "files": [str(file.pk)], "tab": "uno"}
    assert sign_in(cast.lucia).post(place, words).status_code == 200

    move_to_customer(ticket, cast.oscar, by=cast.marta)

    for who in (cast.oscar, cast.marta):
        door = "portal" if who == cast.oscar else "desk"
        page = sign_in(who).get(reverse(f"{door}:ticket", args=[ticket.pk])).content.decode()
        assert "Lo que Lucía escribía" not in page
        assert str(file.pk) not in page
    assert sign_in(cast.lucia).post(place, words).status_code == 404
    answer = reverse("portal:answer", args=[ticket.pk])
    sign_in(cast.oscar).post(answer, {"message": "Aquí.", "files": [str(file.pk)]})
    assert not Attachment.objects.filter(file=file).exists()


def test_what_was_split_is_seen_by_those_who_saw_it_and_by_nobody_else(cast, sign_in, ticket):
    words = [reply(ticket, "Otra cosa.", by=cast.pedro), add_note(ticket, "Canario dos.", by=cast.marta)]
    rebuild()

    new = split(ticket, words, "El ordeñador chirría", by=cast.marta)

    address = reverse("portal:ticket", args=[new.pk])
    seen = {who: sign_in(getattr(cast, who)).get(address) for who in ("lucia", "pedro", "nuria", "oscar")}
    assert {who: page.status_code for who, page in seen.items()} == {
        "lucia": 200, "pedro": 200, "nuria": 404, "oscar": 404,
    }  # fmt: skip
    assert "Canario dos" not in seen["lucia"].text + seen["pedro"].text


def test_who_asked_for_what_was_merged_goes_on_in_the_other_at_once(cast, sign_in, ticket):
    source = a_ticket(cast.pedro, subject="Otra vez")
    ticket.copies.all().delete()
    assert not any(sees(sign_in(cast.pedro), ticket).values())

    merge(source, ticket, by=cast.marta)

    pedro = sees(sign_in(cast.pedro), ticket)
    assert pedro["page"]
    assert pedro["file"]
    assert pedro["list"]
    old = sign_in(cast.pedro).get(reverse("portal:ticket", args=[source.pk]))
    assert str(ticket.pk) in old.content.decode()
