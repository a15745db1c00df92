"""Papers: what somebody typed is text on them, whatever it looks like."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from tests.documents import text_of
from ventanilla.core import pdf
from ventanilla.core.pdf import NotSet, typeset, typeset_all

SOURCE = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, date: none)
#set text(lang: "es", font: "Libertinus Serif")
#for one in data.words [ #par(one) ]
"""
MARKUP = [
    '#panic("no")',
    "= No *es* _nada_ $x^2$ <a> @b",
    '#read("/etc/passwd") #import "@preview/x:0.1.0"',
    "\\ // /* */ ` ~",
]


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "paper.typ"
    path.write_text(SOURCE, encoding="utf-8")
    return path


def test_markup_stands_on_paper_as_it_was_typed(source):
    made = typeset(source, {"title": "#panic()", "words": MARKUP})

    read = text_of(made)
    assert [one for one in MARKUP if one not in read] == []
    assert "#panic()" in read


def test_a_paper_can_be_read_by_machines(source):
    made = typeset(source, {"title": "Título", "words": ["Hola"]})

    root = PdfReader(io.BytesIO(made)).trailer["/Root"]
    assert root["/Lang"] == "es"
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid" in made


def test_many_together_are_the_same_papers(source):
    several = [{"title": "T", "words": [f"Hoja {one}", *("😀" if one == 1 else "")]} for one in range(3)]

    made = typeset_all(source, several)

    assert made == [typeset(source, one) for one in several]


def test_signs_that_our_fonts_lack_spoil_no_paper(source):
    """A sign that turns the direction of the line would turn our own words too: it is left out."""
    made = typeset(source, {"title": "T", "words": ["\u202eabc 😀 العربية 漢字 \x07\ud800", "Después"]})

    read = text_of(made)
    assert "abc" in read
    assert "Después" in read
    assert "\u202e" not in read


def test_a_source_that_is_wrong_says_so(source):
    source.write_text("#nobody", encoding="utf-8")

    with pytest.raises(NotSet, match="nobody"):
        typeset(source, {})


def test_what_takes_too_long_is_given_up(source, monkeypatch):
    monkeypatch.setattr(pdf, "PATIENCE", 0.01)

    with pytest.raises(NotSet, match="took more"):
        typeset(source, {"title": "T", "words": []})
