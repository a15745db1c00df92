"""Who is on the telephone: codes, proofs, and what the desk may change because of them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from ventanilla.core.errors import Refused
from ventanilla.domain.customers.actions.addresses import ask_new_address
from ventanilla.domain.customers.actions.calls import make_code, send_code, verify_caller, warranted
from ventanilla.domain.customers.actions.contacts import (
    NO_FACTS,
    change_contact,
    invite_contact,
    restore,
    suspend,
)
from ventanilla.domain.customers.models import CallerCode, CallerProof
from ventanilla.domain.customers.policy_of_calls import Proof, warrant_for
from ventanilla.domain.customers.presets import Preset, grant_of_preset
from ventanilla.domain.customers.second_step import let_in_again
from ventanilla.domain.journal.actors import SYSTEM
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.models import Person
from ventanilla.domain.tickets.actions.handing_over import remove_contact

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
WHY = "Lo pide Lucía en persona, en su oficina"


def proof(member: int, *, governs: bool = False, minutes: int = 5) -> Proof:
    return Proof(
        member=member, name="Pedro Sanz", is_access_manager=governs, staff="Marta Solís", at=NOON,
        until=NOON + timedelta(minutes=minutes),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("proofs", "about", "reason", "holds"),
    [
        ([proof(1)], 1, "", True),
        ([proof(2)], 1, "", False),
        ([proof(2, governs=True)], 1, "", True),
        ([proof(2, governs=True)], None, "", True),
        ([proof(2)], None, "", False),
        ([proof(1, minutes=0)], 1, "", False),
        ([], 1, WHY, True),
        ([], 1, "  lo  pide Eva  ", True),
        ([], 1, " ok        . ", False),
    ],
)
def test_what_entitles_to_change_an_access(proofs, about, reason, holds):
    assert bool(warrant_for(proofs, about=about, reason=reason, now=NOON)) is holds


def test_who_reads_out_their_code_is_them_for_half_an_hour(cast):
    with time_machine.travel(NOON, tick=False) as clock:
        code, until = make_code(by=cast.pedro)
        found = verify_caller(cast.pedro, f" {code.replace(' ', '-')} ", by=cast.marta)

        assert until == NOON + timedelta(minutes=10)
        assert CallerCode.objects.count() == 0
        assert warranted(cast.aurora, cast.pedro, by=cast.bruno) == {"verified": "Pedro Sanz"}
        assert verify_caller(cast.pedro, code, by=cast.marta) == found  # pressed twice
        with pytest.raises(Refused):  # read out once more, to somebody else
            verify_caller(cast.pedro, code, by=cast.bruno)
        clock.move_to(found.until)
        with pytest.raises(Refused):
            warranted(cast.aurora, cast.pedro, by=cast.marta)
        with pytest.raises(Refused):
            verify_caller(cast.pedro, code, by=cast.marta)
    letter = Letter.objects.get(to_address=cast.pedro.person.email)
    assert "Marta Solís" in letter.text
    assert list(Entry.objects.order_by("id").values_list("verb", flat=True)) == [
        "caller.code_made",
        "caller.verified",
    ]


def test_a_code_is_of_one_contact_of_one_customer(cast):
    code, _until = make_code(by=cast.pedro)

    for other in (cast.lucia, cast.oscar):
        with pytest.raises(Refused):
            verify_caller(other, code, by=cast.marta)
    verify_caller(cast.pedro, code, by=cast.marta)
    for about in ((cast.aurora, cast.lucia), (cast.aurora, None), (cast.ribera, cast.oscar)):
        with pytest.raises(Refused):
            warranted(*about, by=cast.marta)


def test_a_code_that_is_old_or_was_followed_by_another_is_worth_nothing(cast):
    with time_machine.travel(NOON, tick=False) as clock:
        first, _until = make_code(by=cast.pedro)
        second, until = make_code(by=cast.pedro)
        if first != second:
            with pytest.raises(Refused):
                verify_caller(cast.pedro, first, by=cast.marta)
        clock.move_to(until)
        with pytest.raises(Refused):
            verify_caller(cast.pedro, second, by=cast.marta)
    assert not CallerProof.objects.exists()


def test_guesses_are_counted_of_the_contact_and_of_who_types(cast):
    code, _until = make_code(by=cast.pedro)
    wrong = "111111" if code != "111 111" else "222222"
    for _guess in range(5):
        with pytest.raises(Refused):
            verify_caller(cast.pedro, wrong, by=cast.marta)

    with pytest.raises(Refused, match="Demasiados"):
        verify_caller(cast.pedro, code, by=cast.bruno)

    for member in (cast.lucia, cast.nuria):
        for _guess in range(5):
            with pytest.raises(Refused, match="No es su código"):
                verify_caller(member, wrong, by=cast.marta)
    with pytest.raises(Refused, match="Demasiados"):
        verify_caller(cast.teo, wrong, by=cast.marta)


def test_the_letter_goes_to_the_registered_address_and_the_desk_does_not_read_it(cast):
    send_code(cast.pedro, by=cast.marta)

    letter = Letter.objects.get()
    code = re.search(r"\b(\d{3} \d{3})\b", letter.text)[1]
    assert letter.to_address == cast.pedro.person.email
    assert code in letter.secrets
    assert code.replace(" ", "") not in str(list(Entry.objects.values_list("details", flat=True)))
    assert verify_caller(cast.pedro, code, by=cast.marta).is_by_mail
    for _more in range(2):
        send_code(cast.pedro, by=cast.marta)
    with pytest.raises(Refused):
        send_code(cast.pedro, by=cast.marta)


def test_who_has_no_access_has_no_code(cast):
    code, _until = make_code(by=cast.pedro)
    cast.pedro.is_active = False
    cast.pedro.save()

    for act in (
        lambda: verify_caller(cast.pedro, code, by=cast.marta),
        lambda: send_code(cast.pedro, by=cast.marta),
    ):
        with pytest.raises(Refused):
            act()


def test_the_desk_changes_no_access_on_a_voice_alone(cast):
    new = {"name": "Ana Ruiz", "email": "ana@aurora-pruebas.example", "grant": grant_of_preset(Preset.OWN)}
    more, facts = grant_of_preset(Preset.TECHNICAL), NO_FACTS
    Person.objects.filter(pk=cast.pedro.person_id).update(has_second_factor=True)
    verbs = [
        lambda **why: invite_contact(customer=cast.aurora, by=cast.ivan, **new, **why),
        lambda **why: change_contact(cast.nuria, by=cast.ivan, grant=more, facts=facts, **why),
        lambda **why: ask_new_address(cast.nuria, "nueva@pruebas.example", by=cast.ivan, **why),
        lambda **why: let_in_again(cast.pedro, by=cast.ivan, **why),
        lambda **why: suspend(cast.pedro, by=cast.ivan, **why),
        lambda **why: restore(cast.pedro, by=cast.ivan, **why),
        lambda **why: remove_contact(cast.teo, by=cast.ivan, **why),
    ]
    changed = [verb for number, verb in enumerate(verbs) if number != 5]
    for verb in changed:
        with pytest.raises(Refused, match="Verifica antes") as refusal:
            verb()
        assert refusal.value.field == "reason"
    assert not Letter.objects.exists()

    verbs[0](reason=WHY)
    code, _until = make_code(by=cast.lucia)
    verify_caller(cast.lucia, code, by=cast.marta)
    for verb in verbs[1:]:
        verb()

    lines = Entry.objects.filter(actor_kind="staff", thing_kind__in=["membership", "person"])
    told = dict(lines.exclude(verb__startswith="caller").values_list("verb", "details"))
    assert told.pop("contact.invited")["reason"] == WHY
    told.pop("session.closed_all", None)
    assert {details["verified"] for details in told.values()} == {"Lucía Ferrer"}
    assert len(told) == 6


def test_others_than_the_desk_have_rules_of_their_own(cast):
    assert warranted(cast.aurora, cast.pedro, by=SYSTEM) == warranted(cast.aurora, None, by=cast.lucia) == {}
