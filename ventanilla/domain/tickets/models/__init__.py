"""Rows of the support desk, one file an idea. Import them from here."""

from ventanilla.domain.tickets.models.catalogue import Application, TicketType
from ventanilla.domain.tickets.models.desk import CannedReply, Presence, SavedView
from ventanilla.domain.tickets.models.feed import Feed
from ventanilla.domain.tickets.models.members import Copy, Reading, Watch
from ventanilla.domain.tickets.models.rating import PastRating, Rating
from ventanilla.domain.tickets.models.scope import TicketQuerySet
from ventanilla.domain.tickets.models.stages import Stage
from ventanilla.domain.tickets.models.ticket import Origin, Ticket
from ventanilla.domain.tickets.models.ties import Tag, TicketLink, TicketTag, TimeEntry
from ventanilla.domain.tickets.models.words import Attachment, Mention, Message

__all__ = [
    "Application", "Attachment", "CannedReply", "Copy", "Feed", "Mention", "Message", "Origin", "PastRating", "Presence",
    "Rating", "Reading", "SavedView", "Stage", "Tag", "Ticket", "TicketLink", "TicketQuerySet", "TicketTag", "TicketType",
    "TimeEntry", "Watch",
]  # fmt: skip
