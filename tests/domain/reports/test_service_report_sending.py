"""The service report by mail: early in the month, to those who want it, once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.db import transaction

from tests.domain.reports.made import made, on, solved
from tests.traces import traces
from ventanilla.domain.customers.actions.preferences import want_reports
from ventanilla.domain.customers.models import Membership, Scope
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.reports.monthly.sending import is_time, send_service_report, send_service_reports

OCTOBER = date(2026, 10, 1)
MORNING = on(2, 7, 30)
"""Monday the 2nd of November: the 1st is a Sunday."""
TO_LUCIA = [("service_report", "lucia")]


@pytest.fixture
def a_month(cast):
    solved(cast.pedro, on(6, month=10), timedelta(hours=3), subject="<b>La VPN</b>")
    made(cast.lucia, on(7, month=10))
    Letter.objects.all().delete()


def sent_on(moment) -> tuple[list[str], list[tuple[str, str]]]:
    with time_machine.travel(moment, tick=False), traces() as left:
        send_service_reports.call()
    return left.lines, left.letters


def test_on_the_first_working_day_the_access_managers_get_it_once(cast, a_month):
    assert sent_on(on(1, 7, 30)) == ([], [])
    assert sent_on(MORNING) == (["service_report.sent"], TO_LUCIA)
    assert sent_on(MORNING) == ([], [])
    assert sent_on(on(3, 7, 30)) == ([], [])
    assert sent_on(on(20, 7, 30)) == ([], [])


def test_what_a_day_without_a_worker_missed_the_next_one_makes_good(cast, a_month):
    assert sent_on(on(4, 7, 30)) == (["service_report.sent"], TO_LUCIA)


def test_what_dies_before_its_end_is_written_whole_the_next_time(cast, a_month):
    def killed() -> None:
        with transaction.atomic():
            send_service_report(cast.aurora, OCTOBER, at=MORNING)
            raise KeyboardInterrupt

    for _time in range(2):
        with pytest.raises(KeyboardInterrupt):
            killed()

    assert sent_on(MORNING) == (["service_report.sent"], TO_LUCIA)


@pytest.mark.parametrize(
    "change",
    [
        {"wants_reports": False}, {"is_access_manager": False}, {"scope": Scope.OWN}, {"is_active": False},
        {"rights": {"support": "manage"}}, {"rights": {"reports": "view"}},
    ],
)  # fmt: skip
def test_who_does_not_want_it_or_may_not_see_it_gets_nothing(cast, a_month, change):
    Membership.objects.filter(pk=cast.lucia.pk).update(**change)

    assert sent_on(MORNING) == ([], [])


def test_a_customer_without_anything_in_the_month_hears_nothing(cast):
    solved(cast.oscar, on(6, month=8), timedelta(hours=3))

    assert send_service_report(cast.ribera, OCTOBER, at=MORNING) == 0

    made(cast.oscar, on(7, month=8))
    assert send_service_report(cast.ribera, OCTOBER, at=MORNING) == 1


def test_the_letter_has_the_four_numbers_the_way_to_the_page_and_out(cast, a_month):
    send_service_report(cast.aurora, OCTOBER, at=MORNING)

    letter = Letter.objects.get(key__contains="service_report")

    assert letter.subject == "Informe de servicio de octubre de 2026: Talleres Aurora"
    for line in (
        "Entraron: 2",
        "Se resolvieron: 1",
        "Abiertas hoy: 1",
        "Resolución en plazo: –",
        "/informes/2026-10/",
    ):
        assert line in letter.text
    for body in (letter.text, letter.html):
        assert "Cambia qué avisos recibes" in body
        assert "Cualificación" not in body


def test_each_reads_it_in_their_own_language(cast, a_month):
    cast.lucia.person.language = "en"
    cast.lucia.person.save()

    send_service_report(cast.aurora, OCTOBER, at=MORNING)

    letter = Letter.objects.get(key__contains="service_report")
    assert letter.subject == "Service report for October 2026: Talleres Aurora"
    assert "Came in: 2" in letter.text


def test_one_chooses_for_oneself_and_it_is_noted_once(cast):
    with traces() as left:
        assert want_reports(cast.lucia, wanted=False, by=cast.lucia)
        assert not want_reports(cast.lucia, wanted=False, by=cast.lucia)

    assert left.lines == ["contact.wants_reports"]
    assert not Membership.objects.get(pk=cast.lucia.pk).wants_reports
    with pytest.raises(ValueError, match="somebody else"):
        want_reports(cast.lucia, wanted=True, by=cast.oscar)


def test_only_the_first_three_working_days_are_its_time(db):
    november = [day for day in range(1, 31) if is_time(date(2026, 11, day))]

    assert november == [2, 3, 4]
