from datetime import timedelta

from django.utils.timezone import now

from ventanilla.domain.customers.housekeeping import forget_dead_links, forget_ended_sessions
from ventanilla.domain.customers.models import Session
from ventanilla.domain.people.actions.links import make_link
from ventanilla.domain.people.models import Link


def test_only_sessions_that_are_over_are_forgotten(cast):
    for key, days in (("over", -1), ("alive", 1)):
        Session.objects.create(session_key=key, session_data="", expire_date=now() + timedelta(days=days))

    forget_ended_sessions.call()

    assert list(Session.objects.values_list("session_key", flat=True)) == ["alive"]


def test_a_link_is_remembered_for_a_month_after_its_death(cast):
    make_link(Link.Purpose.NEW_PASSWORD, cast.lucia.person, at=now() - timedelta(days=31))
    make_link(Link.Purpose.NEW_PASSWORD, cast.lucia.person, at=now() - timedelta(days=29))

    forget_dead_links.call()

    assert Link.objects.count() == 1
