"""Words in other letters than our pages': Python knows codecs that make of a request what nobody can read or keep."""

from __future__ import annotations

import pytest

from ventanilla.config.wsgi import in_our_letters

NO_ALPHABETS = [
    "unicode_escape",
    "raw_unicode_escape",
    "hex",
    "rot13",
    "zlib_codec",
    "undefined",
    "utf-16",
    "latin-1",
]
UNKNOWN = [
    "multipart/form-data; boundary*=no-such-charset''B",
    "text/plain; charset*=x''y",
    "text/plain; charset=x",
]


def knock(kind: str) -> tuple[str, bytes]:
    """(status, words) of a request with this kind of content."""
    said: list[str] = []

    def pages(_environ, start_response):
        start_response("200 OK", [])
        return [b"the pages"]

    words = b"".join(
        in_our_letters(pages)({"CONTENT_TYPE": kind}, lambda status, _headers: said.append(status))
    )
    return said[0], words


@pytest.mark.parametrize("kind", [*UNKNOWN, *(f"text/plain; charset={one}" for one in NO_ALPHABETS)])
def test_what_nobody_can_read_is_a_bad_request(kind):
    assert knock(kind) == ("400 Bad Request", "No hemos entendido la petición".encode())


@pytest.mark.parametrize(
    "kind", ["", "text/plain", "text/plain; charset=UTF-8", "multipart/form-data; boundary=B; charset=utf8"]
)
def test_what_a_browser_sends_reaches_the_pages(kind):
    assert knock(kind) == ("200 OK", b"the pages")
