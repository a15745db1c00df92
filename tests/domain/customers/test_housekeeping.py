from datetime import timedelta

from django.utils.timezone import now

from ventanilla.domain.customers.housekeeping import forget_ended_sessions
from ventanilla.domain.customers.models import Session


def test_only_sessions_that_are_over_are_forgotten(cast):
    for key, days in (("over", -1), ("alive", 1)):
        Session.objects.create(session_key=key, session_data="", expire_date=now() + timedelta(days=days))

    forget_ended_sessions.call()

    assert list(Session.objects.values_list("session_key", flat=True)) == ["alive"]
