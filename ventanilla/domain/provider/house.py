"""The provider as everything else reads it: one small value, kept in memory, a few seconds old at most."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection, transaction
from django.utils.translation import get_language

from ventanilla.core.colour import MailColours, mail_colours
from ventanilla.core.opening import OFFICE, Week, in_words
from ventanilla.domain.provider.account import MailAccount, account_of
from ventanilla.domain.provider.models import THE_ONE, Provider
from ventanilla.domain.provider.periods import Periods, periods_of

__all__ = ["House", "Periods", "Week", "forget_the_house", "house_of", "the_house"]

FRESH = 5.0
"""Seconds that a process may believe what it read: another process may have changed it."""


@dataclass(frozen=True)
class House:
    """The provider's row over the configuration: what is empty in the row is as the configuration says."""

    row: Provider
    periods: Periods
    week: Week
    read_at: float = field(default_factory=time.monotonic)

    @property
    def name(self) -> str:
        return self.row.name or str(settings.ENV.brand_name)

    @property
    def initial(self) -> str:
        """What stands for the brand where there is no logo."""
        return self.name.strip()[:1].upper()

    @property
    def legal_name(self) -> str:
        return self.row.legal_name or str(settings.ENV.brand_legal_name) or self.name

    @property
    def address(self) -> str:
        return self.row.address or str(settings.ENV.brand_address)

    @property
    def phone(self) -> str:
        return self.row.phone or str(settings.ENV.brand_phone)

    @property
    def email(self) -> str:
        return self.row.email or str(settings.ENV.brand_email)

    @property
    def tax_id(self) -> str:
        return self.row.tax_id

    @property
    def legal_notice(self) -> str:
        return self.row.legal_notice

    @property
    def imprint(self) -> str:
        """Who writes, in one line, as the law asks of a firm's letters (Código de Comercio, art. 24)."""
        facts = (self.legal_name, self.tax_id, self.address, self.phone, self.legal_notice)
        return " · ".join(one for one in facts if one)

    @property
    def contact_points(self) -> list[dict[str, str]]:
        return list(self.row.contact_points)

    @property
    def hours(self) -> str:
        """Opening hours in the active language's words; the configuration's sentence while nobody has set a week."""
        return in_words(self.week) if self.row.week else str(settings.ENV.brand_hours)

    @property
    def privacy_url(self) -> str:
        return str(settings.ENV.privacy_url)

    @property
    def colour(self) -> str:
        return self.row.colour or str(settings.ENV.brand_colour)

    @property
    def colours(self) -> MailColours:
        """All that letters paint with."""
        return _colours(self.colour)

    @property
    def mail_from(self) -> str:
        return self.row.mail_from or str(settings.ENV.mail_from)

    @property
    def mail_account(self) -> MailAccount:
        return account_of(self.row)

    @property
    def attaches_invoices(self) -> bool:
        return self.row.attaches_invoices

    @property
    def sends_push(self) -> bool:
        """Never in a demonstration: nothing leaves it."""
        return self.row.sends_push and not settings.ENV.demo

    @property
    def has_logo(self) -> bool:
        return bool(self.row.logo) or bool(settings.ENV.brand_logo)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(settings.TIME_ZONE)

    @property
    def brand_mark(self) -> str:
        """Eight letters that change when the look of the brand does: they make its addresses new."""
        facts = f"{self.colour} {self.name} {settings.ENV.brand_logo} {self._logo_mark}"
        return hashlib.sha256(facts.encode()).hexdigest()[:8]

    @cached_property
    def _logo_mark(self) -> str:
        return hashlib.sha256(bytes(self.row.logo or b"")).hexdigest()

    @property
    def staff_need_second_factor(self) -> bool:
        """Its people come in by two steps. Never in a demonstration: everybody comes in as them."""
        if settings.ENV.demo:
            return False
        own = self.row.staff_second_factor
        return bool(settings.ENV.staff_second_factor if own is None else own)

    @property
    def waits_for_first_start(self) -> bool:
        """Nobody administrates yet, and the console shows a code."""
        return bool(self.row.setup_code_hash)

    def word(self, kind: str, value: str, default: str) -> str:
        """The provider's own word for a status or a priority, in the active language."""
        own = self.row.wording.get(f"{kind}.{value}")
        return str(own.get((get_language() or "es")[:2]) or default) if own else default


_colours = cache(mail_colours)
_known: House | None = None


def the_house() -> House:
    """The provider as it is now. No statement while what this process knows is fresh; while the database is silent
    that is believed for longer, so that who cannot work at least sees whose house it is.
    """
    known = _known
    if known is not None and time.monotonic() - known.read_at <= FRESH:
        return known
    try:
        return the_house_now()
    except (OperationalError, InterfaceError):
        if known is None or connection.in_atomic_block:
            raise
        return known


def the_house_now() -> House:
    """Read this moment, for the few who would do harm with an old word. One statement."""
    return know(Provider.objects.filter(pk=THE_ONE).first() or Provider(pk=THE_ONE))


def know(row: Provider) -> House:
    """Take this row for the provider's from now on, until it is time to read it again."""
    global _known
    _known = house_of(row)
    return _known


def the_house_at_hand() -> House:
    """What this process knows, however old, else the configuration: for pages that may not ask a database in trouble."""
    return _known or house_of(Provider(pk=THE_ONE))


def house_of(row: Provider) -> House:
    """The house that this row describes."""
    return House(row, periods_of(row.periods), week_of(row.week))


def forget_the_house() -> None:
    """Read it again: the row has changed, and will once more have when the change is there for everybody."""
    forget()
    transaction.on_commit(forget)


def forget() -> None:
    """Only in this process, at once and without a look at the database."""
    global _known
    _known = None


def week_of(kept: Mapping[str, Any]) -> Week:
    """The week as the row keeps it, in the shape that is counted with; office hours when nobody has said otherwise."""
    return windows_in(kept) or OFFICE


def windows_in(kept: Mapping[str, Any]) -> Week:
    """The same for a week that may be closed altogether."""
    return {int(day): tuple((int(a), int(b)) for a, b in windows) for day, windows in kept.items()}
