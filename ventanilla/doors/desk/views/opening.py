"""A ticket that the desk opens for somebody who calls: first whose, then what."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter

from django.conf import settings
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from ventanilla.domain.customers.models import Membership
from ventanilla.domain.files.kinds import ALLOWED
from ventanilla.domain.tickets.actions.opening import open_ticket
from ventanilla.doors.desk.forms.opening import OpeningForm
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.forms import Attempt, Files

MOST = 30
"""Contacts that are offered at once: who sees too many types on."""


@require_safe
@desk_page
def who_calls(request: DeskRequest) -> HttpResponse:
    """The contacts whose name, address or customer fits what was typed."""
    words = request.GET.get("q", "").replace("\0", "").strip()[:80]
    found = contacts_like(words) if words else []
    context = {
        "words": words,
        "customers": [(name, list(members)) for name, members in groupby(found, attrgetter("customer"))],
        "has_more": len(found) > MOST,
        "rail": rail(current="tickets"),
    }
    return render(request, "desk/who_calls.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def new_ticket(request: DeskRequest, member: int) -> HttpResponse:
    alive = Membership.objects.alive().select_related("person", "customer")
    requester = get_object_or_404(alive, pk=member)
    files = Files(request, request.actor)
    form = OpeningForm(request.POST or None, requester=requester)
    attempt = Attempt(form)
    files.complain_in(form)
    if form.is_valid() and attempt.to(
        open_ticket, form.request, by=request.actor, requester=requester, form_key=form.key, files=files.kept,
        **form.copied,
    ):  # fmt: skip
        return redirect("desk:ticket", attempt.result.number)
    context = {
        "requester": requester,
        "form": form,
        "files": files,
        "file_kinds": ALLOWED,
        "max_file_mb": settings.ENV.max_file_mb,
        "rail": rail(current="tickets"),
    }
    return render(request, "desk/new_ticket.html", context, status=attempt.status)


def contacts_like(words: str) -> list[Membership]:
    """Every word has to be somewhere. One more than is shown."""
    fits = Q()
    for word in words.split():
        fits &= (
            Q(customer__name__icontains=word) | Q(customer__legal_name__icontains=word)
            | Q(customer__code__istartswith=word) | Q(customer__tax_id__istartswith=word)
            | Q(person__name__icontains=word) | Q(person__email__istartswith=word)
        )  # fmt: skip
    alive = Membership.objects.alive().filter(fits).select_related("person", "customer")
    return list(alive.order_by("customer__name", "customer", "person__name")[: MOST + 1])
