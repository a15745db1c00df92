"""Types and applications: what customers choose from. What was used once is never deleted, only offered no more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.jobs.turns import take_turns
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.ordering import put_in_order
from ventanilla.domain.levels.models import ServiceLevel
from ventanilla.domain.people.models import StaffMember, Team
from ventanilla.domain.provider.actions import change_rules
from ventanilla.domain.tickets.models import Application, TicketType

Offered = TicketType | Application
LONGEST = {TicketType: 60, Application: 80}


@transaction.atomic
def add_type(
    *,
    by: StaffMember,
    name: str,
    name_en: str = "",
    team: Team | None = None,
    level: ServiceLevel | None = None,
) -> TicketType:
    """Offer one more type, at the end; new tickets of it go to the team, and promise what the level says.

    Raises Refused for a name that is taken, and for a team or a level that is no more.
    """
    facts = _names(TicketType, None, name, name_en)
    _refuse_retired(team, None)
    _refuse_retired_level(level, None)
    added = TicketType.objects.create(**facts, team=team, level=level, position=TicketType.objects.count())
    _count_anew(level, None)
    record(by, "type.added", added, at=now(), **facts, team=_called(team), level=_called(level))
    return added


@transaction.atomic
def change_type(
    kind: TicketType,
    *,
    by: StaffMember,
    name: str,
    name_en: str,
    team: Team | None,
    level: ServiceLevel | None,
) -> TicketType:
    """Call it otherwise, route it to another team, or promise something else. Old tickets keep the type, and show its new
    name; open ones are counted anew. Raises Refused.
    """
    kind = TicketType.objects.select_for_update().get(pk=kind.pk)
    facts, before = _names(TicketType, kind, name, name_en), kind.level
    _refuse_retired(team, kind.team)
    _refuse_retired_level(level, before)
    told = {"team": _called(team), "level": _called(level)}
    _write(kind, "type.changed", by=by, facts={**facts, "team": team, "level": level}, **told)
    _count_anew(level, before)
    return kind


@transaction.atomic
def add_application(
    *, by: StaffMember, name: str, name_en: str = "", level: ServiceLevel | None = None
) -> Application:
    """Offer one more application, at the end. Raises Refused for a name that is taken, and a level that is no more."""
    facts = _names(Application, None, name, name_en)
    _refuse_retired_level(level, None)
    added = Application.objects.create(**facts, level=level, position=Application.objects.count())
    _count_anew(level, None)
    record(by, "application.added", added, at=now(), **facts, level=_called(level))
    return added


@transaction.atomic
def change_application(
    application: Application, *, by: StaffMember, name: str, name_en: str, level: ServiceLevel | None
) -> Application:
    """Call it otherwise, or promise something else of it. Raises Refused."""
    application = Application.objects.select_for_update().get(pk=application.pk)
    names, before = _names(Application, application, name, name_en), application.level
    _refuse_retired_level(level, before)
    facts = {**names, "level": level}
    _write(application, "application.changed", by=by, facts=facts, level=_called(level))
    _count_anew(level, before)
    return application


@transaction.atomic
def retire(thing: Offered, *, by: StaffMember) -> None:
    """Offer it no more; tickets that have it keep it. Raises Refused for the last type: nobody could ask for anything."""
    # First the row, then the turn: as whoever changes it.
    type(thing).objects.select_for_update().get(pk=thing.pk)
    take_turns("types and applications")
    if isinstance(thing, TicketType) and not TicketType.objects.offered().exclude(pk=thing.pk).exists():
        raise Refused(_("Es el último tipo: sin ninguno nadie podría abrir incidencias."))
    _offer(thing, "retired", by=by, is_active=False)


@transaction.atomic
def bring_back(thing: Offered, *, by: StaffMember) -> None:
    """Offer it again."""
    _offer(thing, "brought_back", by=by, is_active=True)


@transaction.atomic
def order_types(numbers: Sequence[int], *, by: StaffMember) -> None:
    """Offer them in this order; those that are not named come after."""
    _order(TicketType, numbers, by=by)


@transaction.atomic
def order_applications(numbers: Sequence[int], *, by: StaffMember) -> None:
    """Offer them in this order; those that are not named come after."""
    _order(Application, numbers, by=by)


def _order(model: type[TicketType] | type[Application], numbers: Sequence[int], *, by: StaffMember) -> None:
    rows = model.objects.order_by("position", "name")
    put_in_order(rows, numbers, verb=f"{_word(model)}.ordered", by=by)


def _offer(thing: Offered, deed: str, *, by: StaffMember, is_active: bool) -> None:
    rows = type(thing).objects.filter(pk=thing.pk, is_active=not is_active)
    if rows.update(is_active=is_active):
        record(by, f"{_word(type(thing))}.{deed}", thing, at=now(), name=thing.name)


def _write(thing: Offered, verb: str, *, by: StaffMember, facts: Mapping[str, object], **told: str) -> None:
    before = {"name": thing.name, "name_en": thing.name_en}
    if all(getattr(thing, name) == value for name, value in facts.items()):
        return
    for name, value in facts.items():
        setattr(thing, name, value)
    thing.save(update_fields=[*facts])
    record(by, verb, thing, at=now(), before=before, name=thing.name, name_en=thing.name_en, **told)


def _word(model: type[TicketType] | type[Application]) -> str:
    return "type" if model is TicketType else "application"


def _names(
    model: type[TicketType] | type[Application], known: Offered | None, name: str, name_en: str
) -> dict[str, str]:
    """Both names as they are kept. From here to the commit nobody else takes them."""
    longest = LONGEST[model]
    facts = {"name": " ".join(name.split()), "name_en": " ".join(name_en.split())}
    if not 0 < len(facts["name"]) <= longest:
        raise Refused(
            _("Escribe un nombre, de %(most)s caracteres como mucho.") % {"most": longest}, field="name"
        )
    if len(facts["name_en"]) > longest:
        raise Refused(_("El nombre en inglés es demasiado largo."), field="name_en")
    take_turns("types and applications")
    others = model.objects.exclude(pk=known.pk) if known else model.objects.all()
    if facts["name"].casefold() in {one.casefold() for one in others.values_list("name", flat=True)}:
        raise Refused(
            _("Ya hay uno con ese nombre; quizá está retirado y puede volver a ofrecerse."), field="name"
        )
    return facts


def _refuse_retired(team: Team | None, before: Team | None) -> None:
    if team and team != before and not team.is_active:
        raise Refused(_("El equipo «%(name)s» ya no existe: elige otro.") % {"name": team.name}, field="team")


def _refuse_retired_level(level: ServiceLevel | None, before: ServiceLevel | None) -> None:
    if level and level != before and not level.is_active:
        raise Refused(
            _("El nivel «%(name)s» ya no se ofrece: elige otro.") % {"name": level.name}, field="level"
        )


def _count_anew(level: ServiceLevel | None, before: ServiceLevel | None) -> None:
    if level != before:
        change_rules()


def _called(thing: Team | ServiceLevel | None) -> str:
    return thing.name if thing else ""
