"""Who hears that hours have moved."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from ventanilla.domain.hours.actions.correcting import adjust
from ventanilla.domain.hours.actions.selling import Terms, sell_bank
from ventanilla.domain.live.announcing import News
from ventanilla.domain.live.audiences import DESK, company, contacts
from ventanilla.domain.live.hub import hub


@pytest.mark.django_db
def test_the_desk_hears_that_a_bank_moved_and_its_customer_does_not(cast, django_capture_on_commit_callbacks):
    at_the_desk: list[News] = []
    outside: list[News] = []
    hub.join([DESK], at_the_desk.append)
    hub.join([company(cast.aurora.pk), contacts(cast.aurora.pk)], outside.append)
    terms = Terms(name="Bono", valid_from=localdate(), valid_until=localdate() + timedelta(days=30))

    with django_capture_on_commit_callbacks(execute=True):
        bank = sell_bank(cast.aurora, terms, minutes=60, by=cast.elena)
    with django_capture_on_commit_callbacks(execute=True):
        adjust(bank, -10, by=cast.elena, reason="Error")
    hub.leave(at_the_desk.append)
    hub.leave(outside.append)

    assert at_the_desk == [News("hour_bank", bank.pk), News("hour_bank", bank.pk)]
    assert outside == []
