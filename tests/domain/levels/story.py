"""A ticket's story, told by real verbs at real hours: what the cases of verbs are written with.

We are there Monday to Friday from 9:00 to 14:00 and from 16:00 to 19:00; Monday is the 23rd of November 2026. Everybody is
promised: qualified within 60 minutes, answered within 120, again within 240, solved within 120 (high), 480 (medium) or 960
(low). Time stands still while the customer is asked.
"""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.utils.timezone import now

from ventanilla.domain.calendars.actions import (
    add_day,
    add_season,
    create_calendar,
    move_day,
    remove_days,
    the_houses_calendar,
)  # fmt: skip
from ventanilla.domain.calendars.facts import CalendarFacts, Day, SeasonFacts
from ventanilla.domain.levels.actions import (
    LevelFacts,
    agree_terms,
    change_level,
    create_level,
    the_default_level,
)
from ventanilla.domain.levels.words import Metric, Priority
from ventanilla.domain.provider.actions import change_rules, change_week
from ventanilla.domain.tickets.actions import finishing, merging, moving, talking, working
from ventanilla.domain.tickets.actions.opening import Request, open_ticket
from ventanilla.domain.tickets.actions.reappointing import keep_up_with_the_rules
from ventanilla.domain.tickets.models import Application, Ticket, TicketType

MADRID = ZoneInfo("Europe/Madrid")
SPLIT = dict.fromkeys(range(5), ((540, 840), (960, 1140)))
MORNINGS = dict.fromkeys(range(5), ((540, 840),))
TARGETS = {
    Metric.QUALIFICATION: dict.fromkeys(Priority, 60),
    Metric.FIRST_RESPONSE: dict.fromkeys(Priority, 120),
    Metric.NEXT_UPDATE: dict.fromkeys(Priority, 240),
    Metric.RESOLUTION: {Priority.HIGH: 120, Priority.MEDIUM: 480, Priority.LOW: 960},
}
COLUMNS = {
    "qualified": "qualification_due_at", "answered": "answer_due_at", "answered again": "update_due_at",
    "solved": "resolution_due_at", "next": "due_at", "the customer sees": "promised_at",
}  # fmt: skip


def instant(told):
    """«24 10:30»: of November 2026, on the mainland's wall."""
    return datetime.strptime(f"2026-11-{told}", "%Y-%m-%d %H:%M").replace(tzinfo=MADRID)


class Story:
    """Every method is something that happens now."""

    def __init__(self, cast):
        self.cast, self.ticket, self.other = cast, None, None
        change_week(SPLIT, by=cast.ivan)
        self.everybody_gets()

    def now_is(self):
        """What is due, on the wall; what is not there is not due."""
        row = Ticket.objects.get(pk=self.ticket.pk)
        due = {words: getattr(row, column) for words, column in COLUMNS.items()}
        return {words: at.astimezone(MADRID).strftime("%d %H:%M") for words, at in due.items() if at}

    def rules_change(self):
        keep_up_with_the_rules.call()

    # Rules, by Iván

    def everybody_gets(self, **words):
        facts = LevelFacts(name="General", calendar=None, targets=TARGETS, **words)
        change_level(the_default_level(), facts, by=self.cast.ivan)

    def level(self, name, minutes, calendar=None, **words):
        targets = {Metric.RESOLUTION: dict.fromkeys(Priority, minutes)}
        facts = LevelFacts(name=name, calendar=calendar, targets=targets, **words)
        return create_level(facts, by=self.cast.ivan)

    def aurora_gets(self, level=None, calendar=None):
        agree_terms(self.cast.aurora, level=level, calendar=calendar, by=self.cast.ivan)

    def ribera_gets(self, level=None, calendar=None):
        agree_terms(self.cast.ribera, level=level, calendar=calendar, by=self.cast.ivan)

    def breakdowns_get(self, level):
        self._promise(TicketType, "Avería", level)

    def networks_get(self, level):
        self._promise(Application, "Red e internet", level)

    def _promise(self, model, name, level):
        model.objects.filter(name=name).update(level=level)
        change_rules()

    def holiday(self, day, hours=()):
        add_day(the_houses_calendar(), _day(day, hours), by=self.cast.ivan)
        self.rules_change()

    def no_holiday(self, day):
        remove_days(the_houses_calendar(), [date(2026, 11, day)], by=self.cast.ivan)
        self.rules_change()

    def holiday_moves(self, before, day):
        move_day(the_houses_calendar(), date(2026, 11, before), _day(day), by=self.cast.ivan)
        self.rules_change()

    def mornings_only(self, first, last):
        facts = SeasonFacts(name="Obras", first=(11, first), last=(11, last), week=MORNINGS)
        add_season(the_houses_calendar(), facts, by=self.cast.ivan)
        self.rules_change()

    def calendar_of_mornings(self):
        facts = CalendarFacts(name="Mañanas", zone="Europe/Madrid", week=MORNINGS)
        return create_calendar(facts, by=self.cast.ivan)

    # The ticket, by Lucía and by Marta

    def opened(self, urgency=Priority.MEDIUM):
        self.other, self.ticket = self.ticket, open_ticket(_request(urgency), by=self.cast.lucia)

    def called(self):
        self.ticket = open_ticket(_request(Priority.MEDIUM), by=self.cast.marta, requester=self.cast.lucia)

    def wrote(self):
        talking.reply(self.ticket, "¿Se sabe algo?", by=self.cast.lucia)

    def answered(self):
        talking.reply(self.ticket, "Lo estamos mirando.", by=self.cast.marta)

    def qualified(self, *, type="Avería", priority=Priority.MEDIUM):  # noqa: A002 - the field's own name
        working.qualify(
            self.ticket, by=self.cast.marta, type=TicketType.objects.get(name=type), priority=priority,
            application=Application.objects.get(name="Red e internet"), assignee=self.cast.marta,
        )  # fmt: skip

    def is_now(self, priority):
        working.set_priority(self.ticket, by=self.cast.marta, priority=priority)

    def asked(self):
        working.ask_customer(self.ticket, "¿Qué modelo es?", by=self.cast.marta)

    def put_off(self):
        working.set_pending(self.ticket, "Falta una pieza.", by=self.cast.marta)

    def started(self):
        working.start(self.ticket, by=self.cast.marta)

    def planned(self, told="", *, after=None, their_date=False):
        day = instant(told).astimezone(UTC) if told else now() + after
        marta = self.cast.marta
        working.plan(self.ticket, by=marta, at_time=day, technician=marta, their_date=their_date)

    def solved(self):
        finishing.resolve(self.ticket, "Cambiado el cable.", by=self.cast.marta)

    def reopened(self):
        finishing.reopen(self.ticket, "Sigue igual.", by=self.cast.marta)

    def cancelled(self):
        finishing.cancel(self.ticket, "Ya no hace falta.", by=self.cast.marta)

    def merged(self):
        """The older one into the newer one, which goes on."""
        merging.merge(self.other, self.ticket, by=self.cast.marta)

    def the_other_one(self):
        """Whatever happens from now on, happens to the one that was opened before."""
        self.other, self.ticket = Ticket.objects.get(pk=self.ticket.pk), self.other

    def moved_to_ribera(self):
        moving.move_to_customer(self.ticket, self.cast.oscar, by=self.cast.marta)


def _day(day, hours=()):
    return Day(on=date(2026, 11, day), name="Fiesta local", hours=hours)


def _request(urgency):
    return Request(
        type=TicketType.objects.get(name="Avería"), application=Application.objects.get(name="Red e internet"),
        urgency=urgency, subject="La VPN se corta", message="Se corta cada diez minutos.",
    )  # fmt: skip
