"""The documentation lists the settings that there are."""

from __future__ import annotations

from tests.config.conftest import ROOT
from ventanilla.config.cli.check import as_markdown

PAGE = ROOT / "docs" / "how-to" / "run-and-configure.md"


def test_the_table_of_settings_is_that_of_the_code():
    page = PAGE.read_text(encoding="utf-8")

    table = page.split("`ventanilla check --docs` -->\n")[1].split("\n<!-- end of settings")[0]

    assert table == as_markdown(), "paste the output of `ventanilla check --docs`"
