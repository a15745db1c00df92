"""*Ver como* a contact: why, and from then on the portal as they see it."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from ventanilla.domain.customers.actions.looking import begin_to_look, end_look
from ventanilla.domain.customers.models import Look, Membership
from ventanilla.domain.customers.policy_of_looks import LOOK_LASTS, may_look, may_look_as
from ventanilla.doors.desk.customers.views import editing, show
from ventanilla.doors.shared.access import DeskRequest, actor_of, allow, desk_page
from ventanilla.doors.shared.forms import Attempt
from ventanilla.doors.shared.looking import LOOKING, forget_look
from ventanilla.doors.shared.proof import brought, has_just_proved, to_prove


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Motivo"), max_length=200,
        help_text=gettext_lazy("Lo leerá también quien gestiona los accesos de la empresa."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip


@editing
@desk_page
def look(request: DeskRequest, number: int) -> HttpResponseBase:
    """Ask why, of who has just proved who they are; then the portal opens."""
    member = get_object_or_404(Membership.objects.kept().select_related("person", "customer"), pk=number)
    allow(may_look(request.actor))
    if not has_just_proved(request):
        return to_prove(request)
    form = ReasonForm(request.POST if request.method == "POST" else None, initial=brought(request))
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(begin_to_look, member, by=request.actor, **form.cleaned_data):
        request.session[LOOKING] = attempt.result.pk
        request.session.cycle_key()
        return redirect("portal:home")
    context = {
        "form": form, "member": member, "customer": member.customer, "may": may_look_as(request.actor, member),
        "minutes": int(LOOK_LASTS.total_seconds() // 60),
    }  # fmt: skip
    return show(request, "look", context, attempt.status)


@require_POST
def look_end(request: HttpRequest) -> HttpResponse:
    """Back to the customer's page. Pressed in a second tab, or too late, it leads to the desk all the same."""
    actor = actor_of(request)
    seen = actor.look if isinstance(actor, Membership) else None
    if LOOKING in request.session:
        forget_look(request.session)
    if seen is None:
        return redirect("gate:welcome")
    end_look(seen, Look.End.STOPPED)
    messages.success(request, _("Vuelves a ser tú."))
    return redirect("desk:customer", seen.member.customer_id)
