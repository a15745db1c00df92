"""Kinds of work and ways of signing in words. In the active language."""

from __future__ import annotations

from django.utils.translation import gettext as _


def kind_word(kind: str) -> str:
    words = {"remote": _("En remoto"), "on_site": _("In situ"), "travel": _("Desplazamiento")}
    return words.get(kind, kind)


def way_word(way: str) -> str:
    words = {
        "portal": _("En el área de clientes"),
        "link": _("Con un enlace enviado a su correo"),
        "phone": _("En el dispositivo del técnico"),
    }
    return words.get(way, way)
