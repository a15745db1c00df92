"""Asking a contact for the signature, by a link that goes to their mail."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ventanilla.core.text import number_in
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.workorders.actions.links import LIVES, ask_signature, signers_of
from ventanilla.doors.desk.workorders.views import order_of, show
from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.forms import Attempt


class AskForm(forms.Form):
    member = forms.ChoiceField(
        label=gettext_lazy("A quién"), error_messages={"required": gettext_lazy("Elige a quién se le pide.")}
    )

    def __init__(self, *args: object, signers: list[Membership], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.signers = {one.pk: one for one in signers}
        names = [(one.pk, f"{one.shown_name} · {one.person.email}") for one in signers]
        self.fields["member"].choices = [("", "–"), *names]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Membership:
        """Once the form is valid."""
        return self.signers[number_in(self.cleaned_data["member"]) or 0]


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def asking(request: DeskRequest, number: int) -> HttpResponse:
    found = order_of(request, number)
    signers = signers_of(found)
    usual = found.requester_id if any(one.pk == found.requester_id for one in signers) else None
    typed = request.POST if request.method == "POST" else None
    form = AskForm(typed, signers=signers, initial={"member": usual})
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(ask_signature, found, form.chosen, by=request.actor):
        messages.success(request, _("Enlace enviado a %(name)s.") % {"name": form.chosen.shown_name})
        return redirect("desk:work_order", number)
    return show(request, "ask", {"order": found, "form": form, "days": LIVES.days}, attempt.status)
