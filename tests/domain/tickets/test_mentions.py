"""Colleagues who are called into a ticket by a note."""

from __future__ import annotations

import pytest

from tests.traces import traces
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.models import Person, StaffMember
from ventanilla.domain.tickets.actions.talking import add_note, reply
from ventanilla.domain.tickets.mentions import mentioned
from ventanilla.domain.tickets.models import Mention, Message, Watch

DESK = ["Marta Solís", "Marta Ruiz", "Iván Cobo", "Ana", "Ana María Gil", "Ñuño de la Fuente"]


def colleagues() -> list[StaffMember]:
    return [
        StaffMember(pk=number, person=Person(pk=number, name=name))
        for number, name in enumerate(DESK, start=1)
    ]


@pytest.mark.parametrize(("body", "names"), [
    ("@Marta Solís, ¿lo miras?", ["Marta Solís"]),
    ("pregunta a @marta solis.", ["Marta Solís"]),
    ("@Iván y @ivan: lo mismo", ["Iván Cobo"]),
    ("(@Iván)", ["Iván Cobo"]),
    ("@Ñuño", ["Ñuño de la Fuente"]),
    ("@Ana María Gil", ["Ana María Gil"]),
    ("@Ana", ["Ana"]),
    ("@Ana María", ["Ana"]),
    ("@Marta, ¿cuál de las dos?", []),
    ("@Ivánez", []),
    ("@Iv", []),
    ("escribe a soporte@ivan.example", []),
    ("@ Iván", []),
    ("Iván lo sabe", []),
    ("@", []),
    ("@Marta Ruiz @Marta Solís", ["Marta Ruiz", "Marta Solís"]),
])  # fmt: skip
def test_a_name_after_the_sign_calls_who_has_it(body, names):
    assert [one.person.name for one in mentioned(body, colleagues())] == names


def test_who_is_called_watches_from_then_on_and_is_told_without_the_words(cast, vpn_ticket):
    with traces() as left:
        note = add_note(vpn_ticket, "Canario interno: @Bruno, ¿lo ves tú?", by=cast.marta)

    assert Mention.objects.get().message == note
    assert Watch.objects.get().staff == cast.bruno
    assert left.lines == ["ticket.noted"]
    assert left.letters == [("mentioned", "bruno")]
    letter = Letter.objects.latest("id")
    assert "Canario" not in letter.subject + letter.headline + letter.text + letter.html
    assert "Marta Solís te menciona" in letter.text
    assert f"/escritorio/incidencias/{vpn_ticket.number}/" in letter.text


def test_from_then_on_they_hear_what_is_said(cast, vpn_ticket):
    add_note(vpn_ticket, "@Bruno", by=cast.marta)

    with traces() as left:
        reply(vpn_ticket, "¿Hay algo nuevo?", by=cast.lucia)

    assert left.letters == [("message", "bruno")]
    assert "porque sigues la incidencia" in Letter.objects.latest("id").text


def test_who_attends_and_watches_hears_once(cast, vpn_ticket):
    for who in ("@Bruno", "@Elena"):
        add_note(vpn_ticket, who, by=cast.marta)
    vpn_ticket.assignee = cast.bruno
    vpn_ticket.save()

    with traces() as left:
        reply(vpn_ticket, "¿Hay algo nuevo?", by=cast.lucia)

    assert left.letters == [("message", "bruno"), ("message", "elena")]


def test_nobody_calls_themself_nor_who_has_left(cast, vpn_ticket):
    StaffMember.objects.filter(pk=cast.bruno.pk).update(is_active=False)

    with traces() as left:
        add_note(vpn_ticket, "@Marta @Bruno", by=cast.marta)

    assert left.letters == []
    assert not Mention.objects.exists()
    assert not Watch.objects.exists()


def test_pressed_twice_it_calls_once(cast, vpn_ticket):
    for _press in range(2):
        add_note(vpn_ticket, "@Bruno", by=cast.marta, form_key="clave-de-un-formulario")

    assert Letter.objects.filter(key__contains=":mentioned:").count() == 1
    assert Mention.objects.count() == 1


def test_a_public_answer_calls_nobody(cast, vpn_ticket):
    with traces() as left:
        reply(vpn_ticket, "Se lo paso a @Bruno.", by=cast.marta)

    assert left.letters == [("message", "lucia")]
    assert Message.objects.latest("id").mentions.count() == 0
