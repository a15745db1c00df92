"""The service worker, and the page it shows when there is no network. What may stay on a telephone: decision 44.

It keeps what is the same for everybody: style, script, icons, the page without connection and the empty page on which
taken work orders are shown. No page with anybody's words is ever kept by it.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from ventanilla.doors.shared.brand import brand_address, shown_house
from ventanilla.doors.shared.stylesheet import (
    SOURCES,
    DeskFinder,
    PhoneFinder,
    ScriptFinder,
    SpriteFinder,
    StylesheetFinder,
)


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """It stands at the root, so that it answers for the whole house; browsers look daily whether it has changed."""
    house = shown_house(request)
    same_for_all = [
        *(
            static(one.path)
            for one in (StylesheetFinder, ScriptFinder, DeskFinder, PhoneFinder, SpriteFinder)
        ),
        brand_address("brand_css"),
        brand_address("favicon"),
    ]
    facts = {
        "statics": same_for_all,
        "offline": reverse("offline"),
        "shell": reverse("desk:signing_shell"),
        "room": reverse("desk:signing"),
        "icon": f"{reverse('icon', args=['192'])}?v={house.brand_mark}",
        "name": house.name,
        "moved": reverse("gate:account_device_moved"),
    }
    mark = hashlib.sha256((json.dumps(facts) + _sources()).encode()).hexdigest()[:8]
    told = f"const HOUSE = {json.dumps(facts | {'store': f'house-{mark}'})}\n"
    return HttpResponse(told + _sources(), content_type="text/javascript; charset=utf-8")


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """Nobody's page: it asks neither who is there nor the database."""
    request.without_database = True  # type: ignore[attr-defined]
    return render(request, "offline.html")


@cache
def _sources() -> str:
    files = [*sorted(SOURCES.glob("phone/common/*.js")), *sorted(SOURCES.glob("phone/worker/*.js"))]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)
