"""A customer's people, as the desk keeps them: by the verbs of the portal, and saying on what a change of access rests."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ventanilla.core.errors import ChangedMeanwhile
from ventanilla.domain.customers.actions.addresses import ask_new_address
from ventanilla.domain.customers.actions.contacts import (
    change_contact,
    invite_contact,
    may_be_invited_again,
    move_invitation,
)
from ventanilla.domain.customers.models import Customer, Membership, Stand
from ventanilla.domain.customers.policy import grant_of
from ventanilla.domain.customers.policy_of_company import may_keep_customers
from ventanilla.domain.people.policy import may_change_settings
from ventanilla.domain.tickets.actions.handing_over import heirs_of, remove_contact
from ventanilla.domain.tickets.models import Ticket
from ventanilla.doors.desk.callers.forms import ReasonForm
from ventanilla.doors.desk.callers.reads import standing
from ventanilla.doors.desk.customers.views import editing, show
from ventanilla.doors.shared.access import DeskRequest, allow, desk_page
from ventanilla.doors.shared.contact_forms import (
    AddressForm,
    ContactForm,
    HeirForm,
    NewContactForm,
    filled,
    needs_proof,
    see_anew,
)
from ventanilla.doors.shared.forms import Attempt
from ventanilla.doors.shared.proof import brought, has_just_proved, to_prove


class DeskNewContactForm(ReasonForm, NewContactForm):
    pass


class DeskContactForm(ReasonForm, ContactForm):
    pass


class DeskAddressForm(ReasonForm, AddressForm):
    pass


class DeskHeirForm(ReasonForm, HeirForm):
    pass


@editing
@desk_page
def new_contact(request: DeskRequest, number: int) -> HttpResponse:
    me, company = request.actor, get_object_or_404(Customer.objects.standing(), pk=number)
    allow(may_keep_customers(me))
    form = filled(request, DeskNewContactForm, giver=me, customer=company)
    attempt = Attempt(form)
    if form.is_valid() and needs_proof(request, form.grant):
        return to_prove(request)
    if form.is_valid():
        typed = form.cleaned_data
        told = {name: typed[name] for name in ("name", "email", "language", "reason")}
        if attempt.to(
            invite_contact,
            by=me,
            customer=company,
            grant=form.grant,
            facts=form.facts,
            form_key=form.key,
            **told,
        ):
            return told_and_back(
                request, company.pk, _("Invitación escrita a %(email)s.") % {"email": typed["email"]}
            )
    return show(
        request, "new_contact", {"form": form, "customer": company, **standing(company)}, attempt.status
    )


@editing
@desk_page
def contact(request: DeskRequest, number: int) -> HttpResponse:
    """Facts and rights; beside them what else can be done."""
    me, member = request.actor, find_contact(request, number)
    form = filled(request, DeskContactForm, giver=me, member=member)
    attempt = Attempt(form)
    if form.is_valid() and needs_proof(request, form.grant, before=grant_of(member)):
        return to_prove(request)
    if form.is_valid() and attempt.to(
        change_contact, member, by=me, grant=form.grant, facts=form.facts, name=form.cleaned_data.get("name", ""),
        seen=form.cleaned_data["seen"], reason=form.cleaned_data["reason"],
    ):  # fmt: skip
        return told_and_back(request, member.customer_id, _("Guardado."))
    clash = isinstance(attempt.refusal, ChangedMeanwhile)
    context = {"form": form, "clash": see_anew(form, member) if clash else [], **about(request, member)}
    return show(request, "contact", context, attempt.status)


@editing
@desk_page
def address(request: DeskRequest, number: int) -> HttpResponse:
    """A new address, which whoever reads it has to confirm. Of somebody invited: the invitation goes there instead."""
    me, member = request.actor, find_contact(request, number)
    if not has_just_proved(request):
        return to_prove(request)
    form = DeskAddressForm(request.POST if request.method == "POST" else None, initial=brought(request))
    attempt = Attempt(form)
    is_invited = member.stand == Stand.INVITED
    verb = move_invitation if is_invited else ask_new_address
    if form.is_valid() and attempt.to(
        verb, member, form.cleaned_data["email"], by=me, reason=form.cleaned_data["reason"]
    ):
        told = {"email": form.cleaned_data["email"]}
        words = _("Invitación escrita a %(email)s.") if is_invited else _(
            "Hemos escrito a %(email)s: el correo cambia cuando se confirme desde ahí."
        )  # fmt: skip
        return told_and_back(request, member.customer_id, words % told)
    return show(request, "contact_address", {"form": form, **about(request, member)}, attempt.status)


@editing
@desk_page
def removal(request: DeskRequest, number: int) -> HttpResponse:
    """Who goes, and to whom their open tickets pass."""
    me, member = request.actor, find_contact(request, number)
    count = Ticket.objects.filter(requester=member).open().count()
    form = DeskHeirForm(
        request.POST if request.method == "POST" else None, heirs=heirs_of(member, by=me), has_tickets=bool(count)
    )  # fmt: skip
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(
        remove_contact, member, by=me, heir=form.cleaned_data.get("heir"), reason=form.cleaned_data["reason"]
    ):
        words = _("%(name)s ya no es contacto.") % {"name": member.shown_name}
        if moved := attempt.result:
            words += " " + ngettext(
                "Ha pasado %(num)s incidencia.", "Han pasado %(num)s incidencias.", moved
            ) % {"num": moved}
        return told_and_back(request, member.customer_id, words)
    return show(
        request, "contact_remove", {"form": form, "count": count, **about(request, member)}, attempt.status
    )


def find_contact(request: DeskRequest, number: int) -> Membership:
    """404 for who is in no list any more, 403 for who does not keep customers."""
    kept = Membership.objects.kept().select_related("person", "customer")
    member = get_object_or_404(kept, pk=number)
    allow(may_keep_customers(request.actor))
    return member


def about(request: DeskRequest, member: Membership) -> dict[str, Any]:
    """Who it is, what may be done to them, and what that rests on."""
    return {
        "member": member, "customer": member.customer, "may_invite": may_be_invited_again(member),
        "change": getattr(member, "address_change", None), **standing(member.customer, member),
        "may_reset": may_change_settings(request.actor) and member.person.has_second_factor,
    }  # fmt: skip


def told_and_back(request: DeskRequest, customer: int, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("desk:customer", customer)
