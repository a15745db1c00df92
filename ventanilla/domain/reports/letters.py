"""What customers are told of the figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils import translation

from ventanilla.domain.customers.models import Membership
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.mail.outbox import Draft, write_letters
from ventanilla.domain.people.letters import recipient
from ventanilla.domain.reports.monthly.report import MonthlyReport
from ventanilla.domain.reports.monthly.sheet import sheet_of
from ventanilla.domain.reports.wording import in_month


def key_of(member: Membership, month: date) -> str:
    """One letter to each of them about each month, whatever happens between writing it and noting it down."""
    return f"customer:{member.customer_id}:service_report:{month:%Y-%m}:{member.pk}"


def service_report(report: MonthlyReport, members: Sequence[Membership]) -> list[Letter]:
    """The main numbers, and where the rest is. Returns the letters that are new."""
    return write_letters([_draft(report, member) for member in members])


def _draft(report: MonthlyReport, member: Membership) -> Draft:
    to = recipient(member.person)
    with translation.override(to.language):
        context = {
            "person": member.person,
            "customer": report.customer,
            "month": in_month(report.first),
            "address": f"{report.first:%Y-%m}",
            "sheet": sheet_of(report),
            "mutable": True,
        }
    return Draft(
        key=key_of(member, report.first), to=to, template="reports/mail/service_report", context=context
    )
