"""What every letter shows around its words: the provider, and where its pages are."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from ventanilla.domain.provider.house import the_house


def surroundings() -> dict[str, Any]:
    """The context that the layout of letters needs."""
    return {"brand": the_house(), "base_url": settings.BASE_URL}
