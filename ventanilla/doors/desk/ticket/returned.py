"""A form that came back: what was typed stays, and what happened meanwhile is pointed at.

Every form of a ticket carries what its page had seen: the ticket's version, its newest message and its newest event.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django import forms
from django.http import HttpRequest

from ventanilla.core.errors import ChangedMeanwhile
from ventanilla.core.text import number_in
from ventanilla.core.words import say as _
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.models import Ticket
from ventanilla.doors.desk.forms.tickets import Difference, PlanForm, QualifyForm, differences
from ventanilla.doors.desk.ticket.onlookers import names_in_a_row
from ventanilla.doors.desk.ticket.pane import Pane
from ventanilla.doors.shared.forms import Attempt, Files


def seen_version(request: HttpRequest) -> int | None:
    """The version of the ticket that the page showed; None where the form did not say."""
    return _number(request, "version")


@dataclass(frozen=True)
class Returned:
    name: str
    """Of the form: a tab of the composer, `qualify`, `plan`, or a short one of the pane."""
    form: forms.Form
    files: Files | None = None
    is_stale: bool = False
    """Somebody changed the ticket after the page was shown: sending it again is a decision."""

    @property
    def told(self) -> str:
        """Why it came back, in one line."""
        return " ".join(str(reason) for reasons in self.form.errors.values() for reason in reasons)

    @classmethod
    def of(cls, name: str, attempt: Attempt, files: Files | None = None) -> Returned:
        return cls(name, attempt.form, files, isinstance(attempt.refusal, ChangedMeanwhile))


@dataclass(frozen=True)
class News:
    """What a page that comes back has to point at."""

    messages: frozenset[int] = frozenset()
    events: frozenset[int] = frozenset()
    sentence: str = ""
    differences: list[Difference] = field(default_factory=list)
    """«Ahora / lo tuyo», for forms of fields."""


def what_is_new(request: HttpRequest, me: StaffMember, ticket: Ticket, pane: Pane, back: Returned) -> News:
    """What has happened since the page was shown that the form stood in."""
    message, event = _number(request, "seen_message"), _number(request, "seen_event")
    lines = [one for one in pane.thread if one.id > ((event if one.is_event else message) or one.id)]
    return News(
        frozenset(one.id for one in lines if not one.is_event),
        frozenset(one.id for one in lines if one.is_event),
        _sentence(ticket, me, {one.author for one in lines if not one.is_event}, event) if back.is_stale else "",
        list(differences(back.form, ticket)) if back.is_stale and isinstance(back.form, QualifyForm | PlanForm) else [],
    )  # fmt: skip


def _sentence(ticket: Ticket, me: StaffMember, wrote: set[str], since: int | None) -> str:
    """«Lucía Ferrer ha escrito mientras escribías.»"""
    if wrote - {me.actor_name}:
        return _("%(who)s ha escrito mientras escribías.") % {
            "who": names_in_a_row(sorted(wrote - {me.actor_name}))
        }
    entries = Entry.objects.about("ticket", ticket.pk).filter(pk__gt=since or 0)
    changed = set(entries.values_list("actor_name", flat=True)) - {me.actor_name}
    if changed and since is not None:
        return _("%(who)s ha cambiado esta incidencia mientras escribías.") % {
            "who": names_in_a_row(sorted(changed))
        }
    return _("Esta incidencia ha cambiado mientras escribías.")


def _number(request: HttpRequest, name: str) -> int | None:
    return number_in(request.POST.get(name, ""))
