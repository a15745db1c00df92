"""People's Markdown as HTML: what it may hold, and what it never does."""

from __future__ import annotations

import re
import time

import pytest

from ventanilla.core.html import from_words

ATTACKS = [
    "[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](&#106;avascript:alert(1))", "[a](data:text/html,x)",
    "<javascript:alert(1)>", "[a](\x01javascript:x)", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>", '[a](http://e.example "t\\" onclick=x")', "![a](http://e.example/x.png)",
    "<style>body{display:none}</style>", "<a href=x id=login name=login style=position:fixed>a</a>",
]  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_in_words_runs_loads_or_covers(attack):
    made = from_words(attack)

    tags = re.findall(r"<[^>]*>", made)
    assert not re.search(r"<(script|img|svg|style)|href=\"?(javascript|data)", made, re.IGNORECASE)
    assert not [
        tag for tag in tags if re.search(r"[\s\"]on\w+=(?!x&)|\s(style|id|name|src)=", tag.split("title=")[0])
    ]


@pytest.mark.parametrize(
    "address", ["/acceso/salir/", "//evil.example/", "?after=1", "#m1", "evil.example", "../x"]
)
def test_a_link_says_in_full_where_it_leads(address):
    assert "href" not in from_words(f"[Pulsa aquí]({address})")


@pytest.mark.parametrize(
    "address", ["https://norte.example/a?b=c", "mailto:a@norte.example", "tel:976555014"]
)
def test_a_link_with_its_whole_address_stays(address):
    assert f'href="{address}"' in from_words(f"[Pulsa aquí]({address})")


@pytest.mark.parametrize(
    "piece", ["[", "![", "*a ", "_a_", ">", "- ", "`a``", "<a ", "[a](", "[a](<b", "**a*b", "\\", "&amp"]
)
def test_no_words_keep_the_house_busy(piece):
    started = time.process_time()

    from_words((piece * 20_000)[:20_000])

    assert time.process_time() - started < 3
