"""The demonstration's people and companies as rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_urlsafe

from django.contrib.auth.hashers import make_password

from ventanilla.demo.accounts import DEMO_ACCOUNTS, DEMO_PASSWORD
from ventanilla.demo.story import SYSTEM, ContactStory, CustomerStory, Demo, StaffStory
from ventanilla.domain.calendars.models import Calendar
from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.customers.presets import PRESETS
from ventanilla.domain.journal.actors import SYSTEM as THE_HOUSE
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import Person, StaffMember


@dataclass(frozen=True)
class Company:
    """Everybody who may act in the story, by e-mail, and the customers by code."""

    customers: dict[str, Customer]
    contacts: dict[str, Membership]
    staff: dict[str, StaffMember]

    def actor(self, email: str) -> Actor:
        if email == SYSTEM:
            return THE_HOUSE
        return self.staff.get(email) or self.contacts[email]


def write_people(demo: Demo, passwords: dict[str, str], now: datetime) -> Company:
    """`passwords` are the hashes of those who can enter; the others have one that nobody knows."""
    people = _people(demo, passwords)
    customers = {one.code: _customer(one) for one in demo.customers}
    Customer.objects.bulk_create(customers.values())
    hours = {one.name: one for one in Calendar.objects.all()}
    staff = {
        one.email: StaffMember(person=people[one.email], role=one.role, calendar=hours.get(one.hours))
        for one in demo.staff
    }
    StaffMember.objects.bulk_create(staff.values())
    contacts = {
        contact.email: Membership(
            person=people[contact.email], customer=customers[one.code], job_title=contact.job_title, phone=contact.phone,
            **PRESETS[contact.preset],
        )
        for one in demo.customers
        for contact in one.contacts
    }  # fmt: skip
    Membership.objects.bulk_create(contacts.values())
    _have_been_there_for_long(now)
    return Company(customers, contacts, staff)


def hashed_passwords() -> dict[str, str]:
    """One hash for all: a password on the login page has nothing to hide, and hashing is slow on purpose."""
    return dict.fromkeys((email for email, _name, _who in DEMO_ACCOUNTS), make_password(DEMO_PASSWORD))


def _people(demo: Demo, passwords: dict[str, str]) -> dict[str, Person]:
    everybody: list[StaffStory | ContactStory] = [*demo.staff]
    everybody += [contact for one in demo.customers for contact in one.contacts]
    unknown = make_password(token_urlsafe())  # they have come in long ago: no invitation of theirs is open
    people = {
        one.email: Person(
            email=one.email, name=one.name, phone=one.phone, is_demo=True,
            password=passwords.get(one.email, unknown),
        )
        for one in everybody
    }  # fmt: skip
    Person.objects.bulk_create(people.values())
    return people


def _customer(one: CustomerStory) -> Customer:
    return Customer(
        code=one.code, name=one.name, legal_name=one.legal_name, tax_id=one.tax_id, phone=one.phone, address=one.address
    )  # fmt: skip


def _have_been_there_for_long(now: datetime) -> None:
    """`auto_now_add` says today, and the oldest tickets are two years old."""
    since = now - timedelta(days=800)
    Person.objects.update(created_at=since)
    Customer.objects.update(created_at=since)
