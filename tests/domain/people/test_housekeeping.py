from datetime import timedelta

from django.utils.timezone import now

from ventanilla.domain.people.actions.links import make_link
from ventanilla.domain.people.housekeeping import forget_dead_links
from ventanilla.domain.people.models import Link


def test_a_link_is_remembered_for_a_month_after_its_death(cast):
    make_link(Link.Purpose.NEW_PASSWORD, cast.lucia.person, at=now() - timedelta(days=31))
    make_link(Link.Purpose.NEW_PASSWORD, cast.lucia.person, at=now() - timedelta(days=29))

    forget_dead_links.call()

    assert Link.objects.count() == 1
