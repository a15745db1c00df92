"""One's own accounts of the sign-in provider: linking one, taking it away, and proving with it who one is."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ventanilla.core.text import number_in
from ventanilla.domain.people.actions.identities import may_link, unlink_identity
from ventanilla.domain.people.policy import refuse_shared
from ventanilla.doors.gate.account.access import AccountRequest, account_page, fresh_page
from ventanilla.doors.gate.entering import within
from ventanilla.doors.gate.openid import go
from ventanilla.doors.shared.access import allow


@require_POST
@fresh_page
def link(request: AccountRequest) -> HttpResponse:
    refuse_shared(request.person)
    allow(may_link(request.person))
    return go(request, "link", back="gate:account", person=request.person.pk)


@require_POST
@fresh_page
def unlink(request: AccountRequest) -> HttpResponse:
    identity = number_in(request.POST.get("identity", ""))
    if identity and unlink_identity(request.person, identity, by=request.by):
        messages.success(request, _("Quitada: esa cuenta ya no abre la tuya."))
    return redirect("gate:account")


@require_POST
@account_page
def confirm_with(request: AccountRequest) -> HttpResponse:
    """Only with an account that is theirs already; whoever has a second factor shows that."""
    allow(not request.person.has_second_factor and request.person.identities.exists())
    to = within(request.POST.get("next", ""))
    return go(request, "confirm", back="gate:account_confirm", fresh=True, to=to)
