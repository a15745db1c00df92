"""All that runs at a time, in words."""

from __future__ import annotations

from django.conf import settings

from ventanilla.domain.customers.housekeeping import forget_ended_sessions
from ventanilla.domain.drafts.actions import forget_old_words
from ventanilla.domain.files.actions import forget_old_drafts
from ventanilla.domain.jobs.housekeeping import forget_done_jobs
from ventanilla.domain.jobs.schedule import Appointment
from ventanilla.domain.people.actions.devices import forget_old_devices
from ventanilla.domain.people.actions.throttling import forget_spent_guesses
from ventanilla.domain.people.housekeeping import forget_dead_links
from ventanilla.domain.reports.bookkeeping import keep_the_books
from ventanilla.domain.reports.monthly.sending import send_service_reports
from ventanilla.domain.support.housekeeping import forget_support_requests
from ventanilla.domain.tickets.actions.clock import take_due_steps
from ventanilla.domain.tickets.actions.reappointing import keep_up_with_the_rules
from ventanilla.domain.tickets.actions.warning import give_warnings
from ventanilla.domain.tickets.presence import forget_old_presences

TIMETABLE: list[Appointment] = [
    Appointment("keep_up_with_the_rules", "every 2 minutes", keep_up_with_the_rules),
    Appointment("give_warnings", "every 2 minutes", give_warnings),
    Appointment("keep_the_books", "every 5 minutes", keep_the_books),
    Appointment("take_due_steps", "every 5 minutes", take_due_steps),
    Appointment("send_service_reports", "every day at 7:30", send_service_reports),
    Appointment("forget_done_jobs", "every day at 3:30", forget_done_jobs),
    Appointment("forget_old_drafts", "every day at 3:40", forget_old_drafts),
    Appointment("forget_old_words", "every day at 3:45", forget_old_words),
    Appointment("forget_ended_sessions", "every day at 3:50", forget_ended_sessions),
    Appointment("forget_dead_links", "every day at 3:55", forget_dead_links),
    Appointment("forget_old_devices", "every day at 3:57", forget_old_devices),
    Appointment("forget_spent_guesses", "every day at 3:58", forget_spent_guesses),
    Appointment("forget_support_requests", "every day at 3:59", forget_support_requests),
    Appointment("forget_old_presences", "every day at 4:00", forget_old_presences),
]
if settings.ENV.demo:
    from ventanilla.demo.nightly import rebuild_each_night

    TIMETABLE.append(Appointment("rebuild_demo", "every day at 4:10", rebuild_each_night))
