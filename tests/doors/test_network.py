"""The network drawn at both doors, scans and labels at the desk, and what a label leads to."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
import segno
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import now
from pypdf import PdfReader

from tests.domain.devices.nmap import host, report
from tests.e2e.network_pages import a_network
from tests.house.weights import weigh
from ventanilla.core.pdf import typeset
from ventanilla.domain.devices import labels
from ventanilla.domain.devices.models import Device, DeviceLink, Site
from ventanilla.domain.devices.scanning.rows import Scan
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.provider.house import the_house

TOLD = report(
    host("192.168.1.50", "AA:BB:CC:00:00:01", vendor="HP"), host("192.168.1.2", name="sw-02.lan"), host("192.168.1.1")
)  # fmt: skip


@pytest.fixture
def network(cast) -> dict[str, Device]:
    """A router with two computers behind it, one of which nobody has seen; and a router of another company."""
    site = Site.objects.create(customer=cast.aurora, name="Nave <1>")
    told = {"router": "192.168.1.1", "computer": "192.168.1.10", "laptop": "192.168.1.70"}
    made = {
        kind: Device.objects.create(
            customer=cast.aurora, site=site, name=f"{kind}-<b>", kind=kind, ip=ip, created_at=now(),
            mac="AA:BB:CC:00:00:01" if kind == "computer" else "", not_seen_since=now() if kind == "laptop" else None,
        )
        for kind, ip in told.items()
    }  # fmt: skip
    for kind in ("computer", "laptop"):
        DeviceLink.objects.create(a=made["router"], b=made[kind])
    made["theirs"] = Device.objects.create(
        customer=cast.ribera, name="RT-RIBERA", kind="router", created_at=now()
    )
    return made


def test_each_door_draws_the_network_with_what_may_be_read_there(sign_in, cast, network):
    desk, own = reverse("desk:network", args=[cast.aurora.pk]), reverse("portal:network_drawing")

    pages = {
        who.actor_name: sign_in(who).get(address).content.decode()
        for who, address in ((cast.marta, desk), (cast.lucia, own), (cast.pedro, own))
    }

    for page in pages.values():
        assert page.count('class="nn ') == 3
        assert "router-&lt;b&gt; · Router · En servicio" in page
        assert "laptop-&lt;b&gt; · Portátil · No se ha visto" in page
        assert "RIBERA" not in page
        assert re.search(
            r"<td[^>]*><a [^>]*href=\"[^\"]+\">computer-&lt;b&gt;</a></td><td>Ordenador</td><td>Nave &lt;1&gt;</td>",
            page,
        )
    assert "192.168.1.10" in pages[cast.marta.actor_name]
    assert "192.168.1.10" in pages[cast.lucia.actor_name]
    assert "192.168.1." not in pages[cast.pedro.actor_name]


def test_heaps_are_taken_apart_and_sites_chosen_by_links(sign_in, cast, network):
    site = network["router"].site
    Device.objects.bulk_create(
        Device(customer=cast.aurora, site=site, name=f"pc-{at:02}", kind="computer", created_at=now(), label_code=f"c{at}")
        for at in range(10)
    )  # fmt: skip
    client, address = sign_in(cast.lucia), reverse("portal:network_drawing")

    heaped = client.get(address).content.decode()
    href = re.search(r'class="nn many" href="([^"#]+)#sede-\d+"', heaped)
    apart = client.get(address + href[1]).content.decode()

    assert "10 ordenadores" in heaped
    assert "10 ordenadores" not in apart
    assert apart.count('class="nn ') == heaped.count('class="nn ') + 9
    empty = client.get(f"{address}?sede={10**30}&abierta=x")
    assert empty.status_code == 200


def test_a_scan_is_brought_compared_and_applied_by_who_ticks_it(sign_in, cast, network):
    client, site = sign_in(cast.marta), network["router"].site
    upload = {"site": site.pk, "form_key": "clave-de-prueba", "file": SimpleUploadedFile("red.xml", TOLD)}

    shown = client.post(reverse("desk:scans", args=[cast.aurora.pk]), upload, follow=True)
    page, address = shown.content.decode(), shown.redirect_chain[-1][0]
    changed = network["computer"].pk
    typed: dict[str, Any] = {
        "seen": re.search(r'name="seen" value="(\w+)"', page)[1], "add": ["192.168.1.2"], "name-192.168.1.2": "SW-02",
        "kind-192.168.1.2": "switch", "change": [f"{changed}.ip", "x", "y.z"], f"gone-{network['laptop'].pk}": "retire",
    }  # fmt: skip

    assert [words in page for words in ("Nuevos", "Cambian", "No responden")] == [True, True, True]
    assert re.search(rf'value="{changed}\.ip" checked', page)
    assert client.post(address, {"seen": "x"}).status_code == 422
    assert client.post(address, {**typed, "seen": "x"}).status_code == 422
    assert not Device.objects.filter(name="SW-02").exists()
    assert client.post(address, typed).status_code == 302
    network["computer"].refresh_from_db()
    network["laptop"].refresh_from_db()
    assert (Device.objects.get(name="SW-02").kind, network["computer"].ip) == ("switch", "192.168.1.50")
    assert network["laptop"].is_retired
    assert (Scan.objects.get().applied_by, Entry.objects.filter(verb="scan.applied").count()) == (
        cast.marta,
        1,
    )
    assert client.post(address, typed).status_code == 422, "the same again is not the same any more"
    refused = {"site": site.pk, "file": SimpleUploadedFile("red.xml", b"<a/>")}
    assert (
        "No es un informe de nmap"
        in client.post(reverse("desk:scans", args=[cast.aurora.pk]), refused).content.decode()
    )


def test_a_sheet_of_labels_says_the_name_the_kind_and_whom_to_call(
    sign_in, cast, network, monkeypatch, settings
):
    given = {}
    monkeypatch.setattr(labels, "typeset", lambda source, data: given.update(data) or typeset(source, data))
    client, address = sign_in(cast.marta), reverse("desk:device_labels", args=[cast.aurora.pk])

    answer = client.post(address, {"equipo": [network["router"].pk, network["theirs"].pk], "primera": "24"})

    (label,) = given["labels"]
    link = settings.ENV.base_url + reverse("gate:label", args=[network["router"].label_code])
    dark = {
        (x, y)
        for y, row in enumerate(segno.make(link, error="m", micro=False).matrix_iter(border=2))
        for x, on in enumerate(row)
        if on
    }
    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1", label["qr"])
    assert {(int(x) + more, int(y)) for x, y, long in runs for more in range(int(long))} == dark
    text = PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()
    assert "router-<b>" in text
    assert "Router" in text
    assert the_house().name in text
    assert "RIBERA" not in text
    assert (answer["Content-Type"], given["skip"]) == ("application/pdf", 23)
    assert client.post(address, {"primera": "1"}).status_code == 422
    assert client.post(address, {"sede": [network["router"].site_id], "primera": "25"}).status_code == 422


def test_a_label_leads_each_where_they_may_go_and_tells_nobody_else_anything(client, sign_in, cast, network):
    device = network["router"]
    address, unknown = (reverse("gate:label", args=[code]) for code in (device.label_code, "x" * 22))
    before = Entry.objects.count()

    anonymous = {one: client.get(one) for one in (address, unknown)}
    strangers = {one: sign_in(cast.oscar).get(one) for one in (address, unknown)}

    assert [one.url for one in anonymous.values()] == [
        f"{reverse('gate:login')}?next={one.replace('/', '%2F')}" for one in anonymous
    ]
    assert {one.status_code for one in strangers.values()} == {404}
    assert (
        len({re.sub(r'nonce="[^"]*"|value="[^"]*"', "", one.content.decode()) for one in strangers.values()})
        == 1
    )
    form = sign_in(cast.pedro).get(address, follow=True)
    assert form.redirect_chain[0][0] == f"{reverse('portal:new_ticket')}?equipo={device.pk}"
    assert "router-&lt;b&gt;" in form.content.decode()
    assert sign_in(cast.marta).get(address).url == reverse("desk:device", args=[device.pk])
    assert sign_in(cast.teo).get(address).status_code == 403
    Device.objects.filter(pk=device.pk).update(state="retired")
    assert sign_in(cast.pedro).get(address).url.endswith("?asunto=router-%3Cb%3E")
    assert Entry.objects.count() == before


def test_three_hundred_devices_cost_few_statements_and_little_on_the_line(sign_in, cast):
    """What it was when it was written, and a tenth more. Statements do not grow with the network."""
    made = a_network(cast)
    lucia, marta = sign_in(cast.lucia), sign_in(cast.marta)
    pages = {
        "portal": lambda: lucia.get("/red/dibujo/"),
        "desk": lambda: marta.get(f"/escritorio/equipos/clientes/{cast.aurora.pk}/dibujo/"),
        "scan": lambda: marta.get(f"/escritorio/equipos/escaneos/{made['scan']}/"),
    }
    for act in pages.values():
        act()

    found = {name: weigh(act) for name, act in pages.items()}

    most = {"portal": (5, 8_700), "desk": (6, 8_850), "scan": (5, 4_200)}
    assert all(
        statements <= most[name][0] and size <= most[name][1] for name, (statements, size) in found.items()
    ), found
