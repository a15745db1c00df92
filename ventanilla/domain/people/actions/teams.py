"""Teams of the desk: people who share a queue. A team is never deleted, what it had stays where it is."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.jobs.turns import take_turns
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.journal.ordering import put_in_order
from ventanilla.domain.people.models import StaffMember, Team

LONGEST_NAME = 60


@transaction.atomic
def create_team(*, by: Actor, name: str, members: Sequence[StaffMember] = ()) -> Team:
    """A new queue for these people. Raises Refused for a name that is taken, or somebody who has left."""
    name = _free_name(name, None)
    _refuse_gone(members)
    team = Team.objects.create(name=name, position=Team.objects.count())
    team.members.set(members)
    record(by, "team.created", team, at=now(), name=name, members=_names(members))
    return team


@transaction.atomic
def rename_team(team: Team, name: str, *, by: Actor) -> Team:
    """Raises Refused for a name that is taken."""
    team = _held(team)
    before, name = team.name, _free_name(name, team)
    if name != before:
        team.name = name
        team.save(update_fields=["name"])
        record(by, "team.renamed", team, at=now(), name=name, before=before)
    return team


@transaction.atomic
def set_members(team: Team, members: Sequence[StaffMember], *, by: Actor) -> Team:
    """Exactly these people from now on. Raises Refused for somebody who has left."""
    team = _held(team)
    before = list(team.members.select_related("person"))
    _refuse_gone([one for one in members if one not in before])
    came = [one for one in dict.fromkeys(members) if one not in before]
    went = [one for one in before if one not in members]
    if came or went:
        team.members.set(members)
        record(by, "team.members_set", team, at=now(), came=_names(came), went=_names(went))
    return team


@transaction.atomic
def retire_team(team: Team, *, by: Actor) -> None:
    """Nothing new goes to it; the tickets that it has stay, and can be given to another. It can come back."""
    _offer(team, "team.retired", by=by, is_active=False)


@transaction.atomic
def bring_back_team(team: Team, *, by: Actor) -> None:
    """It takes tickets again."""
    _offer(team, "team.brought_back", by=by, is_active=True)


@transaction.atomic
def order_teams(numbers: Sequence[int], *, by: Actor) -> None:
    """Show them in this order; those that are not named come after."""
    put_in_order(Team.objects.order_by("position", "name"), numbers, verb="team.ordered", by=by)


def _held(team: Team) -> Team:
    return Team.objects.select_for_update().get(pk=team.pk)


def _offer(team: Team, verb: str, *, by: Actor, is_active: bool) -> None:
    if Team.objects.filter(pk=team.pk, is_active=not is_active).update(is_active=is_active):
        record(by, verb, team, at=now(), name=team.name)


def _free_name(name: str, known: Team | None) -> str:
    name = " ".join(name.split())
    if not 0 < len(name) <= LONGEST_NAME:
        raise Refused(_("Escribe un nombre, de 60 caracteres como mucho."), field="name")
    take_turns("teams")
    others = Team.objects.exclude(pk=known.pk) if known else Team.objects.all()
    if name.casefold() in {one.casefold() for one in others.values_list("name", flat=True)}:
        raise Refused(_("Ya hay un equipo con ese nombre; quizá está retirado y puede volver."), field="name")
    return name


def _refuse_gone(members: Sequence[StaffMember]) -> None:
    if gone := next((one for one in members if not one.is_here), None):
        raise Refused(
            _("%(name)s ya no está: elige a otra persona.") % {"name": gone.actor_name}, field="members"
        )


def _names(members: Sequence[StaffMember]) -> list[str]:
    return sorted(one.actor_name for one in members)
