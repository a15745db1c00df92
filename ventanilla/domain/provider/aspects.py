"""The provider's row has several aspects, each changed on a page of its own. A mark says how one was when it was read."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from ventanilla.domain.provider.models import Provider

IDENTITY = ("name", "legal_name", "tax_id", "legal_notice", "address", "phone", "email")
BRAND = ("colour", "logo", "logo_kind")
MAIL = ("mail_from", "smtp_host", "smtp_port", "smtp_user", "smtp_security", "smtp_secret")
INVOICE_MAIL = ("attaches_invoices",)
PUSH = ("sends_push",)
ACCESS = ("staff_second_factor",)
SECTIONS = ("sections_off",)
CONTACT = ("contact_points",)
WEEK = ("week",)
PERIODS = ("periods",)
WORDING = ("wording",)
COUNTED_BY = (WEEK, PERIODS)
"""When one of these changes, what is due changes with it."""
SECRET = frozenset({"logo", "smtp_secret"})
"""Of these the journal only hears that they changed: one is a password, the other a picture."""


def mark_of(row: Provider, aspect: tuple[str, ...]) -> str:
    """Another one as soon as anything in this aspect is another: a form carries it to say what it was begun on."""
    facts = [getattr(row, name) for name in aspect]
    told = json.dumps(facts, sort_keys=True, default=_digest)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _digest(content: Any) -> str:
    """SQLite brings bytes, PostgreSQL a memory view."""
    return hashlib.sha256(bytes(content)).hexdigest()
