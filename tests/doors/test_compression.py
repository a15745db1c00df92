"""Pages travel compressed to browsers that read them so; files go byte for byte."""

from __future__ import annotations

import gzip

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.documents import PDF
from ventanilla.domain.files.models import StoredFile

READS_IT = {"HTTP_ACCEPT_ENCODING": "gzip"}


def test_a_page_is_the_same_after_unpacking(cast, sign_in):
    browser = sign_in(cast.lucia)

    packed, plain = (browser.get("/incidencias/", **asks) for asks in (READS_IT, {}))

    assert packed["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(plain.content) / 2
    assert "Accept-Encoding" in packed["Vary"]
    assert gzip.decompress(packed.content).decode().count("<li") == plain.content.decode().count("<li")
    assert "Content-Encoding" not in plain


def test_two_answers_to_the_same_question_differ_in_length(cast, sign_in):
    """Else their lengths would tell, one question at a time, what they hold."""
    browser = sign_in(cast.lucia)

    lengths = {len(browser.get("/incidencias/", **READS_IT).content) for _ in range(12)}

    assert len(lengths) > 3


def test_a_file_keeps_its_bytes_and_its_length(cast, sign_in, vpn_ticket):
    browser = sign_in(cast.lucia)
    sent = {"message": "La hoja.", "upload": SimpleUploadedFile("hoja.pdf", PDF)}
    browser.post(f"/incidencias/{vpn_ticket.number}/responder/", sent)

    answer = browser.get(f"/archivos/{StoredFile.objects.get().pk}/", **READS_IT)

    assert answer.getvalue() == PDF
    assert "Content-Encoding" not in answer
    assert int(answer["Content-Length"]) == len(PDF)
