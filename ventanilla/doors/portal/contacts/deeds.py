"""What is done to one contact by the press of a button, or after one more question."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from ventanilla.domain.customers.actions.addresses import ask_new_address
from ventanilla.domain.customers.actions.contacts import move_invitation, resend_invitation, restore, suspend
from ventanilla.domain.customers.models import Membership, Section, Stand
from ventanilla.domain.customers.policy import may_let_back, may_touch
from ventanilla.domain.tickets.actions.handing_over import heirs_of, remove_contact
from ventanilla.domain.tickets.models import Ticket
from ventanilla.doors.portal.contacts.pages import find_contact, show
from ventanilla.doors.portal.contacts.people import about, editing
from ventanilla.doors.shared.access import PortalRequest, allow, portal_page
from ventanilla.doors.shared.contact_forms import AddressForm, HeirForm
from ventanilla.doors.shared.forms import Attempt
from ventanilla.doors.shared.proof import brought, has_just_proved, to_prove

Deed = Callable[..., Membership]


def _pressed(
    deed: Deed, told: Callable[[Membership], str], may: Callable[[Membership, Membership], bool]
) -> Callable[..., HttpResponseBase]:
    """A button that does one thing, and leads back to the contact. What the verb refuses is a page with its sentence."""

    @require_POST
    @portal_page(Section.CONTACTS)
    def view(request: PortalRequest, number: int) -> HttpResponse:
        member = find_contact(request, number)
        allow(may(request.actor, member))
        messages.success(request, told(deed(member, by=request.actor)))
        return redirect("portal:contact", number)

    return view


resend = _pressed(
    resend_invitation,
    lambda one: _("Invitación escrita a %(email)s.") % {"email": one.person.email},
    may_let_back,
)
suspension = _pressed(
    suspend, lambda one: _("%(name)s ya no puede entrar.") % {"name": one.shown_name}, may_touch
)
restoring = _pressed(
    restore, lambda one: _("%(name)s vuelve a tener acceso.") % {"name": one.shown_name}, may_let_back
)


@editing
@portal_page(Section.CONTACTS)
def address(request: PortalRequest, number: int) -> HttpResponse:
    """A new address, which whoever reads it has to confirm. Of somebody invited: the invitation goes there instead."""
    me, member = request.actor, find_contact(request, number)
    allow(may_let_back(me, member))
    if not has_just_proved(request):
        return to_prove(request)
    form = AddressForm(request.POST or None, initial=brought(request))
    attempt = Attempt(form)
    is_invited = member.stand == Stand.INVITED
    verb = move_invitation if is_invited else ask_new_address
    if form.is_valid() and attempt.to(verb, member, form.cleaned_data["email"], by=me):
        told = {"email": form.cleaned_data["email"]}
        messages.success(
            request,
            _("Invitación escrita a %(email)s.") % told
            if is_invited
            else _("Hemos escrito a %(email)s: el correo cambia cuando se confirme desde ahí.") % told,
        )
        return redirect("portal:contact", number)
    return show(request, "address", {"form": form, **about(me, member)}, attempt.status)


@editing
@portal_page(Section.CONTACTS)
def removal(request: PortalRequest, number: int) -> HttpResponse:
    """Who goes, and to whom their open tickets pass: one form, because both must be thought of."""
    me, member = request.actor, find_contact(request, number)
    allow(may_touch(me, member))
    tickets = Ticket.objects.filter(requester=member, is_withheld=False).open()
    count, heirs = tickets.count(), heirs_of(member, by=me)
    form = HeirForm(
        request.POST if request.method == "POST" else None, heirs=heirs, has_tickets=bool(count), initial={"heir": me.pk}
    )  # fmt: skip
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(remove_contact, member, by=me, heir=form.cleaned_data.get("heir")):
        _tell_removed(request, member, attempt.result)
        return redirect("portal:contacts")
    context = {"form": form, "count": count, **about(me, member)}
    return show(request, "remove", context, attempt.status)


def _tell_removed(request: PortalRequest, member: Membership, moved: int) -> None:
    told = {"name": member.shown_name, "num": moved}
    words = _("%(name)s ya no es contacto.") % told
    if moved:
        words += " " + ngettext(
            "Ha pasado %(num)s incidencia.", "Han pasado %(num)s incidencias.", moved
        ) % {"num": moved}  # fmt: skip
    messages.success(request, words)
