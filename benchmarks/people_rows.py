"""The people of the corpus, through the models: they are few."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.auth.hashers import make_password

from benchmarks.corpus import PASSWORD, Corpus
from ventanilla.domain.customers.models import Customer, Membership, Right, Scope, Section
from ventanilla.domain.people.models import Person, Role, StaffMember, Team
from ventanilla.domain.tickets.models import Tag

TEAMS = ("Sistemas", "Redes", "Aplicaciones")
TAGS = tuple(f"etiqueta-{number:02d}" for number in range(1, 21))


def contact_email(number: int) -> str:
    return f"contacto{number}@clientes.example"


def agent_email(number: int) -> str:
    return f"tecnico{number}@norte.example"


def emails(corpus: Corpus) -> tuple[list[str], list[str]]:
    """Of all contacts and of all agents."""
    contacts = [contact_email(number) for number in range(1, corpus.size.contacts + 1)]
    return contacts, [agent_email(number) for number in range(1, corpus.size.agents + 1)]


def person_of_contact(number: int, corpus: Corpus) -> int:
    """The agents' persons come first."""
    return corpus.size.agents + number


def write_people(corpus: Corpus) -> None:
    size = corpus.size
    Customer.objects.bulk_create(_customers(size.customers))
    Person.objects.bulk_create(_persons(corpus), batch_size=500)
    StaffMember.objects.bulk_create(
        StaffMember(pk=number, person_id=number, role=Role.AGENT if number > 1 else Role.ADMINISTRATOR)
        for number in range(1, size.agents + 1)
    )
    teams = Team.objects.bulk_create(Team(pk=pk, name=name) for pk, name in enumerate(TEAMS, start=1))
    for number in range(1, size.agents + 1):
        teams[number % len(teams)].members.add(number)
    Membership.objects.bulk_create(_memberships(corpus), batch_size=500)
    Tag.objects.bulk_create(Tag(pk=pk, name=name) for pk, name in enumerate(TAGS, start=1))


def _customers(count: int) -> Iterator[Customer]:
    for number in range(1, count + 1):
        name = f"Cliente {number}"
        yield Customer(pk=number, code=f"C{number:04d}", name=name, legal_name=f"{name} S.L.")


def _persons(corpus: Corpus) -> Iterator[Person]:
    password = make_password(PASSWORD)  # once: hashing is slow on purpose
    for number in range(1, corpus.size.agents + 1):
        yield Person(pk=number, email=agent_email(number), name=f"Técnico {number}", password=password)
    for number in range(1, corpus.size.contacts + 1):
        pk = person_of_contact(number, corpus)
        yield Person(pk=pk, email=contact_email(number), name=f"Contacto {number}", password=password)


def _memberships(corpus: Corpus) -> Iterator[Membership]:
    """The first contact of each customer manages it and sees the whole company."""
    rights = {section.value: Right.MANAGE.value for section in Section}
    for number, customer in enumerate(corpus.size.customer_of, start=1):
        manages = number <= corpus.size.customers
        yield Membership(
            pk=number, person_id=person_of_contact(number, corpus), customer_id=customer, rights=rights,
            scope=Scope.COMPANY if manages else Scope.OWN, is_access_manager=manages,
        )  # fmt: skip
