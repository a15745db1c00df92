"""What one ticket of the corpus leaves behind, table by table, as the verbs would have left it."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from benchmarks.corpus import Corpus, Said, Ticket
from benchmarks.people_rows import TAGS, TEAMS, contact_email, person_of_contact
from benchmarks.rows import Table
from benchmarks.search_rows import SearchRows
from ventanilla.core.html import from_words
from ventanilla.domain.journal.chain import GENESIS, Line, digest_of_words, seal
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.mail.models import Letter, LetterState
from ventanilla.domain.tickets import models as desk
from ventanilla.domain.tickets.status import OPEN


class TicketRows:
    """Every table that a ticket leaves rows in, filled ticket by ticket."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.types = list(desk.TicketType.objects.order_by("pk").values_list("pk", "name"))
        self.applications = list(desk.Application.objects.order_by("pk").values_list("pk", flat=True))
        self.customer_texts = [(text, from_words(text)) for text in corpus.customer_texts]
        self.staff_texts = [(text, from_words(text)) for text in corpus.staff_texts]
        self.numbers = {
            name: count(1) for name in ("message", "reading", "entry", "letter", "rating", "tag", "copy")
        }
        self.sealed = GENESIS
        self.search = SearchRows(corpus)
        self.tickets = Table(
            desk.Ticket, "number", "customer_id", "requester_id", "type_id", "application_id", "urgency", "priority",
            "subject", "status", "status_since", "assignee_id", "team_id", "is_verified", "created_at", "updated_at",
            "qualified_at", "first_response_at", "planned_at", "started_at", "resolved_at", "closed_at", "awaits_staff",
            "turn_since", "customer_spoke_at", "staff_spoke_at", "due_at", "promised_at", "wakes_at", "wants_rating",
        )  # fmt: skip
        self.messages = Table(
            desk.Message, "id", "ticket_id", "is_note", "purpose", "contact_id", "staff_id", "author_name", "body",
            "body_html", "created_at",
        )  # fmt: skip
        self.ratings = Table(desk.Rating, "id", "ticket_id", "stars", "rated_by_id", "rated_at")
        self.past_ratings = Table(
            desk.PastRating, "id", "ticket_id", "round", "stars", "rated_by_id", "rated_at"
        )
        self.readings = Table(desk.Reading, "id", "ticket_id", "person_id", "read_at")
        self.tags = Table(desk.TicketTag, "id", "ticket_id", "tag_id")
        self.copies = Table(desk.Copy, "id", "ticket_id", "member_id")
        self.entries = Table(Entry, "id", *Line._fields, "is_access", "salt", "words", "previous", "hash")
        self.letters = Table(
            Letter, "id", "state", "key", "to_name", "to_address", "language", "subject", "headline", "text", "html",
            "message_id", "about_kind", "about_id", "created_at", "run_after", "sent_at",
        )  # fmt: skip

    @property
    def tables(self) -> list[Table]:
        return [self.tickets, self.messages, self.ratings, self.past_ratings, self.readings, self.tags, self.copies,
                self.entries, self.letters]  # fmt: skip

    def add(self, ticket: Ticket) -> None:
        self._ticket(ticket)
        for said in ticket.said:
            self._message(ticket, said)
        self._around(ticket)
        self._journal(ticket)
        self._letter(ticket)

    def _ticket(self, t: Ticket) -> None:
        now, staff_spoke, customer_spoke = self.corpus.now, _last_of(t, staff=True), _last_of(t, staff=False)
        public = [said for said in t.said if not said.is_note]
        awaits_staff = t.finished_at is None and not public[-1].by_staff
        due = awaits_staff and t.status in ("awaiting_support", "in_progress")
        ago = timedelta(minutes=t.number * 37 % 5760)
        is_open = t.status in OPEN
        self.tickets.add(
            t.number, t.customer, t.contact, self._type(t)[0], self.applications[t.number % len(self.applications)],
            t.priority, t.priority, t.subject, t.status, t.touched_at, t.agent, 1 + t.number % len(TEAMS),
            not is_open or t.number % 50 != 0, t.opened_at, t.touched_at, t.opened_at if t.agent else None,
            staff_spoke, now + ago - timedelta(days=2) if t.status == "planned" else None,
            t.opened_at if t.agent else None, t.finished_at if t.status in ("resolved", "closed") else None,
            t.finished_at if t.status in ("closed", "cancelled") else None, awaits_staff, public[-1].at, customer_spoke,
            staff_spoke, now + ago - timedelta(days=1) if due else None, now + ago - timedelta(days=1) if due else None,
            now + timedelta(days=1) + ago if t.status in ("resolved", "awaiting_customer") else None,
            t.status in ("resolved", "closed") and not t.stars,
        )  # fmt: skip

    def _message(self, t: Ticket, said: Said) -> None:
        body, html = (self.staff_texts if said.by_staff else self.customer_texts)[said.text]
        if said.rare:
            body, html = f"{body}\n\nEs por {said.rare}.", f"{html}\n<p>Es por {said.rare}.</p>"
        agent = (t.agent or 1) if said.by_staff else None
        contact = None if said.by_staff else t.contact
        purpose = "solution" if t.finished_at and said is t.said[-1] and said.by_staff else ""
        author = f"Técnico {agent}" if agent else f"Contacto {contact}"
        self.messages.add(
            next(self.numbers["message"]),
            t.number,
            said.is_note,
            purpose,
            contact,
            agent,
            author,
            body,
            html,
            said.at,
        )

    def _around(self, t: Ticket) -> None:
        """Stars, what has been read, tags, copies, and what it is found by."""
        if t.stars:
            number = next(self.numbers["rating"])
            self.ratings.add(number, t.number, t.stars, t.contact, t.touched_at)
            self.past_ratings.add(number, t.number, 1, t.stars, t.contact, t.touched_at)
        if t.is_read:
            for person in {person_of_contact(t.contact, self.corpus), t.agent or 1}:
                self.readings.add(next(self.numbers["reading"]), t.number, person, t.touched_at)
        if t.number % 8 == 0:
            self.tags.add(next(self.numbers["tag"]), t.number, 1 + t.number // 8 % len(TAGS))
        copied = self._copied(t)
        if copied:
            self.copies.add(next(self.numbers["copy"]), t.number, copied)
        self.search.add(t, copied=copied)

    def _journal(self, t: Ticket) -> None:
        contact, agent = f"Contacto {t.contact}", f"Técnico {t.agent}"
        self._record(t, t.opened_at, "contact", t.contact, contact, "opened", {"files": 0})
        if t.agent:
            kind = {"type": self._type(t)[1], "application": "", "priority": t.priority, "assignee": agent}
            self._record(t, t.opened_at, "staff", t.agent, agent, "qualified", kind)
            self._record(t, t.opened_at, "staff", t.agent, agent, "started", {"assignee": agent})
        if t.status == "cancelled":
            self._record(t, t.touched_at, "contact", t.contact, contact, "cancelled", {})
        elif t.finished_at:
            self._record(t, t.touched_at, "staff", t.agent, agent, "resolved", {})

    def _record(
        self,
        t: Ticket,
        at: datetime,
        kind: str,
        number: int | None,
        name: str,
        verb: str,
        facts: dict[str, Any],
    ) -> None:
        """A line of the journal, in the chain like any other."""
        line = Line(at, kind, number, name, f"ticket.{verb}", "ticket", t.number, t.customer, facts)
        words = digest_of_words("", name, facts)
        previous, self.sealed = self.sealed, seal(self.sealed, line, words)
        told = (*line[:-1], json.dumps(facts), False, "", words)
        self.entries.add(next(self.numbers["entry"]), *told, previous, self.sealed)

    def _copied(self, t: Ticket) -> int | None:
        """A colleague, now and then."""
        colleague = self.corpus.contacts_of[t.customer][-1]
        return colleague if t.number % 33 == 0 and colleague != t.contact else None

    def _type(self, t: Ticket) -> tuple[int, str]:
        number, name = self.types[t.number % len(self.types)]
        return number, name

    def _letter(self, t: Ticket) -> None:
        number, text = next(self.numbers["letter"]), f"Hemos recibido tu incidencia #{t.number}."
        self.letters.add(
            number, LetterState.SENT.value, f"ticket:{t.number}:received", f"Contacto {t.contact}", contact_email(t.contact),
            "es", f"[#{t.number}] {t.subject}", text, text, f"<p>{text}</p>", f"<{number}@norte.example>", "ticket",
            t.number, t.opened_at, t.opened_at, t.opened_at,
        )  # fmt: skip


def _last_of(ticket: Ticket, *, staff: bool) -> datetime | None:
    return next((one.at for one in reversed(ticket.said) if one.by_staff is staff and not one.is_note), None)
