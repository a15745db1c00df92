"""The house as an application: its manifest, its icons, its worker, and that the worker's pages are nobody's."""

from __future__ import annotations

import re

import pytest

from tests.house.wrapping import directives
from ventanilla.core.pictures import picture_in


def test_the_manifest_names_the_house_and_begins_where_one_works(client, db):
    told = client.get("/aplicacion.webmanifest").json()

    assert (told["name"], told["start_url"], told["display"]) == (
        "Norte Sistemas",
        "/acceso/entrada/",
        "standalone",
    )
    assert re.fullmatch("#[0-9a-f]{6}", told["theme_color"])
    assert {one["purpose"] for one in told["icons"]} == {"any", "maskable"}


@pytest.mark.parametrize("kind", ["192", "512-entero"])
def test_icons_are_pictures_of_their_size(client, db, kind):
    answer = client.get(f"/icono/{kind}.png")

    found, side = picture_in(answer.content), int(kind[:3])
    assert (found.kind, found.width, found.height) == ("image/png", side, side)
    assert client.get("/icono/9999.png").status_code == 404


def test_the_worker_may_run_and_keeps_only_what_is_nobodys(cast, sign_in, client):
    script = client.get("/trabajador.js")
    kept = re.findall(r'"(/[^"]*)"', script.content.decode().split("\n", 1)[0])

    assert script["Content-Type"].startswith("text/javascript")
    assert directives(script["Content-Security-Policy"])["worker-src"] == ["'self'"]
    assert kept
    for address in ("/sin-conexion/", "/escritorio/firmas/en-el-movil/"):
        assert address in kept
        page = sign_in(cast.marta).get(address).content.decode()
        assert "Marta" not in page
        assert "data-drafts-of" not in page
    assert [one for one in kept if not one.startswith(("/static/", "/marca.css", "/favicon.svg", "/icono/192.png"))] == [
        "/sin-conexion/", "/escritorio/firmas/en-el-movil/", "/escritorio/firmas/",
        "/cuenta/avisos/dispositivo/otra-direccion/",
    ]  # fmt: skip
