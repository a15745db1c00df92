"""What administrators do to calendars. Each verb leaves a line in the journal, and has open clocks counted anew."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import ProtectedError
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core import worktime
from ventanilla.core.errors import ChangedMeanwhile, Refused
from ventanilla.domain.calendars.facts import CalendarFacts, Day, SeasonFacts, day_of_year
from ventanilla.domain.calendars.finding import the_houses_unsaid
from ventanilla.domain.calendars.models import THE_HOUSES, Calendar, Holiday, Season
from ventanilla.domain.jobs.turns import take_turns
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.provider.actions import change_rules

MOST_DAYS = 400
"""In one import: more than that is no list of holidays."""


def the_houses_calendar() -> Calendar:
    """The provider's own row, made when somebody first wants to say more than the opening hours."""
    plain = the_houses_unsaid()
    row, is_new = Calendar.objects.get_or_create(
        pk=THE_HOUSES, defaults={"name": plain.name, "zone": plain.zone}
    )
    if is_new:
        with connection.cursor() as cursor:  # PostgreSQL does not see that a key was given by hand
            for statement in connection.ops.sequence_reset_sql(no_style(), [Calendar]):
                cursor.execute(statement)
    return row


@transaction.atomic
def create_calendar(facts: CalendarFacts, *, by: Actor, like: Calendar | None = None) -> Calendar:
    """A calendar beside the provider's, with the seasons and holidays of another one. Raises Refused."""
    values = facts.cleaned()
    the_houses_calendar()
    _refuse_taken(str(values["name"]))
    calendar = Calendar.objects.create(**values)
    if like:
        _copy(like, calendar)
    _conclude(calendar, "calendar.created", by=by, name=calendar.name, like=like.name if like else "")
    return calendar


@transaction.atomic
def change_calendar(
    calendar: Calendar, facts: CalendarFacts, *, by: Actor, seen: int | None = None
) -> Calendar:
    """Its name, its hour, and its week (the provider's own keeps to the opening hours). Raises Refused, ChangedMeanwhile."""
    row = _held(calendar, seen)
    values = facts.cleaned()
    if row.is_the_houses:
        values["week"] = {}
    if values["name"] != row.name:
        _refuse_taken(str(values["name"]))
    changed = {
        name: [getattr(row, name), value] for name, value in values.items() if getattr(row, name) != value
    }
    if changed:
        for name, (_before, value) in changed.items():
            setattr(row, name, value)
        row.save(update_fields=[*changed])
        _conclude(row, "calendar.changed", by=by, changed=changed)
    return row


@transaction.atomic
def remove_calendar(calendar: Calendar, *, by: Actor, seen: int | None = None) -> None:
    """Raises Refused for the provider's own, and for one that something is counted by."""
    row = _held(calendar, seen)
    if row.is_the_houses:
        raise Refused(_("El calendario de la casa no se puede quitar: es el que cuenta donde no hay otro."))
    gone = Calendar(pk=row.pk, name=row.name)
    try:
        row.delete()
    except ProtectedError:
        raise Refused(_("Este calendario está en uso: elige antes otro para quien lo usa.")) from None
    change_rules()
    record(by, "calendar.removed", gone, at=now(), name=gone.name)


@transaction.atomic
def add_season(calendar: Calendar, facts: SeasonFacts, *, by: Actor, seen: int | None = None) -> Season:
    """Part of the year with hours of its own. Raises Refused where it meets another season, ChangedMeanwhile."""
    row = _held(calendar, seen)
    values = facts.cleaned()
    _refuse_meeting(row, facts, None)
    season = Season.objects.create(calendar=row, **values)
    _conclude(row, "calendar.season_added", by=by, name=season.name, first=season.first, last=season.last)
    return season


@transaction.atomic
def change_season(season: Season, facts: SeasonFacts, *, by: Actor, seen: int | None = None) -> Season:
    """Raises Refused where it meets another season, ChangedMeanwhile."""
    row = _held(season.calendar, seen)
    known = Season.objects.filter(pk=season.pk).first()
    if known is None:
        raise Refused(_("Esa temporada ya no está: alguien la ha quitado."))
    season, values = known, facts.cleaned()
    _refuse_meeting(row, facts, season)
    changed = {
        name: [getattr(season, name), value]
        for name, value in values.items()
        if getattr(season, name) != value
    }
    if changed:
        for name, (_before, value) in changed.items():
            setattr(season, name, value)
        season.save(update_fields=[*changed])
        _conclude(row, "calendar.season_changed", by=by, season=season.name, changed=changed)
    return season


@transaction.atomic
def remove_season(season: Season, *, by: Actor, seen: int | None = None) -> None:
    """Its days have the ordinary hours again. Raises ChangedMeanwhile."""
    row = _held(season.calendar, seen)
    if Season.objects.filter(pk=season.pk).delete()[0]:
        told = {"name": season.name, "first": season.first, "last": season.last}
        _conclude(row, "calendar.season_removed", by=by, **told)


@transaction.atomic
def add_day(calendar: Calendar, day: Day, *, by: Actor, seen: int | None = None) -> None:
    """One more. Raises Refused where that date has one already, ChangedMeanwhile."""
    row = _held(calendar, seen)
    values = day.cleaned()
    _refuse_second(row, day)
    Holiday.objects.create(calendar=row, on=day.on, **values)
    _conclude(row, "calendar.days_set", by=by, days=[f"{day.on}: {values['name']}"])


@transaction.atomic
def set_days(calendar: Calendar, days: Sequence[Day], *, by: Actor, seen: int | None = None) -> int:
    """Add these days, or put them in the place of what those dates had; gives back how many are new or different.

    Raises Refused for a day that cannot be one, ChangedMeanwhile.
    """
    row = _held(calendar, seen)
    if len(days) > MOST_DAYS:
        raise Refused(_("Son demasiados días de una vez: %(most)s como mucho.") % {"most": MOST_DAYS})
    wanted = {day.on: day.cleaned() for day in days}
    there = {one.on: one for one in Holiday.objects.filter(calendar=row, on__in=wanted)}
    new = [Holiday(calendar=row, on=on, **values) for on, values in wanted.items() if on not in there]
    changed = [one for on, one in there.items() if _put(one, wanted[on])]
    Holiday.objects.bulk_create(new)
    Holiday.objects.bulk_update(changed, ["name", "kind", "hours", "source"])
    if new or changed:
        told = sorted(f"{one.on}: {one.name}" for one in [*new, *changed])
        _conclude(row, "calendar.days_set", by=by, days=told)
    return len(new) + len(changed)


@transaction.atomic
def move_day(calendar: Calendar, before: date, day: Day, *, by: Actor, seen: int | None = None) -> None:
    """A holiday goes to another date, or is told otherwise.

    Raises Refused where that date has one, or where the holiday is gone, ChangedMeanwhile.
    """
    row = _held(calendar, seen)
    values = day.cleaned()
    if day.on != before:
        _refuse_second(row, day)
    if not Holiday.objects.filter(calendar=row, on=before).update(on=day.on, **values):
        raise Refused(_("Ese festivo ya no está: alguien lo ha quitado."))
    _conclude(
        row, "calendar.day_moved", by=by, before=before.isoformat(), on=day.on.isoformat(), name=day.name
    )


@transaction.atomic
def remove_days(calendar: Calendar, days: Sequence[date], *, by: Actor, seen: int | None = None) -> int:
    """They are days like others; gives back how many. Raises ChangedMeanwhile."""
    row = _held(calendar, seen)
    gone = Holiday.objects.filter(calendar=row, on__in=days)
    told = sorted(f"{one.on}: {one.name}" for one in gone)
    gone.delete()
    if told:
        _conclude(row, "calendar.days_removed", by=by, days=told)
    return len(told)


def _held(calendar: Calendar, seen: int | None) -> Calendar:
    if calendar.is_the_houses:
        the_houses_calendar()
    row = Calendar.objects.select_for_update().get(pk=calendar.pk)
    if seen is not None and seen != row.version:
        raise ChangedMeanwhile(
            _("Alguien ha cambiado este calendario mientras lo editabas. Míralo y repite el cambio.")
        )
    return row


def _conclude(row: Calendar, verb: str, *, by: Actor, **details: Any) -> None:
    row.version += 1
    row.save(update_fields=["version"])
    change_rules()
    record(by, verb, row, at=now(), **details)


def _copy(like: Calendar, calendar: Calendar) -> None:
    for model in (Season, Holiday):
        rows: list[Any] = list(model.objects.filter(calendar=like))
        for one in rows:
            one.pk, one.calendar = None, calendar
        model.objects.bulk_create(rows)


def _put(holiday: Holiday, values: dict[str, Any]) -> bool:
    """False when it says that already. Who has edited a day keeps its source where a list brings the same."""
    changed = {name: value for name, value in values.items() if getattr(holiday, name) != value}
    for name, value in changed.items():
        setattr(holiday, name, value)
    return bool(changed)


def _refuse_second(row: Calendar, day: Day) -> None:
    other = Holiday.objects.filter(calendar=row, on=day.on).first()
    if other:
        raise Refused(_("Ese día ya es «%(name)s».") % {"name": other.name}, field="on")


def _refuse_taken(name: str) -> None:
    take_turns("calendars")
    if name.casefold() in {one.casefold() for one in Calendar.objects.values_list("name", flat=True)}:
        raise Refused(_("Ya hay un calendario con ese nombre."), field="name")


def _refuse_meeting(calendar: Calendar, facts: SeasonFacts, known: Season | None) -> None:
    """Two seasons that cover the same day would leave the reader to guess which one counts."""
    wanted = worktime.Season(facts.first, facts.last, {})
    for other in Season.objects.filter(calendar=calendar).exclude(pk=known.pk if known else 0):
        there = worktime.Season(day_of_year(other.first), day_of_year(other.last), {})
        if any(wanted.covers(day) and there.covers(day) for day in _EVERY_DAY):
            raise Refused(
                _("Coincide con «%(name)s»: cada día es de una temporada.") % {"name": other.name},
                field="first",
            )


_EVERY_DAY = [date(2028, 1, 1) + timedelta(days=number) for number in range(366)]
