"""The figures of one look, each read when it is asked for and once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ventanilla.domain.chat.figures import Figures, figures_of, read_chats
from ventanilla.domain.customers.models import Section, section_is_on
from ventanilla.domain.reports.flow import Flow, flow
from ventanilla.domain.reports.groups import Summary, groups
from ventanilla.domain.reports.lengths import Spread, until_first_answer, until_resolved
from ventanilla.domain.reports.load import Load, load
from ventanilla.domain.reports.open_now import OpenNow, open_now
from ventanilla.domain.reports.satisfaction import Comment, Stars, last_comments, stars
from ventanilla.domain.reports.scope import Scope
from ventanilla.doors.desk.reports.asked import GROUPS, Asked


@dataclass(frozen=True)
class Report:
    asked: Asked
    scope: Scope

    @cached_property
    def open(self) -> OpenNow:
        return open_now(self.scope)

    @cached_property
    def flow(self) -> Flow:
        return flow(self.scope)

    @cached_property
    def answers(self) -> Spread:
        return until_first_answer(self.scope)

    @cached_property
    def solutions(self) -> Spread:
        return until_resolved(self.scope)

    @cached_property
    def stars(self) -> Stars:
        return stars(self.scope)

    @cached_property
    def comments(self) -> list[Comment]:
        return last_comments(self.scope)

    @cached_property
    def load(self) -> list[Load]:
        return load(self.scope, self.open)

    @cached_property
    def groups(self) -> list[Summary]:
        return groups(self.scope, GROUPS[self.asked.by])

    @cached_property
    def chats(self) -> Figures:
        """Of everybody or of one customer: a chat has neither a team nor a type."""
        period, only = self.asked.period, self.scope.only
        if only.asked().keys() - {"customer"} or not section_is_on(None, Section.CHAT):
            return figures_of([], period.zone)
        return figures_of(read_chats(period.since, period.until, customer=only.customer), period.zone)
