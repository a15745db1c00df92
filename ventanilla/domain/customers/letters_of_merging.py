"""What we write when two customers were made one: to those who manage the accesses of either, each once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.customers.policy import grant_of
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.mail.outbox import Draft, write_letters
from ventanilla.domain.people.letters import recipient


def customers_merged(kept: Customer, gone: Customer, *, by: Actor) -> Callable[[Sequence[Membership]], None]:
    """Call it before anything has moved, for whose they were; what it returns writes, once it is known who came over.

    Those of the one that stays read who came and what each could do until now: they decide what each gets.
    """
    govern = Membership.objects.alive().filter(is_access_manager=True).select_related("person").order_by("pk")
    deciding = {one.person_id: one.person for one in govern.filter(customer=kept)}
    leaving = {one.person_id: one.person for one in govern.filter(customer=gone)}

    def write(came: Sequence[Membership]) -> None:
        people = [
            (one.shown_name, grant_of(one).is_access_manager, one.sees_whole_company)
            for one in came
            if one.removed_at is None
        ]
        write_letters(
            [
                Draft(
                    key=f"customer:{gone.pk}:merged:{number}",
                    to=recipient(person),
                    template="customers/mail/customers_merged",
                    context={
                        "person": person, "kept": kept, "gone": gone, "by": by, "people": people,
                        "decides": number in deciding,
                    },
                )
                for number, person in {**leaving, **deciding}.items()
            ]
        )  # fmt: skip

    return write
