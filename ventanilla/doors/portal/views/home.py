"""Inicio: what waits for me, what they are doing for me, what ends soon, and what came last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from ventanilla.domain.customers.models import Common, Membership, Section, section_is_on
from ventanilla.domain.customers.policy import may_govern
from ventanilla.domain.renewals.policy import may_decide_at_all
from ventanilla.domain.tickets.policy import may_open
from ventanilla.doors.portal import reads
from ventanilla.doors.portal.around_home import around_home, has_asked
from ventanilla.doors.portal.contacts.reads import requests_of, section_requests_of
from ventanilla.doors.portal.invoices.reads import last_invoices
from ventanilla.doors.portal.renewals.reads import ending_soon
from ventanilla.doors.portal.sections import sidebar
from ventanilla.doors.shared.access import PortalRequest, portal_page

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

SHOWN = 6
ENDING = 4
STARS = 5
"""How many are asked for their stars at once; the others wait in their list."""
EMPTY: dict[str, Any] = dict.fromkeys(
    ("questions", "unrated", "working", "ending", "warranties", "invoices", "orders", "to_sign", "requests",
     "section_requests", "hour_approvals", "hour_banks", "first_steps"), (),
)  # fmt: skip
TO_DO = ("to_sign", "hour_approvals", "requests", "section_requests")
"""What waits for a decision of theirs, besides the tickets."""


class Step(NamedTuple):
    """Something to begin with."""

    picture: str
    route: str
    title: _StrOrPromise
    about: _StrOrPromise


@require_safe
@portal_page()
def home(request: PortalRequest) -> HttpResponse:
    actor, today = request.actor, localdate()
    counts = reads.counts_for(actor) if actor.may_view(Section.SUPPORT) else {}
    context = {
        **EMPTY, "hour": localtime().hour, "today": localtime(), "may_open": may_open(actor), "counts": counts,
        "may_look": bool(counts), **(_tickets(actor, counts) if counts else {}), **around_home(actor, today),
        **_agreed(actor, today),
    }  # fmt: skip
    if may_govern(actor):
        context |= {
            "requests": list(requests_of(actor)),
            "section_requests": list(section_requests_of(actor)),
        }
    for name in TO_DO:
        context[name] = list(context[name])
    context["waits"] = sum(len(context[name]) for name in TO_DO) + sum(
        counts.get(one, 0) for one in ("waiting", "unrated")
    )
    there = ("waits", "working", "invoices", "orders")
    if not any(context[name] for name in there) and not has_asked(actor):
        context["first_steps"] = list(_first_steps(actor))
    return render(
        request, "portal/home.html", {**context, "sections": sidebar(actor, current="home", counts=counts)}
    )


def _tickets(me: Membership, counts: dict[str, int]) -> dict[str, Any]:
    return {
        "questions": reads.questions_for(me) if counts["waiting"] else [],
        "unrated": reads.unrated_for(me, size=STARS).rows if counts["unrated"] else [],
        "working": reads.working_for(me, size=SHOWN).rows if counts["support"] > counts["waiting"] else [],
        "working_count": max(0, counts["support"] - counts["waiting"]),
    }


def _agreed(me: Membership, today: date) -> dict[str, Any]:
    """What ends, and the last invoices."""
    told: dict[str, Any] = {}
    if me.may_view(Section.RENEWALS):
        told |= {"ending": ending_soon(me, today, ENDING), "may_decide_renewals": may_decide_at_all(me)}
    if me.may_view(Section.INVOICES):
        told |= {"invoices": last_invoices(me)}
    return told


def _first_steps(me: Membership) -> Iterator[Step]:
    """By what they may do here."""
    if may_open(me):
        yield Step(
            "plus",
            "portal:new_ticket",
            _("Cuéntanos qué necesitas"),
            _("Abre una incidencia y síguela aquí o por correo."),
        )
    if me.may_view(Section.SERVICES):
        yield Step(
            "layers",
            "portal:services",
            _("Mira qué tenéis contratado"),
            _("Cada servicio, hasta cuándo y con qué documentos."),
        )
    if may_govern(me):
        yield Step(
            "user-plus",
            "portal:new_contact",
            _("Invita a tu gente"),
            _("Tú decides qué ve cada persona de la empresa."),
        )
    if section_is_on(me.customer, Common.QUESTIONS):
        yield Step(
            "message-circle-question-mark",
            "portal:questions",
            _("Preguntas frecuentes"),
            _("Lo que más nos preguntáis, ya contestado."),
        )
