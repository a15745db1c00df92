"""What one is told of, and by what: a table of boxes, as people think of it."""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING, NamedTuple

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ventanilla.domain.customers.actions.preferences import want_reports, want_summary
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.mail.bells import Topic
from ventanilla.domain.notices.actions import choose_channels
from ventanilla.domain.notices.channels import (
    ALL,
    OF_CONTACTS,
    OF_STAFF,
    Channel,
    channels_of,
    topics_of,
    wants_digest,
)
from ventanilla.domain.notices.models import Reader
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.provider.house import the_house
from ventanilla.domain.reports.policy import may_see_service_report
from ventanilla.domain.summaries.policy import gets_summary
from ventanilla.doors.gate.account.access import AccountRequest, account_page
from ventanilla.doors.gate.account.devices import device_context

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


class Row(NamedTuple):
    topic: str
    label: _StrOrPromise
    boxes: dict[str, bool | None]
    """By channel, whether it is ticked; None where there is nothing to tick."""


@require_http_methods(["GET", "HEAD", "POST"])
@account_page
def preferences(request: AccountRequest) -> HttpResponse:
    """In the name of the company that they act for now; whoever works the desk, as that."""
    me = request.by
    if not isinstance(me, Membership | StaffMember):
        return redirect("gate:account")
    if request.method == "POST":
        _keep(me, request.POST)
        messages.success(request, _("Guardado."))
        return redirect("gate:account_notices")
    context = {
        **device_context(request),
        "rows": [*_rows(me), *_by_mail_alone(me)],
        "digest": wants_digest(me),
        "shown": _shown(),
        "company": me.customer.name if isinstance(me, Membership) else "",
    }
    return render(request, "gate/account/notices.html", context)


def _rows(me: Reader) -> list[Row]:
    return [
        Row(one.value, one.label, {channel.value: channel in channels_of(me, one) for channel in Channel})
        for one in topics_of(me)
    ]


def _by_mail_alone(me: Reader) -> list[Row]:
    if not isinstance(me, Membership):
        return []
    found = [(Topic.SUMMARY, gets_summary(me))]
    if _may_have_reports(me):
        found.insert(0, (Topic.REPORTS, me.wants_reports))
    return [Row(one.value, one.label, {"mail": wanted, "bell": None, "push": None}) for one, wanted in found]


def _may_have_reports(me: Membership) -> bool:
    return me.is_access_manager and may_see_service_report(me)


def _shown() -> Set[Channel]:
    """Nobody chooses what the house does not send."""
    return ALL if the_house().row.sends_push else ALL - {Channel.PUSH}


def _chosen(me: Reader, topic: Topic, ticked: QueryDict) -> Set[Channel]:
    named = {one for one in _shown() if f"{topic.value}-{one.value}" in ticked}
    return frozenset(named | (channels_of(me, topic) - _shown()))


@transaction.atomic
def _keep(me: Reader, ticked: QueryDict) -> None:
    """What they do not see on the page stays as it was."""
    shown = topics_of(me)
    chosen = {
        one: _chosen(me, one, ticked) if one in shown else channels_of(me, one)
        for one in (OF_CONTACTS if isinstance(me, Membership) else OF_STAFF)
    }
    choose_channels(me, chosen, digest="digest" in ticked, by=me)
    if isinstance(me, Membership):
        summary = "summary-mail" in ticked
        if summary != gets_summary(me):
            want_summary(me, wanted=summary, by=me)
        if _may_have_reports(me):
            want_reports(me, wanted="reports-mail" in ticked, by=me)
