"""Devices at both doors: who reads what of them, and what is done to them."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now

from tests.cast import a_ticket
from ventanilla.domain.devices.actions.keeping import add_device, change_device
from ventanilla.domain.devices.actions.placing import add_file, add_site, link_devices
from ventanilla.domain.devices.facts import Facts
from ventanilla.domain.devices.models import Device, DeviceLink, Site
from ventanilla.domain.files.actions import store_file
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.search.models import Kind
from ventanilla.domain.tickets.actions.about_device import set_device
from ventanilla.domain.tickets.actions.moving import move_to_customer
from ventanilla.domain.tickets.findable import rebuild
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.workorders.actions.drafting import Content, Stretch, draft
from ventanilla.domain.workorders.actions.issuing import issue

SECRETS = {"serial": "canarioserie", "ip": "10.99.98.97", "mac": "02:CA:FE:CA:FE:02", "notes": "canarionotas"}
INSIDE = {"internal_note": "canariodentro", "external_id": "canariofuera"}
EVERY_SECRET = [*SECRETS.values(), *INSIDE.values(), "canariopuerto", "canariodocumento"]


@pytest.fixture
def network(cast):
    """A switch with all that can be said of it, a server behind it, and a printer of another company."""
    site = add_site(cast.aurora, name="Nave", by=cast.marta)
    facts = Facts(
        name="SW-01", kind="switch", site=site, brand="Ubiquiti", user="Recepción", **SECRETS, **INSIDE
    )
    switch = add_device(cast.aurora, facts, by=cast.marta)
    server = add_device(cast.aurora, Facts(name="SRV-01", kind="server"), by=cast.marta)
    other = add_device(cast.ribera, Facts(name="PRN-RIBERA", kind="printer"), by=cast.marta)
    link_devices(server, switch, port="canariopuerto", by=cast.marta)
    paper = store_file("canariodocumento.txt", io.BytesIO(b"hola"), 4, owner=f"staff:{cast.marta.pk}")
    add_file(paper, of=switch, by=cast.marta)
    return switch, server, other


def pages_of(switch: Device) -> list[str]:
    """Wherever a contact reads of it."""
    found = [reverse("portal:device", args=[switch.pk]), f"{reverse('portal:new_ticket')}?equipo={switch.pk}"]
    lists = [reverse("portal:devices"), reverse("portal:devices_table")]
    words = ["SW", *SECRETS.values(), "canario"]
    found += [f"{one}?q={word}" for one in lists for word in words] + lists
    return found + [f"{reverse('portal:search')}?q={word}" for word in words]


def test_who_only_looks_reads_no_address_serial_number_note_port_or_document(sign_in, cast, network):
    switch, _server, _other = network
    rebuild()
    client = sign_in(cast.pedro)

    told = {page: client.get(page).content.decode() for page in pages_of(switch)}

    assert "SW-01" in told[reverse("portal:devices")]
    assert "SRV-01" in told[pages_of(switch)[0]]
    said = {page: text for page, text in told.items() if "q=" not in page}
    assert [(page, one) for page, text in said.items() for one in EVERY_SECRET if one in text] == []
    for word in (*SECRETS.values(), "canario"):
        assert "SW-01" not in told[f"{reverse('portal:devices')}?q={word}"]
        assert "SW-01" not in told[f"{reverse('portal:devices_table')}?q={word}"]
        assert "SW-01" not in told[f"{reverse('portal:search')}?q={word}"]
    document = reverse("portal:device_document", args=[switch.files.get().file_id])
    assert client.get(document).status_code == 404
    assert client.get(reverse("portal:device_describe", args=[switch.pk])).status_code == 403


def test_who_manages_reads_all_but_what_is_the_desks_and_says_who_uses_it(sign_in, cast, network):
    switch, _server, other = network
    client = sign_in(cast.lucia)
    page = reverse("portal:device", args=[switch.pk])

    text = client.get(page).content.decode() + client.get(reverse("portal:devices_table")).content.decode()
    form = {"user": "Ana", "location": "Almacén", "notes": "A la izquierda", "seen": switch.version}
    done = client.post(reverse("portal:device_describe", args=[switch.pk]), form)
    stale = client.post(reverse("portal:device_describe", args=[switch.pk]), {**form, "user": "Eva"})

    assert all(secret in text for secret in (*SECRETS.values(), "canariopuerto", "canariodocumento"))
    assert not any(secret in text for secret in INSIDE.values())
    assert (done.status_code, stale.status_code) == (302, 422)
    switch.refresh_from_db()
    assert (switch.user, switch.location, switch.serial) == ("Ana", "Almacén", SECRETS["serial"])
    assert client.get(reverse("portal:device", args=[other.pk])).status_code == 404
    document = client.get(reverse("portal:device_document", args=[switch.files.get().file_id]))
    assert b"".join(document.streaming_content) == b"hola"


def test_its_page_tells_what_was_done_to_it_to_whoever_may_see_work_orders(sign_in, cast, network):
    switch, _server, _other = network
    until = now()
    done = Stretch(
        technician=cast.marta, began_at=until - timedelta(hours=1), ended_at=until, device=switch
    )  # fmt: skip
    for subject in ("Sin emitir", "Cambio del ventilador"):
        made = draft(
            cast.aurora,
            by=cast.marta,
            content=Content(subject=subject, summary="Hecho.", technician=cast.marta, lines=[done]),
        )
    order, place = issue(made, by=cast.marta), reverse("portal:device", args=[switch.pk])

    told, silent = (sign_in(one).get(place).content.decode() for one in (cast.lucia, cast.pedro))

    assert reverse("portal:work_order", args=[order.pk]) in told
    assert "Sin emitir" not in told
    assert "SW-01" in silent
    assert "ventilador" not in silent


def test_a_ticket_is_opened_about_a_device_of_ones_own_and_about_no_other(sign_in, cast, network):
    switch, _server, other = network
    client = sign_in(cast.pedro)
    place = reverse("portal:new_ticket")

    strange = client.get(f"{place}?equipo={other.pk}")
    kind = a_ticket(cast.pedro).type_id
    form = {"type": kind, "urgency": "medium", "message": "Parpadea", "form_key": "una-clave-de-prueba"}
    client.post(f"{place}?equipo={switch.pk}", form)
    refused = client.post(f"{place}?equipo={other.pk}", {**form, "form_key": "otra-clave-de-prueba"})

    ticket = Ticket.objects.get(subject="Parpadea")
    assert (strange.status_code, refused.status_code, ticket.device) == (404, 404, switch)
    assert "SW-01" in client.get(reverse("portal:ticket", args=[ticket.number])).content.decode()
    page = client.get(reverse("portal:device", args=[switch.pk])).content.decode()
    assert "Parpadea" in page
    assert f"#{ticket.number}" in page


def test_the_desk_says_what_a_ticket_is_about_and_moving_it_away_takes_that_from_it(sign_in, cast, network):
    switch, _server, other = network
    ticket = a_ticket(cast.lucia)
    client = sign_in(cast.marta)
    place = reverse("desk:ticket_device", args=[ticket.number])

    foreign = client.post(place, {"device": other.pk, "version": ticket.version})
    client.post(place, {"device": switch.pk, "version": ticket.version})
    stale = client.post(place, {"device": "", "version": ticket.version})

    ticket.refresh_from_db()
    assert (foreign.status_code, stale.status_code, ticket.device) == (422, 422, switch)
    assert f"#{ticket.number}" in client.get(reverse("desk:device", args=[switch.pk])).content.decode()
    moved = move_to_customer(ticket, cast.oscar, by=cast.marta)
    assert moved.device is None
    assert Entry.objects.get(verb="ticket.moved_away").details["device"] == "SW-01"
    assert "SW-01" not in str(
        list(Entry.objects.filter(verb="ticket.moved").values_list("details", flat=True))
    )
    assert set_device(moved, other, by=cast.marta).device == other


def test_the_desk_keeps_devices_from_their_form_to_their_retirement(sign_in, cast, network):
    switch, _server, other = network
    client = sign_in(cast.marta)
    form = {
        "name": "CAM-1",
        "kind": "camera",
        "state": "in_service",
        "ip": "fe80::1",
        "mac": "02-00-00-00-00-09",
    }

    wrong = client.post(reverse("desk:device_new", args=[cast.aurora.pk]), {**form, "ip": "10.0.0.300"})
    client.post(reverse("desk:device_new", args=[cast.aurora.pk]), form)
    camera = Device.objects.get(name="CAM-1")
    edited = {**form, "name": "CAM-2", "seen": camera.version}
    client.post(reverse("desk:device_edit", args=[camera.pk]), edited)
    stale = client.post(reverse("desk:device_edit", args=[camera.pk]), edited | {"name": "CAM-3"})
    client.post(
        reverse("desk:device_link", args=[camera.pk]), {"to": switch.pk, "what": "copper", "port": "4"}
    )
    client.post(reverse("desk:device_link", args=[camera.pk]), {"to": other.pk, "what": "copper"})
    client.post(reverse("desk:device_retire", args=[camera.pk]))

    camera.refresh_from_db()
    assert (wrong.status_code, stale.status_code) == (422, 422)
    assert (camera.name, camera.ip, camera.mac, camera.state) == (
        "CAM-2",
        "fe80::1",
        "02:00:00:00:00:09",
        "retired",
    )
    assert list(camera.links_out.values_list("b__name", "port")) == [("SW-01", "4")]
    assert "CAM-2" not in client.get(reverse("desk:devices")).content.decode()
    found = client.get(f"{reverse('desk:devices')}?estado=retired&tipo=camera").content.decode()
    assert ("CAM-2" in found, "SRV-01" in found) == (True, False)
    link = camera.links_out.get()
    client.post(reverse("desk:device_unlink", args=[camera.pk, link.pk]))
    assert not DeviceLink.objects.filter(pk=link.pk).exists()
    assert client.post(reverse("desk:site_remove", args=[switch.site_id])).status_code == 302
    assert Site.objects.filter(pk=switch.site_id).exists(), "devices stand there"


def test_the_desk_finds_a_device_by_what_only_the_desk_knows(sign_in, cast, network):
    switch, server, _other = network
    client = sign_in(cast.marta)
    rebuild()

    hits = client.get(f"{reverse('desk:devices')}?q=canariodentro").content.decode()
    assert switch.name in hits
    assert server.name not in hits
    searched = client.get(f"{reverse('desk:search')}?q={SECRETS['serial']}").content.decode()
    assert reverse("desk:device", args=[switch.pk]) in searched
    assert Kind.DEVICE == 3


def test_a_table_is_looked_at_before_it_is_written_and_a_second_time_changes_nothing(sign_in, cast, network):
    client = sign_in(cast.marta)
    place = reverse("desk:devices_import", args=[cast.aurora.pk])
    text = (
        "Nombre;Tipo;Número de serie;Sede;Garantía hasta;IP\n"
        "PC-7;Ordenador;S-7;Oficina;31/12/2027;10.0.0.7\n"
        "SW-01;Switch;CANARIOSERIE;nave;;\n"
        "PC-8;Tostadora;S-8;;;\n"
        "PC-9;PC;S-9;;31/31/2027;\n"
    )

    looked = client.post(place, {"file": io.BytesIO(text.encode())})
    before = Device.objects.count()
    plan = looked.content.decode().partition('name="plan" value="')[2].partition('"')[0]
    client.post(place, {"text": text, "plan": plan})
    again = client.post(place, {"file": io.BytesIO(text.encode())}).content.decode()

    told = looked.content.decode()
    assert before == 3
    assert "Tostadora" in told
    assert "31/31/2027" in told
    device = Device.objects.get(name="PC-7")
    assert (device.site.name, str(device.warranty_until), device.kind) == (
        "Oficina",
        "2027-12-31",
        "computer",
    )
    assert not Device.objects.filter(name__in=["PC-8", "PC-9"]).exists()
    assert "Nuevo" not in again.partition("<table")[0]
    assert "Igual: 2" in again
    change_device(device, Facts.of(device, user="=1+1"), by=cast.marta)
    table = client.get(reverse("desk:devices_table")).content.decode("utf-8-sig")
    assert "'=1+1" in table
    assert "PRN-RIBERA" in table
