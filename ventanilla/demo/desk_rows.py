"""What the desk has put in place: types, teams, tags, canned replies and views; and who waits to be let in."""

from __future__ import annotations

from collections.abc import Sequence

from ventanilla.demo.caller_rows import write_callers
from ventanilla.demo.canned_replies import CANNED
from ventanilla.demo.people_rows import Company
from ventanilla.demo.service_levels import write_levels
from ventanilla.demo.staff import MANAGER, TEAMS
from ventanilla.demo.stories import APPLICATIONS
from ventanilla.demo.stories.family import TYPES, TYPES_IN_ENGLISH
from ventanilla.demo.story import TicketStory
from ventanilla.demo.world import World
from ventanilla.domain.people.models import Team
from ventanilla.domain.provider.models import Information
from ventanilla.domain.tickets.models import Application, CannedReply, SavedView, Tag, TicketType

FIRST_NUMBER = 1951
"""The provider had a life before these two years."""


def prepare_desk(stories: Sequence[TicketStory], company: Company) -> World:
    """Everything that the tickets will point to."""
    teams = _write_teams(company)
    types = _write_types(teams)
    write_levels(company, types)
    _write_canned()
    _write_views(company, teams)
    return World(
        company=company,
        types=types,
        applications=_write_applications(),
        teams=teams,
        tags=_write_tags(stories),
        numbers={story.key: number for number, story in enumerate(stories, start=FIRST_NUMBER)},
        callers=write_callers(stories, company),
        published=tuple(Information.objects.filter(kind=Information.Kind.TICKET).order_by("-published_at")),
    )


def _write_teams(company: Company) -> dict[str, Team]:
    teams = Team.objects.bulk_create(Team(name=one.name, position=place) for place, one in enumerate(TEAMS))
    between = Team.members.through
    between.objects.bulk_create(
        between(team_id=team.pk, staffmember_id=company.staff[email].pk)
        for team, one in zip(teams, TEAMS, strict=True)
        for email in one.members
    )
    return {team.name: team for team in teams}


def _write_types(teams: dict[str, Team]) -> dict[str, TicketType]:
    """Those of the story instead of those that a new installation begins with."""
    TicketType.objects.all().delete()
    routes = {kind: teams[one.name] for one in TEAMS for kind in one.types}
    rows = TicketType.objects.bulk_create(
        TicketType(name=name, name_en=TYPES_IN_ENGLISH[name], team=routes[name], position=place)
        for place, name in enumerate(TYPES)
    )
    return {one.name: one for one in rows}


def _write_applications() -> dict[str, Application]:
    Application.objects.all().delete()
    rows = Application.objects.bulk_create(
        Application(name=name, position=position) for position, name in enumerate(sorted(APPLICATIONS))
    )
    return {one.name: one for one in rows}


def _write_tags(stories: Sequence[TicketStory]) -> dict[str, Tag]:
    names = {tag for story in stories for event in story.events for tag in event.tags}
    return {one.name: one for one in Tag.objects.bulk_create(Tag(name=name) for name in sorted(names))}


def _write_canned() -> None:
    CannedReply.objects.bulk_create(
        CannedReply(
            title=one.title, body=one.body, sent_as=one.sent_as, priority=one.priority, takes_it=one.takes_it,
            tags=one.tags, position=place,
        )
        for place, one in enumerate(CANNED)
    )  # fmt: skip


def _write_views(company: Company, teams: dict[str, Team]) -> None:
    """Filters as they stand in the address of the queue."""
    systems = str(teams["Sistemas y redes"].pk)
    views = (
        ("Urgentes sin respuesta", {"prioridad": ["high"], "estado": ["awaiting_support", "in_progress"]}),
        ("Planificadas y pendientes", {"estado": ["planned", "pending"]}),
        ("Visitas de sistemas", {"equipo": [systems], "etiqueta": ["visita"]}),
    )
    SavedView.objects.bulk_create(
        SavedView(owner=company.staff[MANAGER], name=name, filters=filters, is_shared=True, position=place)
        for place, (name, filters) in enumerate(views)
    )
