"""What we write to contacts about their place at a customer, and to those who manage its accesses."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from ventanilla.domain.customers.changes import Difference
from ventanilla.domain.customers.models import (
    AccessRequest,
    AddressChange,
    Membership,
    Right,
    Section,
    SectionRequest,
)
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.mail.bells import Bell, Topic
from ventanilla.domain.mail.outbox import Draft, Recipient, write_letter, write_letters
from ventanilla.domain.people.actions.links import LIFETIME
from ventanilla.domain.people.letters import recipient
from ventanilla.domain.people.models import Link


def access_asked(request: AccessRequest, by: Actor) -> None:
    """Once per address, however often it is asked for. Nothing goes to the address itself."""
    managers = Membership.objects.alive().filter(customer=request.customer_id, is_access_manager=True)
    address = hashlib.sha256(request.email.encode()).hexdigest()[:32]
    write_letters(
        [
            Draft(
                key=f"access:{request.customer_id}:asked:{address}:{manager.person_id}",
                to=recipient(manager.person),
                template="customers/mail/access_asked",
                context={"request": request, "person": manager.person, "by": by, "is_mine": manager == by},
                bell=Bell(
                    reader=manager,
                    topic=Topic.ACCESS,
                    thing="access_request",
                    number=request.pk,
                    label=request.email,
                ),
            )
            for manager in managers.select_related("person")
        ]
    )


def invitation(member: Membership, by: Actor, *, token: str) -> None:
    """To who is to become a contact, the same whoever they are elsewhere: it does not say what they are called, for that is
    what the inviter typed.
    """
    _tell(
        "invitation", _to(member), f"invitation:{member.pk}:{_mark(token)}", secrets=[token],
        customer=member.customer, by=by, token=token, days=LIFETIME[Link.Purpose.INVITATION].days,
    )  # fmt: skip


def joined(member: Membership) -> None:
    """To those who manage the accesses: the invitation has been taken."""
    for manager in _governors(member, but=member):
        _tell(
            "joined", recipient(manager.person), f"joined:{member.pk}:{member.version}:{manager.person_id}",
            person=manager.person, member=member, customer=member.customer, bell=bell_to(manager, "contact", member.pk),
        )  # fmt: skip


def contact_changed(member: Membership, by: Actor, event: str, changes: Iterable[Difference] = ()) -> None:
    """To the contact, when they have come in already, and to the other managers. `event`: invited, changed, suspended,
    restored, removed, address.
    """
    told = [one for one in _governors(member, but=member) if one != by]
    if event not in ("invited", "address") and (member.joined_at or not member.invited_at):
        told.append(member)
    for one in told:
        _tell(
            "contact_changed", recipient(one.person), f"contact:{member.pk}:{event}:{member.version}:{one.person_id}",
            person=one.person, member=member, customer=member.customer, by=by, event=event, changes=list(changes),
            is_me=one.pk == member.pk, bell=_changed(one, member),
        )  # fmt: skip


def address_asked(change: AddressChange, by: Actor, *, token: str) -> None:
    """To the new address with the link, and to the old one, which need not do anything."""
    person, customer = change.member.person, change.member.customer
    new = Recipient(name=person.name, address=change.email, language=person.language)
    days = LIFETIME[Link.Purpose.NEW_ADDRESS].days
    _tell(
        "address_confirm", new, f"address:{change.pk}:new", secrets=[token],
        customer=customer, by=by, token=token, address=change.email, days=days,
    )  # fmt: skip
    _tell(
        "address_asked", recipient(person), f"address:{change.pk}:old",
        person=person, customer=customer, by=by, address=change.email,
    )  # fmt: skip


def address_changed(member: Membership, before: Recipient) -> None:
    """To the old address: it opens nothing of this company any more."""
    _tell(
        "address_changed", before, f"address:{member.pk}:{member.version}:done",
        person=member.person, customer=member.customer,
    )  # fmt: skip


def access_rejected(request: AccessRequest, by: Membership) -> None:
    """To the contact who had asked for it."""
    asker = request.asked_by
    if asker and asker.is_active and asker.pk != by.pk:
        _tell(
            "access_rejected", recipient(asker.person), f"access:{request.pk}:rejected",
            person=asker.person, customer=request.customer, by=by, request=request,
            bell=bell_to(asker, "place", request.pk),
        )  # fmt: skip


def section_asked(request: SectionRequest) -> None:
    """To those who may open it."""
    for manager in _governors(request.member, but=request.member):
        _tell(
            "section_asked", recipient(manager.person), f"section:{request.pk}:{manager.person_id}",
            person=manager.person, customer=request.member.customer, by=request.member, request=request,
            bell=bell_to(manager, "section_request", request.pk),
        )  # fmt: skip


def section_decided(request: SectionRequest, by: Membership) -> None:
    """To who asked: it is open now, or it stays locked."""
    member = request.member
    _tell(
        "section_decided", recipient(member.person), f"section:{request.pk}:decided",
        person=member.person, customer=member.customer, by=by, request=request,
        bell=bell_to(member, "place", request.pk),
        right=Right(member.rights[request.section]) if member.holds(Section(request.section)) else "",
    )  # fmt: skip


def _tell(
    name: str,
    to: Recipient,
    key: str,
    *,
    secrets: Iterable[str] = (),
    bell: Bell | None = None,
    **context: Any,
) -> None:
    write_letter(
        key=key, to=to, template=f"customers/mail/{name}", context=context, secrets=list(secrets), bell=bell
    )  # fmt: skip


def bell_to(reader: Membership, thing: str, number: int) -> Bell:
    return Bell(reader=reader, topic=Topic.ACCESS, thing=thing, number=number)


def _changed(reader: Membership, member: Membership) -> Bell:
    """About their own access it cannot be muted."""
    is_me = reader.pk == member.pk
    return Bell(
        reader=reader,
        topic=Topic.ACCESS,
        thing="place" if is_me else "contact",
        number=member.pk,
        must_leave=is_me,
    )


def _governors(member: Membership, *, but: Membership) -> list[Membership]:
    there = Membership.objects.alive().filter(customer=member.customer_id, is_access_manager=True)
    return list(there.exclude(pk=but.pk).select_related("person").order_by("pk"))


def _to(member: Membership) -> Recipient:
    """Without a name: their own is not the company's to read, and what the inviter typed need not be theirs."""
    return Recipient(name="", address=member.person.email, language=member.person.language)


def _mark(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()[:32]
