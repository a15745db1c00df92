"""Browsers of the cast, and the service behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.utils.timezone import now

from tests.push_service import Browser, PushService, a_push_service
from ventanilla.domain.people.models import Device, Person
from ventanilla.domain.push.actions.subscribing import subscribe
from ventanilla.domain.push.keys import ready_keys
from ventanilla.domain.push.models import Subscription
from ventanilla.domain.push.silence import forget_silences

Asks = Callable[..., tuple[Browser, Subscription]]


@pytest.fixture(scope="session")
def running_push_service() -> Iterator[PushService]:
    with a_push_service() as service:
        yield service


@pytest.fixture
def push_service(running_push_service: PushService, settings) -> PushService:
    """The one place of this machine where something may be sent."""
    settings.PUSH_HOSTS = ("127.0.0.1",)
    forget_silences()
    running_push_service.came.clear()
    running_push_service.answers.clear()
    return running_push_service


def a_device(person: Person, token: str = "this-browser") -> Device:
    at = now()
    return Device.objects.create(
        person=person, token_hash=token, browser="Firefox · Android", first_seen_at=at, last_seen_at=at
    )


@pytest.fixture
def asks(push_service: PushService) -> Asks:
    """`asks(cast.lucia)`: a browser of hers asks to be told."""

    def ask(member, name: str = "one", token: str = "this-browser") -> tuple[Browser, Subscription]:
        ready_keys()
        browser, device = Browser(), a_device(member.person, token)
        told = {"endpoint": push_service.endpoint(name), "key": browser.key, "auth": browser.auth}
        return browser, subscribe(device, **told, by=member)

    return ask
