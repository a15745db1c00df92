"""People at each point of coming and going, so that the page of contacts has something to tell: somebody invited, somebody
suspended, somebody who belongs to two customers, and what waits for who manages the accesses.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from secrets import token_urlsafe
from typing import Any

from django.contrib.auth.hashers import make_password

from ventanilla.demo.people_rows import Company
from ventanilla.domain.customers.models import AccessRequest, Membership, Section, SectionRequest
from ventanilla.domain.customers.presets import PRESETS, Preset
from ventanilla.domain.people.models import Person

TWO_PLACES = "elena@ebro.example"


def come_and_go(company: Company, now: datetime) -> None:
    """Beside the contacts of the stories, who have tickets and are all there."""
    aurora = company.customers["C0142"]
    shared: dict[str, Any] = {"customer": aurora, "is_active": False}
    Membership.objects.bulk_create([
        Membership(
            person=_person("Ismael Torres", "ismael@aurora.example", now), job_title="Recepción", phone="976 555 091",
            suspended_at=now - timedelta(days=12), **shared, **PRESETS[Preset.TECHNICAL],
        ),
        Membership(
            person=_person("Carla Vives", "compras@aurora.example", now), job_title="Compras", mobile="600 555 092",
            invited_as="Carla Vives", invited_at=now - timedelta(days=2), **shared, **PRESETS[Preset.QUOTES],
        ),
        Membership(
            person=company.contacts[TWO_PLACES].person, customer=company.customers["C0133"], job_title="Asesora de compras",
            **PRESETS[Preset.QUOTES],
        ),
    ])  # fmt: skip
    AccessRequest.objects.create(
        customer=aurora, name="Sergio Vidal", email="sergio@aurora.example", asked_at=now - timedelta(days=1),
        asked_by=company.contacts["pedro@aurora.example"],
    )  # fmt: skip
    SectionRequest.objects.create(
        member=company.contacts["nuria@aurora.example"],
        section=Section.WORK_ORDERS,
        asked_at=now - timedelta(hours=5),
    )


def _person(name: str, email: str, now: datetime) -> Person:
    """With a password that nobody knows."""
    person = Person(name=name, email=email, is_demo=True, password=make_password(token_urlsafe()))
    person.save()
    Person.objects.filter(pk=person.pk).update(created_at=now - timedelta(days=30))
    return person
