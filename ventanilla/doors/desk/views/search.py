"""Looking through the whole house."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models.expressions import RawSQL
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.devices.models import Device
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.search.models import Kind
from ventanilla.domain.tickets.wording import status_words
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.gather import Gathering, Reading
from ventanilla.doors.shared.search import DEVICE, Hit, Question, Search
from ventanilla.doors.shared.search_excerpts import excerpts, markers, numbered, readings

SUGGESTED, SUGGESTED_OTHERS = 4, 2


@require_safe
@desk_page
def search(request: DeskRequest) -> HttpResponse:
    question = Question.of(request.GET)
    looking = Search(question, request.actor)
    page = looking.tickets()
    found = _said_in(page.rows, request.actor, looking) if looking.asked else {}
    context = {
        "question": question,
        "page": page,
        "excerpts": excerpts(found, looking.finder()),
        **markers(looking),
        "customers": looking.by_name(Kind.CUSTOMER, found),
        "people": looking.by_name(Kind.PERSON, found),
        "devices": looking.by_name(Kind.DEVICE, found),
        "status_words": status_words(),
        "rail": rail(current="search"),
    }
    return render(request, "desk/search.html", context)


@require_safe
@desk_page
def suggestions(request: DeskRequest) -> HttpResponse:
    """What the box offers while one types, as a list for its script."""
    looking = Search(Question.of(request.GET), request.actor)
    page = looking.tickets(most=SUGGESTED)
    found = _offered(besides={}, **_keys(looking)) if looking.asked else {}
    context = {
        "tickets": page.rows,
        **markers(looking),
        "customers": looking.by_name(Kind.CUSTOMER, found, most=SUGGESTED_OTHERS),
        "people": looking.by_name(Kind.PERSON, found, most=SUGGESTED_OTHERS),
        "devices": looking.by_name(Kind.DEVICE, found, most=SUGGESTED_OTHERS),
        "status_words": status_words(),
    }
    return render(request, "desk/suggestions.html", context)


def _said_in(hits: Sequence[Hit], me: StaffMember, looking: Search) -> Mapping[str, Any]:
    numbers = numbered([hit.number for hit in hits])
    return _read(besides={}, staff=me.pk, person=me.person_id, **_keys(looking), **numbers)


def _keys(looking: Search) -> dict[str, RawSQL]:
    return {
        "customer": looking.keys(Kind.CUSTOMER),
        "someone": looking.keys(Kind.PERSON),
        "device": looking.keys(Kind.DEVICE),
    }


def _others(customer: RawSQL, someone: RawSQL, device: RawSQL) -> dict[str, Reading]:
    """Customers and people who are still with us, and devices."""
    customers = Customer.objects.filter(is_active=True, pk__among=customer)
    people = Membership.objects.alive().filter(pk__among=someone)
    devices = Device.objects.visible_to(StaffMember()).standing().filter(pk__among=device)
    return {"customer": (customers, _CUSTOMER), "person": (people, _PERSON), "device": (devices, DEVICE)}


_CUSTOMER = {"id": "pk", "name": "name", "code": "code", "tax_id": "tax_id", "phone": "phone"}
_PERSON = {
    "id": "pk", "name": "person__name", "email": "person__email", "phone": "person__phone", "job": "job_title",
    "company": "customer__name",
}  # fmt: skip


def _readings(
    staff: int, person: int, customer: RawSQL, someone: RawSQL, device: RawSQL, **tickets: int
) -> dict[str, Reading]:
    said = readings(tickets.values(), StaffMember(pk=staff, person_id=person))
    return {**said, **_others(customer, someone, device)}


_read, _offered = Gathering(_readings), Gathering(_others)
