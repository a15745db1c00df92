"""The general level as pages look for it: it is always there, even before anybody has said anything of it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from ventanilla.domain.levels.known import DEFAULT_PAUSES, DEFAULT_TARGETS
from ventanilla.domain.levels.models import ServiceLevel


def the_default_unsaid() -> ServiceLevel:
    """What its row will be: pages make none."""
    return ServiceLevel(name=_("General"), targets=DEFAULT_TARGETS, pauses=DEFAULT_PAUSES, is_default=True)


def the_default() -> ServiceLevel:
    """As it is, or would be."""
    return ServiceLevel.objects.filter(is_default=True).first() or the_default_unsaid()
