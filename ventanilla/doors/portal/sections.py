"""The portal's sections as the sidebar shows them. A section that does not exist yet is not listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.customers.models import Membership, Section

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True)
class Place:
    name: str
    label: _StrPromise
    icon: str
    route: str
    section: Section | None = None


PLACES = [
    Place("home", _("Inicio"), "house", "portal:home"),
    Place("support", _("Incidencias"), "life-buoy", "portal:tickets", Section.SUPPORT),
]


def sidebar(
    actor: Membership, *, current: str, counts: dict[str, int] | None = None
) -> list[dict[str, object]]:
    """Every section, those that the contact may not enter with a padlock: they exist, and somebody can open them."""
    return [
        {
            "label": place.label,
            "icon": place.icon,
            "href": reverse(place.route),
            "current": place.name == current,
            "count": (counts or {}).get(place.name, 0),
            "locked": place.section is not None and not actor.may_view(place.section),
        }
        for place in PLACES
    ]
