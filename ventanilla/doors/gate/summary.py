"""The page behind the link of the weekly summary, which says no to the next ones."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from ventanilla.domain.customers.actions.preferences import want_summary
from ventanilla.domain.summaries.letters import member_behind


@require_http_methods(["GET", "HEAD", "POST"])
def ended(request: HttpRequest, token: str) -> HttpResponse:
    """Looking at it, even by a scanner that follows links, ends nothing."""
    member = member_behind(token)
    if member is None:
        return render(request, "gate/link_dead.html", {"about": "summary"}, status=404)
    if request.method == "POST":
        want_summary(member, wanted=False, by=member)
    is_over = request.method == "POST"
    return render(request, "gate/summary.html", {"customer": member.customer, "is_over": is_over})
