"""What customers and their people are found by."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from django.db import transaction
from django.db.models import QuerySet

from ventanilla.domain.customers.models import Customer, Membership, Section, Stand
from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.search.actions import Findable, put
from ventanilla.domain.search.models import Kind
from ventanilla.domain.search.reach import Reach

ALSO_BY_COMPANY: list[Callable[[int], None]] = []
"""What else is found by a company's name and code. Parts above this one add what has it read again."""


def index_later(thing: Customer | Membership) -> None:
    """Have the worker read it again, after the commit. Who changes a customer or a contact ends with it."""
    (index_customer if isinstance(thing, Customer) else index_contact).enqueue(thing.pk)


def renamed(customer: Customer) -> None:
    """Have all that is found by its name or its code read again, after the commit."""
    for read_again in ALSO_BY_COMPANY:
        read_again(customer.pk)


@task
@transaction.atomic
def index_customer(number: int) -> None:
    """With its people, who are found by its name too. Changes nothing the second time."""
    put(_customers(Customer.objects.select_for_update(no_key=True).filter(pk=number)))
    put(_people(Membership.objects.filter(customer=number)))


@task
@transaction.atomic
def index_contact(number: int) -> None:
    """Changes nothing the second time."""
    put(_people(Membership.objects.select_for_update(no_key=True, of=("self",)).filter(pk=number)))


def index_all() -> None:
    """All customers and all people, at once: they are thousands at the most."""
    put(_customers(Customer.objects.all()))
    put(_people(Membership.objects.all()))


def customers_in_reach(actor: Actor) -> Reach | None:
    """Only the desk looks for customers."""
    return Reach(Kind.CUSTOMER) if actor.works_the_desk else None


def people_in_reach(actor: Actor) -> Reach | None:
    """A contact finds the people of the own company, where the right to see them has been given."""
    if actor.works_the_desk:
        return Reach(Kind.PERSON)
    if isinstance(actor, Membership) and actor.may_view(Section.CONTACTS):
        return Reach(Kind.PERSON, actor.customer_id)
    return None


def _customers(customers: QuerySet[Customer]) -> Iterator[Findable]:
    for one in customers.prefetch_related("merged"):
        words = (
            one.name,
            one.legal_name,
            one.code,
            one.phone,
            one.email,
            one.external_id,
            one.address,
            *_spellings(one.tax_id),
            *(gone.code for gone in one.merged.all()),
        )
        yield Findable(Kind.CUSTOMER, one.pk, None, " ".join(words))


def _people(members: QuerySet[Membership]) -> Iterator[Findable]:
    for one in members.select_related("person", "customer"):
        person, company = one.person, one.customer
        words: tuple[str, ...] = (
            person.name,
            person.email,
            person.phone,
            one.job_title,
            one.phone,
            one.mobile,
        )
        if one.stand in (
            Stand.INVITED,
            Stand.REMOVED,
        ):  # whose name is not the company's to read, or no longer
            words = ()
        yield Findable(
            Kind.PERSON, one.pk, one.customer_id, " ".join(words), f"{company.name} {company.code}"
        )


def _spellings(tax_id: str) -> list[str]:
    """«B-12345678» and «B12345678» alike: in one piece, and letters and digits apart."""
    return [re.sub(r"\W", "", tax_id), *re.findall(r"[^\W\d]+|\d+", tax_id)]
