"""What is kept of a contact of a customer."""

from __future__ import annotations

from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.customers.models import (
    AccessRequest,
    AddressChange,
    CallerCode,
    CallerProof,
    CompanyChange,
    Look,
    Membership,
    SectionRequest,
)
from ventanilla.domain.privacy.holdings.base import Holding, Rows, delete
from ventanilla.domain.privacy.subject import Subject
from ventanilla.domain.tickets.models import Copy


def _leave(rows: Rows, subject: Subject, with_words: bool) -> None:
    """As nobody's place: without a right, without a word of theirs."""
    rows.update(
        job_title="", phone="", mobile="", invited_as=subject.pseudonym, rights={}, is_access_manager=False,
        for_invoices=False, for_quotes=False, for_technical=False, wants_reports=False, wants_summary=False, channels={},
        is_active=False,
        removed_at=Coalesce("removed_at", now()), suspended_at=None, form_key=None, version=F("version") + 1,
    )  # fmt: skip


def _never_asked(rows: Rows, subject: Subject, with_words: bool) -> None:
    """A call that became a ticket stays, and says nothing."""
    Copy.objects.filter(request__in=rows).delete()
    state = AccessRequest.State
    of_tickets = AccessRequest.objects.filter(pk__in=rows.filter(tickets__isnull=False).values("pk"))
    of_tickets.filter(state=state.WAITING).update(state=state.REJECTED, decided_at=now())
    kept = list(of_tickets.values_list("pk", flat=True))
    rows.exclude(pk__in=kept).delete()
    AccessRequest.objects.filter(pk__in=kept).update(
        name=subject.pseudonym, email=subject.no_address, phone="", subject=""
    )


HOLDINGS = (
    Holding(
        "caller_codes", _("Códigos de llamada"), CallerCode,
        lambda who: CallerCode.objects.filter(member__in=who.members), erase=delete,
    ),
    Holding(
        "caller_proofs", _("Llamadas comprobadas"), CallerProof,
        lambda who: CallerProof.objects.filter(member__in=who.members), shown=("at", "until"), erase=delete,
    ),
    Holding(
        "address_changes", _("Cambios de correo"), AddressChange,
        lambda who: AddressChange.objects.filter(member__in=who.members), shown=("email", "asked_at"), erase=delete,
    ),
    Holding(
        "section_requests", _("Secciones pedidas"), SectionRequest,
        lambda who: SectionRequest.objects.filter(member__in=who.members),
        shown=("section", "state", "asked_at", "decided_at"), erase=delete,
    ),
    Holding(
        "access_requests", _("Accesos pedidos"), AccessRequest,
        lambda who: AccessRequest.objects.filter(email__in=who.addresses),
        shown=("customer__name", "name", "email", "phone", "subject", "state", "asked_at", "decided_at"),
        erase=_never_asked,
    ),
    Holding(
        "looks", _("Veces que soporte vio como la persona"), Look, lambda who: Look.objects.filter(member__in=who.members),
        shown=("began_at", "ended_at", "reason"),
        kept="The proof of who looked; a name in the reason is redacted like everywhere.",
    ),
    Holding(
        "company_changes", _("Cambios de empresa pedidos"), CompanyChange,
        lambda who: CompanyChange.objects.filter(asked_by__in=who.members),
        shown=("customer__name", "wanted", "state", "asked_at", "decided_at"),
        kept="Facts of the company, which stay; a name among them is redacted like everywhere.",
    ),
    Holding(
        "memberships", _("Fichas de contacto"), Membership, lambda who: Membership.objects.filter(pk__in=who.members),
        shown=(
            "customer__name", "job_title", "phone", "mobile", "rights", "scope", "is_access_manager", "for_invoices",
            "for_quotes", "for_technical", "invited_at", "joined_at", "suspended_at", "removed_at",
        ),
        erase=_leave,
    ),
)  # fmt: skip
