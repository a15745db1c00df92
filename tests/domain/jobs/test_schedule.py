import threading
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connections
from django.utils.timezone import now

from tests.domain.jobs import chores
from ventanilla.domain.jobs.models import Job, Schedule
from ventanilla.domain.jobs.recurrence import as_cron, next_after
from ventanilla.domain.jobs.schedule import Appointment, Timekeeper, keep_appointment, write_timetable

MADRID = ZoneInfo("Europe/Madrid")
CANARY = ZoneInfo("Atlantic/Canary")
NIGHTLY = Appointment("nightly", "every day at 4:00", chores.nothing)


@pytest.mark.parametrize(
    ("words", "cron"),
    [
        ("every 15 minutes", "*/15 * * * *"),
        ("every hour", "0 * * * *"),
        ("every day at 4:00", "0 4 * * *"),
        ("Every Monday at 8:30", "30 8 * * 1"),
        ("every month at 6:05", "5 6 1 * *"),
        ("5 4 * * 1-5", "5 4 * * 1-5"),
    ],
)
def test_words_mean_times(words, cron):
    assert as_cron(words) == cron


def test_a_rule_that_nobody_can_read_is_refused():
    with pytest.raises(ValueError, match="now and then"):
        next_after("now and then", now(), MADRID)


@pytest.mark.parametrize(
    ("rule", "moment", "zone", "expected"),
    [
        # A winter and a summer day: four o'clock by the clock on the wall.
        ("every day at 4:00", datetime(2026, 1, 10, 12, tzinfo=UTC), MADRID, "2026-01-11T03:00"),
        ("every day at 4:00", datetime(2026, 7, 10, 12, tzinfo=UTC), MADRID, "2026-07-11T02:00"),
        ("every day at 4:00", datetime(2026, 7, 10, 12, tzinfo=UTC), CANARY, "2026-07-11T03:00"),
        # 2027-03-28: 2:00 becomes 3:00. The day before, the day itself.
        ("every day at 4:00", datetime(2027, 3, 27, 12, tzinfo=UTC), MADRID, "2027-03-28T02:00"),
        ("every day at 2:30", datetime(2027, 3, 27, 12, tzinfo=UTC), MADRID, "2027-03-28T01:00"),
        # 2026-10-25: 3:00 becomes 2:00. Half past two comes twice and counts once.
        ("every day at 4:00", datetime(2026, 10, 24, 12, tzinfo=UTC), MADRID, "2026-10-25T03:00"),
        ("every day at 2:30", datetime(2026, 10, 24, 12, tzinfo=UTC), MADRID, "2026-10-25T00:30"),
        ("every day at 2:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC), MADRID, "2026-10-26T01:30"),
    ],
)
def test_times_are_those_of_the_provider_on_every_day_of_the_year(rule, moment, zone, expected):
    assert next_after(rule, moment, zone).isoformat(timespec="minutes") == expected + "+00:00"


@pytest.mark.django_db
def test_what_is_due_is_queued_once_and_moved_on():
    write_timetable([NIGHTLY])
    Schedule.objects.update(next_run=now() - timedelta(days=3))

    for _ in range(3):
        Timekeeper([NIGHTLY]).turn()

    assert Job.objects.count() == 1
    assert Schedule.objects.get().next_run > now()


@pytest.mark.django_db
def test_a_changed_rule_moves_the_next_run_and_a_removed_appointment_is_forgotten():
    write_timetable([NIGHTLY, Appointment("gone", "every hour", chores.nothing)])
    before = Schedule.objects.get(name="nightly").next_run

    write_timetable([Appointment("nightly", "every day at 5:00", chores.nothing)])

    assert Schedule.objects.get().next_run != before


@pytest.mark.django_db
def test_a_restart_does_not_skip_what_fell_due_while_nobody_looked():
    write_timetable([NIGHTLY])
    Schedule.objects.update(next_run=now() - timedelta(hours=1))

    Timekeeper([NIGHTLY]).turn()

    assert Job.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_three_schedulers_that_see_one_slot_keep_it_once():
    write_timetable([NIGHTLY])
    Schedule.objects.update(next_run=now() - timedelta(minutes=1))
    row, together, kept = Schedule.objects.get(), threading.Barrier(3), []

    def scheduler():
        together.wait()
        kept.append(keep_appointment(NIGHTLY, row))
        connections.close_all()

    threads = [threading.Thread(target=scheduler) for _ in range(3)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert sorted(kept) == [False, False, True]
    assert Job.objects.count() == 1
