"""Reading invoices: what each format says, and that nothing else ever comes out than facts or a sentence."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
import typst
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.documents import HTML, PDF, XML, a_zip
from tests.invoice_files import AURORA, US, bomb_pdf, cii, facturae, facturx, plain_pdf, ubl
from ventanilla.core.errors import Refused
from ventanilla.core.xml_tree import DEEPEST
from ventanilla.domain.invoices.reading import LARGEST, read_invoice

LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><Facturae>&b;</Facturae>'
OUTSIDE = b'<!DOCTYPE Facturae SYSTEM "http://127.0.0.1:9/x.dtd"><Facturae/>'


def archival_pdf() -> bytes:
    """PDF/A-3b as a typesetter writes it, with the XML beside the page."""
    source = (
        '#set document(title: "F")\n#pdf.attach("factur-x.xml", bytes(sys.inputs.x), mime-type: "text/xml", '
    )
    source += 'relationship: "alternative", description: "CII")\nHola'
    return typst.compile(
        source.encode(), format="pdf", pdf_standards=["a-3b"], sys_inputs={"x": cii().decode()}
    )


@pytest.mark.parametrize(
    ("made", "kind", "syntax", "series"),
    [
        (facturae, "xml", "facturae", "F26"),
        (ubl, "xml", "ubl", ""),
        (cii, "xml", "cii", ""),
        (facturx, "pdf", "cii", ""),
        (archival_pdf, "pdf", "cii", ""),
    ],
)
def test_every_format_says_the_same(made, kind, syntax, series):
    told, facts = read_invoice(made())

    assert told == kind
    assert (facts.format, facts.series, facts.number) == (syntax, series, "1187")
    assert {facts.issuer_tax_id.removeprefix("ES"), facts.customer_tax_id.removeprefix("ES")} == {US, AURORA}
    assert (facts.issued_on, facts.currency) == (date(2026, 11, 1), "EUR")
    assert (facts.net, facts.tax, facts.total) == (Decimal("400.00"), Decimal("84.00"), Decimal("484.00"))


def test_what_takes_back_says_what_and_counts_down():
    corrective = read_invoice(facturae(number="R1", rectifies="1187", total="-96.80")).facts
    notes = [read_invoice(ubl("CreditNote", rectifies="F26-1187")).facts, read_invoice(cii("381")).facts]

    assert (corrective.rectifies_series, corrective.rectifies_number) == ("F26", "1187")
    assert corrective.total == Decimal("-96.80")
    assert notes[0].rectifies_number == "F26-1187"
    assert [note.total for note in notes] == [Decimal("-484.00")] * 2


def test_a_pdf_without_facts_waits_for_somebody_to_type_them():
    assert read_invoice(plain_pdf()) == ("pdf", None)
    assert read_invoice(bomb_pdf()) == ("pdf", None)
    assert read_invoice(PDF) == ("pdf", None)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "vacío"),
        (bytes(LARGEST + 1), "Ocupa más"),
        (a_zip("factura.xml"), "comprimido"),
        (HTML, "DOCTYPE"),
        (b"MZ\x90 %PDF", "No es un PDF"),
        (b"%PDF-1.7\n1 0 obj", "a medias"),
        (LAUGHS, "entidades"),
        (OUTSIDE, "DOCTYPE"),
        (XML, "ni CII"),
        (b"<Facturae><a>", "incompleto"),
        (b"<a>" * (DEEPEST + 1), "demasiadas partes"),
        (facturae().replace(b"</Invoice></Invoices>", b"</Invoice><Invoice/></Invoices>"), "2 facturas"),
    ],
)
def test_what_is_none_is_refused_with_a_sentence(content, why):
    with pytest.raises(Refused, match=why):
        read_invoice(content)


SAMPLES = [facturae(), ubl(), cii(), facturx(), plain_pdf()]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SAMPLES), st.integers(0, 4000), st.integers(0, 300), st.binary(max_size=40))
@example(facturae(on="0000-99-99", total="9" * 30), 0, 0, b"")
@example(facturae(total="1e999"), 0, 0, b"")
def test_a_file_that_something_has_gnawed_is_read_or_refused(whole, start, cut, put_in):
    try:
        kind, facts = read_invoice(whole[:start] + put_in + whole[start + cut :])
    except Refused:
        return
    assert kind in ("pdf", "xml")
    assert facts is None or facts.total is None or isinstance(facts.total, Decimal)


LETTERS = st.characters(exclude_categories=["Cs"])


@settings(max_examples=100, deadline=None)
@given(
    st.binary(max_size=300)
    | st.text(LETTERS, max_size=300).map(lambda text: f"<Facturae>{text}</Facturae>".encode())
)
def test_anything_at_all_is_read_or_refused(content):
    for one in (content, b"%PDF-1.7\n/Type/EmbeddedFile stream\n" + content + b"endstream %%EOF"):
        try:
            read_invoice(one)
        except Refused:
            continue
