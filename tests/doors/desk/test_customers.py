"""The desk's pages of customers."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.http import HttpResponse

from tests.cast import a_ticket
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.people.models import Role
from ventanilla.domain.tickets.findable import rebuild

FACTS = {
    "name": "Gráficas Ebro", "code": "C0300", "tax_id": "b-12.345.674", "legal_name": "", "phone": "", "email": "",
    "address": "", "external_id": "", "notes": "Llaman siempre\ntarde.",
}  # fmt: skip


def page_of(answer: HttpResponse) -> str:
    return unescape(answer.content.decode())


@pytest.fixture
def manager(cast, sign_in):
    return sign_in(cast.elena)


def test_the_list_finds_by_name_code_and_number_and_keeps_apart_who_is_none_any_more(cast, manager):
    Customer.objects.filter(pk=cast.aurora.pk).update(tax_id="B12345674")
    Customer.objects.filter(pk=cast.ribera.pk).update(is_active=False)
    rebuild()

    for words in ("aurora", "C0142", "B12345674", "b-12345674", ""):
        assert "Talleres Aurora" in page_of(manager.get("/escritorio/clientes/", {"q": words})), words
    assert "Clínica Ribera" not in page_of(manager.get("/escritorio/clientes/"))
    assert "Clínica Ribera" in page_of(
        manager.get("/escritorio/clientes/", {"q": "ribera", "ver": "inactivos"})
    )
    assert "Ningún cliente con" in page_of(manager.get("/escritorio/clientes/", {"q": "ribera"}))


def test_the_list_goes_on_after_the_last_one_seen(cast, manager):
    Customer.objects.bulk_create(Customer(code=f"X{n:03}", name=f"Empresa {n:03}") for n in range(60))

    first = page_of(manager.get("/escritorio/clientes/"))
    second = page_of(manager.get(re.findall(r'rel="next" href="([^"]+)"', first)[0]))

    assert "Talleres Aurora" in second
    assert "Empresa 001" not in second


def test_one_customer_shows_what_one_would_ask(cast, manager):
    Customer.objects.filter(pk=cast.aurora.pk).update(notes="Llamar por la tarde")
    a_ticket(cast.lucia, subject="No imprime")

    page = page_of(manager.get(f"/escritorio/clientes/{cast.aurora.pk}/"))

    for words in (
        "No imprime",
        "Lucía Ferrer",
        "Gestiona los accesos",
        "Llamar por la tarde",
        "Talleres Aurora S.L.",
    ):
        assert words in page
    assert f"?cola=todas&cliente={cast.aurora.pk}" in page


def test_a_new_one_is_kept_as_it_should_be_written(cast, manager):
    answer = manager.post("/escritorio/clientes/nuevo/", FACTS)

    made = Customer.objects.get(code="C0300")
    assert answer.url == f"/escritorio/clientes/{made.pk}/"
    assert (made.tax_id, made.notes) == ("B12345674", "Llaman siempre\ntarde.")


def test_what_is_there_already_is_shown_before_it_is_kept(cast, manager):
    Customer.objects.filter(pk=cast.aurora.pk).update(tax_id="B12345674")

    taken = manager.post("/escritorio/clientes/nuevo/", FACTS)
    assert taken.status_code == 422
    assert "Ya hay un cliente con este CIF o NIF: Talleres Aurora (C0142)." in page_of(taken)

    twin = {**FACTS, "tax_id": "", "name": "talleres aurora"}
    asked = manager.post("/escritorio/clientes/nuevo/", twin)
    assert asked.status_code == 422
    assert f'href="/escritorio/clientes/{cast.aurora.pk}/"' in page_of(asked)
    assert (
        manager.post("/escritorio/clientes/nuevo/", {**twin, "another": "talleres aurora"}).status_code == 302
    )


def test_who_saves_over_another_sees_both(cast, manager):
    place = f"/escritorio/clientes/{cast.aurora.pk}/editar/"
    mine = {**FACTS, "name": "Talleres Aurora", "code": "C0142", "seen": "1"}
    manager.post(place, {**mine, "phone": "976 1"})

    answer = manager.post(place, {**mine, "phone": "976 2"})

    assert answer.status_code == 422
    assert "976 1" in page_of(answer)
    assert manager.post(place, {**mine, "phone": "976 2", "seen": "2"}).status_code == 302


def test_what_it_means_is_said_before_it_is_done_and_it_can_be_taken_back(cast, manager):
    a_ticket(cast.lucia, subject="No imprime")
    place = f"/escritorio/clientes/{cast.aurora.pk}/"

    page = page_of(manager.get(f"{place}desactivar/"))
    assert "4 personas dejan de poder entrar" in page
    assert "No imprime" in page
    manager.post(f"{place}desactivar/", {"seen": "1"})
    assert "Ya no es cliente" in page_of(manager.get(place))
    manager.post(f"{place}reactivar/")

    cast.aurora.refresh_from_db()
    assert cast.aurora.is_active


def test_agents_look_and_dispatchers_keep(cast, sign_in):
    place = f"/escritorio/clientes/{cast.aurora.pk}/editar/"
    assert sign_in(cast.marta).get(place).status_code == 403
    cast.bruno.role = Role.DISPATCHER
    cast.bruno.save()
    assert sign_in(cast.bruno).get(place).status_code == 200
