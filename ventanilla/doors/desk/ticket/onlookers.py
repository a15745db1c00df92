"""Who else has a ticket open, in words."""

from __future__ import annotations

from collections.abc import Sequence

from ventanilla.core.text import initials
from ventanilla.core.words import say as _
from ventanilla.domain.tickets.presence import Onlooker


def as_told(others: Sequence[Onlooker]) -> dict[str, object]:
    """The faces, and one sentence for all of them: the script has no words of its own."""
    faces = [{"initials": initials(one.name), "typing": one.is_typing} for one in others]
    return {"others": faces, "sentence": sentence(others)}


def sentence(others: Sequence[Onlooker]) -> str:
    """«Bruno Gil está escribiendo…», «Bruno Gil y Elena Vera la tienen abierta»; nothing when nobody has."""
    typing = [one.name for one in others if one.is_typing]
    if typing:
        told = _("%(who)s están escribiendo…") if typing[1:] else _("%(who)s está escribiendo…")
    elif others:
        told = _("%(who)s la tienen abierta") if others[1:] else _("%(who)s la tiene abierta")
    else:
        return ""
    return told % {"who": names_in_a_row(typing or [one.name for one in others])}


def names_in_a_row(names: Sequence[str]) -> str:
    """«Bruno Gil, Elena Vera y Marta Solís»."""
    *most, last = names
    return _("%(most)s y %(last)s") % {"most": ", ".join(most), "last": last} if most else last
