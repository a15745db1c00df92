"""An administrator at the settings; a mail server whose answers the test decides."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from tests.domain.mail.conftest import env, mail_host, write
from ventanilla.domain.calendars.actions import add_day
from ventanilla.domain.calendars.facts import Day
from ventanilla.domain.calendars.finding import calendar_at
from ventanilla.domain.calendars.models import THE_HOUSES, Holiday

__all__ = ["env", "mail_host", "write"]


@pytest.fixture
def ivan(cast, sign_in) -> Client:
    """The browser of the administrator."""
    return sign_in(cast.ivan)


@pytest.fixture
def kings(cast) -> Holiday:
    """A holiday of the house's own calendar."""
    add_day(calendar_at(THE_HOUSES), Day(on=date(2027, 1, 6), name="Reyes", kind="national"), by=cast.ivan)
    return Holiday.objects.get()
