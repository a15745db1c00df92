"""What is over and only takes room."""

from __future__ import annotations

from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.push.actions.subscribing import end
from ventanilla.domain.push.models import Subscription


@task
def forget_shut_subscriptions() -> None:
    """Of people who may not come in as they could when they asked. Nothing would be sent to them. Safe to run twice."""
    for one in Subscription.objects.select_related("device__person").iterator():
        if not one.is_open:
            end(one, "shut out")
