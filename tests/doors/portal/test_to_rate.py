"""What waits for its stars: one press rates, from the list, and they can be changed until they expire."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from tests.cast import Cast, a_ticket
from tests.conftest import SignIn
from tests.doors.portal.reading import Words, listed, read
from ventanilla.domain.tickets.actions.finishing import resolve
from ventanilla.domain.tickets.models import Ticket

ADDRESS = reverse("portal:to_rate")
RATED = ADDRESS + "?ver=valoradas"


@pytest.fixture
def solved(cast: Cast, vpn_ticket: Ticket) -> Ticket:
    resolve(vpn_ticket, "Era el router.", by=cast.marta)
    return vpn_ticket


def rate(ticket: Ticket) -> str:
    return reverse("portal:rate", args=[ticket.number])


def test_one_press_rates_and_comes_back_to_the_list(cast: Cast, sign_in: SignIn, solved: Ticket) -> None:
    lucia = sign_in(cast.lucia)

    answer = lucia.post(rate(solved), {"stars": "4", "from": "list"}, follow=True)

    assert answer.redirect_chain == [(ADDRESS, 302)]
    assert "Gracias: has dado 4 de 5" in Words(answer.content.decode()).text
    assert solved.rating.stars == 4
    assert listed(lucia, ADDRESS) == []
    assert listed(lucia, RATED) == ["La VPN se corta"]


def test_stars_can_be_changed_until_they_expire(cast: Cast, sign_in: SignIn, solved: Ticket) -> None:
    lucia = sign_in(cast.lucia)
    lucia.post(rate(solved), {"stars": "1"})
    lucia.post(rate(solved), {"stars": "5"})
    fresh = read(lucia, RATED)

    Ticket.objects.update(resolved_at=now() - timedelta(days=31), status_since=now() - timedelta(days=31))

    assert "Puedes cambiarla hasta el" in fresh.text
    assert solved.past_ratings.count() == 2
    assert "Ya no se puede cambiar." in read(lucia, RATED).text
    assert lucia.post(rate(solved), {"stars": "2"}).status_code == 403


def test_what_expired_without_stars_is_asked_for_no_more(cast: Cast, sign_in: SignIn, solved: Ticket) -> None:
    Ticket.objects.update(resolved_at=now() - timedelta(days=31))

    assert listed(sign_in(cast.lucia), ADDRESS) == []


def test_a_colleague_is_not_asked_how_it_went(cast: Cast, sign_in: SignIn, solved: Ticket) -> None:
    theirs = a_ticket(cast.pedro, subject="De Pedro")
    resolve(theirs, "Hecho.", by=cast.marta)

    assert listed(sign_in(cast.lucia), ADDRESS) == ["La VPN se corta"]
    assert sign_in(cast.lucia).post(rate(theirs), {"stars": "1"}).status_code == 403


def test_who_may_not_see_support_is_refused(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.teo).get(ADDRESS).status_code == 403


def test_a_stranger_goes_to_the_login(client: Client, db: None) -> None:
    assert client.get(ADDRESS).status_code == 302


def test_it_is_only_looked_at(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.lucia).post(ADDRESS).status_code == 405
