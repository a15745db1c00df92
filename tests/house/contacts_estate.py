"""What the routes of contacts lead to: people and requests of Talleres Aurora."""

from __future__ import annotations

from django.utils.timezone import now

from tests.cast import Cast
from ventanilla.domain.customers.models import (
    AccessRequest,
    AddressChange,
    Membership,
    OwnAddress,
    Section,
    SectionRequest,
)
from ventanilla.domain.people.actions.links import hashed, make_link
from ventanilla.domain.people.models import Link, Person

OF_A_CONTACT = (
    "contact",
    "contact_address",
    "contact_resend",
    "contact_suspend",
    "contact_restore",
    "contact_remove",
)


def contacts_examples(cast: Cast) -> dict[str, object]:
    """`route.parameter` → a value that leads somewhere."""
    at, asker = now(), cast.lucia
    request = AccessRequest.objects.create(
        customer=cast.aurora, email="alta@pruebas.example", asked_by=cast.pedro, asked_at=at
    )
    asked = SectionRequest.objects.create(member=cast.pedro, section=Section.INVOICES, asked_at=at)
    person = Person.objects.create_user("invitada@pruebas.example", name="Ana Ruiz")
    invited = Membership.objects.create(
        person=person, customer=cast.aurora, invited_as="Ana Ruiz", invited_at=at, is_active=False
    )
    change = AddressChange.objects.create(
        member=cast.teo, email="otra@pruebas.example", asked_by=asker, asked_at=at
    )
    OwnAddress.objects.create(
        person=cast.nuria.person, email="propia@pruebas.example", token_hash=hashed("propia"), asked_at=at
    )
    return {
        "gate:own_address.token": "propia",
        **{f"portal:{name}.number": cast.pedro.pk for name in OF_A_CONTACT},
        "portal:access_request.number": request.pk,
        "portal:section_request.number": asked.pk,
        "portal:ask_section.section": Section.NETWORK.value,
        "gate:invitation.token": make_link(Link.Purpose.INVITATION, person, subject_id=invited.pk, at=at),
        "gate:new_address.token": make_link(
            Link.Purpose.NEW_ADDRESS, cast.teo.person, subject_id=change.pk, at=at
        ),
    }
