"""A ticket in the wrong company's name: to whom it goes, who stops seeing it, who begins to."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from ventanilla.core.text import number_in
from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.tickets.actions.moving import move_to_customer
from ventanilla.doors.desk.lists.asked import query_from
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.desk.ticket import finding
from ventanilla.doors.desk.ticket.returned import seen_version
from ventanilla.doors.desk.views.queue import back_to
from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.forms import Attempt
from ventanilla.doors.shared.tickets import find_ticket


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def moving(request: DeskRequest, number: int) -> HttpResponse:
    """`busca` looks for the customer, `empresa` is the chosen one, `contacto` the person: then one sees what it means."""
    ticket, me = find_ticket(request.actor, number), request.actor
    requester = _requester(request)
    attempt = Attempt(forms.Form(request.POST or None))
    if request.method == "POST" and requester and attempt.form.is_valid():
        if attempt.to(move_to_customer, ticket, requester, by=me, seen=seen_version(request)):
            return back_to(request, number)
        ticket = find_ticket(me, number)
    customer = requester.customer if requester else _customer(request)
    words = request.GET.get("busca", "").replace("\0", "")[:80]
    context = {
        "ticket": ticket,
        "form": attempt.form,
        "here": query_from(request.GET),
        "words": words,
        "customers": [] if customer else finding.customers_like(words),
        "customer": customer,
        "contacts": finding.contacts_of(customer) if customer and not requester else [],
        "requester": requester,
        "loses": finding.who_sees(ticket, if_asked_by=ticket.requester) if requester else [],
        "gains": finding.who_sees(ticket, if_asked_by=requester) if requester else [],
        "rail": rail(current="tickets"),
    }
    return render(request, "desk/ticket/move.html", context, status=attempt.status)


def _customer(request: DeskRequest) -> Customer | None:
    number = number_in(request.GET.get("empresa", ""))
    return get_object_or_404(Customer, pk=number) if number else None


def _requester(request: DeskRequest) -> Membership | None:
    number = number_in(request.POST.get("contacto") or request.GET.get("contacto", ""))
    alive = Membership.objects.alive().select_related("person", "customer")
    return get_object_or_404(alive, pk=number) if number else None
