"""The provider's own people: they come, get a role, and leave. One administrator always remains."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.email_address import an_address
from ventanilla.core.errors import Refused
from ventanilla.domain.calendars.models import Calendar
from ventanilla.domain.jobs.turns import take_turns
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.live import audiences
from ventanilla.domain.live.announcing import ask_again
from ventanilla.domain.people import letters
from ventanilla.domain.people.actions.invitations import invitation_for
from ventanilla.domain.people.actions.links import revoke_links
from ventanilla.domain.people.actions.passwords import refuse_weak
from ventanilla.domain.people.models import Link, Person, Role, StaffMember
from ventanilla.domain.provider.actions import change_rules, end_first_start


@transaction.atomic
def hire(*, by: Actor, email: str, name: str, role: Role, password: str | None = None) -> StaffMember:
    """Give a person of the provider a login. Without a password they ask for one by mail.

    Raises Refused for a name or an address that is not one, an address that is taken, and a weak password.
    """
    refuse_name(name)
    refuse_address(email)
    if password is not None:
        refuse_weak(password, Person(email=email, name=name))
    person = Person.objects.create_user(email, password, name=" ".join(name.split()))
    member = StaffMember.objects.create(person=person, role=role)
    if role == Role.ADMINISTRATOR:
        end_first_start()
    record(by, "staff.hired", member, at=now(), role=role.value)
    return member


@transaction.atomic
def invite(*, by: Actor, email: str, name: str, role: Role) -> StaffMember:
    """Hire somebody, who chooses their own password by the link in a letter. Raises Refused as `hire` does."""
    member = hire(by=by, email=email, name=name, role=role)
    letters.invited(member.person, invitation_for(member.person, at=now()), by)
    return member


@transaction.atomic
def invite_again(member: StaffMember, *, by: Actor) -> None:
    """The letter once more, with a new link. Raises Refused for who has left, or has chosen a password already."""
    member = _held(member)
    if not member.is_here:
        raise Refused(_("%(name)s ya no está.") % {"name": member.actor_name})
    if member.person.has_usable_password():
        raise Refused(_("%(name)s ya eligió su contraseña.") % {"name": member.actor_name})
    if member.from_directory:
        raise Refused(_("%(name)s entra con la contraseña del directorio.") % {"name": member.actor_name})
    at = now()
    letters.invited(member.person, invitation_for(member.person, at=at), by)
    record(by, "staff.invited_again", member, at=at)


@transaction.atomic
def rename(member: StaffMember, name: str, *, by: Actor) -> StaffMember:
    """What customers read from now on; what was said before keeps the name of then. Raises Refused for no name."""
    refuse_name(name)
    member = _held(member)
    before, member.person.name = member.person.name, " ".join(name.split())
    if member.person.name != before:
        member.person.save(update_fields=["name"])
        record(by, "staff.renamed", member, at=now(), name=member.person.name, before=before)
    return member


@transaction.atomic
def change_role(member: StaffMember, role: Role, *, by: Actor) -> StaffMember:
    """Raises Refused for oneself, and for the last administrator."""
    _refuse_oneself(member, by, _("Tu propio rol te lo tiene que cambiar otra persona."))
    member = _held_among_administrators(member)
    before = member.role
    if before == role:
        return member
    if before == Role.ADMINISTRATOR:
        _refuse_last_administrator(member)
    member.role = role
    member.save(update_fields=["role"])
    ask_again(audiences.staff(member.pk))
    record(by, "staff.role_changed", member, at=now(), role=role.value, before=before)
    return member


@transaction.atomic
def change_hours(member: StaffMember, calendar: Calendar | None, *, by: Actor) -> StaffMember:
    """The calendar by which they are at work; None: the provider's. What waits to be told to them waits by it."""
    calendar = None if calendar and calendar.is_the_houses else calendar
    member = _held(member)
    before = member.calendar
    if before == calendar:
        return member
    member.calendar = calendar
    member.save(update_fields=["calendar"])
    change_rules()
    told = {"calendar": calendar.name if calendar else "", "before": before.name if before else ""}
    record(by, "staff.hours_changed", member, at=now(), **told)
    return member


@transaction.atomic
def let_go(member: StaffMember, *, by: Actor) -> StaffMember:
    """They have left: every session ends at once, links and the password open nothing, no team counts on them.

    What they did stays theirs, their open tickets too, until somebody gives them to others. Raises Refused for oneself,
    and for the last administrator.
    """
    _refuse_oneself(member, by, _("No puedes darte de baja: tiene que hacerlo otra persona."))
    member = _held_among_administrators(member)
    if not member.is_active:
        return member
    if member.role == Role.ADMINISTRATOR:
        _refuse_last_administrator(member)
    member.is_active = member.from_directory = False
    member.save(update_fields=["is_active", "from_directory"])
    _shut_out(member.person)
    teams = sorted(member.teams.values_list("name", flat=True))
    member.teams.clear()
    record(by, "staff.let_go", member, at=now(), teams=teams)
    return member


@transaction.atomic
def take_back(member: StaffMember, *, by: Actor) -> StaffMember:
    """They work here again, and choose a new password by the link in a letter. Raises Refused for who never left."""
    member = _held(member)
    if member.is_active:
        raise Refused(_("%(name)s ya tiene acceso.") % {"name": member.actor_name})
    at = now()
    member.is_active = True
    member.save(update_fields=["is_active"])
    letters.invited(member.person, invitation_for(member.person, at=at), by)
    record(by, "staff.taken_back", member, at=at)
    return member


def refuse_name(name: str) -> None:
    """Raises Refused for what nobody can be called."""
    if not 0 < len(name.strip()) <= 120:
        raise Refused(_("Escribe el nombre, de 120 caracteres como mucho."), field="name")


def refuse_address(email: str) -> None:
    """Raises Refused for what is no address, or somebody's already."""
    address = an_address(email)
    take_turns("people")
    if Person.objects.filter(email=address).exists():
        raise Refused(_("Ya hay una persona con el correo %(email)s.") % {"email": email}, field="email")


def _held(member: StaffMember) -> StaffMember:
    return StaffMember.objects.select_for_update(of=("self",)).select_related("person").get(pk=member.pk)


def _refuse_oneself(member: StaffMember, by: Actor, reason: str) -> None:
    if isinstance(by, StaffMember) and by.pk == member.pk:
        raise Refused(reason)


def _held_among_administrators(member: StaffMember) -> StaffMember:
    """Together with all who administrate, the lowest number first: two who remove each other at the same moment come one
    after the other, and neither waits for who waits for them.
    """
    together = StaffMember.objects.filter(Q(role=Role.ADMINISTRATOR) | Q(pk=member.pk)).order_by("pk")
    list(together.select_for_update().values_list("pk"))
    return StaffMember.objects.select_related("person").get(pk=member.pk)


def _refuse_last_administrator(member: StaffMember) -> None:
    here = StaffMember.objects.filter(role=Role.ADMINISTRATOR, is_active=True, person__is_active=True)
    others = here.exclude(pk=member.pk)
    if not others.exists():
        raise Refused(_("Es la única persona que administra: nombra antes a otra."), field="role")
    if not member.from_directory and not others.filter(from_directory=False).exists():
        raise Refused(
            _("Es la única que administra con contraseña de aquí: nombra antes a otra."), field="role"
        )


def _shut_out(person: Person) -> None:
    """Another password hash ends all sessions (they are signed with it); an unusable one lets nobody in, accounts of
    others open nothing, and no browser is known or told of anything any more.
    """
    person.set_unusable_password()
    person.save(update_fields=["password"])
    ask_again(audiences.person(person.pk))
    person.identities.all().delete()
    person.devices.all().delete()
    revoke_links(person, Link.Purpose.NEW_PASSWORD)
