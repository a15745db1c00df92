"""Hour banks at both doors: what the customer sees of them and decides, and what the desk does to them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.utils.timezone import now

from tests.house.hours_estate import an_hour_bank
from ventanilla.core.errors import Refused
from ventanilla.domain.hours.models import HourBank, Movement
from ventanilla.domain.people.models import Person
from ventanilla.domain.workorders.actions.drafting import Content, Stretch, draft
from ventanilla.domain.workorders.actions.hours import ask_to_exceed, foresee_hours
from ventanilla.domain.workorders.actions.issuing import annex, issue
from ventanilla.domain.workorders.models import WorkOrder


@pytest.fixture
def bank(cast):
    return an_hour_bank(cast, cast.aurora, "Bono de 10 h")[0]


@pytest.fixture
def asked(cast):
    return an_hour_bank(cast, cast.aurora, "Bono de 10 h")[2]


@pytest.fixture(autouse=True)
def a_working_day() -> Iterator[None]:
    """By night an hour costs more than one."""
    with time_machine.travel("2026-11-24T12:00+01:00", tick=True):
        yield


def an_order(cast, hours: int) -> WorkOrder:
    began = now() - timedelta(hours=hours + 1)
    line = Stretch(
        technician=cast.marta, began_at=began, ended_at=began + timedelta(hours=hours), description="Servidor"
    )
    return draft(cast.aurora, by=cast.marta, content=Content(subject="Cambio de servidor", lines=[line]))


def text_of(answer) -> str:
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_customer_sees_what_is_left_and_why_each_line_cost_so_much(sign_in, cast, bank):
    client = sign_in(cast.lucia)

    page, its = text_of(client.get("/horas/")), text_of(client.get(f"/horas/{bank.pk}/"))

    for words in (
        "Quedan 8 h 45 min",
        "Bono de 10 h",
        "faltan 11 h 15 min",
        "1 h 10 min → 1 h 15 min por redondeo a 15 min",
    ):
        assert words in page
    assert "−1 h 15 min" in its
    assert "Marta Solís" in its
    home = text_of(client.get("/inicio/"))
    assert "Pasará de vuestras horas: faltan 11 h 15 min" in home
    table = client.get("/horas/movimientos.csv").content.decode("utf-8-sig")
    assert ";-75;−1 h 15 min;Parte 2026-0001;" in table.splitlines()[1]
    assert table.count("\r\n") == 3


def test_who_may_decides_and_who_may_only_look_reads(sign_in, cast, asked):
    address = f"/horas/aprobaciones/{asked.pk}/"
    cast.nuria.rights = {"work_orders": "view"}
    cast.nuria.save()

    assert "No aprobar" not in text_of(sign_in(cast.nuria).get(address))
    assert sign_in(cast.nuria).post(address, {"choice": "approve"}).status_code == 403
    assert sign_in(cast.oscar).get(address).status_code == 404
    client = sign_in(cast.lucia)
    assert client.post(address, {"choice": "maybe"}).status_code == 422
    assert "Lucía Ferrer lo aprobó" in text_of(
        client.post(address, {"choice": "approve", "note": "Bien"}, follow=True)
    )
    assert client.post(address, {"choice": "reject"}).status_code == 409
    assert "Bien" in text_of(sign_in(cast.marta).get(f"/escritorio/bonos/aprobaciones/{asked.pk}/"))


def test_the_desk_sells_changes_adjusts_and_gives_back(sign_in, cast):
    client = sign_in(cast.ivan)
    told = {
        "name": "Bono nuevo", "minutes": "20 h", "valid_from": "2026-11-01", "valid_until": "2027-10-31", "unit": "15",
        "night": "1,5", "holiday": "2", "travel": "0,5", "night_from": "22:00", "night_until": "06:00", "price": "900,00",
    }  # fmt: skip

    wrong = client.post(
        f"/escritorio/bonos/clientes/{cast.aurora.pk}/nuevo/", {**told, "night": "mucho", "minutes": "x"}
    )
    client.post(f"/escritorio/bonos/clientes/{cast.aurora.pk}/nuevo/", told)
    bank = HourBank.objects.get()
    at = f"/escritorio/bonos/{bank.pk}/"

    assert (wrong.status_code, bank.minutes, bank.night, bank.travel, bank.sundays) == (
        422,
        1200,
        150,
        50,
        False,
    )
    page = text_of(client.get(f"{at}editar/"))
    assert 'value="1,5"' in page
    assert 'value="22:00"' in page
    client.post(f"{at}editar/", {**told, "name": "Otro nombre", "seen": bank.version})
    assert client.post(f"{at}editar/", {**told, "name": "Tarde", "seen": 1}).status_code == 422
    client.post(f"{at}ajustar/", {"way": "take", "minutes": "1 h", "reason": "Error nuestro"})
    bank.refresh_from_db()
    assert (bank.name, bank.balance) == ("Otro nombre", 1140)
    assert "Error nuestro" in text_of(client.get(at))
    issue(an_order(cast, 2), by=cast.marta)
    line = Movement.objects.get(why="drawn").spending_id
    client.post(f"/escritorio/bonos/lineas/{line}/devolver/", {"minutes": "30 min", "reason": "Anexo"})
    bank.refresh_from_db()
    assert bank.balance == 1140 - 120 + 30
    assert "Otro nombre" in text_of(client.get("/escritorio/bonos/"))
    assert "Quedan 17 h 30 min" in text_of(client.get(f"/escritorio/clientes/{cast.aurora.pk}/"))
    assert client.get(f"{at}movimientos.csv").content.decode("utf-8-sig").count("\r\n") == 5
    assert sign_in(cast.marta).get(f"{at}editar/").status_code == 403


def test_who_reads_english_is_told_in_english_what_hours_were_drawn_for(sign_in, cast, bank):
    issue(an_order(cast, 2), by=cast.marta)
    Person.objects.filter(pk=cast.ivan.person_id).update(language="en")
    client, at = sign_in(cast.ivan), f"/escritorio/bonos/{bank.pk}/"

    table = client.get(f"{at}movimientos.csv").content.decode("utf-8-sig").splitlines()

    assert table[0].startswith("Date;Hour bank;Movement;Minutes;Time;Work order;")
    assert ";-120;−2 h;Work order 2026-0001;" in table[1]
    assert "Work order 2026-0001" in text_of(client.get(at))


def test_an_annex_says_how_hours_of_what_it_corrects_are_given_back(sign_in, cast, bank):
    head = issue(an_order(cast, 2), by=cast.marta)
    extra = annex(head, by=cast.marta)
    line = Movement.objects.get(why="drawn", spending__source=head.number).spending_id
    back = f"/escritorio/bonos/lineas/{line}/devolver/?anexo={extra.pk}"

    page = text_of(sign_in(cast.ivan).get(f"/escritorio/partes/{extra.pk}/"))
    assert f"Horas que descontó el parte {head.number}" in page
    assert back in page
    theirs = text_of(sign_in(cast.marta).get(f"/escritorio/partes/{extra.pk}/"))
    assert "pide a quien lleva los bonos" in theirs
    assert back not in theirs
    assert f"Lo corrige un anexo del parte {head.number}." in text_of(sign_in(cast.ivan).get(back))
    assert "Lo corrige" not in text_of(sign_in(cast.ivan).get(back.replace(f"={extra.pk}", "=x")))


def test_overrun_is_moved_from_its_page(sign_in, cast, bank):
    HourBank.objects.update(asks_first=False)
    issue(an_order(cast, 10), by=cast.marta)
    client = sign_in(cast.ivan)
    at = f"/escritorio/bonos/{bank.pk}/pasar/"

    assert "Vende uno y vuelve" in text_of(client.get(at))
    other = an_hour_bank(cast, cast.ribera, "De otra empresa")[0]
    assert client.post(at, {"to": other.pk}).status_code == 422
    HourBank.objects.filter(pk=other.pk).update(customer=cast.aurora)
    assert "1 h 15 min de más" in text_of(client.get(at))
    client.post(at, {"to": other.pk})

    assert list(HourBank.objects.order_by("pk").values_list("balance", flat=True)) == [0, 450]


def test_a_work_order_is_not_issued_beyond_a_bank_that_asks_first(sign_in, cast, bank):
    order = an_order(cast, 10)

    assert foresee_hours(order).overrun == 75
    with pytest.raises(Refused, match="1 h 15 min"):
        issue(order, by=cast.marta)
    asked = ask_to_exceed(order, by=cast.marta)
    sign_in(cast.lucia).post(f"/horas/aprobaciones/{asked.pk}/", {"choice": "approve"})
    issue(order, by=cast.marta)

    assert HourBank.objects.get(pk=bank.pk).balance == -75
    order.refresh_from_db()
    assert order.number in text_of(sign_in(cast.lucia).get(f"/horas/{bank.pk}/"))
