"""A forgotten password: a link by mail, a new password, and everybody else out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import SYSTEM, Actor
from ventanilla.domain.live import audiences
from ventanilla.domain.live.announcing import ask_again
from ventanilla.domain.people import letters
from ventanilla.domain.people.actions.links import find_link, make_link, revoke_links, use_up
from ventanilla.domain.people.actions.throttling import Allowance, may_guess
from ventanilla.domain.people.models import Link, Person
from ventanilla.domain.people.policy import is_from_directory, refuse_password_of_here, refuse_shared

LINKS = Allowance(5, timedelta(minutes=30))
"""How many links one person may be sent, whoever asks and however."""


def refuse_weak(password: str, person: Person) -> None:
    """Raises Refused when the password is short, common or made of the person's own data."""
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise Refused(" ".join(error.messages), field="password") from error


@transaction.atomic
def offer_new_password(email: str) -> None:
    """Send a link to the person with this address, if there is one. The caller never learns which."""
    send_link(email, Link.Purpose.NEW_PASSWORD, verb="password.link_sent", letter=letters.new_password)


def send_link(email: str, purpose: Link.Purpose, *, verb: str, letter: Callable[[Person, str], None]) -> None:
    """To the person with this address, if there is one and they have not been sent too many. In the caller's transaction."""
    person = Person.objects.filter(email=email.strip().lower(), is_active=True).first()
    if person is None or is_from_directory(person) or not may_guess(f"link:{person.pk}", LINKS):
        return
    at = now()
    revoke_links(person, purpose)
    token = make_link(purpose, person, at=at)
    record(SYSTEM, verb, person, at=at)
    letter(person, token)


@transaction.atomic
def set_new_password(token: str, password: str) -> Person:
    """Use the link: the password changes, every session of the person ends (their hash no longer fits), and so does
    any other link that was asked for at the same moment. Who chooses their first need not be told of it by mail.

    Raises Refused when the link is dead or the password is weak; a weak one leaves the link alive.
    """
    link = find_link(Link.Purpose.NEW_PASSWORD, token)
    if link is None:
        raise Refused(_("Este enlace ya no sirve. Pide otro."))
    refuse_password_of_here(link.person)
    refuse_weak(password, link.person)
    at = now()
    if not use_up(link, at=at):
        raise Refused(_("Este enlace ya no sirve. Pide otro."))
    person = link.person
    is_first = not person.has_usable_password()
    person.set_password(password)
    person.save(update_fields=["password"])
    ask_again(audiences.person(person.pk))
    revoke_links(person, Link.Purpose.NEW_PASSWORD)
    record(SYSTEM, "password.chosen" if is_first else "password.changed", person, at=at)
    if not is_first:
        letters.password_changed(person, at)
    return person


@transaction.atomic
def change_password(person: Person, *, current: str, password: str, by: Actor) -> Person:
    """Another one in place of the one that they know. Every session of the person ends, that of the caller too unless
    it is given the new fingerprint. Raises Refused when `current` is not theirs, and for a weak one.
    """
    refuse_shared(person)
    refuse_password_of_here(person)
    person = Person.objects.select_for_update().get(pk=person.pk)
    if not person.check_password(current):
        raise Refused(_("No es tu contraseña de ahora."), field="current")
    refuse_weak(password, person)
    at = now()
    person.set_password(password)
    person.save(update_fields=["password"])
    ask_again(audiences.person(person.pk))
    revoke_links(person, Link.Purpose.NEW_PASSWORD)
    record(by, "password.changed", person, at=at)
    letters.password_changed(person, at)
    return person


@task
def send_new_password_link(email: str) -> None:
    """The same thing later, so that the page answers known and unknown addresses in the same time."""
    offer_new_password(email)
