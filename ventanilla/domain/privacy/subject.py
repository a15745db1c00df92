"""One person, with all that they are in this house."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ventanilla.domain.customers.models import AccessRequest, AddressChange, Customer, Membership, OwnAddress
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.people.models import Person, StaffMember
from ventanilla.domain.privacy.redaction import Traces
from ventanilla.domain.provider.house import the_house_now
from ventanilla.domain.support.models import SupportRequest

_MOVES = ("contact.address_changed", "contact.address_asked", "contact.invitation_moved")


@dataclass(frozen=True)
class Subject:
    person: Person
    members: tuple[int, ...]
    """Their places, also those that they have left."""
    staff: int | None
    traces: Traces

    @property
    def pseudonym(self) -> str:
        """What stands where their name stood: always in Spanish, as words in threads are nobody's language but their own."""
        return f"Persona borrada {self.person.pk}"

    @property
    def no_address(self) -> str:
        """One that no letter reaches (RFC 2606)."""
        return f"persona-{self.person.pk}@borrada.invalid"

    @property
    def addresses(self) -> tuple[str, ...]:
        return self.traces.addresses

    @cached_property
    def owners(self) -> list[str]:
        """As files and drafts say whose they are."""
        staff = [f"staff:{self.staff}"] if self.staff else []
        return [*(f"contact:{one}" for one in self.members), *staff]


def subject_of(person: Person) -> Subject:
    """Read from the database as it is now."""
    places = list(Membership.objects.filter(person=person))
    members = tuple(place.pk for place in places)
    staff = StaffMember.objects.filter(person=person).values_list("pk", flat=True).first()
    moving = AddressChange.objects.filter(member__in=members).values_list("email", flat=True)
    own = OwnAddress.objects.filter(person=person).values_list("email", flat=True)
    addresses = _told([person.email, *own, *moving, *_before(members)], but=_of_companies("email"))
    asked = list(AccessRequest.objects.filter(email__in=addresses).values_list("name", "phone"))
    outside = SupportRequest.objects.filter(email__in=addresses).values_list("name", "phone")
    names = [person.name, *(one.invited_as for one in places), *(name for name, _phone in [*asked, *outside])]
    phones = [person.phone, *(phone for one in places for phone in (one.phone, one.mobile))]
    phones += [phone for _name, phone in [*asked, *outside]]
    traces = Traces(_told(names), addresses, _told(phones, but=_of_companies("phone")))
    return Subject(person, members, staff, traces)


def is_erased(person: Person) -> bool:
    return person.email.endswith("@borrada.invalid")


def _before(members: tuple[int, ...]) -> list[str]:
    """Addresses that were theirs, or were to be: the journal tells."""
    moves = Entry.objects.filter(thing_kind="membership", thing_id__in=members, verb__in=_MOVES)
    told = moves.values_list("details", flat=True)
    found = [str(details.get(name, "")) for details in told for name in ("before", "address")]
    return [one for one in found if "@" in one]


def _told(values: Iterable[str], *, but: Iterable[str] = ()) -> tuple[str, ...]:
    others = {_plain(one) for one in but}
    return tuple(dict.fromkeys(one.strip() for one in values if one.strip() and _plain(one) not in others))


def _of_companies(column: str) -> list[str]:
    """A switchboard's number and an office's mailbox are nobody's alone."""
    known = Customer.objects.exclude(**{column: ""}).values_list(column, flat=True)
    return [*known, str(getattr(the_house_now(), column))]


def _plain(value: str) -> str:
    return "".join(sign for sign in value.casefold() if sign.isalnum() or sign == "@")
