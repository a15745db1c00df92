"""The pages, for any WSGI server."""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.utils.http import parse_header_parameters
from django.utils.translation import gettext as _

Pages = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def in_our_letters(pages: Pages) -> Pages:
    """Answers 400 to words in a charset that is none, or another than our pages'.

    Django reads it before any of its own nets are spread, and Python knows codecs that are no alphabet (`hex`,
    `unicode_escape`): what they make of a request can be neither read nor kept, and would end in a bare 500.
    """

    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if _is_readable(environ.get("CONTENT_TYPE", "")):
            return pages(environ, start_response)
        start_response("400 Bad Request", [("Content-Type", "text/plain; charset=utf-8")])
        return [_("No hemos entendido la petición").encode()]

    return application


def _is_readable(kind: str) -> bool:
    try:
        charset = parse_header_parameters(kind)[1].get("charset", "utf-8")
        return codecs.lookup(charset).name == "utf-8"
    except (ValueError, LookupError):
        return False


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ventanilla.config.settings")
application = in_our_letters(get_wsgi_application())
