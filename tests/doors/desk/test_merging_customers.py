"""Making two customers one, through the door."""

from __future__ import annotations

import html

import pytest
from django.urls import reverse

from tests.proving import proved
from tests.threads import all_at_once
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.journal.verifying import walk
from ventanilla.domain.mail.models import Letter


@pytest.fixture
def twin(cast) -> Customer:
    return Customer.objects.create(code="C0300", name="Aurora Talleres")


def page_of(answer) -> str:
    return html.unescape(answer.content.decode())


def address(cast, twin) -> str:
    return reverse("desk:customer_merge", args=[cast.aurora.pk, twin.pk])


def test_the_two_are_seen_and_then_one_is_left(cast, twin, sign_in):
    assert sign_in(cast.ivan).get(address(cast, twin)).url.startswith("/cuenta/confirmar/")
    browser = proved(sign_in(cast.elena))
    choice = page_of(
        browser.get(reverse("desk:customer_merge_choice", args=[cast.aurora.pk]) + "?busca=c0300")
    )
    assert "Aurora Talleres" in choice
    shown = page_of(browser.get(address(cast, twin)))
    assert "C0142" in shown
    assert 'value="1-1"' in shown
    assert "Son la misma empresa aunque" not in shown

    assert browser.post(address(cast, twin), {"code": "C0300", "seen": "2-1"}).status_code == 422
    answer = browser.post(address(cast, twin), {"code": "C0300", "seen": "1-1"})

    there = reverse("desk:customer", args=[cast.aurora.pk])
    assert (answer.status_code, answer.url) == (302, there)
    assert browser.get(reverse("desk:customer", args=[twin.pk])).url == there
    assert browser.get(reverse("desk:customer_edit", args=[twin.pk])).status_code == 404
    assert (
        browser.get(address(cast, cast.aurora)).status_code == 200
    )  # refused on the page: it is the same one
    for ver in ("", "inactivos"):
        assert "Aurora Talleres" not in page_of(browser.get(reverse("desk:customers") + f"?ver={ver}"))
    assert "fusionó otra ficha con esta" in page_of(browser.get(there))


@pytest.mark.django_db(transaction=True)
def test_pressed_by_two_at_once_it_is_done_once(cast, sign_in, twin):
    browsers = [proved(sign_in(cast.elena)), proved(sign_in(cast.ivan))]
    for browser in browsers:
        assert browser.get(address(cast, twin)).status_code == 200

    answers = all_at_once(
        2, lambda n: browsers[n].post(address(cast, twin), {"code": "C0300", "seen": "1-1"}).status_code
    )

    assert answers == [302, 302]
    assert Entry.objects.filter(verb="customer.merged").count() == 1
    assert Letter.objects.filter(key__contains=":merged:").count() == 1
    assert not walk().broken
