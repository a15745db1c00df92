"""What an access manager does to the company's contacts, and what comes of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.db.models import Q
from django.utils.timezone import now

from tests.cast import PASSWORD, a_ticket
from tests.threads import all_at_once
from ventanilla.core.errors import AlreadySent, ChangedMeanwhile, Refused
from ventanilla.domain.customers.actions.addresses import ask_new_address
from ventanilla.domain.customers.actions.contacts import (
    Facts,
    change_contact,
    invite_contact,
    resend_invitation,
    restore,
    suspend,
)
from ventanilla.domain.customers.models import Membership, Session, Stand
from ventanilla.domain.customers.policy import Grant, grant_of
from ventanilla.domain.customers.presets import Preset, grant_of_preset, preset_of
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.journal.verifying import walk
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.models import Link, Person
from ventanilla.domain.tickets.actions.copying import copy_contact
from ventanilla.domain.tickets.actions.finishing import resolve
from ventanilla.domain.tickets.actions.handing_over import remove_contact, take_place
from ventanilla.domain.tickets.models import Copy, Ticket

TECHNICAL = grant_of_preset(Preset.TECHNICAL)
ANA = {"name": "Ana Ruiz", "email": "ana@aurora-pruebas.example", "grant": TECHNICAL}


def fresh(member: Membership) -> Membership:
    return Membership.objects.select_related("person", "customer").get(pk=member.pk)


def token_to(address: str) -> str:
    return Letter.objects.filter(to_address=address).exclude(secrets=[]).latest("pk").secrets[0]


def a_small_manager(cast) -> Membership:
    """She decides who enters, and sees her own tickets and nothing else."""
    person = Person.objects.create_user("rita@aurora-pruebas.example", PASSWORD, name="Rita Sanz")
    return Membership.objects.create(
        person=person, customer=cast.aurora, rights={"contacts": "manage", "support": "view"}, is_access_manager=True
    )  # fmt: skip


def test_who_is_invited_is_nobody_until_they_take_the_place(cast):
    member = invite_contact(by=cast.lucia, **ANA)

    assert fresh(member).stand == Stand.INVITED
    assert member not in Membership.objects.alive()
    taken = take_place(token_to(ANA["email"]), name="Ana Ruiz Gil", password="una-frase-bien-larga")
    assert (taken.stand, taken.person.name, grant_of(taken)) == (Stand.ACTIVE, "Ana Ruiz Gil", TECHNICAL)
    assert Letter.objects.filter(template_is("joined"), to_address=cast.lucia.person.email).exists()


def template_is(name: str) -> Q:

    return Q(key__startswith=f"{name}:")


def test_an_invitation_is_good_once_and_for_seven_days(cast):
    invite_contact(by=cast.lucia, **ANA)
    token = token_to(ANA["email"])

    with time_machine.travel(now() + timedelta(days=7, minutes=1)), pytest.raises(Refused):
        take_place(token, name="Ana", password="una-frase-bien-larga")
    with pytest.raises(Refused):
        take_place(token, name="Ana", password="corta")  # and the link lives
    take_place(token, name="Ana", password="una-frase-bien-larga")
    with pytest.raises(Refused):
        take_place(token, name="Ana", password="otra-frase-bien-larga")


def test_whether_an_address_is_somebodys_elsewhere_is_not_to_be_seen(cast):
    for email in ("nadie@pruebas.example", cast.oscar.person.email, cast.marta.person.email):
        invite_contact(by=cast.lucia, name="Ana Ruiz", email=email, grant=TECHNICAL)

    letters = [
        Letter.objects.filter(to_address=email).latest("pk")
        for email in ("nadie@pruebas.example", cast.oscar.person.email, cast.marta.person.email)
    ]
    shapes = {(one.to_name, one.subject, one.text.replace(one.secrets[0], "")) for one in letters}
    shown = {fresh(one).shown_name for one in Membership.objects.filter(invited_as="Ana Ruiz")}
    assert (len(shapes), shown) == (1, {"Ana Ruiz"})


def test_who_has_a_login_takes_the_place_without_another_password(cast):
    member = invite_contact(by=cast.lucia, name="Ana", email=cast.oscar.person.email, grant=TECHNICAL)

    take_place(token_to(cast.oscar.person.email))

    assert fresh(member).is_active
    assert Person.objects.get(pk=cast.oscar.person_id).check_password(PASSWORD)
    assert grant_of(fresh(cast.oscar)) == grant_of(cast.oscar)


def test_the_same_press_invites_once_and_another_with_its_key_is_told(cast):
    first = invite_contact(by=cast.lucia, form_key="una-clave", **ANA)

    assert invite_contact(by=cast.lucia, form_key="una-clave", **ANA) == first
    with pytest.raises(AlreadySent):
        invite_contact(by=cast.lucia, form_key="una-clave", **{**ANA, "email": "otra@pruebas.example"})
    with pytest.raises(Refused):
        invite_contact(by=cast.lucia, **ANA)
    assert Letter.objects.filter(to_address=ANA["email"]).count() == 1


def test_a_link_that_is_sent_again_makes_the_one_before_worthless(cast):
    member = invite_contact(by=cast.lucia, **ANA)
    first = token_to(ANA["email"])
    with pytest.raises(Refused):
        resend_invitation(member, by=cast.lucia)
    with time_machine.travel(now() + timedelta(minutes=2)):
        resend_invitation(member, by=cast.lucia)

    with pytest.raises(Refused):
        take_place(first, name="Ana", password="una-frase-bien-larga")
    take_place(token_to(ANA["email"]), name="Ana", password="una-frase-bien-larga")


def test_nobody_gives_what_they_lack_but_what_is_there_may_stay(cast):
    rita = a_small_manager(cast)
    kept = Grant(rights={"support": "manage", "network": "view"}, for_technical=True)

    with pytest.raises(Refused, match="Gestionar"):
        invite_contact(by=rita, **ANA)
    change_contact(cast.pedro, by=rita, grant=kept, facts=Facts(job_title="Jefe"))
    change_contact(cast.pedro, by=rita, grant=Grant(rights={"support": "view"}), facts=Facts())
    with pytest.raises(Refused):
        change_contact(cast.pedro, by=rita, grant=kept, facts=Facts())


def test_a_change_of_rights_is_told_to_the_person_and_to_the_other_managers_once(cast):
    rita = a_small_manager(cast)

    change_contact(cast.nuria, by=cast.lucia, grant=TECHNICAL, facts=Facts(), seen=1)

    told = Letter.objects.filter(key__startswith=f"contact:{cast.nuria.pk}:changed")
    assert set(told.values_list("to_address", flat=True)) == {cast.nuria.person.email, rita.person.email}
    assert "Facturas: ver → nada" in told.get(to_address=cast.nuria.person.email).text
    assert Entry.objects.filter(verb="contact.changed", customer_number=cast.aurora.pk).count() == 1
    with pytest.raises(ChangedMeanwhile):
        change_contact(cast.nuria, by=cast.lucia, grant=Grant(), facts=Facts(), seen=1)


def test_oneself_a_stranger_and_one_who_is_gone_cannot_be_touched(cast):
    remove_contact(cast.teo, by=cast.lucia)

    for member in (cast.lucia, cast.oscar, cast.teo):
        for verb in (suspend, restore, resend_invitation, remove_contact):
            with pytest.raises(Refused):
                verb(member, by=cast.lucia)
    with pytest.raises(Refused):
        suspend(cast.nuria, by=cast.pedro)


def test_who_is_suspended_is_out_and_comes_back_with_what_they_had(cast, sign_in):
    pedro, had = sign_in(cast.pedro), grant_of(cast.pedro)

    suspend(cast.pedro, by=cast.lucia)

    assert pedro.get("/inicio/").status_code == 302
    assert not Session.objects.filter(membership=cast.pedro).exists()
    restore(cast.pedro, by=cast.lucia)
    assert (fresh(cast.pedro).stand, grant_of(fresh(cast.pedro))) == (Stand.ACTIVE, had)


def test_a_small_manager_neither_lets_back_nor_moves_who_may_do_more(cast):
    rita = a_small_manager(cast)
    suspend(cast.lucia, by=rita)

    for deed in (
        lambda: restore(cast.lucia, by=rita),
        lambda: ask_new_address(cast.pedro, "x@p.example", by=rita),
    ):
        with pytest.raises(Refused):
            deed()


def test_who_is_removed_leaves_everything_at_once_and_their_open_tickets_to_somebody(cast, sign_in):
    pedro, ticket, done = sign_in(cast.pedro), a_ticket(cast.pedro), a_ticket(cast.pedro)
    resolve(done, "Hecho.", by=cast.marta)
    copy_contact(a_ticket(cast.lucia), cast.pedro, by=cast.lucia)
    with pytest.raises(Refused):
        remove_contact(cast.pedro, by=cast.lucia)

    moved = remove_contact(cast.pedro, by=cast.lucia, heir=cast.nuria)

    gone = fresh(cast.pedro)
    assert (moved, gone.stand, gone.rights, gone.for_technical) == (1, Stand.REMOVED, {}, False)
    assert Ticket.objects.get(pk=ticket.pk).requester == cast.nuria
    assert Ticket.objects.get(pk=done.pk).requester == cast.pedro
    assert not Copy.objects.filter(member=cast.pedro).exists()
    assert not Link.objects.filter(person=cast.pedro.person, used_at=None).exists()
    assert pedro.get(f"/incidencias/{ticket.pk}/").status_code == 302
    waiting = Letter.objects.filter(to_address=cast.pedro.person.email, about_kind="ticket", state="queued")
    assert not waiting.exists()
    assert (
        "pasa a tu nombre" in Letter.objects.filter(to_address=cast.nuria.person.email).latest("pk").subject
    )


def test_a_manager_with_few_tickets_hands_none_to_who_could_not_see_them(cast):
    rita = a_small_manager(cast)
    a_ticket(cast.pedro)

    for heir in (rita, cast.nuria, cast.oscar):
        with pytest.raises(Refused):
            remove_contact(cast.pedro, by=rita, heir=heir)
    assert remove_contact(cast.pedro, by=rita, heir=cast.lucia) == 1


def test_who_was_removed_comes_back_to_their_own_place_by_an_invitation(cast):
    remove_contact(cast.teo, by=cast.lucia)

    member = invite_contact(by=cast.lucia, name="Teo", email=cast.teo.person.email, grant=TECHNICAL)
    take_place(token_to(cast.teo.person.email))

    assert member == cast.teo
    assert grant_of(fresh(member)) == TECHNICAL


@pytest.mark.parametrize("preset", Preset.values)
def test_a_preset_is_known_again_by_what_it_gives(cast, preset):
    assert preset_of(grant_of_preset(preset)) == preset
    assert preset_of(Grant(rights={"chat": "view"})) == ""


@pytest.mark.django_db(transaction=True)
def test_two_who_take_the_accesses_from_each_other_leave_one_of_them(cast):
    whole = grant_of(cast.lucia)
    change_contact(cast.pedro, by=cast.lucia, grant=whole, facts=Facts())
    pair = (cast.lucia, fresh(cast.pedro))

    outcomes = all_at_once(
        2, lambda n: change_contact(pair[1 - n], by=pair[n], grant=Grant(rights={}), facts=Facts())
    )

    assert sum(isinstance(one, Refused) for one in outcomes) == 1
    assert Membership.objects.alive().filter(customer=cast.aurora, is_access_manager=True).count() == 1
    assert not walk().broken
