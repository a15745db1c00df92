"""Which browsers are told, and that they are not any more at once."""

from __future__ import annotations

import pytest
from django.utils.timezone import now

from tests.domain.push.conftest import a_device
from tests.push_service import Browser
from ventanilla.core.errors import Refused
from ventanilla.domain.customers.actions.contacts import suspend
from ventanilla.domain.customers.actions.keeping import deactivate
from ventanilla.domain.customers.actions.sessions import close_session, close_sessions
from ventanilla.domain.customers.models import Membership, Session
from ventanilla.domain.jobs.execution import run_due_jobs
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.people.actions.staff import let_go
from ventanilla.domain.people.models import Person
from ventanilla.domain.privacy.actions.erasing import order_erasure
from ventanilla.domain.privacy.holdings import HOLDINGS
from ventanilla.domain.privacy.subject import subject_of
from ventanilla.domain.provider.actions import change_push
from ventanilla.domain.push.actions import subscribing
from ventanilla.domain.push.actions.sending import queue
from ventanilla.domain.push.actions.subscribing import (
    keep_told,
    leave_device,
    make_way,
    subscribe,
    unsubscribe,
)
from ventanilla.domain.push.housekeeping import forget_shut_subscriptions
from ventanilla.domain.push.models import Subscription
from ventanilla.domain.tickets.actions.handing_over import remove_contact

PUBLIC = "https://push.example/send/abc"


def told() -> list[str]:
    """Whose browsers are."""
    return sorted(Subscription.objects.values_list("device__person__name", flat=True))


def test_a_browser_is_told_once_and_the_journal_says_so(cast, asks):
    _browser, row = asks(cast.lucia)
    other = Browser()

    again = subscribe(row.device, endpoint=PUBLIC, key=other.key, auth=other.auth, by=cast.lucia)

    assert (again.pk, again.endpoint, again.browser_key) == (row.pk, PUBLIC, other.key)
    line = Entry.objects.get(verb="push.on")
    assert (line.thing_id, line.details) == (cast.lucia.person_id, {"browser": "Firefox · Android"})


def test_an_address_is_of_whoever_asked_last(cast, asks):
    asks(cast.lucia)
    asks(cast.pedro, token="another-cookie")

    assert told() == ["Pedro Sanz"]


@pytest.mark.parametrize(
    "endpoint",
    ["http://push.example/x", "https://localhost/x", "https://push.example:22/x", "https://me:you@push.example/x",
     "https://push.example/ñ", "https://push.example/\n", "https://push.example/" + "x" * 1000, "javascript:alert(1)", "",
     "https://push.example:no/"],
)  # fmt: skip
def test_what_is_no_address_of_a_push_service_is_refused(cast, endpoint):
    browser = Browser()

    with pytest.raises(Refused):
        subscribe(
            a_device(cast.lucia.person), endpoint=endpoint, key=browser.key, auth=browser.auth, by=cast.lucia
        )


def test_where_nobody_is_told_nobody_asks(cast, monkeypatch):
    browser, device = Browser(), a_device(cast.lucia.person)
    facts = {"endpoint": PUBLIC, "key": browser.key, "auth": browser.auth, "by": cast.lucia}

    with pytest.raises(Refused, match="otra vez"):
        subscribe(device, **{**facts, "key": "x"})
    monkeypatch.setattr(subscribing, "MOST", 0)
    with pytest.raises(Refused, match="0 dispositivos"):
        subscribe(device, **facts)
    change_push(sent=False, by=cast.ivan)
    with pytest.raises(Refused, match="Aquí no"):
        subscribe(device, **facts)
    change_push(sent=True, by=cast.ivan)
    Person.objects.filter(pk=device.person_id).update(is_demo=True)
    device.person.refresh_from_db()
    with pytest.raises(Refused, match="demostración"):
        subscribe(device, **facts)


def test_only_ones_own_is_taken_away(cast, asks):
    _browser, row = asks(cast.lucia)

    assert not unsubscribe(cast.pedro.person, row.pk, by=cast.pedro)
    assert unsubscribe(cast.lucia.person, row.pk, by=cast.lucia)
    assert not unsubscribe(cast.lucia.person, row.pk, by=cast.lucia)
    assert Entry.objects.get(verb="push.off").details == {"browser": "Firefox · Android", "why": "asked"}


def a_session(row: Subscription, key: str) -> Session:
    at = now()
    return Session.objects.create(
        session_key=key,
        session_data="",
        expire_date=at,
        person=row.device.person,
        device=row.device,
        seen_at=at,
    )


def test_whoever_leaves_or_is_put_out_of_a_browser_is_not_told_there(cast, asks):
    _browser, one = asks(cast.lucia)
    _browser, two = asks(cast.lucia, "two", "laptop")
    _browser, three = asks(cast.lucia, "three", "tablet")
    for row, key in ((one, "k1"), (two, "k2"), (three, "k3")):
        a_session(row, key)

    leave_device(one.device_id, by=cast.lucia)
    close_session(cast.lucia.person, "k2", by=cast.lucia)
    assert list(Subscription.objects.values_list("pk", flat=True)) == [three.pk]
    close_sessions(cast.lucia.person, by=cast.lucia, but="k3")
    assert told() == ["Lucía Ferrer"]
    close_sessions(cast.lucia.person, by=cast.ivan)

    assert told() == []


def test_who_comes_in_from_the_same_browser_takes_it_over(cast, asks):
    asks(cast.lucia)
    asks(cast.marta, "two", "her-laptop")

    make_way(a_device(cast.pedro.person, "this-browser"))

    assert told() == ["Marta Solís"]
    assert Entry.objects.get(verb="push.off").details["why"] == "other hands"


def test_who_has_nowhere_left_to_come_in_is_told_of_nothing(cast, asks):
    for number, member in enumerate((cast.pedro, cast.nuria, cast.teo, cast.oscar, cast.bruno)):
        asks(member, str(number), f"browser-{number}")
    Membership.objects.create(person=cast.nuria.person, customer=cast.ribera, rights={})

    suspend(cast.pedro, by=cast.lucia)
    suspend(cast.nuria, by=cast.lucia)
    remove_contact(cast.teo, by=cast.lucia)
    let_go(cast.bruno, by=cast.ivan)
    assert told() == ["Nuria Pons", "Óscar Vidal"]
    deactivate(cast.ribera, by=cast.ivan)

    assert told() == []


def test_another_password_leaves_only_the_browser_on_which_it_was_chosen(cast, asks, push_service):
    asks(cast.lucia, "far", "laptop")
    _browser, here = asks(cast.lucia, "here", "telephone")
    person = cast.lucia.person
    person.set_password("otra-frase-larga-para-probar")
    person.save()
    keep_told(person, here.device_id)

    queue(person.pk, title="", words="", url="/", tag="")
    run_due_jobs()
    assert [path for path, _headers, _envelope in push_service.came] == ["/push/here"]
    person.set_password("y-otra-frase-larga-para-probar")
    person.save()
    queue(person.pk, title="", words="", url="/", tag="")
    run_due_jobs()

    assert len(push_service.came) == 1
    assert told() == []


def test_what_lies_there_for_nobody_is_swept(cast, asks):
    asks(cast.lucia)
    asks(cast.pedro, "two", "other")
    Person.objects.filter(pk=cast.pedro.person_id).update(is_active=False)

    forget_shut_subscriptions.func()

    assert told() == ["Lucía Ferrer"]


def test_who_is_forgotten_is_told_of_nothing_and_a_copy_tells_of_their_browsers(cast, asks):
    asks(cast.lucia)
    asks(cast.pedro, "two", "other")
    held = next(one for one in HOLDINGS if one.name == "push")
    assert set(held.of(subject_of(cast.pedro.person)).values(*held.shown)[0]) == set(held.shown)

    order_erasure(cast.pedro.person, by=cast.ivan, typed=cast.pedro.person.email)

    assert told() == ["Lucía Ferrer"]
