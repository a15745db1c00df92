"""Work orders at the desk, through the door."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.timezone import localtime, now

from tests.cast import a_ticket
from ventanilla.core.errors import Refused
from ventanilla.domain.tickets.actions.merging import merge
from ventanilla.domain.tickets.actions.moving import move_to_customer
from ventanilla.domain.workorders.actions.drafting import Content, Stretch, draft
from ventanilla.domain.workorders.actions.issuing import issue
from ventanilla.domain.workorders.actions.objecting import object_to
from ventanilla.domain.workorders.models import Line, WorkOrder

AT = "/escritorio/partes/"
YESTERDAY = (localtime(now()) - timedelta(days=1)).date().isoformat()


@pytest.fixture
def marta(client, cast):
    client.force_login(cast.marta.person)
    return client


def typed(cast, *lines: dict[str, str], materials: int = 1, **facts: str) -> dict[str, str]:
    told = {
        "subject": "Revisión",
        "summary": "Todo en orden.",
        "technician": str(cast.marta.pk),
        "form_key": "k" * 12,
    }
    told |= {"line-TOTAL_FORMS": str(len(lines)), "line-INITIAL_FORMS": "0"}
    told |= {"material-TOTAL_FORMS": str(materials), "material-INITIAL_FORMS": "0"}
    first = {"technician": str(cast.marta.pk), "day": YESTERDAY, "kind": "on_site", "billable": "on"}
    for place, line in enumerate(lines):
        told |= {f"line-{place}-{name}": value for name, value in {**first, **line}.items()}
    return told | facts


def an_order(cast, *, is_issued: bool = True) -> WorkOrder:
    at = now() - timedelta(days=1)
    line = Stretch(
        technician=cast.marta, began_at=at, ended_at=at + timedelta(hours=1), description="Revisión"
    )
    content = Content(
        subject="Revisión anual", summary="Todo en orden.", lines=[line], internal_note="De mal humor"
    )
    order = draft(cast.aurora, by=cast.marta, content=content)
    return issue(order, by=cast.marta) if is_issued else order


def test_a_draft_is_written_from_a_ticket_and_issued(cast, marta):
    ticket = a_ticket(cast.lucia)
    assert f"{AT}nuevo/?incidencia={ticket.pk}" in marta.get(f"/escritorio/incidencias/{ticket.pk}/").text
    page = marta.get(f"{AT}nuevo/?incidencia={ticket.pk}").text
    assert 'value="La VPN se corta"' in page

    answer = marta.post(
        f"{AT}nuevo/?incidencia={ticket.pk}",
        typed(
            cast, {"began": "23:00", "ended": "01:30", "description": "Cambio de noche"}, {},
            **{"material-0-name": "Cable", "material-0-quantity": "2,5", "material-0-unit": "m", "issue": "1"},
        ),
    )  # fmt: skip
    order = WorkOrder.objects.get()
    assert answer["Location"] == f"{AT}{order.pk}/emitir/"
    assert (order.minutes, order.ticket, str(order.materials.get().quantity)) == (150, ticket, "2.50")
    last = marta.get(f"{AT}{order.pk}/emitir/").text
    assert "Emitir el parte" in last
    marta.post(f"{AT}{order.pk}/emitir/", {"seen": "1"})

    order.refresh_from_db()
    assert order.status == "issued"
    assert "Preparando el PDF" in marta.get(f"{AT}{order.pk}/").text
    assert order.number in marta.get(f"/escritorio/incidencias/{ticket.pk}/").text
    assert marta.get(f"{AT}{order.pk}/editar/").status_code == 302
    assert marta.get(f"{AT}{order.pk}/pdf/parte/").status_code == 404


def test_hours_and_devices_have_their_own_words_in_english(cast, marta, vpn_ticket):
    cast.marta.person.language = "en"
    cast.marta.person.save()
    form = marta.get(f"{AT}nuevo/?incidencia={vpn_ticket.number}").text

    assert ">From</label>" in form.replace(" ", "").replace("\n", "")
    assert "Device" in form
    assert "Team" not in form


def test_another_row_is_asked_for_without_script_and_keeps_what_is_typed(cast, marta):
    place = f"{AT}nuevo/?cliente={cast.aurora.pk}"

    answer = marta.post(place, typed(cast, {"began": "9:00"}, subject="", more="line"))

    assert answer.status_code == 200
    assert not WorkOrder.objects.exists()
    assert 'name="line-TOTAL_FORMS" value="2"' in answer.text
    assert f'name="line-1-day" value="{YESTERDAY}"' in answer.text
    assert 'value="9:00"' in answer.text
    assert "que corregir" not in answer.text


def test_what_is_wrong_is_said_at_its_row_and_nothing_typed_is_lost(cast, marta):
    place = f"{AT}nuevo/?cliente={cast.aurora.pk}"

    half = marta.post(place, typed(cast, {"began": "9:00", "description": "A medias"}))
    both = marta.post(
        place, typed(cast, {"began": "9:00", "ended": "11:00"}, {"began": "10:00", "ended": "12:00"})
    )
    same = marta.post(place, typed(cast, {"began": "9:00", "ended": "9:00"}))

    assert [one.status_code for one in (half, both, same)] == [422, 422, 422]
    assert "Falta." in half.text
    assert "A medias" in half.text
    assert "está en dos líneas a la vez" in both.text
    assert "termina antes de empezar" in same.text
    assert not Line.objects.exists()


def test_a_draft_is_changed_and_whoever_was_slower_is_told(cast, marta):
    order = an_order(cast, is_issued=False)
    page = marta.get(f"{AT}{order.pk}/editar/").text
    assert "De mal humor" in page
    line = {"began": "9:00", "ended": "10:00"}

    marta.post(f"{AT}{order.pk}/editar/", typed(cast, line, seen="1", subject="Otra cosa"))
    late = marta.post(f"{AT}{order.pk}/editar/", typed(cast, line, seen="1", subject="Tarde"))

    assert late.status_code == 422
    assert "Otra persona ha cambiado" in late.text
    assert 'name="seen" value="2"' in late.text
    assert WorkOrder.objects.get().subject == "Otra cosa"
    marta.post(f"{AT}{order.pk}/descartar/", {"seen": "2"})
    assert not WorkOrder.objects.exists()


def test_lists_are_filtered_and_searched(cast, marta):
    done, other = an_order(cast), an_order(cast, is_issued=False)
    WorkOrder.objects.filter(pk=other.pk).update(subject="Instalar fibra", technician=cast.bruno)

    def listed(asked: str) -> set[str]:
        page = marta.get(f"{AT}{asked}").text
        return {one for one in ("Revisión anual", "Instalar fibra") if one in page}

    assert listed("") == {"Revisión anual", "Instalar fibra"}
    assert listed("?ver=borradores") == {"Instalar fibra"}
    assert listed(f"?tecnico={cast.bruno.pk}") == {"Instalar fibra"}
    assert listed(f"?q={done.number}") == listed("?q=1") == listed("?q=anual") == {"Revisión anual"}
    assert listed(f"?cliente={cast.ribera.pk}") == set()
    assert "Revisión anual" in marta.get(f"/escritorio/clientes/{cast.aurora.pk}/").text


def test_an_annex_and_the_answer_to_an_objection(cast, marta):
    order = an_order(cast)
    object_to(order, "Fueron veinte minutos", by=cast.lucia)
    assert "Fueron veinte minutos" in marta.get(f"{AT}{order.pk}/").text

    assert marta.post(f"{AT}{order.pk}/respuesta/", {"answer": " "}).status_code == 422
    marta.post(f"{AT}{order.pk}/respuesta/", {"answer": "Lo miramos"})
    annexed = marta.post(f"{AT}{order.pk}/anexo/", {"form_key": "k" * 12})
    marta.post(f"{AT}{order.pk}/anexo/", {"form_key": "k" * 12})

    annex = WorkOrder.objects.get(annex_of=order)
    assert annexed["Location"] == f"{AT}{annex.pk}/editar/"
    assert "Lo miramos" in marta.get(f"{AT}{order.pk}/").text


def test_a_ticket_with_work_orders_stays_with_its_customer_and_merged_ones_show_them(cast, marta):
    ticket, into = a_ticket(cast.lucia), a_ticket(cast.lucia)
    order = draft(cast.aurora, by=cast.marta, ticket=ticket)

    with pytest.raises(Refused, match="partes de trabajo"):
        move_to_customer(ticket, cast.oscar, by=cast.ivan)
    merge(ticket, into, by=cast.marta)

    assert f"{AT}{order.pk}/" in marta.get(f"/escritorio/incidencias/{into.pk}/").text
