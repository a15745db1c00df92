"""What every letter shows around its words: the provider's name, address and colours, from the settings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings

from ventanilla.core.colour import MailColours, mail_colours


@dataclass(frozen=True)
class Brand:
    name: str
    initial: str
    legal_name: str
    address: str
    phone: str
    email: str
    colours: MailColours

    @property
    def imprint(self) -> str:
        """Who writes, in one line, as the law asks: name, postal address, telephone."""
        return " · ".join(one for one in (self.legal_name, self.address, self.phone) if one)


def surroundings() -> dict[str, Any]:
    """The context that the layout of letters needs."""
    env = settings.ENV
    return {
        "brand": Brand(
            name=env.brand_name,
            initial=env.brand_initial,
            legal_name=env.brand_legal_name or env.brand_name,
            address=env.brand_address,
            phone=env.brand_phone,
            email=env.brand_email,
            colours=_colours(env.brand_colour),
        ),
        "base_url": settings.BASE_URL,
    }


_colours = cache(mail_colours)
