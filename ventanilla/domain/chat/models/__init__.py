"""Conversations, what is said in them, and who of the desk is there to answer."""

from ventanilla.domain.chat.models.agent import Agent
from ventanilla.domain.chat.models.conversation import LIVE, Conversation, Side, State
from ventanilla.domain.chat.models.line import Event, Kind, Line, LineFile

__all__ = ["LIVE", "Agent", "Conversation", "Event", "Kind", "Line", "LineFile", "Side", "State"]
