"""The desk's canned replies: writing them, and what they do to a ticket besides being said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.jobs.turns import take_turns
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.ordering import put_in_order
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.actions.ending import conclude
from ventanilla.domain.tickets.actions.tagging import add_tags, tag_names
from ventanilla.domain.tickets.canned import unknown_in
from ventanilla.domain.tickets.models import CannedReply, Ticket
from ventanilla.domain.tickets.status import Priority

LONGEST_TITLE = 80
LONGEST_TAGS = 200


@dataclass(frozen=True, kw_only=True)
class Wording:
    """What the editor of a canned reply asks for."""

    title: str
    body: str
    sent_as: CannedReply.SentAs = CannedReply.SentAs.REPLY
    priority: Priority | str = ""
    """Empty: as it was."""
    takes_it: bool = False
    tags: str = ""
    """Comma separated."""


@transaction.atomic
def save_canned(wording: Wording, *, by: StaffMember, canned: CannedReply | None = None) -> CannedReply:
    """Write a new one, or `canned` anew. Raises Refused for an unknown variable, a title that is taken, or no words."""
    facts = _clean(wording)
    take_turns("canned replies")
    _refuse_taken(facts["title"], canned)
    at = now()
    if canned is None:
        canned = CannedReply.objects.create(**facts, position=_last_place())
        record(by, "canned.written", canned, at=at, title=canned.title)
        return canned
    canned = CannedReply.objects.select_for_update().get(pk=canned.pk)
    changed = [name for name, value in facts.items() if getattr(canned, name) != value]
    if changed:
        for name in changed:
            setattr(canned, name, facts[name])
        canned.save(update_fields=changed)
        record(by, "canned.changed", canned, at=at, title=canned.title, changed=changed)
    return canned


@transaction.atomic
def retire_canned(canned: CannedReply, *, by: StaffMember) -> None:
    """It is offered no more; it can come back."""
    _offer(canned, "canned.retired", by=by, is_active=False)


@transaction.atomic
def bring_back_canned(canned: CannedReply, *, by: StaffMember) -> None:
    """It is offered again."""
    _offer(canned, "canned.brought_back", by=by, is_active=True)


@transaction.atomic
def order_canned(numbers: Sequence[int], *, by: StaffMember) -> None:
    """Offer them in this order from now on; those that are not named come after."""
    put_in_order(CannedReply.objects.order_by("position", "title"), numbers, verb="canned.ordered", by=by)


@transaction.atomic
def apply_effects(ticket: Ticket, canned: CannedReply, *, by: StaffMember) -> Ticket:
    """Priority, who has it and tags, as the canned reply says. On a completed ticket only the tags."""
    ticket = Ticket.objects.held(ticket)
    if canned.tags:
        add_tags(ticket, [canned.tags], by=by)
        ticket = Ticket.objects.held(ticket)
    facts: dict[str, Any] = {}
    if canned.priority and canned.priority != ticket.priority:
        facts["priority"] = canned.priority
    if canned.takes_it and ticket.assignee != by:
        facts["assignee"] = by
    if facts and ticket.is_open:
        at = now()
        ticket.change_quietly(at=at, **facts)
        told = {"priority": ticket.priority, "assignee": by.actor_name if "assignee" in facts else ""}
        conclude(by, "ticket.canned", ticket, at=at, title=canned.title, **told)
    return ticket


def _offer(canned: CannedReply, verb: str, *, by: StaffMember, is_active: bool) -> None:
    if CannedReply.objects.filter(pk=canned.pk, is_active=not is_active).update(is_active=is_active):
        record(by, verb, canned, at=now(), title=canned.title)


def _clean(wording: Wording) -> dict[str, Any]:
    facts = asdict(wording) | {"title": wording.title.strip(), "body": wording.body.strip()}
    if not 0 < len(facts["title"]) <= LONGEST_TITLE:
        raise Refused(_("Escribe un título, de 80 caracteres como mucho."), field="title")
    if not facts["body"]:
        raise Refused(_("Escribe el texto."), field="body")
    if unknown := unknown_in(wording.body):
        names = ", ".join("{{" + name + "}}" for name in unknown)
        raise Refused(
            _("No conocemos %(names)s: mira la lista de variables.") % {"names": names}, field="body"
        )
    tags = ", ".join(tag_names([wording.tags]))
    if len(tags) > LONGEST_TAGS:
        raise Refused(_("Son demasiadas etiquetas."), field="tags")
    return facts | {"tags": tags}


def _refuse_taken(title: str, canned: CannedReply | None) -> None:
    others = CannedReply.objects.exclude(pk=canned.pk) if canned else CannedReply.objects.all()
    if others.filter(title=title).exists():
        raise Refused(_("Ya hay una plantilla con ese título."), field="title")


def _last_place() -> int:
    return CannedReply.objects.count()
