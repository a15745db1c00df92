"""What waits for who manages the accesses: people who are to become contacts, and sections that somebody asks for."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from ventanilla.core.text import number_in
from ventanilla.domain.customers.actions.decisions import ask_section, decide_section
from ventanilla.domain.customers.models import AccessRequest, Section, SectionRequest, sections_on
from ventanilla.domain.customers.policy import Grant, grant_of, may_govern
from ventanilla.domain.tickets.actions.strangers import let_in, turn_away
from ventanilla.doors.portal.contacts.pages import show
from ventanilla.doors.portal.contacts.people import editing
from ventanilla.doors.shared.access import PortalRequest, allow, portal_page
from ventanilla.doors.shared.contact_forms import LEVELS, NamedForm, filled, needs_proof
from ventanilla.doors.shared.forms import Attempt
from ventanilla.doors.shared.proof import brought, to_prove


class AcceptForm(NamedForm):
    """Name, facts and rights of somebody whose address is known."""

    is_about_somebody_new = True
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class OpenForm(forms.Form):
    """How far a section is opened; no further than who opens it may go."""

    right = forms.ChoiceField(
        label=gettext_lazy("Hasta dónde"), widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Elige hasta dónde, o no se lo des.")},
    )  # fmt: skip

    def __init__(self, *args: object, most: int, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["right"].choices = LEVELS[1 : most + 1]  # type: ignore[attr-defined]


@editing
@portal_page(Section.CONTACTS)
def access_request(request: PortalRequest, number: int) -> HttpResponse:
    """Accept with rights and purposes, or reject."""
    me = request.actor
    asked = get_object_or_404(AccessRequest.objects.filter(customer=me.customer_id), pk=number)
    allow(may_govern(me))
    if request.POST.get("decision") == "reject":
        turn_away(asked, by=me, seen=number_in(request.POST.get("seen", "")))
        messages.success(request, _("%(email)s no será contacto.") % {"email": asked.email})
        return redirect("portal:contacts")
    form = filled(
        request,
        AcceptForm,
        giver=me,
        initial={"name": asked.name, "phone": asked.phone, "seen": asked.version},
    )
    attempt = Attempt(form)
    if form.is_valid() and needs_proof(request, form.grant):
        return to_prove(request)
    if form.is_valid() and attempt.to(
        let_in, asked, by=me, name=form.cleaned_data["name"], grant=form.grant, facts=form.facts,
        seen=form.cleaned_data["seen"],
    ):  # fmt: skip
        messages.success(request, _("Invitación escrita a %(email)s.") % {"email": asked.email})
        return redirect("portal:contacts")
    return show(request, "request", {"form": form, "asked": asked}, attempt.status)


@editing
@portal_page(Section.CONTACTS)
def section_request(request: PortalRequest, number: int) -> HttpResponse:
    me = request.actor
    rows = SectionRequest.objects.select_related("member__person", "member__customer")
    asked = get_object_or_404(rows.filter(member__customer=me.customer_id), pk=number)
    allow(may_govern(me) and asked.member_id != me.pk)
    if request.POST.get("decision") == "reject":
        decide_section(asked, by=me, right="")
        messages.success(request, _("Hemos avisado a %(name)s.") % {"name": asked.member.actor_name})
        return redirect("portal:contacts")
    most = grant_of(me).level(asked.section)
    form = OpenForm(
        request.POST or None, most=most, initial={"right": LEVELS[min(most, 1)][0], **brought(request)}
    )
    attempt = Attempt(form)
    if form.is_valid() and needs_proof(request, Grant(rights={asked.section: form.cleaned_data["right"]})):
        return to_prove(request)
    if form.is_valid() and attempt.to(decide_section, asked, by=me, right=form.cleaned_data["right"]):
        messages.success(request, _("Hemos avisado a %(name)s.") % {"name": asked.member.actor_name})
        return redirect("portal:contacts")
    return show(request, "section", {"form": form, "asked": asked, "most": most}, attempt.status)


@require_POST
@portal_page()
def ask(request: PortalRequest, section: str) -> HttpResponse:
    """From the page that says that a section is locked."""
    if section not in sections_on(request.actor.customer):
        raise Http404
    ask_section(Section(section), by=request.actor)
    messages.success(
        request, _("Pedido. Quien gestiona los accesos de tu empresa lo decide y te llegará un correo.")
    )
    return redirect("portal:home")
