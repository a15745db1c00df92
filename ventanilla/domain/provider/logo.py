"""What may be the mark of the brand. Judged by its content; never an SVG, which is a document that can run things."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.core.pictures import Picture, picture_in
from ventanilla.domain.provider.house import House

MOST_BYTES = 300_000
LEAST_SIDE, MOST_SIDE = 32, 2048
"""Pixels: the browser unpacks it on every page."""
MOST_STRETCH = 1.5


def judged(content: bytes) -> Picture:
    """The picture in these bytes. Raises Refused for what is no logo, with what to do about it."""
    if len(content) > MOST_BYTES:
        raise _no(_("El logotipo pesa más de 300 kB: guárdalo más pequeño."))
    picture = picture_in(content)
    if picture is None:
        raise _no(_("El logotipo tiene que ser un archivo PNG, JPEG o WebP."))
    if min(picture.width, picture.height) < LEAST_SIDE:
        raise _no(_("El logotipo es demasiado pequeño: necesita al menos 32 píxeles de lado."))
    if max(picture.width, picture.height) > MOST_SIDE:
        raise _no(_("El logotipo es demasiado grande: 2048 píxeles de lado como mucho."))
    if picture.stretch > MOST_STRETCH:
        raise _no(_("El logotipo es demasiado alargado: se enseña en un cuadrado. Sube solo el símbolo."))
    return picture


def logo_of(house: House) -> bytes:
    """For a paper; empty where there is none that can be set."""
    if house.row.logo:
        return bytes(house.row.logo)
    path = Path(settings.ENV.brand_logo)
    if not settings.ENV.brand_logo or not path.is_file():
        return b""
    content = path.read_bytes()
    try:
        judged(content)
    except Refused:
        return b""
    return content


def _no(reason: str) -> Refused:
    return Refused(reason, field="logo")
