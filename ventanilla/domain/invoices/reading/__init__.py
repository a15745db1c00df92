"""Reading an invoice: from bytes to what it says, or a sentence why not. Reads no rows, opens no address."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.core.pdf_enclosures import is_pdf, xml_files_in
from ventanilla.core.xml_tree import UnfitXml, tree_of
from ventanilla.domain.invoices.reading import cii, facturae, ubl
from ventanilla.domain.invoices.reading.facts import Facts, Line

__all__ = ["LARGEST", "Facts", "Line", "Reading", "facts_of_xml", "read_invoice"]

LARGEST = 10_000_000
"""Bytes of one file."""
_FORMATS: tuple[tuple[Callable[[Element], bool], Callable[[Element], Facts]], ...] = (
    (facturae.is_it, facturae.read), (ubl.is_it, ubl.read), (cii.is_it, cii.read),
)  # fmt: skip
_PACKED = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")


class Reading(NamedTuple):
    """`kind`: `pdf` or `xml`. `facts` is None for a PDF that carries none: somebody types them."""

    kind: str
    facts: Facts | None


def read_invoice(content: bytes) -> Reading:
    """By its content, whatever its name says. Raises Refused, and nothing else, for what is no invoice that can be taken."""
    if not content:
        raise Refused(_("El archivo está vacío."))
    if len(content) > LARGEST:
        raise Refused(
            _("Ocupa más de %(most)s MB, que es el máximo de una factura.") % {"most": LARGEST // 1_000_000}
        )
    if content.startswith(_PACKED):
        raise Refused(
            _("Es un archivo comprimido, y esos no se abren: saca las facturas y súbelas tal cual.")
        )
    if is_pdf(content):
        return Reading("pdf", _facts_inside(content))
    if content.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").startswith(b"<"):
        return Reading("xml", facts_of_xml(content))
    raise Refused(_("No es un PDF ni un XML, aunque su nombre lo diga, o está a medias."))


def facts_of_xml(content: bytes) -> Facts:
    """Raises Refused for an XML that is no Facturae, UBL or CII."""
    root = tree_of(content)
    for is_it, read in _FORMATS:
        if is_it(root):
            return read(root)
    raise UnfitXml(_("El XML no es una factura Facturae, UBL ni CII."))


def _facts_inside(pdf: bytes) -> Facts | None:
    """Of the first file inside that is an invoice; what is broken in there leaves the PDF a PDF without facts."""
    for content in xml_files_in(pdf):
        try:
            return facts_of_xml(content)
        except Refused:
            continue
    return None
