"""All that runs at a time, in words."""

from __future__ import annotations

from django.conf import settings

from ventanilla.domain.chat.actions.clock import tend_conversations
from ventanilla.domain.customers.actions.looking import end_looks
from ventanilla.domain.customers.housekeeping import forget_ended_sessions
from ventanilla.domain.drafts.actions import forget_old_words
from ventanilla.domain.files.actions import forget_old_drafts
from ventanilla.domain.hours.actions.tending import tend_hour_banks
from ventanilla.domain.invoices.actions.folder import look_into_folder
from ventanilla.domain.jobs.housekeeping import forget_done_jobs
from ventanilla.domain.jobs.schedule import Appointment
from ventanilla.domain.notices.actions import forget_read_notices
from ventanilla.domain.people.actions.devices import forget_old_devices
from ventanilla.domain.people.actions.throttling import forget_spent_guesses
from ventanilla.domain.people.housekeeping import forget_dead_links
from ventanilla.domain.privacy.actions.erasing import erase_again
from ventanilla.domain.privacy.actions.exporting import forget_exports
from ventanilla.domain.privacy.actions.retaining import keep_terms
from ventanilla.domain.push.housekeeping import forget_shut_subscriptions
from ventanilla.domain.renewals.actions.reminding import remind_of_renewals
from ventanilla.domain.renewals.actions.renewing import follow_up_periods
from ventanilla.domain.renewals.actions.warranties import remind_of_warranties
from ventanilla.domain.reports.bookkeeping import keep_the_books
from ventanilla.domain.reports.monthly.sending import send_service_reports
from ventanilla.domain.summaries.daily import send_daily_letters
from ventanilla.domain.summaries.sending import send_weekly_summaries
from ventanilla.domain.support.housekeeping import forget_support_requests
from ventanilla.domain.tickets.actions.clock import take_due_steps
from ventanilla.domain.tickets.actions.reappointing import keep_up_with_the_rules
from ventanilla.domain.tickets.actions.strangers_clock import tend_access_requests
from ventanilla.domain.tickets.actions.warning import give_warnings
from ventanilla.domain.tickets.presence import forget_old_presences

TIMETABLE: list[Appointment] = [
    Appointment("tend_conversations", "every 1 minutes", tend_conversations),
    Appointment("keep_up_with_the_rules", "every 2 minutes", keep_up_with_the_rules),
    Appointment("give_warnings", "every 2 minutes", give_warnings),
    Appointment("end_looks", "every 2 minutes", end_looks),
    Appointment("look_into_folder", "every 2 minutes", look_into_folder),
    Appointment("keep_the_books", "every 5 minutes", keep_the_books),
    Appointment("take_due_steps", "every 5 minutes", take_due_steps),
    Appointment("tend_access_requests", "every 5 minutes", tend_access_requests),
    Appointment("send_service_reports", "every day at 7:30", send_service_reports),
    Appointment("send_weekly_summaries", "every day at 8:00", send_weekly_summaries),
    Appointment("send_daily_letters", "every day at 8:00", send_daily_letters),
    Appointment("forget_read_notices", "every day at 3:42", forget_read_notices),
    Appointment("follow_up_periods", "every day at 0:20", follow_up_periods),
    Appointment("remind_of_renewals", "every day at 8:15", remind_of_renewals),
    Appointment("remind_of_warranties", "every day at 8:20", remind_of_warranties),
    Appointment("tend_hour_banks", "every day at 8:05", tend_hour_banks),
    Appointment("forget_done_jobs", "every day at 3:30", forget_done_jobs),
    Appointment("forget_old_drafts", "every day at 3:40", forget_old_drafts),
    Appointment("forget_old_words", "every day at 3:45", forget_old_words),
    Appointment("forget_ended_sessions", "every day at 3:50", forget_ended_sessions),
    Appointment("forget_dead_links", "every day at 3:55", forget_dead_links),
    Appointment("forget_old_devices", "every day at 3:57", forget_old_devices),
    Appointment("forget_shut_subscriptions", "every day at 4:02", forget_shut_subscriptions),
    Appointment("forget_spent_guesses", "every day at 3:58", forget_spent_guesses),
    Appointment("forget_support_requests", "every day at 3:59", forget_support_requests),
    Appointment("erase_again", "every day at 2:30", erase_again),
    Appointment("keep_terms", "every day at 2:40", keep_terms),
    Appointment("forget_exports", "every day at 3:35", forget_exports),
    Appointment("forget_old_presences", "every day at 4:00", forget_old_presences),
]
if settings.ENV.demo:
    from ventanilla.demo.nightly import rebuild_each_night

    TIMETABLE.append(Appointment("rebuild_demo", "every day at 4:10", rebuild_each_night))
