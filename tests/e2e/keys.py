"""Hands that have no mouse: Tab until the thing has the focus, and never lose sight of where one is."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

MOST = 90
"""Stops that a page may have before what one wants."""
LOOKS = """element => {
  const style = getComputedStyle(element)
  const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor, opacity } = style
  return [outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor, opacity].join()
}"""
REMEMBER = f"""() => {{
  window.atRest ??= new Map()
  for (const one of document.querySelectorAll("body *"))
    if (!window.atRest.has(one)) window.atRest.set(one, ({LOOKS})(one))
}}"""
WHERE_AM_I = f"""() => {{
  const here = document.activeElement
  if (!here || here === document.body) return null
  const names = [here.ariaLabel, ...[...(here.labels ?? [])].map(one => one.innerText), here.innerText, here.title]
  const sees = element => {{
    const box = element.getBoundingClientRect()
    return box.width >= 8 && box.height >= 8 && ({LOOKS})(element) !== window.atRest?.get(element)
  }}
  let around = here, shown = false
  for (let steps = 0; around && steps < 5 && !shown; steps += 1, around = around.parentElement) shown = sees(around)
  here.dataset.stop ||= String(document.querySelectorAll("[data-stop]").length + 1)
  const box = here.getBoundingClientRect()
  return {{
    name: names.filter(Boolean).join(" | ").replace(/\\s+/g, " "), tag: here.localName, stop: here.dataset.stop, shown,
    inView: box.bottom > 0 && box.top < innerHeight,
  }}
}}"""
"""Seen is a focus that changes how the thing, or what is close around it, looks."""


def tab_to(page: Page, name: str, *, back: bool = False) -> dict[str, Any]:
    """Press Tab until something whose name contains `name` has the focus. Every stop on the way must be seen."""
    passed = []
    page.evaluate(REMEMBER)
    for _ in range(MOST):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        here = where(page)
        if here is None:
            continue
        passed.append(here["name"])
        assert here["shown"], f"no visible focus on «{here['name']}» ({here['tag']})"
        if name in here["name"]:
            return here
    raise AssertionError(f"Tab never came to «{name}», only to {passed}")


def where(page: Page) -> dict[str, Any] | None:
    """What has the focus; None when it is the page itself."""
    found: dict[str, Any] | None = page.evaluate(WHERE_AM_I)
    return found


def stops_of(page: Page) -> list[dict[str, Any]]:
    """Every stop of the Tab key from the top of the page until it leaves or begins again."""
    stops: list[dict[str, Any]] = []
    page.evaluate(REMEMBER)
    for _ in range(MOST * 2):
        page.keyboard.press("Tab")
        here = where(page)
        if here is None or (stops and here["stop"] == stops[0]["stop"]):
            return stops
        stops.append(here)
    raise AssertionError(f"the Tab key is caught; it went on to {[one['name'] for one in stops[-5:]]}")
