"""Contacts out of a file: looked at first, done by a press, and the same again changes nothing."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.snapshot import snapshot
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.customers.policy import grant_of
from ventanilla.domain.mail.models import Letter

FILE = """Nombre;Correo;Cargo;Tipo
Ana Ruiz;ana@pruebas.example;Compras;Técnico
Pedro Sanz;pedro@aurora-pruebas.example;Jefe de taller;
Teo Marín;TEO@aurora-pruebas.example;;
Nadie;esto no;;
Óscar Vidal;oscar@ribera-pruebas.example;'=Gerente;Facturación
Eva;eva@pruebas.example;;Astronauta
"""


def of(content: bytes) -> dict[str, object]:
    return {"file": SimpleUploadedFile("contactos.csv", content)}


def test_a_rehearsal_tells_each_line_and_writes_nothing(cast, sign_in):
    lucia, address = sign_in(cast.lucia), reverse("portal:import_contacts")
    before = snapshot()

    text = lucia.post(address, of(FILE.encode("cp1252"))).content.decode()

    told = [text.count(words) for words in ("Se invita", "Se actualiza", "Ya está igual", "No se puede")]
    assert told == [2, 1, 1, 2]
    assert "«Astronauta» no es un tipo de contacto" in text
    assert snapshot() == before


def test_the_press_does_it_and_the_same_file_again_nothing(cast, sign_in):
    lucia, address, had = sign_in(cast.lucia), reverse("portal:import_contacts"), grant_of(cast.pedro)

    lucia.post(address, {"text": FILE, "confirm": "1"})
    lucia.post(address, {"text": FILE, "confirm": "1"})

    pedro = Membership.objects.get(pk=cast.pedro.pk)
    assert (pedro.job_title, grant_of(pedro)) == ("Jefe de taller", had)
    assert (
        Membership.objects.get(person__email="oscar@ribera-pruebas.example", customer=cast.aurora).job_title
        == "=Gerente"
    )
    assert Letter.objects.filter(key__startswith="invitation:").count() == 2


def test_what_is_no_list_of_contacts_is_told_in_a_sentence(cast, sign_in):
    lucia, address = sign_in(cast.lucia), reverse("portal:import_contacts")

    for content in (b"", b"a;b\n1;2\n", b"Nombre;Correo\n", b"\x00\xff\xfe", b'"' * 9):
        answer = lucia.post(address, of(content or b" "))
        assert (answer.status_code, "Hay 1 cosa que corregir" in answer.content.decode()) == (422, True)
    many = "Nombre;Correo\n" + "A;a@b.example\n" * 201
    assert lucia.post(address, of(many.encode())).status_code == 422
