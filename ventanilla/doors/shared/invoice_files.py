"""Handing out many files of invoices, in a ZIP that is made while it leaves.

Whoever calls has found out that the reader may see them.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from django.http import HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header

from ventanilla.domain.invoices.models import InvoiceFile

CHUNK = 256 * 1024


def zipped(files: Iterable[InvoiceFile], name: str) -> HttpResponseBase:
    """Made while it leaves: no more of it is in memory than a piece of one file. Stored, because PDFs are packed already."""
    answer = StreamingHttpResponse(_pieces(files), content_type="application/zip")
    answer["Content-Disposition"] = content_disposition_header(True, name)
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


class _Outlet:
    """What a ZIP is written to: it keeps what has not left yet."""

    def __init__(self) -> None:
        self.held: list[bytes] = []

    def write(self, data: bytes) -> int:
        self.held.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def taken(self) -> bytes:
        data, self.held = b"".join(self.held), []
        return data


def _pieces(files: Iterable[InvoiceFile]) -> Iterator[bytes]:
    outlet, names = _Outlet(), set[str]()
    with zipfile.ZipFile(outlet, "w", zipfile.ZIP_STORED) as archive:  # type: ignore[call-overload]  # it is only written to
        for one in files:
            facts = zipfile.ZipInfo(_own_name(one, names), one.invoice.issued_on.timetuple()[:6])
            facts.file_size = one.file.size
            with one.file.path.open("rb") as content, archive.open(facts, "w") as entry:
                while piece := content.read(CHUNK):
                    entry.write(piece)
                    yield outlet.taken()
            yield outlet.taken()
    yield outlet.taken()


def _own_name(one: InvoiceFile, taken: set[str]) -> str:
    """«2026-11-01 F26-1187.pdf», once; the ending is that of the file."""
    number = "".join(sign if sign.isalnum() or sign in "-_." else "-" for sign in one.invoice.label).strip(
        "."
    )
    stem, ending = (
        f"{one.invoice.issued_on:%Y-%m-%d} {number}",
        PurePath(one.file.name).suffix.lower() or f".{one.kind}",
    )
    name, count = f"{stem}{ending}", 2
    while name in taken:
        name, count = f"{stem} ({count}){ending}", count + 1
    taken.add(name)
    return name
