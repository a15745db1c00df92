"""People with a browser: contexts that tolerate no error, and the moves that several tests make."""

from __future__ import annotations

import base64
import os
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    ViewportSize,
    expect,
)

from tests.e2e.chromium import find_chromium

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--renderer-process-limit=1",
]  # fmt: skip
STATUS = "Failed to load resource: the server responded with a status of "
OVERTAKEN = "ViewTransition opt-in disabled"
"""What Chromium says by itself when a page goes before it has come in."""
SIZE: ViewportSize = {"width": 1440, "height": 900}
SECONDS = 10
expect.set_options(timeout=SECONDS * 1000)


def chromium_or_skip() -> str:
    """Its path. Without one the test is skipped; on CI, where nothing may be left out, it fails."""
    path, missing = find_chromium()
    if missing and os.environ.get("CI", "").lower() in {"1", "true"}:
        pytest.fail(missing)
    if missing:
        pytest.skip(missing)
    return path


def launch(playwright: Playwright, path: str, *more: str) -> Browser:
    return playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS, *more])


@dataclass
class Watch:
    """What may never happen while somebody looks at our pages."""

    origin: str
    expected: set[int | str] = field(default_factory=set)
    """Statuses of answers that the test is about, and words of errors such as that of a lost connection: Chromium writes
    each of them into its console.
    """
    wrongs: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        context.on("console", self._hear)
        context.on("weberror", lambda error: self._fall(str(error.error)))
        context.on("request", self._see)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type not in {"error", "warning"}:
            return
        text = message.text
        if text.startswith(STATUS) and int(text.removeprefix(STATUS)[:3]) in self.expected:
            return
        if any(isinstance(one, str) and one in text for one in self.expected):
            return
        self.wrongs.append(f"console: {text} ({message.location.get('url', '')})")

    def _fall(self, words: str) -> None:
        if OVERTAKEN not in words:
            self.wrongs.append(f"script: {words}")

    def _see(self, request: Request) -> None:
        if request.url.startswith(("data:", "blob:", "about:")):
            return
        address = urlsplit(request.url)
        if f"{address.scheme}://{address.netloc}" != self.origin:
            self.wrongs.append(f"request to another host: {request.url}")


@dataclass
class Browsers:
    """Opens a browser for a person. Each persona pays for the login once."""

    browser: Browser
    origin: str
    password: str
    states: dict[str, Any]
    opened: list[tuple[BrowserContext, Watch]] = field(default_factory=list)

    def stranger(self, *, expects: tuple[int | str, ...] = (), **wishes: Any) -> Page:
        """A new browser that has never been here. `expects`: statuses of refusals, and errors, that the test is about."""
        wishes = {
            "locale": "es-ES",
            "timezone_id": "Europe/Madrid",
            "viewport": SIZE,
        } | wishes
        context = self.browser.new_context(base_url=self.origin, **wishes)
        context.set_default_timeout(SECONDS * 1000)
        watch = Watch(self.origin, set(expects))
        watch.over(context)
        self.opened.append((context, watch))
        return context.new_page()

    def of(self, email: str, **wishes: Any) -> Page:
        """A browser in which this person has come in before."""
        if email not in self.states:
            page = self.stranger()
            enter(page, email, self.password)
            self.states[email] = page.context.storage_state()
        return self.stranger(storage_state=self.states[email], **wishes)

    def close(self) -> list[str]:
        """Close all; returns what should not have happened."""
        for context, _watch in self.opened:
            context.close()
        return self.wrongs()

    def wrongs(self) -> list[str]:
        """What should not have happened since one last asked."""
        found = [wrong for _context, watch in self.opened for wrong in watch.wrongs]
        for _context, watch in self.opened:
            watch.wrongs.clear()
        return found


LEAVE_NOTHING = "localStorage.clear(), sessionStorage.clear(), Storage.prototype.setItem = () => {}"
"""Nor may the page that is left write anything on its way out: the box of the chat keeps that it is open."""


@dataclass
class Onlookers:
    """One page for each person that stays open from test to test, and begins each as if it were new."""

    browsers: Browsers
    wishes: dict[str, Any]
    script: str = ""
    """Laid into every page before its own."""
    pages: dict[str, Page] = field(default_factory=dict)

    def of(self, email: str) -> Page:
        """The page of somebody who has come in before; without an address, of a stranger."""
        if email not in self.pages:
            opens = self.browsers.of if email else self.browsers.stranger
            self.pages[email] = opens(*filter(None, [email]), **self.wishes)
            if self.script:
                self.pages[email].add_init_script(self.script)
            return self.pages[email]
        page = self.pages[email]
        page.evaluate(LEAVE_NOTHING)
        page.context.clear_cookies()
        if email:
            page.context.add_cookies(self.browsers.states[email]["cookies"])
        if page.viewport_size != SIZE:
            page.set_viewport_size(SIZE)
        return page


def enter(page: Page, email: str, password: str) -> None:
    page.goto("/acceso/")
    page.get_by_label("Correo", exact=True).fill(email)
    page.get_by_label("Contraseña", exact=True).fill(password)
    page.get_by_role("button", name="Entrar").click()


def files_in_hand(page: Page, name: str, kind: str, content: bytes) -> Any:
    """A DataTransfer with one file, as the hand that drags or the clipboard holds it."""
    script = """([name, type, text]) => {
      const held = new DataTransfer()
      held.items.add(new File([Uint8Array.from(atob(text), sign => sign.charCodeAt(0))], name, { type }))
      return held
    }"""
    return page.evaluate_handle(script, [name, kind, base64.b64encode(content).decode()])


def drop(page: Page, where: str, name: str, kind: str, content: bytes) -> None:
    held = files_in_hand(page, name, kind, content)
    for event in ("dragover", "drop"):
        page.dispatch_event(where, event, {"dataTransfer": held})


def paste(page: Page, where: str, name: str, kind: str, content: bytes) -> None:
    held = files_in_hand(page, name, kind, content)
    script = """(element, held) => element.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: held, bubbles: true, cancelable: true }))"""
    page.locator(where).evaluate(script, held)


def number_in(page: Page) -> int:
    """The number of the ticket whose page this is."""
    return int(urlsplit(page.url).path.strip("/").split("/")[-1])


def wait_until(page: Page, wish: str) -> None:
    """Until this is true there. Playwright's own way writes a program into the page, which our CSP refuses at times."""
    for _each in range(SECONDS * 50):
        if page.evaluate(wish):
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"never: {wish}")
