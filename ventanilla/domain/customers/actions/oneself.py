"""What people say of themselves, contacts and the provider's own alike: their name, their language, their telephones."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.conf import settings
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import ChangedMeanwhile, Refused
from ventanilla.domain.customers.actions.company import write
from ventanilla.domain.customers.findable import index_later
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.actions.staff import refuse_name
from ventanilla.domain.people.models import Person
from ventanilla.domain.people.policy import refuse_shared


@dataclass(frozen=True, kw_only=True)
class OwnFacts:
    """`phone` and `mobile` are of the company in whose name they act now; of the provider's people there is one `phone`."""

    name: str
    language: str
    phone: str = ""
    mobile: str = ""

    @property
    def tidy(self) -> dict[str, str]:
        return {name: " ".join(value.replace("\0", "").split()) for name, value in asdict(self).items()}


def own_facts(person: Person, by: Actor) -> OwnFacts:
    """As they are now."""
    where = by if isinstance(by, Membership) else None
    return OwnFacts(
        name=person.name, language=person.language, phone=where.phone if where else person.phone,
        mobile=where.mobile if where else "",
    )  # fmt: skip


@transaction.atomic
def change_oneself(person: Person, facts: OwnFacts, *, by: Actor, seen: int | None = None) -> bool:
    """What they are called everywhere from now on; what was said before keeps the name of then. False when nothing is new.

    Raises Refused for no name, a telephone that is too long, a language that there is not, and for the people of the
    demonstration; ChangedMeanwhile when somebody has changed their place since the version that was seen.
    """
    refuse_shared(person)
    told = facts.tidy
    refuse_name(told["name"])
    if told["language"] not in dict(settings.LANGUAGES):
        raise Refused(_("Elige un idioma."), field="language")
    for name in ("phone", "mobile"):
        if len(told[name]) > 30:
            raise Refused(_("Es demasiado largo."), field=name)
    person = Person.objects.select_for_update().get(pk=person.pk)
    place = Membership.objects.get(pk=by.pk) if isinstance(by, Membership) else None
    if place and seen is not None and seen != place.version:
        raise ChangedMeanwhile(_("Alguien ha cambiado tus datos mientras los editabas. Míralos y decide."))
    before = asdict(own_facts(person, place or by))
    changed = sorted(name for name, value in told.items() if value != before[name])
    if not changed:
        return False
    _write(person, place, told)
    names = {"name": person.name, "before": before["name"]} if "name" in changed else {}
    record(by, "person.changed", person, at=now(), columns=changed, **names)
    return True


def _write(person: Person, place: Membership | None, told: dict[str, str]) -> None:
    person.name, person.language = told["name"], told["language"]
    if place is None:
        person.phone = told["phone"]
    person.save(update_fields=["name", "language", "phone"])
    if place is not None and (place.phone, place.mobile) != (told["phone"], told["mobile"]):
        write(place, phone=told["phone"], mobile=told["mobile"])
    for member in Membership.objects.filter(person=person):
        index_later(member)
