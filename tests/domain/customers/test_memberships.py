"""Contacts: what their rights say, and when they are still contacts."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from ventanilla.domain.customers.models import Membership, Right, Section


def test_to_manage_includes_to_view_and_not_the_other_way_round(cast):
    assert cast.lucia.may_view(Section.SUPPORT)
    assert cast.lucia.may_manage(Section.SUPPORT)
    assert cast.nuria.may_view(Section.SUPPORT)
    assert not cast.nuria.may_manage(Section.SUPPORT)
    assert not cast.teo.may_view(Section.SUPPORT)


@pytest.mark.parametrize("right", ["", None, "none", "admin", True, 0])
def test_an_unknown_word_is_no_right(cast, right):
    cast.teo.rights = {"support": right}

    assert not cast.teo.may_manage(Section.SUPPORT)
    assert not cast.teo.may_view(Section.SUPPORT)


def test_rights_come_back_from_the_database_as_they_were(cast):
    kept = Membership.objects.get(pk=cast.lucia.pk)

    assert set(kept.rights) == set(Section.values)
    assert set(kept.rights.values()) == {Right.MANAGE}


@pytest.mark.parametrize("gone", ["membership", "person", "customer"])
def test_alive_are_those_whose_person_and_customer_are_too(cast, gone):
    thing = {"membership": cast.lucia, "person": cast.lucia.person, "customer": cast.aurora}[gone]
    thing.is_active = False
    thing.save()

    alive = set(Membership.objects.alive())

    assert cast.lucia not in alive
    assert cast.oscar in alive
    assert (cast.pedro in alive) == (gone != "customer")


def test_a_person_is_a_contact_of_a_customer_once(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(person=cast.lucia.person, customer=cast.aurora)


def test_of_who_asked_for_something_nothing_can_be_deleted(cast, vpn_ticket):
    for thing in (cast.lucia, cast.aurora, cast.lucia.person):
        with pytest.raises(Exception, match="protected"), transaction.atomic():
            thing.delete()
