"""The pages of devices, at both doors; and what stands on them."""

from __future__ import annotations

from datetime import timedelta

from django.utils.timezone import localdate

from tests.cast import Cast
from tests.e2e.looking import Look
from tests.e2e.network_pages import NETWORK_LOOKS, NETWORK_NO_PAGES

LUCIA = "lucia@aurora-pruebas.example"
IVAN = "ivan@norte-pruebas.example"
AT = "/escritorio/equipos/"
DEVICE_NO_PAGES = {
    **NETWORK_NO_PAGES,
    "portal:device_document": "a download",
    "portal:devices_table": "a download",
    "desk:device_document": "a download",
    "desk:devices_table": "a download",
    **dict.fromkeys(
        ("desk:device_retire", "desk:device_bring_back", "desk:device_link", "desk:device_unlink",
         "desk:device_document_add", "desk:device_document_remove"),
        "POST, leads to the device",
    ),
    "desk:site_remove": "POST, leads to the sites",
}  # fmt: skip
DEVICE_LOOKS = [
    *NETWORK_LOOKS,
    Look("portal:devices", "/red/", LUCIA),
    Look("portal:device", "/red/{device}/", LUCIA),
    Look("portal:device_describe", "/red/{device}/editar/", LUCIA),
    Look("desk:devices", AT, IVAN),
    Look("desk:device", f"{AT}{{device}}/", IVAN),
    Look("desk:device_edit", f"{AT}{{device}}/editar/", IVAN),
    Look("desk:device_new", f"{AT}clientes/{{aurora}}/nuevo/", IVAN),
    Look("desk:devices_import", f"{AT}clientes/{{aurora}}/importar/", IVAN),
    Look("desk:sites", f"{AT}clientes/{{aurora}}/sedes/", IVAN),
    Look("desk:site_edit", f"{AT}sedes/{{device_site}}/", IVAN),
    Look("desk:ticket_device", "/escritorio/incidencias/{talked}/equipo/", IVAN),
]


def some_devices(cast: Cast) -> dict[str, str]:
    """A server behind a switch, whose warranty ends soon: their numbers, for the looks."""
    from ventanilla.domain.devices.actions.keeping import add_device
    from ventanilla.domain.devices.actions.placing import add_site, link_devices
    from ventanilla.domain.devices.facts import Facts

    site = add_site(cast.aurora, name="Oficina de recambios", address="Calle del Torno, 14", by=cast.ivan)
    switch = add_device(cast.aurora, Facts(name="SW-90", kind="switch", site=site), by=cast.ivan)
    server = add_device(
        cast.aurora,
        Facts(
            name="SRV-90", kind="server", site=site, brand="Dell", model="PowerEdge T350", serial="7HX2P13",
            ip="192.168.9.10", mac="02:00:5E:10:00:01", location="Sala técnica", user="Todo el taller",
            warranty_until=localdate() + timedelta(days=20), notes="Se apaga desde su consola.",
            internal_note="La llave está en recepción.",
        ),
        by=cast.ivan,
    )  # fmt: skip
    link_devices(server, switch, port="Gi0/3", by=cast.ivan)
    return {"device": str(server.pk), "device_site": str(site.pk)}
