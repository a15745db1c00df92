import re
from pathlib import Path

import pytest

from ventanilla.core import icons
from ventanilla.core.icons import LUCIDE, SHAPES, bars, glyph, pie, sprite

SOURCES = Path(icons.__file__).parents[1]


def icon(name: str, **how: str) -> str:
    return icons.icon(name, sprite="/static/icons.svg", **how)


def test_an_icon_is_silent_unless_it_has_a_name():
    assert 'aria-hidden="true"' in icon("house")
    assert 'aria-label="sin &lt;acceso&gt;"' in icon("lock", label="sin <acceso>")


def test_an_unknown_icon_is_noticed_at_once():
    with pytest.raises(KeyError):
        icon("no-such-drawing")


def test_the_file_of_icons_holds_each_that_is_drawn_once_and_none_that_is_not():
    everything = "".join(
        path.read_text()
        for kind in ("*.html", "*.py")
        for path in SOURCES.rglob(kind)
        if path.name != "icons.py"
    )

    shapes = [*(f"st-{status}" for status in SHAPES), "lv-1", "lv-2", "lv-3"]
    assert re.findall(r'<symbol id="([^"]+)"', sprite()) == [*LUCIDE, *shapes]
    assert sprite().count("<svg") == 1
    assert [name for name in LUCIDE if f'"{name}"' not in everything] == []
    assert '#house"' in icon("house")


def test_every_status_has_a_shape_of_its_own():
    assert len(set(SHAPES.values())) == 8
    assert '#st-planned"' in glyph("planned", sprite="/static/icons.svg")
    with pytest.raises(KeyError):
        glyph("no-such-status", sprite="")


@pytest.mark.parametrize("lit", [1, 2, 3])
def test_as_many_bars_are_lit_as_the_level_says(lit):
    drawn = re.search(rf'<symbol id="lv-{lit}".*?</symbol>', sprite())

    assert drawn
    assert drawn[0].count('opacity=".28"') == 3 - lit
    assert f'#lv-{lit}"' in bars(lit, sprite="/static/icons.svg")


@pytest.mark.parametrize(("percent", "gone"), [(-5, None), (0, None), (40, "40"), (250, "100")])
def test_a_pie_shows_what_is_gone_and_never_more_than_all(percent, gone):
    drawn = re.search(r'stroke-dasharray="(\d+) 100"', pie(percent))

    assert (drawn and drawn[1]) == gone


def test_nothing_drawn_carries_an_inline_style():
    assert "style=" not in icon("house") + pie(40) + sprite()
