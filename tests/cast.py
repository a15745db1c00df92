"""The people of the tests. Everybody knows them by name.

*Norte Sistemas* is the provider: Marta (agent), Bruno (agent who has nothing to do with it), Elena (manager), Iván
(administrator). *Talleres Aurora* is a customer: Lucía (access manager, whole company, every section), Pedro (technical,
only his own tickets), Nuria (billing, own tickets, may only look), Teo (quotes; no support at all). *Clínica Ribera* is
another: Óscar (access manager).
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from ventanilla.domain.customers.models import Customer, Membership, Right, Scope, Section
from ventanilla.domain.people.models import Person, Role, StaffMember
from ventanilla.domain.tickets.actions.opening import Request, open_ticket
from ventanilla.domain.tickets.models import Application, Ticket, TicketType
from ventanilla.domain.tickets.status import Priority

PASSWORD = "una-frase-larga-para-probar"


@dataclass(frozen=True)
class Cast:
    marta: StaffMember
    bruno: StaffMember
    elena: StaffMember
    ivan: StaffMember
    aurora: Customer
    ribera: Customer
    lucia: Membership
    pedro: Membership
    nuria: Membership
    teo: Membership
    oscar: Membership


def assemble() -> Cast:
    """Everybody, in an empty database."""
    _first_words()
    aurora = Customer.objects.create(code="C0142", name="Talleres Aurora", legal_name="Talleres Aurora S.L.")
    ribera = Customer.objects.create(code="C0207", name="Clínica Ribera", legal_name="Clínica Ribera S.L.P.")
    everything = {section.value: Right.MANAGE.value for section in Section}
    own = {"scope": Scope.OWN}
    return Cast(
        marta=_staff("Marta Solís", Role.AGENT),
        bruno=_staff("Bruno Gil", Role.AGENT),
        elena=_staff("Elena Vera", Role.MANAGER),
        ivan=_staff("Iván Cobo", Role.ADMINISTRATOR),
        aurora=aurora,
        ribera=ribera,
        lucia=_contact("Lucía Ferrer", aurora, everything, scope=Scope.COMPANY, is_access_manager=True),
        pedro=_contact(
            "Pedro Sanz", aurora, {"support": "manage", "network": "view"}, for_technical=True, **own
        ),
        nuria=_contact(
            "Nuria Pons", aurora, {"support": "view", "invoices": "view"}, for_invoices=True, **own
        ),
        teo=_contact("Teo Marín", aurora, {"renewals": "view"}, for_quotes=True, **own),
        oscar=_contact("Óscar Vidal", ribera, everything, scope=Scope.COMPANY, is_access_manager=True),
    )


def a_ticket(
    by: Membership, *, subject: str = "La VPN se corta", message: str = "Se corta cada diez minutos."
) -> Ticket:
    """Opened through the verb, as everybody's tickets are."""
    request = Request(
        type=TicketType.objects.get(name="Avería"),
        application=Application.objects.get(name="Red e internet"),
        urgency=Priority.HIGH,
        subject=subject,
        message=message,
    )
    return open_ticket(request, by=by)


def _first_words() -> None:
    """What the migration wrote: a test with real transactions empties every table after itself."""
    words = import_module("ventanilla.domain.tickets.migrations.0002_first_words")
    if not TicketType.objects.exists():
        TicketType.objects.bulk_create(TicketType(name=name) for name in words.TYPES)
        Application.objects.bulk_create(Application(name=name) for name in words.APPLICATIONS)


def _staff(name: str, role: Role) -> StaffMember:
    return StaffMember.objects.create(person=_person(name, "norte"), role=role)


def _contact(name: str, customer: Customer, rights: dict[str, str], **facts: object) -> Membership:
    house = customer.name.split()[-1].lower()
    return Membership.objects.create(person=_person(name, house), customer=customer, rights=rights, **facts)


def _person(name: str, house: str) -> Person:
    plain = name.split()[0].lower().translate(str.maketrans("áéíóú", "aeiou"))
    return Person.objects.create_user(f"{plain}@{house}-pruebas.example", PASSWORD, name=name)
