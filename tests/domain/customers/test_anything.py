"""Whatever managers do in whatever order: nobody comes to have what was not given by somebody who had it, and what happens
in one company is not seen in another.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from tests.cast import PASSWORD, Cast, a_ticket
from ventanilla.core.errors import Refused
from ventanilla.domain.customers.actions.addresses import ask_new_address, confirm_new_address
from ventanilla.domain.customers.actions.contacts import (
    Facts,
    change_contact,
    invite_contact,
    move_invitation,
    resend_invitation,
    restore,
    suspend,
)
from ventanilla.domain.customers.actions.decisions import ask_section, decide_section
from ventanilla.domain.customers.models import AddressChange, Membership, Scope, Section, SectionRequest
from ventanilla.domain.customers.policy import PURPOSES, Grant
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.models import Link, Person
from ventanilla.domain.tickets.actions.handing_over import remove_contact, take_place
from ventanilla.domain.tickets.models import Ticket

LEVELS = ("", "view", "manage")
SEEN_IN = {"for_invoices": "invoices", "for_quotes": "renewals", "for_technical": "support"}
ADDRESSES = [
    "ana@pruebas.example", "blas@pruebas.example", "oscar@ribera-pruebas.example", "pedro@aurora-pruebas.example",
]  # fmt: skip
GRANTS = st.builds(
    Grant,
    rights=st.dictionaries(st.sampled_from(Section.values), st.sampled_from(LEVELS[1:]), max_size=3).map(
        lambda rights: {"support": "view", **rights}
    ),
    scope=st.sampled_from(Scope.values),
    **{name: st.booleans() for name in PURPOSES},
)
WHO = st.integers(0, 11)
Thing = tuple[str, str]


def has(member: Membership) -> set[Thing]:
    """Every single thing that the row gives, told apart; nothing of the policy is used to tell it."""
    things = {(one, "view") for one, right in member.rights.items() if right in LEVELS[1:]}
    things |= {(one, "manage") for one, right in member.rights.items() if right == "manage"}
    things |= {("scope", "company")} if member.scope == Scope.COMPANY else set()
    things |= {("govern", "")} if member.is_access_manager else set()
    return things | {("mail", name) for name in PURPOSES if getattr(member, name)}


def may_hand_on(giver: set[Thing]) -> set[Thing]:
    """What one has, and the mail of what one may read anyway."""
    return giver | {("mail", name) for name, section in SEEN_IN.items() if (section, "view") in giver}


class Managers(RuleBasedStateMachine):
    """Two companies; a manager with everything, one with little, and whoever they let in."""

    cast: Cast

    def __init__(self) -> None:
        super().__init__()
        self.whole = transaction.atomic()
        self.whole.__enter__()
        for number, cast in enumerate((self.cast.lucia, self.cast.oscar)):
            little = {"rights": {"contacts": "manage", "support": "view"}, "is_access_manager": True}
            person = Person.objects.create_user(f"rita{number}@pruebas.example", PASSWORD, name="Rita Sanz")
            Membership.objects.create(person=person, customer=cast.customer, **little)

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.whole.__exit__(None, None, None)

    def somebody(self, number: int) -> Membership:
        everybody = self.everybody()
        return everybody[number % len(everybody)]

    def actor(self, number: int) -> Membership:
        """Mostly somebody who manages accesses, now and then somebody who does not."""
        governors = [one for one in self.everybody() if one.is_access_manager]
        return self.somebody(number) if number > 7 else governors[number % len(governors)]

    def whom(self, number: int, me: Membership) -> Membership:
        """Mostly a colleague, now and then somebody of the other company."""
        near = [one for one in self.everybody() if one.customer_id == me.customer_id]
        return self.somebody(number) if number > 7 else near[number % len(near)]

    def everybody(self) -> list[Membership]:
        return list(Membership.objects.select_related("person", "customer").order_by("pk"))

    @rule(by=WHO, email=st.sampled_from(ADDRESSES), grant=GRANTS)
    def invite(self, by: int, email: str, grant: Grant) -> None:
        self.act(by, lambda me: invite_contact(by=me, name="Ana Ruiz", email=email, grant=grant))

    @rule(by=WHO, whom=WHO, grant=GRANTS)
    def change(self, by: int, whom: int, grant: Grant) -> None:
        self.act(by, lambda me: change_contact(self.whom(whom, me), by=me, grant=grant, facts=Facts()))

    @rule(by=WHO, whom=WHO, deed=st.sampled_from([suspend, restore, resend_invitation]))
    def press(self, by: int, whom: int, deed: Any) -> None:
        self.act(by, lambda me: deed(self.whom(whom, me), by=me))

    @rule(by=WHO, whom=WHO, heir=WHO)
    def remove(self, by: int, whom: int, heir: int) -> None:
        self.act(by, lambda me: remove_contact(self.whom(whom, me), by=me, heir=self.whom(heir, me)))

    @rule(
        by=WHO,
        whom=WHO,
        email=st.sampled_from(ADDRESSES),
        deed=st.sampled_from([move_invitation, ask_new_address]),
    )
    def move(self, by: int, whom: int, email: str, deed: Any) -> None:
        self.act(by, lambda me: deed(self.whom(whom, me), email, by=me))

    @rule(number=WHO, section=st.sampled_from(list(Section)))
    def ask(self, number: int, section: Section) -> None:
        one = self.somebody(number)
        if one.is_active:
            self.act(number, lambda me: ask_section(section, by=me), me=one)

    @rule(by=WHO, right=st.sampled_from(LEVELS))
    def decide(self, by: int, right: str) -> None:
        asked = SectionRequest.objects.filter(state="waiting").select_related("member").first()
        if asked:
            self.act(by, lambda me: decide_section(asked, by=me, right=right))

    @rule()
    def open_the_mail(self) -> None:
        """Whoever has been written to presses the link, however old it is."""
        before = {one.pk: has(one) for one in Membership.objects.all()}
        for letter in Letter.objects.exclude(secrets=[]).order_by("pk"):
            with suppress(Refused), transaction.atomic():
                verb = take_place if "invitation" in letter.key else None
                if verb:
                    verb(letter.secrets[0], name="Ana Ruiz", password=PASSWORD)
                else:
                    confirm_new_address(letter.secrets[0])
        assert {one.pk: has(one) for one in Membership.objects.all()} == before

    def act(self, number: int, deed: Any, me: Membership | None = None) -> None:
        """And look at what came of it: who has more than before has it from somebody who had it."""
        me = me or self.actor(number)
        mine, before, elsewhere = has(me), self.picture(), self.of_others(me)
        seen, links = Ticket.objects.visible_to(me).count(), self.links()
        with suppress(Refused), transaction.atomic():
            deed(me)
        for member in Membership.objects.all():
            had, works = before.get(member.pk, (set(), False))
            gained = has(member) - had if works or not member.is_active else has(member)
            assert gained <= may_hand_on(mine), (me, member, gained)
            assert not (gained and member.pk == me.pk)
        for link, member in self.links().items():
            assert link in links or has(member) <= may_hand_on(mine), "a way in to more than one has"
        assert self.of_others(me) == elsewhere
        assert Ticket.objects.visible_to(Membership.objects.get(pk=me.pk)).count() <= seen

    def links(self) -> dict[int, Membership]:
        """Each link that is still good, and whose place it opens."""
        found = {}
        for link in Link.objects.filter(used_at=None, purpose__in=("invitation", "new_address")):
            change = AddressChange.objects.filter(pk=link.subject_id, member__person=link.person_id).first()
            place = change.member_id if link.purpose == "new_address" and change else link.subject_id
            found[link.pk] = Membership.objects.get(pk=place)
        return found

    def picture(self) -> dict[int, tuple[set[Thing], bool]]:
        return {one.pk: (has(one), one.is_active) for one in Membership.objects.all()}

    def of_others(self, me: Membership) -> list[Any]:
        """The rows of every other company, and who is behind them."""
        rows = Membership.objects.exclude(customer=me.customer_id).order_by("pk")
        tickets = Ticket.objects.exclude(customer=me.customer_id).order_by("pk")
        told = ("person__email", "person__name", "person__password", "person__is_active")
        return [
            *rows.values(),
            *rows.values_list(*told),
            *tickets.values_list("pk", "requester_id", "version"),
        ]

    @invariant()
    def somebody_governs_each(self) -> None:
        alive = Membership.objects.alive().filter(is_access_manager=True, rights__contacts="manage")
        assert {one.customer_id for one in alive} == {self.cast.aurora.pk, self.cast.ribera.pk}

    @invariant()
    def who_is_gone_has_nothing(self) -> None:
        assert not any(has(one) or one.is_active for one in Membership.objects.exclude(removed_at=None))


@pytest.fixture
def house(cast: Cast) -> Cast:
    for member in (cast.lucia, cast.pedro, cast.oscar):
        a_ticket(member)
    return cast


def test_no_manager_gives_what_they_lack_and_nothing_crosses_between_companies(house):
    Managers.cast = house
    quick = settings(
        max_examples=12, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
    )

    run_state_machine_as_test(Managers, settings=quick)
