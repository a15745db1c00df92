"""The composer as it stands: which tab is open, what is in the box, and what it began as."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from ventanilla.core.text import number_in
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.canned import fill
from ventanilla.domain.tickets.models import CannedReply, Ticket
from ventanilla.doors.desk.forms.tickets import WordsForm
from ventanilla.doors.desk.ticket.returned import Returned
from ventanilla.doors.desk.ticket.words import Tab, tabs_of
from ventanilla.doors.shared.drafts import Kept


@dataclass(frozen=True)
class Writing:
    form: WordsForm
    tabs: list[Tab]
    chosen: str
    text: str
    files: Sequence[StoredFile]
    canned: CannedReply | None = None

    @property
    def shown(self) -> list[Tab]:
        """The common ones, and the one that was asked for."""
        return [tab for tab in self.tabs if tab.key or tab.value == self.chosen]

    @property
    def tab(self) -> Tab:
        return next(tab for tab in self.tabs if tab.value == self.chosen)


def writing_in(
    request: HttpRequest, ticket: Ticket, me: StaffMember, draft: Kept, back: Returned | None
) -> Writing:
    """What came back to be mended; else the draft, in the tab that was asked for, with the canned reply that was chosen."""
    tabs = tabs_of(ticket)
    if back and isinstance(back.form, WordsForm):
        text, number = str(back.form["message"].value() or ""), back.form["canned"].value()
        kept = back.files.kept if back.files else []
        return Writing(back.form, tabs, _open(tabs, back.name), text, kept, _canned(str(number or "")))
    canned = _canned(request.GET.get("plantilla", ""))
    asked = canned.sent_as if canned else request.GET.get("hacer", "")
    # What was begun as a note is never shown as something that the customer would read.
    chosen = "note" if draft.text and draft.kind == "note" else asked or draft.kind
    filled = fill(canned.body, ticket, me) if canned else ""
    text = "\n\n".join(part for part in (draft.text, filled) if part)
    return Writing(WordsForm(), tabs, _open(tabs, chosen), text, draft.files, canned)


def _open(tabs: Sequence[Tab], wanted: str) -> str:
    return wanted if wanted in [tab.value for tab in tabs] else tabs[0].value


def _canned(number: str) -> CannedReply | None:
    known = number_in(number)
    return CannedReply.objects.filter(pk=known, is_active=True).first() if known else None
