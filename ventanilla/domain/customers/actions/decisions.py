"""What waits for an access manager: people who are to become contacts, and contacts who ask for a section."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import ChangedMeanwhile, Refused
from ventanilla.domain.customers import letters
from ventanilla.domain.customers.actions.company import (
    held_contact,
    held_governor,
    others_who_govern,
    refuse_excess,
    write,
)
from ventanilla.domain.customers.actions.contacts import NO_FACTS, Facts, invite_contact
from ventanilla.domain.customers.models import AccessRequest, Membership, Right, Section, SectionRequest
from ventanilla.domain.customers.policy import Grant, grant_of
from ventanilla.domain.journal.actions import record

ASK_AGAIN_AFTER = timedelta(days=7)


@transaction.atomic
def accept_request(
    request: AccessRequest,
    *,
    by: Membership,
    name: str,
    grant: Grant,
    facts: Facts = NO_FACTS,
    seen: int | None = None,
) -> Membership:
    """They are invited like anybody else. Pressed twice, they have been.

    Raises Refused when it has been decided otherwise, ChangedMeanwhile when it is not what was on the screen, and as
    `invite_contact` does. What they asked for is the caller's (`tickets.actions.strangers`).
    """
    by = held_governor(by)
    request = AccessRequest.objects.get(pk=request.pk, customer=by.customer_id)
    known = _invited_by(request, by)
    if known:
        return known
    refuse_decided(request, seen)
    return invite_contact(by=by, name=name, email=request.email, grant=grant, facts=facts)


@transaction.atomic
def reject_request(request: AccessRequest, *, by: Membership, seen: int | None = None) -> AccessRequest:
    """They do not become a contact, and nobody may ask for the same address again.

    Raises Refused when it has been decided otherwise, ChangedMeanwhile as above; twice is once.
    """
    by = held_governor(by)
    request = AccessRequest.objects.select_related("asked_by__person", "customer").get(
        pk=request.pk, customer=by.customer_id
    )
    if request.state == AccessRequest.State.REJECTED:
        return request
    refuse_decided(request, seen)
    at = now()
    request.state, request.decided_by, request.decided_at = AccessRequest.State.REJECTED, by, at
    request.version += 1
    request.save(update_fields=["state", "decided_by", "decided_at", "version"])
    letters.access_rejected(request, by)
    record(by, "access.rejected", request, at=at)
    return request


def refuse_decided(request: AccessRequest, seen: int | None = None) -> None:
    """Raises Refused when somebody has decided already or nobody did in time, ChangedMeanwhile when it is another now."""
    if request.state == AccessRequest.State.EXPIRED:
        raise Refused(_("Esta solicitud ha caducado. Si sigue haciendo falta, añade tú a la persona."))
    if not request.is_waiting:
        raise Refused(_("Otra persona ya ha decidido sobre esta solicitud."))
    if seen is not None and seen != request.version:
        raise ChangedMeanwhile(
            _("Esta solicitud ha cambiado mientras la mirabas. Mira qué hay de nuevo y decide.")
        )


def _invited_by(request: AccessRequest, by: Membership) -> Membership | None:
    """Whom the first press invited."""
    if request.state != AccessRequest.State.ACCEPTED or request.decided_by_id != by.pk:
        return None
    there = Membership.objects.kept().select_related("person", "customer")
    return there.filter(customer=by.customer_id, person__email=request.email).first()


@transaction.atomic
def ask_section(section: Section, *, by: Membership) -> SectionRequest:
    """Ask the company's access managers to open a locked section; once while it waits.

    Raises Refused for what is open already, within a week of a no, and where nobody else manages the accesses.
    """
    mine = SectionRequest.objects.filter(member=by, section=section)
    waiting = mine.filter(state=SectionRequest.State.WAITING).first()
    if waiting:
        return waiting
    if by.may_view(section):
        raise Refused(_("Ya tienes acceso a esta sección."))
    at = now()
    if mine.filter(state=SectionRequest.State.REJECTED, decided_at__gt=at - ASK_AGAIN_AFTER).exists():
        raise Refused(_("Lo pediste hace poco y no se te concedió. Háblalo con quien gestiona los accesos."))
    if not others_who_govern(by):
        raise Refused(_("Nadie más gestiona los accesos de tu empresa: pídelo a soporte."))
    request, is_new = SectionRequest.objects.get_or_create(
        member=by, section=section, state=SectionRequest.State.WAITING, defaults={"asked_at": at}
    )
    if is_new:
        letters.section_asked(request)
        record(by, "section.asked", request, at=at, section=Section(section).value)
    return request


@transaction.atomic
def decide_section(request: SectionRequest, *, by: Membership, right: str) -> SectionRequest:
    """Open the section as far as `right` says; the empty word leaves it locked. Whoever asked is told.

    Raises Refused when it has been decided already, and for more than the manager has.
    """
    by = held_governor(by)
    member, _by = held_contact(request.member, by=by)
    request = SectionRequest.objects.get(pk=request.pk, member=member)
    if request.state != SectionRequest.State.WAITING:
        raise Refused(_("Otra persona ya ha decidido sobre esta solicitud."))
    at = now()
    request.state = SectionRequest.State.GRANTED if right else SectionRequest.State.REJECTED
    request.decided_by, request.decided_at = by, at
    if right:
        _open(member, request.section, right, by)
    request.save(update_fields=["state", "decided_by", "decided_at"])
    request.member = member
    letters.section_decided(request, by)
    record(by, "section.decided", request, at=at, section=request.section, right=right)
    return request


def _open(member: Membership, section: str, right: str, by: Membership) -> None:
    before = grant_of(member)
    wanted = replace(before, rights={**before.rights, section: Right(right).value})
    if wanted.level(section) < before.level(section):
        return
    refuse_excess(by, wanted, before=before)
    write(member, **wanted.columns)
