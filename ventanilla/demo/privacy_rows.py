"""What Norte Sistemas has published about privacy, and one person who asked to be forgotten."""

from __future__ import annotations

from datetime import datetime, timedelta

from ventanilla.demo.people_rows import Company
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.journal.actors import SYSTEM
from ventanilla.domain.journal.chain import Line
from ventanilla.domain.people.models import Person
from ventanilla.domain.privacy.models import Erasure
from ventanilla.domain.provider.house import forget_the_house
from ventanilla.domain.provider.information import digest_of
from ventanilla.domain.provider.models import THE_ONE, Information, Provider

TICKET_ES = """**Responsable:** Norte Sistemas.

**Para qué:** atender tu incidencia y poder demostrar cómo se atendió.

**Por qué podemos:** lo exige el contrato con tu empresa.

**Cuánto tiempo:** mientras dure ese contrato y los plazos que marca la ley.

**A quién se ceden:** a nadie, salvo obligación legal.

**Tus derechos:** acceder, corregir, borrar, limitar y oponerte. Escríbenos a soporte@norte.example."""
TICKET_EN = """**Controller:** Norte Sistemas.

**What for:** to look after your ticket, and to be able to show how we did.

**Why we may:** the contract with your company asks for it.

**How long:** while that contract lasts, and as long as the law says.

**Who else gets them:** nobody, but where the law obliges us.

**Your rights:** to see, correct, erase and limit them, and to object. Write to soporte@norte.example."""
SUPPORT_ES = """**Responsable:** Norte Sistemas.

**Para qué:** contestarte. Si no confirmas tu correo, lo borramos a los tres días.

**Tus derechos:** acceder, corregir, borrar, limitar y oponerte. Escríbenos a soporte@norte.example."""
SUPPORT_EN = """**Controller:** Norte Sistemas.

**What for:** to answer you. Unless you confirm your address, we delete it after three days.

**Your rights:** to see, correct, erase and limit them, and to object. Write to soporte@norte.example."""
FIRST = "Usamos tus datos para resolver tu incidencia."


def write_privacy(company: Company, now: datetime) -> list[Line]:
    """What the journal tells of it comes back, to be written among the rest."""
    by = company.staff["ivan@norte.example"]
    texts = [
        _text(Information.Kind.TICKET, 1, FIRST, "", now - timedelta(days=300), by.pk),
        _text(Information.Kind.TICKET, 2, TICKET_ES, TICKET_EN, now - timedelta(days=95), by.pk),
        _text(Information.Kind.SUPPORT, 1, SUPPORT_ES, SUPPORT_EN, now - timedelta(days=95), by.pk),
    ]
    Information.objects.bulk_create(texts)
    told = {one.kind: {"version": one.version, "asks_consent": False} for one in texts}
    Provider.objects.update_or_create(pk=THE_ONE, defaults={"information": told})
    forget_the_house()
    return _somebody_was_forgotten(company, now)


def _text(kind: Information.Kind, number: int, es: str, en: str, at: datetime, by: int) -> Information:
    return Information(
        kind=kind,
        number=number,
        es=es,
        en=en,
        digest=digest_of(es, en, False),
        published_at=at,
        published_by=by,
    )


def _somebody_was_forgotten(company: Company, now: datetime) -> list[Line]:
    """Of Talleres Aurora, two months ago: nobody knows who it was, which is the point."""
    by, at = company.staff["ivan@norte.example"], now - timedelta(days=61)
    person = Person(email="nadie@borrada.invalid", name="-", is_active=False, is_demo=True)
    person.set_unusable_password()
    person.save()
    person.name, person.email = f"Persona borrada {person.pk}", f"persona-{person.pk}@borrada.invalid"
    person.save(update_fields=["name", "email"])
    Membership.objects.create(
        person=person, customer=company.contacts["pedro@aurora.example"].customer, invited_as=person.name,
        is_active=False, removed_at=at - timedelta(days=30),
    )  # fmt: skip
    done = at + timedelta(minutes=2)
    Erasure.objects.create(
        person=person, state=Erasure.State.DONE, ordered_by=by, ordered_at=at, done_at=done,
        counts={"messages": 14, "letters": 31, "devices": 2, "named": 3, "person": 1, "memberships": 1},
    )  # fmt: skip
    said = {"with_words": False}
    return [
        Line(at - timedelta(hours=2), "staff", by.pk, by.actor_name, "person.export_ordered", "person", person.pk, None, {}),
        Line(at - timedelta(hours=1), "staff", by.pk, by.actor_name, "person.export_taken", "person", person.pk, None, {}),
        Line(at, "staff", by.pk, by.actor_name, "person.erasure_ordered", "person", person.pk, None, said),
        Line(done, SYSTEM.actor_kind, None, SYSTEM.actor_name, "person.erased", "person", person.pk, None, {}),
    ]  # fmt: skip
