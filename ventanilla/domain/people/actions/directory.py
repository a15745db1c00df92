"""Who of the provider's people comes in with the password of the directory, and whether it is right."""

from __future__ import annotations

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.live import audiences
from ventanilla.domain.live.announcing import ask_again
from ventanilla.domain.people import directory, letters
from ventanilla.domain.people.actions.invitations import invitation_for
from ventanilla.domain.people.actions.links import revoke_links
from ventanilla.domain.people.models import Link, Person, Role, StaffMember
from ventanilla.domain.people.policy import is_from_directory, refuse_shared


@transaction.atomic
def use_directory(member: StaffMember, *, by: Actor) -> StaffMember:
    """From now on their password is the one of the directory: the one kept here is forgotten, and their sessions end.

    Raises Refused where there is no directory, for who has left, and for the last administrator with a password of here:
    somebody must be able to come in while the directory is silent.
    """
    refuse_shared(member.person)
    if not directory.there_is_a_directory():
        raise Refused(_("Esta instalación no tiene directorio."))
    administrators = StaffMember.objects.filter(
        role=Role.ADMINISTRATOR, is_active=True, person__is_active=True
    )
    held = {one.pk: one for one in administrators.order_by("pk").select_for_update(of=("self",))}
    member = StaffMember.objects.select_for_update(of=("self",)).select_related("person").get(pk=member.pk)
    if not member.is_here:
        raise Refused(_("%(name)s ya no está.") % {"name": member.actor_name})
    if member.from_directory:
        return member
    if member.pk in held and all(one.from_directory for one in held.values() if one.pk != member.pk):
        raise Refused(_("Alguien que administre tiene que poder entrar cuando el directorio no responda."))
    _forget_password(member, from_directory=True)
    for purpose in (Link.Purpose.NEW_PASSWORD, Link.Purpose.COME_IN):
        revoke_links(member.person, purpose)
    at = now()
    record(by, "staff.directory", member, at=at, used=True)
    letters.factor_changed(member.person, letters.DIRECTORY_ON, at, by=by)
    return member


@transaction.atomic
def leave_directory(member: StaffMember, *, by: Actor) -> StaffMember:
    """They come in with a password of here again, which they choose by the link in a letter; their sessions end."""
    member = StaffMember.objects.select_for_update(of=("self",)).select_related("person").get(pk=member.pk)
    if not member.from_directory:
        return member
    _forget_password(member, from_directory=False)
    at = now()
    record(by, "staff.directory", member, at=at, used=False)
    letters.factor_changed(member.person, letters.DIRECTORY_OFF, at, by=by)
    if member.is_here:
        letters.invited(member.person, invitation_for(member.person, at=at), by)
    return member


def who_has(email: str, password: str) -> Person | None:
    """The member of staff whose password in the directory this is. Takes as long for anybody else, whose password stays
    here. Raises `directory.Silent`.
    """
    theirs = StaffMember.objects.filter(from_directory=True, is_active=True, person__is_active=True)
    member = theirs.select_related("person").filter(person__email=email.strip().lower()).first()
    if member is None:
        directory.pretend_to_ask()
        return None
    return member.person if directory.is_their_password(member.person.email, password) else None


def knows_password(person: Person, password: str) -> bool:
    """Wherever theirs is kept. Raises `directory.Silent`."""
    if directory.there_is_a_directory() and is_from_directory(person):
        return directory.is_their_password(person.email, password)
    return person.check_password(password)


def _forget_password(member: StaffMember, *, from_directory: bool) -> None:
    """That of here, whichever is asked for from now on; their sessions end with it."""
    member.from_directory = from_directory
    member.save(update_fields=["from_directory"])
    member.person.set_unusable_password()
    member.person.save(update_fields=["password"])
    ask_again(audiences.person(member.person_id))
