"""An installation with a sign-in provider, which lies as told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from django.utils.timezone import now

from tests.doors.gate.identity_providers import Liar, lying_provider
from ventanilla.domain.people import openid
from ventanilla.domain.people.models import Identity


@pytest.fixture
def nothing_known() -> Iterator[None]:
    yield
    openid._known.clear()


@pytest.fixture
def with_provider(settings, nothing_known) -> Callable[..., None]:
    def as_told(issuer: str, **also: object) -> None:
        told = {
            "oidc_client_id": "ventanilla",
            "oidc_client_secret": "s" * 20,
            "oidc_name": "Norte ID",
            **also,
        }
        settings.ENV = replace(settings.ENV, oidc_issuer=issuer, private_hosts=("127.0.0.1",), **told)

    return as_told


@pytest.fixture
def liar(with_provider) -> Iterator[Liar]:
    with lying_provider() as found:
        with_provider(found.issuer)
        yield found


@pytest.fixture
def marta(cast, liar):
    """Marta, whose account there is «s-1»."""
    Identity.objects.create(person=cast.marta.person, issuer=liar.issuer, subject="s-1", created_at=now())
    return cast.marta
