"""Coming in again by client code and tax id. Both stand on every invoice: they say which company it is, and prove nothing.

What follows goes by letter, only to addresses that are registered already, and whoever asks learns nothing of it.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils.timezone import now

from ventanilla.core.tax_id import tidy
from ventanilla.domain.customers.letters_of_recovery import Asked, nobody_manages, recovery_asked
from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import SYSTEM
from ventanilla.domain.people.actions.links import make_link, revoke_links
from ventanilla.domain.people.actions.passwords import offer_new_password
from ventanilla.domain.people.actions.throttling import Allowance, may_guess
from ventanilla.domain.people.models import Link

PER_CUSTOMER = Allowance(4, timedelta(hours=1))
"""How often one company may be asked for: what is more writes no letter."""


@task
def recover(code: str, tax_id: str, email: str, address: str) -> None:
    """Find out later, so that the page answers everything alike."""
    send_recovery(Asked(code=code, tax_id=tax_id, email=email, address=address, at=now()))


@transaction.atomic
def send_recovery(asked: Asked) -> None:
    """A link to the contact whose address was typed; else to each of the company's access managers, with who of theirs may
    come in; where it has none, a letter to those who run the service, who call the registered telephone back.

    Nothing at all for a company that there is not, and for one that has been asked for too often.
    """
    customer = customer_of(asked.code, asked.tax_id)
    if customer is None or not may_guess(f"recovery:{customer.pk}", PER_CUSTOMER):
        return
    alive = Membership.objects.alive().filter(customer=customer).select_related("person")
    person = alive.filter(person__email=asked.email.strip().lower()).first() if asked.email else None
    managers = list(alive.filter(is_access_manager=True))
    if person:
        offer_new_password(person.person.email)
    elif managers:
        _write_to(managers, asked)
    else:
        nobody_manages(customer, asked)
    to = "contact" if person else "managers" if managers else "staff"
    record(SYSTEM, "recovery.asked", customer, at=asked.at, to=to, address=asked.address)


def customer_of(code: str, tax_id: str) -> Customer | None:
    """The living company that has both, however they are written; None where they are not of the same."""
    wanted = _plain(code)
    if not wanted or not tidy(tax_id):
        return None
    found = Customer.objects.filter(tax_id=tidy(tax_id), is_active=True)
    return next((one for one in found if _plain(one.code) == wanted), None)


def _write_to(managers: list[Membership], asked: Asked) -> None:
    """Each gets a link of their own: the one who asks may be one of them."""
    for manager in managers:
        revoke_links(manager.person, Link.Purpose.NEW_PASSWORD)
        token = make_link(Link.Purpose.NEW_PASSWORD, manager.person, at=asked.at)
        recovery_asked(manager, asked, token=token)


def _plain(code: str) -> str:
    return "".join(sign for sign in code.upper() if sign.isalnum())
