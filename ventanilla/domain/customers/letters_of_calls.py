"""What we write because of a call: to the contact who is on the telephone, or to who decides about somebody unknown."""

from __future__ import annotations

import hashlib
from datetime import datetime

from ventanilla.domain.customers.models import AccessRequest, CallerProof, Membership
from ventanilla.domain.mail.bells import Bell, Topic
from ventanilla.domain.mail.outbox import Draft, write_letter, write_letters
from ventanilla.domain.people.letters import recipient
from ventanilla.domain.people.models import StaffMember


def caller_code(member: Membership, by: StaffMember, *, code: str, until: datetime) -> None:
    """The code, with who asked for it: whoever is not on the telephone with us must not tell it."""
    mark = hashlib.sha256(f"{code}:{until.isoformat()}".encode()).hexdigest()[:32]
    write_letter(
        key=f"caller:{member.pk}:{mark}",
        to=recipient(member.person),
        template="customers/mail/caller_code",
        context={
            "person": member.person,
            "customer": member.customer,
            "by": by,
            "code": code,
            "until": until,
        },
        secrets=[code],
    )


def caller_verified(proof: CallerProof) -> None:
    """That somebody has been taken for them, so that they say so if it was not them."""
    member = proof.member
    write_letter(
        key=f"caller:{member.pk}:proof:{proof.pk}",
        to=recipient(member.person),
        template="customers/mail/caller_verified",
        context={
            "person": member.person, "customer": member.customer, "by": proof.staff, "at": proof.at,
            "until": proof.until,
        },
    )  # fmt: skip


def caller_asked(request: AccessRequest, *, is_reminder: bool = False) -> None:
    """To those who manage the accesses: who called, when and what for, in one line. Nothing else of it is theirs yet."""
    managers = Membership.objects.alive().filter(customer=request.customer_id, is_access_manager=True)
    event = "again" if is_reminder else "asked"
    write_letters(
        [
            Draft(
                key=f"caller:{request.customer_id}:request:{request.pk}:{event}:{manager.person_id}",
                to=recipient(manager.person),
                template="customers/mail/caller_asked",
                context={"request": request, "person": manager.person, "is_reminder": is_reminder},
                bell=Bell(reader=manager, topic=Topic.ACCESS, thing="access_request", number=request.pk),
            )
            for manager in managers.select_related("person")
        ]
    )
