"""The XML files inside a PDF, as Factur-X and its like carry them (ISO 32000-1, 7.11.4; ISO 19005-3).

Nothing of the PDF is interpreted. A stream is always an object of its own, its dictionary plain text right before it, in
whatever order a program wrote the rest: so embedded files are found by looking for dictionaries that say they are one, in
time that grows with the bytes and no faster. What is encrypted, or packed in another way than everybody does (Flate), is not
seen: its facts are typed then. Decision 45 says why no library reads PDFs here.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

MOST_FILES = 20
LARGEST_UNPACKED = 10_000_000
"""Bytes: what unpacks to more than that is left alone."""
_LONGEST_DICTIONARY = 2_000
_SAYS_SO = re.compile(rb"/Type\s*/EmbeddedFile\b|/Subtype\s*/(?:text|application)#2[fF](?:x-)?xml\b")
_BEGINNING = re.compile(rb"stream\r?\n")
_FILTER = re.compile(rb"/Filter\b")
_FLATE_ALONE = re.compile(rb"/Filter\s*(?:/FlateDecode\b|\[\s*/FlateDecode\s*\])")
_LENGTH = re.compile(rb"/Length\s+(\d{1,9})\b(?!\s+\d+\s+R\b)")


def is_pdf(content: bytes) -> bool:
    """By its mark at the beginning (readers forgive some bytes before it) and by the one that ends it."""
    return b"%PDF-" in content[:1024] and b"%%EOF" in content[-2048:]


def xml_files_in(pdf: bytes) -> Iterator[bytes]:
    """Those that can be unpacked, each once, in the order in which they lie there."""
    seen: set[int] = set()
    for found in _SAYS_SO.finditer(pdf):
        begins = _BEGINNING.search(pdf, found.end(), found.end() + _LONGEST_DICTIONARY)
        if begins is None or begins.end() in seen:
            continue
        seen.add(begins.end())
        if len(seen) > MOST_FILES:
            return
        content = _unpacked(pdf, _dictionary(pdf, found.start(), begins.start()), begins.end())
        if content is not None and content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            yield content


def _dictionary(pdf: bytes, somewhere: int, end: int) -> bytes:
    """From the object's head, which some bytes before says «12 0 obj», to the stream."""
    start = pdf.rfind(b"obj", max(0, somewhere - _LONGEST_DICTIONARY), somewhere)
    return pdf[max(start, 0) : end]


def _unpacked(pdf: bytes, dictionary: bytes, start: int) -> bytes | None:
    """None for what is packed otherwise, broken, or larger than `LARGEST_UNPACKED`."""
    if not _FILTER.search(dictionary):
        return _as_it_is(pdf, dictionary, start)
    if not _FLATE_ALONE.search(dictionary):
        return None
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(memoryview(pdf)[start:], LARGEST_UNPACKED + 1)
    except zlib.error:
        return None
    return content if unpacking.eof and len(content) <= LARGEST_UNPACKED else None


def _as_it_is(pdf: bytes, dictionary: bytes, start: int) -> bytes | None:
    """As many bytes as it says it has; where it says so elsewhere, up to the word that ends it."""
    said = _LENGTH.search(dictionary)
    if said and pdf[start + int(said[1]) :][:12].lstrip().startswith(b"endstream"):
        return pdf[start : start + int(said[1])]
    end = pdf.find(b"endstream", start, start + LARGEST_UNPACKED)
    return pdf[start:end] if end >= 0 else None
