"""Who may hear what: the same session and the same rights as on any page, asked anew when either changes."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from django.db import connections
from django.urls import reverse
from django.utils.timezone import now

from tests.cast import PASSWORD
from tests.doors.live.visits import Event, Visit
from ventanilla.domain.customers.actions.contacts import NO_FACTS, change_contact, suspend
from ventanilla.domain.customers.actions.keeping import deactivate
from ventanilla.domain.customers.actions.looking import begin_to_look
from ventanilla.domain.customers.actions.sessions import close_sessions
from ventanilla.domain.customers.models import Membership, Session
from ventanilla.domain.customers.policy import Grant
from ventanilla.domain.live.announcing import announce
from ventanilla.domain.live.audiences import DESK, EVERYBODY, company, contacts, member, person, staff
from ventanilla.domain.people.actions.passwords import change_password
from ventanilla.domain.people.actions.staff import let_go
from ventanilla.doors.live.streams import Streams
from ventanilla.doors.live.who import LONGEST, Listener, listener_of
from ventanilla.doors.shared.looking import LOOKING


@pytest.fixture
def listens(sign_in):
    def as_whom(actor) -> Listener | None:
        return listener_of(sign_in(actor).session.session_key)

    return as_whom


def test_staff_belong_to_the_desk_and_contacts_to_what_their_scope_opens(cast, listens):
    heard = {
        name: listens(getattr(cast, name)).audiences - {EVERYBODY}
        for name in ("marta", "lucia", "pedro", "oscar")
    }

    assert heard["marta"] == {DESK, staff(cast.marta.pk), person(cast.marta.person_id)}
    own = {member(cast.lucia.pk), contacts(cast.aurora.pk), person(cast.lucia.person_id)}
    assert heard["lucia"] == own | {company(cast.aurora.pk)}
    assert heard["pedro"] == {member(cast.pedro.pk), contacts(cast.aurora.pk), person(cast.pedro.person_id)}
    assert listens(cast.lucia).who == f"contact:{cast.lucia.pk}"
    assert heard["oscar"].isdisjoint(heard["lucia"] | heard["pedro"] | heard["marta"])


def test_nobody_hears_of_what_their_rights_do_not_open(cast, listens):
    assert listens(cast.marta).deaf_to == frozenset()
    assert listens(cast.lucia).deaf_to == frozenset()
    assert "ticket" in listens(cast.teo).deaf_to
    assert listens(cast.nuria).deaf_to & {"ticket", "invoice", "work_order"} == {"work_order"}


def test_of_a_company_that_has_left_only_its_invoices_are_heard(cast, listens):
    deactivate(cast.aurora, by=cast.ivan)
    cast.lucia.refresh_from_db()

    assert listens(cast.lucia).deaf_to >= {"ticket", "work_order"}
    assert "invoice" not in listens(cast.lucia).deaf_to
    assert listens(cast.teo) is None


def test_without_a_living_session_there_is_nobody(cast, sign_in, settings):
    key = sign_in(cast.pedro).session.session_key
    assert listener_of("a-key-of-nobody") is None
    Session.objects.update(expire_date=now() + timedelta(seconds=30))
    assert 0 < listener_of(key).seconds <= 30
    cast.aurora.needs_second_factor = True
    cast.aurora.save()
    assert listener_of(key) is None


def test_who_looks_as_a_contact_hears_as_one_and_no_longer_than_they_may_look(cast, sign_in):
    look = begin_to_look(cast.pedro, by=cast.ivan, reason="No encuentra su incidencia")
    client = sign_in(cast.ivan)
    session = client.session
    session[LOOKING] = look.pk
    session.save()

    found = listener_of(session.session_key)

    assert member(cast.pedro.pk) in found.audiences
    assert found.audiences.isdisjoint({DESK, staff(cast.ivan.pk), person(cast.pedro.person_id)})
    look.ends_at = now() + timedelta(minutes=1)
    look.save()
    assert listener_of(session.session_key).seconds <= 60 < LONGEST.total_seconds()


def fewer_rights(cast, client):
    grant = Grant(rights={"network": "view"})
    change_contact(cast.pedro, by=cast.lucia, grant=grant, facts=NO_FACTS)


def suspended(cast, client):
    suspend(cast.pedro, by=cast.lucia)


def sessions_closed(cast, client):
    close_sessions(cast.pedro.person, by=cast.pedro)


def another_password(cast, client):
    change_password(cast.pedro.person, current=PASSWORD, password="otra-frase-igual-de-larga", by=cast.pedro)


def customer_gone(cast, client):
    deactivate(cast.aurora, by=cast.ivan)


def logged_out(cast, client):
    client.post(reverse("gate:logout"))


def another_name(cast, client):
    other = Membership.objects.create(
        person=cast.pedro.person, customer=cast.ribera, rights={"support": "view"}
    )
    client.post(reverse("gate:choose_place"), {"place": other.pk})


ENDS = {
    suspended: "access", sessions_closed: "access", another_password: "access", customer_gone: "access",
    another_name: "access", logged_out: "logout",
}  # fmt: skip


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("deed", [*ENDS, fewer_rights], ids=lambda deed: deed.__name__)
def test_an_open_stream_follows_when_access_changes(deed, cast, sign_in):
    """The deed is done in a thread of its own, as a page would; the stream looks again by itself."""
    client = sign_in(cast.pedro)

    async def story() -> list[Event]:
        visit = Visit(Streams(), client.session.session_key)
        assert (await visit.next()).name == "hello"
        await asyncio.to_thread(in_a_thread, deed, cast, client)
        first = await but_for_the_bell(visit)
        if first.name == "bye":
            return [first]
        for thing in ("ticket", "other"):
            await asyncio.to_thread(in_a_thread, announce, thing, 7, [member(cast.pedro.pk)])
        return [first, await but_for_the_bell(visit)]

    heard = asyncio.run(story())

    if deed in ENDS:
        assert heard == [Event("bye", {"reason": ENDS[deed]})]
    else:
        assert heard == [Event("resync", {}), Event("news", {"thing": "other", "pk": 7})]


@pytest.mark.django_db(transaction=True)
def test_who_does_not_work_here_any_more_is_out_at_once(cast, sign_in):
    key = sign_in(cast.bruno).session.session_key

    async def story() -> Event:
        visit = Visit(Streams(), key)
        assert (await visit.next()).name == "hello"
        await asyncio.to_thread(in_a_thread, let_go, cast.bruno, by=cast.ivan)
        await asyncio.to_thread(in_a_thread, announce, "ticket", 7, [DESK])
        return await visit.next()

    assert asyncio.run(story()) == Event("bye", {"reason": "access"})


async def but_for_the_bell(visit: Visit) -> Event:
    """The deed rings theirs as well, which they may hear whoever they are now: before the stream looks again, or after."""
    event = await visit.next()
    return event if event.told.get("thing") != "notice" else await but_for_the_bell(visit)


def in_a_thread(act, *args, **facts):
    try:
        act(*args, **facts)
    finally:
        connections.close_all()
