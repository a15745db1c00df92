"""Calendars as pages look for them: the provider's own is always there, even before anybody has said anything of it."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _

from ventanilla.domain.calendars.models import THE_HOUSES, Calendar, Zone


def the_houses_unsaid() -> Calendar:
    """What its row will be: pages make none."""
    zone = settings.TIME_ZONE if settings.TIME_ZONE in Zone.values else Zone.MAINLAND
    return Calendar(pk=THE_HOUSES, name=_("El de la casa"), zone=zone)


def calendar_at(number: int) -> Calendar | None:
    row = Calendar.objects.filter(pk=number).first()
    return the_houses_unsaid() if row is None and number == THE_HOUSES else row


def all_calendars() -> list[Calendar]:
    """The provider's own first, the others by name."""
    rows = sorted(Calendar.objects.all(), key=lambda row: (not row.is_the_houses, row.name.casefold()))
    return rows if rows and rows[0].is_the_houses else [the_houses_unsaid(), *rows]
