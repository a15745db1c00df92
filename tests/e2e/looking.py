"""One page as a test looks at it: its address, who is there, and what one does before looking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.e2e.conftest import House


@dataclass(frozen=True)
class Look:
    route: str
    """The URL name that draws it; several looks may share one."""
    address: str
    """Numbers of tickets and tokens of links stand in braces, by their names in `cast_into`."""
    who: str = ""
    name: str = ""
    status: int = 200
    then: Callable[[Page, House], None] | None = None
    """What one does there before looking."""

    @property
    def id(self) -> str:
        return self.name or self.route

    def reach(self, page: Page, house: House) -> None:
        answer = page.goto(self.address.format(**house.stage["tickets"], **house.stage["links"]))
        if self.then:
            self.then(page, house)
        else:
            assert answer is not None
            assert answer.status == self.status, page.url


def press(button: str) -> Callable[[Page, House], None]:
    """Send the form without what the browser itself would ask for, and look at what comes back."""

    def act(page: Page, house: House) -> None:
        page.evaluate("document.querySelectorAll('form').forEach(form => { form.noValidate = true })")
        with page.expect_navigation():
            page.get_by_role("button", name=button, exact=True).click()

    return act


SEND_HELD = """held => {
  document.body.insertAdjacentHTML("beforeend", held)
  document.body.lastElementChild.submit() }"""


def solve_what_is_solved(page: Page, house: House) -> None:
    """Two windows on one ticket: the other was faster, and this one has not heard of it."""
    held = page.get_by_role("button", name="Ya está resuelto", exact=True).evaluate(
        "button => button.form.outerHTML"
    )
    other = page.context.new_page()
    other.goto(page.url)
    press("Ya está resuelto")(other, house)
    other.close()
    with page.expect_navigation():
        page.evaluate(SEND_HELD, held)
