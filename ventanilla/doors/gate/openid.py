"""Coming in with an account of the sign-in provider: there, and back with a code that stands for who they are.

What is under way lies with the session and is taken out by whoever comes back first: an address used twice, or made up,
finds nothing. Only an account that is linked to somebody opens; its address is not looked at.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from ventanilla.core.errors import Refused
from ventanilla.core.outgoing import Unreachable
from ventanilla.domain.journal.actors import SYSTEM
from ventanilla.domain.people.actions.identities import link_by_invitation, link_identity, prove_by_identity
from ventanilla.domain.people.openid import NotProved, Proof, Provider, challenge, redeem, the_provider
from ventanilla.doors.gate import ratelimit
from ventanilla.doors.gate.entering import begin, within
from ventanilla.doors.shared.access import actor_of, signed_in
from ventanilla.doors.shared.proof import has_just_proved, note_proof

UNDER_WAY = "_openid"
"""Session entry with what is asked of the provider, why, and until when."""
LASTS = 10 * 60
FRESH = 2 * 60
"""Seconds since they proved there who they are, when they were asked to prove it again."""
log = logging.getLogger(__name__)


@sensitive_post_parameters("password")
@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """The button of the login. What else its form holds is not looked at."""
    told: dict[str, Any] = {
        "remember": bool(request.POST.get("remember")),
        "to": within(request.POST.get("next", "")),
    }
    return go(request, "come_in", back="gate:login", **told)


@require_POST
def start_invited(request: HttpRequest, token: str) -> HttpResponse:
    """Instead of choosing a first password. The link is spent when they are back."""
    return go(request, "join", back="gate:login", token=token[:100])


def go(request: HttpRequest, why: str, *, back: str, fresh: bool = False, **held: Any) -> HttpResponse:
    """Send them there. By a page, not by a redirect: our forms may lead to our own addresses only."""
    if refusal := ratelimit.count(request, action="openid"):
        return refusal
    provider = the_provider()
    if provider is None:
        return redirect(back)
    try:
        there, asked = challenge(provider, back=_our_address(), fresh=fresh)
    except (Unreachable, NotProved) as error:
        log.warning("The sign-in provider is silent: %s", error)
        messages.error(
            request, _("%(name)s no responde ahora. Entra de otra manera.") % {"name": provider.name}
        )
        return redirect(back)
    request.session[UNDER_WAY] = {**held, "asked": asked, "why": why, "until": int(time.time()) + LASTS}
    if SESSION_KEY not in request.session:
        request.session.set_expiry(LASTS)
    answer = render(request, "gate/openid_going.html", {"there": there, "provider": provider})
    answer["Refresh"] = f"0; url={there}"
    return answer


@require_GET
@ratelimit.counted(action="openid")
def back(request: HttpRequest) -> HttpResponse:
    """They are back. Whatever is wrong with it, they read one sentence; the log says which."""
    provider, held = the_provider(), request.session.pop(UNDER_WAY, None) or {}
    home = "gate:account" if SESSION_KEY in request.session else "gate:login"
    if provider is None or held.get("until", 0) < time.time():
        return _sorry(request, home, _("Ese paso ya no vale: empieza otra vez."))
    try:
        proof = _proof(request, provider, held["asked"])
        return ANSWERS[held["why"]](request, provider, proof, held)
    except NotProved as error:
        log.warning("Somebody comes back from the sign-in provider without proof: %s", error)
        return _sorry(request, home, _("%(name)s no ha confirmado quién eres.") % {"name": provider.name})
    except Unreachable as error:
        log.warning("The sign-in provider is silent: %s", error)
        return _sorry(
            request, home, _("%(name)s no responde ahora. Entra de otra manera.") % {"name": provider.name}
        )
    except Refused as error:
        return _sorry(request, home, str(error))


def _proof(request: HttpRequest, provider: Provider, asked: dict[str, str]) -> Proof:
    """Answered to what this browser asked, by whom it asked (RFC 9207), with a code that is good."""
    told = request.GET
    if not constant_time_compare(told.get("state", ""), asked["state"]):
        raise NotProved("the state is another one")
    if told.get("iss", provider.issuer) != provider.issuer:
        raise NotProved("the answer is of another issuer")
    if "error" in told or not told.get("code"):
        raise NotProved(f"it says {told.get('error', 'nothing')[:80]!r}")
    return redeem(provider, told["code"][:4000], asked, back=_our_address())


def _come_in(request: HttpRequest, provider: Provider, proof: Proof, held: dict[str, Any]) -> HttpResponse:
    person = prove_by_identity(proof)
    if person is None:
        log.info("An account of %s is linked to nobody who may come in.", proof.issuer)
        words = _(
            "Esa cuenta de %(name)s no está vinculada a ninguna de aquí. Entra con tu correo y vincúlala en «Tu acceso»."
        )
        return _sorry(request, "gate:login", words % {"name": provider.name})
    return begin(
        request, person, way="provider", remember=held["remember"], to=held["to"], two_steps=proof.two_steps
    )


def _join(request: HttpRequest, _provider: Provider, proof: Proof, held: dict[str, Any]) -> HttpResponse:
    person = link_by_invitation(held["token"], proof)
    return begin(request, person, way="provider", remember=False, two_steps=proof.two_steps)


def _link(request: HttpRequest, provider: Provider, proof: Proof, held: dict[str, Any]) -> HttpResponse:
    """For who began it, in the session in which they began it."""
    row = signed_in(request)
    if row is None or row.person is None or row.person_id != held["person"] or not has_just_proved(request):
        raise NotProved("who began to link has gone")
    link_identity(row.person, proof, by=actor_of(request) or SYSTEM)
    messages.success(request, _("Desde ahora puedes entrar con %(name)s.") % {"name": provider.name})
    return redirect("gate:account")


def _confirm(request: HttpRequest, _provider: Provider, proof: Proof, held: dict[str, Any]) -> HttpResponse:
    """They have proved again who they are, and just now."""
    row, person = signed_in(request), prove_by_identity(proof)
    if row is None or person is None or row.person_id != person.pk:
        raise NotProved("it is the account of somebody else")
    if proof.authenticated_at < time.time() - FRESH:
        raise NotProved("they have not been asked again")
    note_proof(request)
    request.session.cycle_key()
    return redirect(held["to"] or "gate:account")


ANSWERS: dict[str, Callable[[HttpRequest, Provider, Proof, dict[str, Any]], HttpResponse]] = {
    "come_in": _come_in, "join": _join, "link": _link, "confirm": _confirm,
}  # fmt: skip


def _our_address() -> str:
    return f"{settings.BASE_URL}{reverse('gate:openid_back')}"


def _sorry(request: HttpRequest, where: str, words: str) -> HttpResponse:
    messages.error(request, words)
    return redirect(where)
