"""One's own access: the sessions that are open, and the password."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ventanilla.domain.customers.actions.sessions import close_session, close_sessions
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.customers.second_step import may_require_second_factor, needs_second_factor
from ventanilla.domain.people.actions.identities import may_link
from ventanilla.domain.people.actions.passwords import change_password
from ventanilla.domain.people.actions.throttling import KNOWN_DEVICES, give_back, may_guess
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.people.openid import the_provider
from ventanilla.domain.people.policy import refuse_shared
from ventanilla.domain.push.actions.subscribing import keep_told
from ventanilla.doors.gate.account.access import AccountRequest, account_page
from ventanilla.doors.gate.account.forms import PasswordForm
from ventanilla.doors.gate.account.reads import open_sessions
from ventanilla.doors.shared.forms import Attempt
from ventanilla.doors.shared.trouble import trouble


@require_safe
@account_page
def account(request: AccountRequest) -> HttpResponse:
    person, actor = request.person, request.by
    context = {
        "new_address": getattr(person, "own_address", None),
        "sessions": open_sessions(person, request.row),
        "factors": list(person.factors.order_by("kind", "pk")),
        "identities": list(person.identities.order_by("pk")),
        "provider": the_provider() if may_link(person) else None,
        "directory": bool(request.row.staff and request.row.staff.from_directory),
        "codes_left": person.recovery_codes.filter(used_at=None).count() if person.has_second_factor else 0,
        "company": actor.customer
        if may_require_second_factor(actor) and isinstance(actor, Membership)
        else None,
        "may_choose": isinstance(actor, Membership | StaffMember),
        "is_required": isinstance(actor, Membership | StaffMember) and needs_second_factor(actor),
    }
    return render(request, "gate/account/account.html", context)


@sensitive_post_parameters("current", "password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
@account_page
def password(request: AccountRequest) -> HttpResponse:
    """A new one; the others of their sessions end, this one stays under a new name."""
    form = PasswordForm(request.POST or None)
    attempt = Attempt(form)
    if form.is_valid():
        typed, guess = form.cleaned_data, f"own:{request.person.pk}"
        if not may_guess(guess, KNOWN_DEVICES):
            return trouble(request, 429)
        if attempt.to(
            change_password,
            request.person,
            current=typed["current"],
            password=typed["password"],
            by=request.by,
        ):
            give_back(guess, KNOWN_DEVICES)
            update_session_auth_hash(request, attempt.result)
            keep_told(attempt.result, request.row.device_id)
            messages.success(request, _("Contraseña cambiada. Las demás sesiones se han cerrado."))
            return redirect("gate:account")
    return render(request, "gate/account/password.html", {"form": form}, status=attempt.status)


@require_POST
@account_page
def close_one(request: AccountRequest) -> HttpResponse:
    """One of their own; this one too, and then they are out."""
    refuse_shared(request.person)
    key_hash = request.POST.get("session", "")
    if key_hash.isalnum() and close_session(request.person, key_hash, by=request.by):
        messages.success(request, _("Sesión cerrada."))
    return redirect("gate:account")


@require_POST
@account_page
def close_others(request: AccountRequest) -> HttpResponse:
    refuse_shared(request.person)
    gone = close_sessions(request.person, by=request.by, but=request.row.session_key)
    if gone:
        words = ngettext("Se ha cerrado %(count)s sesión.", "Se han cerrado %(count)s sesiones.", gone)
        messages.success(request, words % {"count": gone})
    return redirect("gate:account")
