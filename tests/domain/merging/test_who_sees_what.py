"""After merging, whoever came sees what was theirs; nothing else that let them in opens anything."""

from __future__ import annotations

from django.utils.timezone import now

from tests.cast import a_ticket
from tests.domain.merging.made import a_contract, an_invoice, place, press, seen
from ventanilla.domain.customers.actions.keeping import deactivate
from ventanilla.domain.customers.models import (
    Membership,
    Session,
)
from ventanilla.domain.people.models import Link
from ventanilla.domain.renewals.actions.renewal_feeds import make_renewal_feed


def test_whoever_comes_sees_what_was_theirs_and_nobody_more_than_what_the_company_has(cast, twin):
    diego, sara = place("Diego Rey", twin), place("Sara Gil", twin)
    theirs, ours = a_ticket(diego), a_ticket(cast.lucia)
    a_ticket(sara)
    invoices = {an_invoice(twin).pk, an_invoice(cast.aurora, "F2").pk}
    a_contract(twin, cast)
    for member in (diego, sara, cast.lucia, cast.pedro, cast.nuria, cast.teo, cast.oscar):
        member.refresh_from_db()
    others = {one.pk: seen(one) for one in (cast.pedro, cast.oscar)}

    press(cast, twin)

    diego, sara = place("Diego Rey", cast.aurora), place("Sara Gil", cast.aurora)
    assert seen(diego) == ({theirs.pk}, set(), set())
    assert seen(sara)[1:] == (set(), set())
    assert ours.pk not in seen(sara)[0] | seen(diego)[0]
    assert (diego.rights, diego.is_access_manager, diego.for_invoices) == (
        {"support": "manage"},
        False,
        False,
    )
    assert sara.rights == {"support": "manage"}
    lucia, nuria = place("Lucía Ferrer", cast.aurora), place("Nuria Pons", cast.aurora)
    assert seen(lucia)[1] == invoices
    assert {theirs.pk, ours.pk} <= seen(lucia)[0]
    assert (nuria.rights, nuria.scope) == ({"support": "view", "invoices": "view"}, "own")
    assert {one.pk: seen(one) for one in (cast.pedro, cast.oscar)} == others
    assert not Membership.objects.kept().filter(customer=twin).exists()


def test_nothing_that_let_them_in_opens_anything(cast, twin, sign_in):
    diego = place("Diego Rey", twin)
    browser = sign_in(diego)
    make_renewal_feed(by=diego)
    Link.objects.create(
        purpose=Link.Purpose.INVITATION,
        person=diego.person,
        subject_id=diego.pk,
        token_hash="x",
        created_at=now(),
        expires_at=now(),
    )

    press(cast, twin)

    assert not Session.objects.filter(membership=diego).exists()
    assert browser.get("/").status_code == 302
    assert not Link.objects.exists()
    assert not hasattr(place("Diego Rey", cast.aurora), "renewal_feed")


def test_who_could_not_come_in_any_more_cannot_now(cast, twin):
    Membership.objects.filter(pk=cast.nuria.pk).update(is_active=False, removed_at=now())
    twin = deactivate(twin, by=cast.elena)

    press(cast, twin)

    assert not place("Sara Gil", cast.aurora).is_active
    assert place("Nuria Pons", cast.aurora).removed_at
