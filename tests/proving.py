"""A browser whose owner has just proved who they are."""

from __future__ import annotations

import time

from django.test import Client

from ventanilla.doors.shared.proof import PROVED


def proved(browser: Client, *, ago: int = 0) -> Client:
    """`ago`: seconds."""
    session = browser.session
    session[PROVED] = int(time.time()) - ago
    session.save()
    return browser
