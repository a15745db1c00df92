"""What the timetable does to tickets, through the queue."""

from __future__ import annotations

import pytest
import time_machine
from django.utils.timezone import now

from ventanilla.domain.jobs.execution import run_due_jobs
from ventanilla.domain.jobs.models import Job, JobState
from ventanilla.domain.jobs.schedule import Timekeeper
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.tickets.actions.working import ask_customer
from ventanilla.domain.tickets.models import Ticket
from ventanilla.doors.clock.timetable import TIMETABLE


@pytest.mark.django_db(transaction=True)
def test_every_five_minutes_the_clock_comes_by_and_reminds_who_has_not_answered(cast, vpn_ticket):
    ask_customer(vpn_ticket, "¿Qué pone en la pantalla?", by=cast.marta)
    by_the_clock = Timekeeper([one for one in TIMETABLE if one.name == "take_due_steps"])
    by_the_clock.turn()

    with time_machine.travel(Ticket.objects.get().wakes_at) as wall:
        by_the_clock.turn()
        run_due_jobs()
        wall.shift(300)
        by_the_clock.turn()
        run_due_jobs()
        assert now() > Ticket.objects.get().status_since

    assert Job.objects.filter(state=JobState.DONE, task_path__endswith="take_due_steps").count() == 2
    assert Letter.objects.filter(key__contains=":reminder:").count() == 1
    assert Ticket.objects.get().reminders == 1
