"""Coming in by a link in a letter. Looking at it, even by a scanner that runs scripts, opens nothing: a press does."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from ventanilla.domain.people.actions.links import find_link
from ventanilla.domain.people.actions.way_in import send_way_in, use_way_in
from ventanilla.domain.people.models import Link
from ventanilla.doors.gate import ratelimit
from ventanilla.doors.gate.entering import begin
from ventanilla.doors.gate.recovery import ask_for_link


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Always the same answer in the same time, as for a forgotten password."""
    return ask_for_link(request, send_way_in, "gate/way_in_ask.html", "gate/way_in_sent.html")


@require_http_methods(["GET", "HEAD", "POST"])
@ratelimit.counted(action="link")
def way_in(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows whose it is, POST spends it."""
    link = find_link(Link.Purpose.COME_IN, token)
    if link is None:
        return render(request, "gate/link_dead.html", {"about": "way_in"}, status=404)
    if request.method == "POST":
        return begin(request, use_way_in(token), way="link", remember=False)
    return render(request, "gate/way_in.html", {"person": link.person})
