"""What the settings' routes lead to: a row of each kind that they change."""

from __future__ import annotations

from datetime import date

from django.utils.timezone import now

from tests.cast import Cast
from ventanilla.domain.calendars.actions import add_day, add_season, the_houses_calendar
from ventanilla.domain.calendars.facts import Day, SeasonFacts
from ventanilla.domain.levels.actions import LevelFacts, create_level
from ventanilla.domain.mail import letters
from ventanilla.domain.mail.outbox import Recipient
from ventanilla.domain.people.models import Team
from ventanilla.domain.tickets.models import Application, CannedReply, TicketType


def settings_examples(cast: Cast) -> dict[str, object]:
    """`route.parameter` → a value that leads somewhere."""
    team = Team.objects.create(name="Redes")
    canned = CannedReply.objects.create(title="Saludo", body="Hola, {{contacto}}.")
    to = Recipient(name="", address="ivan@norte-pruebas.example", language="es")
    trial = letters.trial(to, key=f"{letters.TRIAL}estate", at=now())
    assert trial is not None
    shelves = {
        "types": TicketType.objects.get(name="Avería").pk,
        "applications": Application.objects.get(name="Correo").pk,
        "canned": canned.pk,
        "teams": team.pk,
    }
    people = {
        f"desk:settings_person{what}.number": cast.marta.pk
        for what in ("", "_invite", "_leaving", "_returning", "_factors", "_directory")
    }
    return {
        **{f"desk:settings_{name}_entry.number": number for name, number in shelves.items()},
        **{f"desk:settings_{name}_offer.number": number for name, number in shelves.items()},
        **{f"desk:settings_{name}_offer.what": "retirar" for name in shelves},
        **people,
        **_level_examples(cast),
        **_calendar_examples(cast),
        "desk:settings_mail_fate.number": trial.pk,
    }


def _calendar_examples(cast: Cast) -> dict[str, object]:
    calendar = the_houses_calendar()
    add_day(calendar, Day(on=date(2027, 1, 6), name="Reyes"), by=cast.ivan)
    summer = add_season(
        calendar, SeasonFacts(name="Agosto", first=(8, 1), last=(8, 31), week={}), by=cast.ivan
    )
    numbers = {
        f"desk:settings_calendar{what}.number": calendar.pk
        for what in ("", "_facts", "_removal", "_season_new", "_season", "_season_removal", "_day_new", "_day",
                     "_day_removal", "_library", "_upload", "_before", "_list")
    }  # fmt: skip
    return {
        **numbers,
        "desk:settings_calendar_season.season": summer.pk,
        "desk:settings_calendar_season_removal.season": summer.pk,
        "desk:settings_calendar_day.day": "2027-01-06",
        "desk:settings_calendar_day_removal.day": "2027-01-06",
    }


def _level_examples(cast: Cast) -> dict[str, object]:
    gold = create_level(
        LevelFacts(name="Oro", calendar=None, targets={"resolution": {"high": 240}}), by=cast.ivan
    )
    return {
        "desk:settings_level.number": gold.pk,
        "desk:settings_levels_offer.number": gold.pk,
        "desk:settings_levels_offer.what": "retirar",
    }
