"""Who else of the company hears of a ticket."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.tickets.actions.copying import copy_address, copy_contact, stop_copying
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.policy import may_copy
from ventanilla.doors.portal import reads
from ventanilla.doors.portal.forms.tickets import CopiesForm
from ventanilla.doors.portal.sections import sidebar
from ventanilla.doors.shared.access import PortalRequest, allow, portal_page
from ventanilla.doors.shared.forms import Attempt
from ventanilla.doors.shared.tickets import find_ticket


@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Section.SUPPORT)
def copies(request: PortalRequest, number: int) -> HttpResponse:
    me, ticket = request.actor, find_ticket(request.actor, number)
    allow(may_copy(me, ticket))
    form = CopiesForm(request.POST or None, colleagues=_others(ticket, me))
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(_copy_all, ticket, by=me, **form.cleaned_data):
        return redirect("portal:ticket", number)
    counts = reads.counts_for(me)
    context = {"ticket": ticket, "form": form, "sections": sidebar(me, current="support", counts=counts)}
    return render(request, "portal/tickets/copies.html", context, status=attempt.status)


@require_POST
@portal_page(Section.SUPPORT)
def stop(request: PortalRequest, number: int, copy: int) -> HttpResponse:
    """Whoever may copy takes anybody off; who is copied may leave, and then may see it no more."""
    me, ticket = request.actor, find_ticket(request.actor, number)
    found = get_object_or_404(ticket.copies.select_related("member"), pk=copy)
    is_mine = found.member_id == me.pk
    allow(is_mine or may_copy(me, ticket))
    stop_copying(ticket, found, by=me)
    if is_mine and not me.sees_whole_company and ticket.requester_id != me.pk:
        messages.success(request, _("Ya no recibes nada de la #%(number)s.") % {"number": number})
        return redirect("portal:tickets")
    return redirect("portal:ticket", number)


def _others(ticket: Ticket, me: Membership) -> list[Membership]:
    """Who can still be put in copy."""
    there = set(ticket.copies.values_list("member_id", flat=True)) | {ticket.requester_id}
    return [one for one in reads.colleagues_of(me) if one.pk not in there]


@transaction.atomic
def _copy_all(
    ticket: Ticket, *, by: Membership, copies: Sequence[Membership], addresses: Sequence[str]
) -> None:
    """All of them or none: a form that comes back must not have half worked."""
    for member in copies:
        copy_contact(ticket, member, by=by)
    for address in addresses:
        copy_address(ticket, address, by=by)
