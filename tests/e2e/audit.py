"""What is wrong with how a page looks, in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

AXE = Axe().axe_script
FIND = "([include, options]) => axe.run(include ? { include } : document, options).then(found => found.violations)"
DOUBTFUL = """() => {
  const { Color, flattenColors, getContrast } = axe.commons.color, known = new Map(), white = new Color(255, 255, 255)
  const colour = text => known.get(text) ?? known.set(text, new Color().parseString(text)).get(text)
  const ground = element => {
    const { backgroundColor, backgroundImage, opacity } = element ? getComputedStyle(element) : {}
    if (!element || backgroundImage !== "none" || opacity !== "1") return element ? null : white
    const own = colour(backgroundColor), below = own.alpha < 1 ? ground(element.parentElement) : white
    return below && flattenColors(own, below)
  }
  const clear = element => {
    const { color, fontSize, fontWeight, textDecorationLine } = getComputedStyle(element), size = parseFloat(fontSize)
    const below = ground(element), enough = size >= 24 || (size > 18.6 && fontWeight >= 700) ? 3 : 4.5
    const among = element.localName === "a" && textDecorationLine === "none" && worded(element.parentElement)
    return below && !among && getContrast(below, flattenColors(colour(color), below)) >= enough
  }
  const worded = element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())
  const speaks = element => worded(element) || element.matches("input, select, textarea")
  const shown = element => element.checkVisibility() && !element.closest(".vh")
  return [...document.body.querySelectorAll("*")].filter(one => speaks(one) && shown(one) && !clear(one))
}"""
"""Elements of which a look at their own colours does not tell that they are legible: too little contrast, a picture or
something transparent below, a link that only its colour tells from the words around it. axe then judges them; to judge all
takes it as long as all its other rules.
"""
HOW = {"resultTypes": ["violations"], "preload": False, "iframes": False}
"""Our one frame shows a letter, in a sandbox where no script, not even this one, may speak."""
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
ALL_BUT_COLOURS = {
    "runOnly": {"type": "tag", "values": RULES},
    "rules": {name: {"enabled": False} for name in COLOURS["values"]},
}
WIDTHS = (1440, 820, 320)
"""Of each layout the narrowest page that has it: what fits there fits a larger telephone and a larger screen."""
LETTERS = 16
"""Their size in a browser as it comes, in pixels."""
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
    """All rules but those of colours; these by day and by night, where there is a doubt."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate(FIND, [None, HOW | ALL_BUT_COLOURS])
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        doubtful = page.evaluate_handle(DOUBTFUL)
        if doubtful.evaluate("found => found.length"):
            found += page.evaluate(FIND, [doubtful, HOW | {"runOnly": COLOURS}])
    for violation in found:
        nodes = [" ".join(map(str, node["target"])) + " – " + _why(node) for node in violation["nodes"][:4]]
        yield f"axe: {violation['id']} at {nodes}"


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


def words_cut_in_large_letters(page: Page, widths: tuple[int, ...]) -> list[str]:
    """The same for somebody who has set the browser's letters to twice their size."""
    browser = page.context.new_cdp_session(page)
    browser.send("Page.setFontSizes", {"fontSizes": {"standard": 2 * LETTERS}})
    try:
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == f"{2 * LETTERS}px"
        return [f"in large letters {found}" for found in words_cut(page, widths)]
    finally:
        browser.send("Page.setFontSizes", {"fontSizes": {"standard": LETTERS}})
        browser.detach()
