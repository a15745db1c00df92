import threading
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.utils.timezone import now

from tests.domain.jobs import chores
from tests.domain.jobs.processes import until
from ventanilla.domain.jobs.models import Job, JobState, Schedule
from ventanilla.domain.jobs.recurrence import next_after
from ventanilla.doors.clock.service import run_service
from ventanilla.doors.clock.timetable import TIMETABLE


def test_every_appointment_has_its_own_name_and_a_time_that_comes():
    assert len({one.name for one in TIMETABLE}) == len(TIMETABLE)
    for one in TIMETABLE:
        assert next_after(one.when, now(), ZoneInfo(settings.TIME_ZONE)) > now()


@pytest.mark.django_db(transaction=True)
def test_the_service_works_until_it_is_told_to_stop(tmp_path):
    stop = threading.Event()
    service = threading.Thread(target=run_service, args=(stop,))
    service.start()

    chores.note.enqueue(str(tmp_path / "trace"), "hola")
    assert until(lambda: Job.objects.filter(state=JobState.DONE).exists())
    assert until(lambda: Schedule.objects.count() == len(TIMETABLE))
    stop.set()
    service.join(20)

    assert not service.is_alive()
