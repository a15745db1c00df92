"""The documentation lists the settings and the commands that there are, and calls things as the screen does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings

from tests.config.conftest import ROOT
from tests.house.translations import ENGLISH
from ventanilla.config.cli import COMMANDS
from ventanilla.config.cli.check import as_markdown

PAGE = ROOT / "docs" / "how-to" / "run-and-configure.md"
GUIDES = sorted([*(ROOT / "docs" / "es").glob("*.md"), *(ROOT / "docs" / "en").glob("*.md")])
QUOTED = re.compile(r"«([^»]+)»|“([^”]+)”")
LEFT_OUT = re.compile(r"…| · |[0-9]+\+?")
"""What stands for a name or a number, and between two things that stand side by side."""


def test_the_table_of_settings_is_that_of_the_code():
    page = PAGE.read_text(encoding="utf-8")

    table = page.split("`ventanilla check --docs` -->\n")[1].split("\n<!-- end of settings")[0]

    assert table == as_markdown(), "paste the output of `ventanilla check --docs`"


def test_every_command_is_told():
    page = PAGE.read_text(encoding="utf-8").split("## Run it for real")[1].split("```")[1]

    told = [line.split()[1] for line in page.strip().splitlines()]

    assert sorted(told) == sorted(COMMANDS)


@pytest.fixture(scope="module")
def words() -> str:
    """All that a screen or a letter may say, in both languages."""
    with ENGLISH.open("rb") as file:
        messages = [message for message in read_po(file, locale="en") if message.id]
    both = [text for one in messages for text in (one.id, one.string)]
    plain = [text for one in both for text in ([one] if isinstance(one, str) else one)]
    return "\n".join([*plain, *(name for _code, name in settings.LANGUAGES)])


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_what_a_guide_quotes_is_on_a_screen(guide: Path, words: str):
    quoted = ["".join(pair) for pair in QUOTED.findall(guide.read_text(encoding="utf-8"))]

    said = {part.strip() for one in quoted for part in LEFT_OUT.split(one)}

    assert len(quoted) > 20
    assert sorted(part for part in said if part not in words) == []
