"""The privacy information: the sheet that comes with the program, and what was published here, each version for good."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from markupsafe import Markup

from ventanilla.domain.provider.information import current, find_version, html_of
from ventanilla.domain.provider.models import Information


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """The sheet, and what each form shows instead."""
    kinds = [(kind, current(kind)) for kind in Information.Kind]
    return render(request, "gate/privacy.html", {"told": [one for one in kinds if one[1].is_own]})


@require_safe
def information(request: HttpRequest, version: str) -> HttpResponse:
    text = find_version(version)
    if text is None:
        raise Http404
    context = {
        "text": text,
        "html": Markup(html_of(text)),  # noqa: S704 - from_words
        "is_current": current(Information.Kind(text.kind)).version == text.version,
    }
    return render(request, "gate/information.html", context)
