"""Fixtures that everybody uses: the cast, and a browser that has come in as one of them."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db.backends.postgresql.operations import DatabaseOperations
from django.db.backends.sqlite3.base import DatabaseOperations as SqliteOperations
from django.test import Client

from tests.cast import Cast, a_ticket, assemble
from tests.prepared import Prepared, made_ready
from ventanilla.domain.calendars.known import forget_calendars
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.invoices.guard import GUARD as INVOICES
from ventanilla.domain.journal import guard as journal
from ventanilla.domain.levels.known import forget_levels
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.provider import house
from ventanilla.domain.provider.models import THE_ONE, Provider
from ventanilla.domain.push import anybody
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.workorders.guard import GUARD as WORK_ORDERS
from ventanilla.doors.shared.pace import forget_all
from ventanilla.doors.shared.sessions import PLACE

SignIn = Callable[[Membership | StaffMember], Client]


OUTSIDE = ("e2e/", "config/test_postgresql.py")
"""Tests that reach the run's database through processes of their own. Those others always have SQLite."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--with-database", action="store_true", help="leave out what neither reads nor writes a database"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--with-database"):
        config.hook.pytest_deselected(items=[item for item in items if not touches_the_database(item)])
        items[:] = [item for item in items if touches_the_database(item)]


def pytest_collection_finish() -> None:
    """What is loaded by now stays: looking through it again and again for what could go took a fourteenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)


def touches_the_database(item: pytest.Item) -> bool:
    fixtures = {"db", "transactional_db", "django_db_setup"} & set(getattr(item, "fixturenames", ()))
    place = item.path.relative_to(Path(__file__).parent).as_posix()
    return bool(fixtures) or item.get_closest_marker("django_db") is not None or place.startswith(OUTSIDE)


@pytest.fixture(scope="session", autouse=True)
def few_rows_are_deleted() -> Iterator[None]:
    """After a test with real transactions Django truncates every table: on PostgreSQL that is hundreds of files, made anew
    and flushed to the disk, for a dozen rows.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "sql_flush", deletions)
        patch.setattr(SqliteOperations, "sql_flush", deletions)
        yield


def deletions(ops: DatabaseOperations, _style: Any, tables: list[str], **_wishes: Any) -> list[str]:
    """Foreign keys are looked at when it commits: any order will do. What is never deleted goes past its guards."""
    rows = [f"DELETE FROM {ops.quote_name(table)}" for table in tables]
    return [
        *journal.lifting(), *INVOICES.lifting(), *WORK_ORDERS.lifting(), *rows,
        *WORK_ORDERS.lowering(), *INVOICES.lowering(), *journal.lowering(),
    ]  # fmt: skip


@pytest.fixture(scope="session", autouse=True)
def what_is_known_stays_known() -> Iterator[None]:
    """A process believes what it read for seconds. A test on a busy machine takes longer, and would ask once more than it
    counts, or in the midst of what it compares.
    """
    with pytest.MonkeyPatch.context() as patch:
        for one in (house, anybody):
            patch.setattr(one, "FRESH", 3600.0)
        yield


@pytest.fixture(scope="session")
def prepared_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prepared]:
    """An empty installation on the run's database, to copy from."""
    with made_ready(tmp_path_factory.mktemp("prepared")) as found:
        yield found


@pytest.fixture(autouse=True)
def the_house_as_configured() -> None:
    """Every test begins as a process that has just read an empty row; what one test's database said is forgotten."""
    house.know(Provider(pk=THE_ONE))
    forget_calendars()
    forget_levels()
    forget_all()
    anybody.forget_who_asked()


@pytest.fixture
def cast(db: None) -> Cast:
    return assemble()


@pytest.fixture
def vpn_ticket(cast: Cast) -> Ticket:
    return a_ticket(cast.lucia)


@pytest.fixture
def sign_in() -> SignIn:
    """`sign_in(cast.lucia)` gives a client that has a session as Lucía, without paying for the password."""

    def enter(actor: Membership | StaffMember) -> Client:
        client = Client()
        client.force_login(actor.person)
        session = client.session
        if isinstance(actor, Membership):
            session[PLACE] = actor.pk
        session.save()
        return client

    return enter
