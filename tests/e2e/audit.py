"""What is wrong with how a page looks, in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

AXE = Axe().axe_script
FIND = "options => axe.run(document, options).then(found => found.violations)"
HOW = {"resultTypes": ["violations"], "preload": False, "iframes": False}
"""Our one frame shows a letter, in a sandbox where no script, not even this one, may speak."""
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
EVERYTHING = {"type": "tag", "values": RULES}
WIDTHS = (320, 390, 820, 1440, 2560)
TITLE = re.compile(r"^\S.* · Norte Sistemas$")
CUT = """() => {
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth
  const moves = element => ["auto", "scroll"].includes(getComputedStyle(element).overflowX)
  const scrolls = element => element && (moves(element) || scrolls(element.parentElement))
  const cut = []
  for (const one of document.querySelectorAll("body *")) {
    const words = [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim())
    const shown = one.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    if (!words || !shown || one.closest(".vh, .skip")) continue
    const box = one.getBoundingClientRect(), style = getComputedStyle(one)
    const off = box.width > 1 && (box.right > innerWidth + 1 || box.left < -1) && !scrolls(one)
    const short = ["hidden", "clip"].includes(style.overflowX) && style.textOverflow !== "ellipsis"
      && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 3)
    if (off || short) cut.push(one.innerText.slice(0, 40))
  }
  return { wide, cut }
}"""


def complaints_about(page: Page) -> list[str]:
    return [*_heading(page), *_access(page), *words_cut(page, WIDTHS)]


def _heading(page: Page) -> Iterator[str]:
    if not TITLE.match(page.title()):
        yield f"its title is «{page.title()}»"
    headings = page.locator("h1").filter(visible=True).count()
    if headings != 1:
        yield f"it has {headings} visible h1"


def _access(page: Page) -> Iterator[str]:
    """All rules by day; by night those that depend on the colours, for nothing else has changed."""
    page.evaluate(AXE)
    for scheme, rules in (("light", EVERYTHING), ("dark", COLOURS)):
        page.emulate_media(color_scheme=scheme)
        for violation in page.evaluate(FIND, HOW | {"runOnly": rules}):
            nodes = [
                " ".join(map(str, node["target"])) + " – " + _why(node) for node in violation["nodes"][:4]
            ]
            yield f"axe, {scheme}: {violation['id']} at {nodes}"
    page.emulate_media(color_scheme="light")


def _why(node: dict) -> str:
    return "; ".join(check["message"] for check in [*node["any"], *node["all"], *node["none"]])[:200]


def words_cut(page: Page, widths: tuple[int, ...]) -> Iterator[str]:
    """What does not fit at these widths: a page that scrolls sideways, words that end at an edge."""
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        found = page.evaluate(CUT)
        if found["wide"] > 0:
            yield f"at {width} px the page scrolls sideways by {found['wide']} px"
        if found["cut"]:
            yield f"at {width} px words are cut: {found['cut'][:4]}"
