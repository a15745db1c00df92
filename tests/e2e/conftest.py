"""The house as it runs in production, and browsers at its door."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.cast import PASSWORD
from tests.config.conftest import free_port
from tests.e2e.browsing import Browsers, chromium_or_skip, launch
from tests.e2e.installation import Installation, new_installation
from tests.e2e.mailbox import Mailbox, open_mailbox
from tests.prepared import Prepared, made_by_the_first

STAGE = "stage.json"
"""Lies in the folder of what has been staged."""


@dataclass
class House:
    """The running installation, what was put into it, and what its post brought."""

    installation: Installation
    stage: dict[str, Any]
    mailbox: Mailbox

    @property
    def url(self) -> str:
        return self.installation.url

    def ticket(self, name: str) -> int:
        """The number of a ticket that `cast_into` opened."""
        return int(self.stage["tickets"][name])

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        return self.installation.rows(sql, *values)

    def status_of(self, number: int) -> str:
        return str(self.rows("select status from tickets_ticket where number = %s", number)[0][0])


@pytest.fixture(scope="session")
def chromium() -> str:
    return chromium_or_skip()


@dataclass(frozen=True)
class Staged:
    """An installation with the cast in it, to copy from, and what its tests need to know."""

    prepared: Prepared
    stage: dict[str, Any]


@pytest.fixture(scope="session")
def staged(
    chromium: str, prepared_once: Prepared, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Staged]:
    """On SQLite one for all processes of the run, as what it is made of."""
    if not prepared_once.database:
        folder = made_by_the_first("staged", lambda folder: _put_the_cast(folder, prepared_once))
        yield Staged(Prepared(folder, ""), json.loads((folder / STAGE).read_text()))
        return
    with new_installation(tmp_path_factory.mktemp("staged"), prepared_once, free_port()) as found:
        stage = found.put_the_cast_into_it()
        yield Staged(Prepared(found.folder, found.environ.get("DATABASE_URL", "")), stage)


def _put_the_cast(folder: Path, prepared: Prepared) -> None:
    with new_installation(folder, prepared, free_port()) as found:
        (folder / STAGE).write_text(json.dumps(found.put_the_cast_into_it()))


@pytest.fixture(scope="session")
def house(staged: Staged, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One for all tests of this process. Whoever changes a ticket has one of their own in `cast_into`."""
    mailbox, port = Mailbox(), free_port()
    post = open_mailbox(mailbox, port)
    try:
        with (
            new_installation(tmp_path_factory.mktemp("house"), staged.prepared, port) as found,
            found.opened(),
        ):
            yield House(found, staged.stage, mailbox)
    finally:
        post.stop()


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """Only while browser tests run: it keeps an event loop in this thread, which Django's tests refuse."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="package")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    opened = launch(playwright, chromium)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def states() -> dict[str, Any]:
    """The cookies of whoever has come in once."""
    return {}


@pytest.fixture
def browsers(browser: Browser, house: House, states: dict[str, Any]) -> Iterator[Browsers]:
    """Fails the test on any error in a console, in a script, against our CSP, or a request to another host."""
    house.installation.forget_drafts()
    yield from _watched(Browsers(browser, house.url, PASSWORD, states))


def _watched(opened: Browsers) -> Iterator[Browsers]:
    yield opened
    wrongs = opened.close()
    assert not wrongs, "\n".join(wrongs)
