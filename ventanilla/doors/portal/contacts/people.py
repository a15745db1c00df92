"""The list, somebody new, and one contact."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ventanilla.core.errors import ChangedMeanwhile
from ventanilla.domain.customers.actions.contacts import change_contact, invite_contact, may_be_invited_again
from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.customers.policy import grant_of, may_govern, may_let_back, may_touch
from ventanilla.doors.portal.contacts import reads
from ventanilla.doors.portal.contacts.pages import find_contact, show
from ventanilla.doors.shared.access import PortalRequest, allow, portal_page
from ventanilla.doors.shared.contact_forms import ContactForm, NewContactForm, filled, needs_proof, see_anew
from ventanilla.doors.shared.forms import Attempt
from ventanilla.doors.shared.proof import to_prove

editing = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@portal_page(Section.CONTACTS)
def contacts(request: PortalRequest) -> HttpResponse:
    me = request.actor
    everybody, chosen = reads.listed(me), request.GET.get("ver", "")
    way = reads.WAYS.get(chosen, reads.WAYS[""])
    governs = may_govern(me)
    context = {
        "rows": [one for one in everybody if way[1](one)], "everybody": len(everybody),
        "chips": reads.chips(everybody, chosen if chosen in reads.WAYS else "", reverse("portal:contacts")),
        "governs": governs, "sees": reads.sees_in_words, "grant_of": grant_of,
        "requests": reads.requests_of(me) if governs else [],
        "section_requests": reads.section_requests_of(me) if governs else [],
    }  # fmt: skip
    return show(request, "list", context)


@editing
@portal_page(Section.CONTACTS)
def new_contact(request: PortalRequest) -> HttpResponse:
    me = request.actor
    allow(may_govern(me))
    form = filled(request, NewContactForm, giver=me)
    attempt = Attempt(form)
    if form.is_valid() and needs_proof(request, form.grant):
        return to_prove(request)
    if form.is_valid():
        typed = form.cleaned_data
        facts = {
            "name": typed["name"],
            "email": typed["email"],
            "facts": form.facts,
            "language": typed["language"],
        }
        if attempt.to(invite_contact, by=me, grant=form.grant, form_key=form.key, **facts):
            messages.success(request, _("Invitación escrita a %(email)s.") % {"email": typed["email"]})
            return redirect("portal:contacts")
    return show(request, "new", {"form": form}, attempt.status)


@editing
@portal_page(Section.CONTACTS)
def contact(request: PortalRequest, number: int) -> HttpResponse:
    """Somebody's facts and rights; of oneself, to be read."""
    me, member = request.actor, find_contact(request, number)
    if request.method == "POST":
        allow(may_touch(me, member))
    form = filled(request, ContactForm, giver=me, member=member)
    attempt = Attempt(form)
    if form.is_valid() and needs_proof(request, form.grant, before=grant_of(member)):
        return to_prove(request)
    if form.is_valid() and attempt.to(
        change_contact, member, by=me, grant=form.grant, facts=form.facts,
        name=form.cleaned_data.get("name", ""), seen=form.cleaned_data["seen"],
    ):  # fmt: skip
        messages.success(request, _("Guardado."))
        return redirect("portal:contacts")
    clash = isinstance(attempt.refusal, ChangedMeanwhile)
    context = {
        "form": form, "clash": see_anew(form, member) if clash else [], **about(me, member),
    }  # fmt: skip
    return show(request, "contact", context, attempt.status)


def about(me: Membership, member: Membership) -> dict[str, Any]:
    """Who it is, and what may be done to them."""
    return {
        "member": member, "is_me": member.pk == me.pk, "may_let_back": may_let_back(me, member),
        "may_invite": may_be_invited_again(member),
        "change": getattr(member, "address_change", None),
    }  # fmt: skip
