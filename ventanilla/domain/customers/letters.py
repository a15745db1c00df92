"""What we write to contacts about their place at a customer, and to those who manage its accesses."""

from __future__ import annotations

import hashlib

from ventanilla.domain.customers.models import AccessRequest, Membership
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.mail.outbox import Draft, write_letter, write_letters
from ventanilla.domain.people.actions.invitations import INVITED_FOR
from ventanilla.domain.people.letters import recipient


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
            )
            for manager in managers.select_related("person")
        ]
    )


def invited(member: Membership, by: Actor, *, token: str) -> None:
    """To a new contact: where to enter. Who has no password yet gets a link to choose one; without a token, just the way."""
    mark = hashlib.sha256(token.encode()).hexdigest()[:32] if token else "known"
    write_letter(
        key=f"invitation:{member.pk}:{mark}",
        to=recipient(member.person),
        template="customers/mail/invited",
        context={
            "person": member.person,
            "customer": member.customer,
            "by": by,
            "token": token,
            "days": INVITED_FOR.days,
        },
        secrets=[token] if token else [],
    )
