"""Acts that whoever finds the browser open must not do: who has not proved a few minutes ago who they are proves it now, and
comes back to the same page with what they had typed.
"""

from __future__ import annotations

import time
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from ventanilla.domain.provider.sealing import Unreadable, seal, unseal

PROVED = "_proved"
"""Session entry with when they last proved who they are, in seconds since the epoch."""
PROOF_LASTS = 15 * 60
"""Seconds in which a sensitive act need not ask again."""
TYPED = "escrito"
"""What was typed goes along in the address, sealed with the installation's key: only who typed it can bring it back."""
MOST_TYPED = 3_000
"""Characters; what is longer stays behind. No form that asks for proof has so much."""
NOT_TYPED = ("csrfmiddlewaretoken", "form_key", "seen")


def has_just_proved(request: HttpRequest) -> bool:
    return bool(request.session.get(PROVED, 0) > time.time() - PROOF_LASTS)


def note_proof(request: HttpRequest) -> None:
    request.session[PROVED] = int(time.time())


def to_prove(request: HttpRequest, *, back: str = "") -> HttpResponse:
    """To the page where one proves it, and from there to `back`, or here again. Nothing has been done: what was typed is in
    the form, to be sent once more.
    """
    back = back or (request.get_full_path() if request.method != "POST" else request.path + _carried(request))
    return redirect(f"{reverse('gate:account_confirm')}?{urlencode({'next': back})}")


def brought(request: HttpRequest, form: forms.Form | None = None) -> dict[str, Any]:
    """What this person had typed into this page before they were asked for proof, for a form to begin with; of `form` also
    what they had left unticked.
    """
    sealed = request.GET.get(TYPED, "")
    if not sealed or len(sealed) > 2 * MOST_TYPED:
        return {}
    try:
        whose, _bar, words = unseal(sealed).partition("|")
    except Unreadable:
        return {}
    if whose != _mark(request):
        return {}
    ticks = [name for name, one in form.fields.items() if isinstance(one, forms.BooleanField)] if form else []
    return {**dict.fromkeys(ticks, False), **QueryDict(words).dict()}


def _carried(request: HttpRequest) -> str:
    kept = request.POST.copy()
    for name in NOT_TYPED:
        kept.pop(name, None)
    typed = kept.urlencode()
    if not typed or len(typed) > MOST_TYPED:
        return ""
    return "?" + urlencode({TYPED: seal(f"{_mark(request)}|{typed}")})


def _mark(request: HttpRequest) -> str:
    return f"{request.user.pk}:{request.path}"
