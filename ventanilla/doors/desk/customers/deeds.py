"""What is done to one contact after one more question: why. Each deed is a verb, who may do it, and its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.customers.actions.contacts import resend_invitation, restore, suspend
from ventanilla.domain.customers.second_step import let_in_again
from ventanilla.domain.people.policy import may_change_settings
from ventanilla.doors.desk.callers.forms import ReasonForm
from ventanilla.doors.desk.customers.contacts import about, find_contact, told_and_back
from ventanilla.doors.desk.customers.views import editing, show
from ventanilla.doors.shared.access import DeskRequest, allow, desk_page
from ventanilla.doors.shared.forms import Attempt
from ventanilla.doors.shared.proof import has_just_proved, to_prove

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True)
class Deed:
    verb: Callable[..., Any]
    title: _StrPromise
    meaning: _StrPromise
    button: _StrPromise
    done: _StrPromise
    is_grave: bool = False
    for_administrators: bool = False
    """And only for who has just proved who they are."""


DEEDS = {
    "invitar": Deed(
        resend_invitation,
        _("Enviar otra invitación a %(name)s"),
        _("Le llega un enlace nuevo a %(email)s, que vale siete días; el de antes deja de valer."),
        _("Enviar la invitación"),
        _("Invitación escrita a %(email)s."),
    ),
    "suspender": Deed(
        suspend,
        _("Suspender a %(name)s"),
        _("Sale al momento y no recibe nada hasta que se le devuelva el acceso. Se lo decimos por correo."),
        _("Suspender"),
        _("%(name)s ya no puede entrar."),
        is_grave=True,
    ),
    "reactivar": Deed(
        restore,
        _("Devolver el acceso a %(name)s"),
        _("Vuelve a entrar con lo que tenía. Se lo decimos por correo."),
        _("Devolver el acceso"),
        _("%(name)s vuelve a tener acceso."),
    ),
    "segundo-paso": Deed(
        let_in_again,
        _("Quitar el segundo paso de %(name)s"),
        _("Vuelve a entrar solo con su contraseña, se cierran sus sesiones y se lo decimos por correo."),
        _("Quitar su segundo paso"),
        _("%(name)s vuelve a entrar con su contraseña. Se lo hemos dicho por correo."),
        is_grave=True,
        for_administrators=True,
    ),
}
"""By the word in the address."""


@editing
@desk_page
def contact_deed(request: DeskRequest, number: int, deed: str) -> HttpResponse:
    if deed not in DEEDS:
        raise Http404
    what, member = DEEDS[deed], find_contact(request, number)
    allow(may_change_settings(request.actor) or not what.for_administrators)
    if what.for_administrators and not has_just_proved(request):
        return to_prove(request)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    attempt = Attempt(form)
    told = {"name": member.shown_name, "email": member.person.email}
    if form.is_valid() and attempt.to(
        what.verb, member, by=request.actor, reason=form.cleaned_data["reason"]
    ):
        return told_and_back(request, member.customer_id, str(what.done) % told)
    context = {"form": form, "deed": what, "told": told, **about(request, member)}
    return show(request, "contact_deed", context, attempt.status)
