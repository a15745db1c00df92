"""`python -m tests.flows.chat_people`: into the installation of this environment somebody who asks and somebody who
answers, at any hour, each with a session; prints what their browsers need.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from ventanilla.config.cli.start import load_django

EVERY_HOUR = {str(day): [[0, 1440]] for day in range(7)}


def main() -> None:
    load_django()
    json.dump(seat_them(), sys.stdout)


def seat_them() -> dict[str, Any]:
    from datetime import timedelta

    from django.utils.timezone import now

    from tests.cast import assemble
    from ventanilla.domain.chat.models import Agent
    from ventanilla.domain.provider.models import THE_ONE, Provider

    cast = assemble()
    Provider.objects.update_or_create(pk=THE_ONE, defaults={"week": EVERY_HOUR})
    Agent.objects.create(staff=cast.marta, seen_at=now() + timedelta(days=1), most=20)
    return {"lucia": _seat(cast.lucia), "marta": _seat(cast.marta)}


def _seat(actor: Any) -> dict[str, Any]:
    """A browser that has come in."""
    from django.conf import settings
    from django.test import Client

    from ventanilla.domain.customers.models import Membership
    from ventanilla.doors.shared.sessions import PLACE

    client = Client()
    client.force_login(actor.person)
    session = client.session
    if isinstance(actor, Membership):
        session[PLACE] = actor.pk
    session.save()
    cookies = {settings.SESSION_COOKIE_NAME: client.cookies[settings.SESSION_COOKIE_NAME].value}
    return {"owner": f"{actor.actor_kind}:{actor.actor_id}", "cookies": cookies}


if __name__ == "__main__":
    main()
