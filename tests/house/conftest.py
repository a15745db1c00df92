from __future__ import annotations

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker


@pytest.fixture(scope="module")
def swept(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """What former tests of this process took back lies dead in tables and indexes: it makes them larger than they would be,
    so that another plan may seem to cost less, and some steps count it.
    """
    if connection.vendor != "postgresql":
        return
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("VACUUM")
