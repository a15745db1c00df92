"""Small real files of every kind, made here: nothing is kept in the repository that a test can write."""

from __future__ import annotations

import base64
import io
import zipfile

from pypdf import PdfReader

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
JPG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffdb004300") + bytes(64) + bytes.fromhex("ffd9")
GIF = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
EXE = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff" + bytes(200)
ELF = b"\x7fELF\x02\x01\x01" + bytes(200)
HTML = b"<!DOCTYPE html><html><body><script>alert(1)</script></body></html>"
SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
XML = '<?xml version="1.0" encoding="UTF-8"?>\n<factura><número>7</número></factura>'.encode()
TEXT = "La impresora dice «atasco».\n".encode()


def a_zip(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names or ("leeme.txt",):
            archive.writestr(zipfile.ZipInfo(name), b"hola")  # without the hour: the same bytes each time
    return made.getvalue()


DOCX = a_zip("[Content_Types].xml", "word/document.xml")
XLSX = a_zip("[Content_Types].xml", "xl/workbook.xml")


def text_of(pdf: bytes) -> str:
    """All that one reads on its pages, and what it says of itself."""
    reader = PdfReader(io.BytesIO(pdf))
    told = [page.extract_text() for page in reader.pages]
    return " ".join([*told, str(reader.metadata)])
