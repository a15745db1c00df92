"""What administrators change about the provider itself: each verb one aspect of the row, and the journal tells what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import ChangedMeanwhile
from ventanilla.core.opening import Week
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.live import audiences
from ventanilla.domain.live.announcing import ask_again
from ventanilla.domain.provider import aspects
from ventanilla.domain.provider.aspects import mark_of
from ventanilla.domain.provider.facts import (
    ContactPoint,
    Identity,
    kept_points,
    kept_week,
    kept_wording,
    refuse_unfit_periods,
)
from ventanilla.domain.provider.house import forget_the_house
from ventanilla.domain.provider.logo import judged
from ventanilla.domain.provider.models import THE_ONE, Provider
from ventanilla.domain.provider.periods import Periods
from ventanilla.domain.provider.server import MailFacts


@transaction.atomic
def change_identity(facts: Identity, *, by: Actor, seen: str | None = None) -> Provider:
    """Name, tax id, legal data, and how to reach us. Raises Refused for what is not one, ChangedMeanwhile."""
    return _change(aspects.IDENTITY, facts.cleaned(), "provider.identity_changed", by=by, seen=seen)


@transaction.atomic
def change_brand(*, colour: str, logo: bytes, by: Actor, seen: str | None = None) -> Provider:
    """The colour and the logo from now on; no bytes, no logo. Raises Refused for an unfit logo, ChangedMeanwhile."""
    kind = judged(logo).kind if logo else ""
    values = {"colour": colour.lower(), "logo": logo or None, "logo_kind": kind}
    return _change(aspects.BRAND, values, "provider.brand_changed", by=by, seen=seen)


@transaction.atomic
def change_mail(facts: MailFacts, *, by: Actor, seen: str | None = None) -> Provider:
    """The address that letters come from, and the server they leave by.

    An empty password keeps the one there is, while server and user stay the same. Raises Refused for what is not an
    address or a server, ChangedMeanwhile.
    """
    row = _held()
    return _change(aspects.MAIL, facts.cleaned(row), "provider.mail_changed", by=by, seen=seen)


@transaction.atomic
def change_invoice_mail(*, attached: bool, by: Actor, seen: str | None = None) -> Provider:
    """Whether letters about new invoices bring the files, or a link. Raises ChangedMeanwhile."""
    values = {"attaches_invoices": attached}
    return _change(aspects.INVOICE_MAIL, values, "provider.invoice_mail_changed", by=by, seen=seen)


@transaction.atomic
def change_push(*, sent: bool, by: Actor, seen: str | None = None) -> Provider:
    """Whether notices go to people's devices. Raises ChangedMeanwhile."""
    return _change(aspects.PUSH, {"sends_push": sent}, "provider.push_changed", by=by, seen=seen)


@transaction.atomic
def change_access(*, staff_second_factor: bool, by: Actor, seen: str | None = None) -> Provider:
    """Whether the provider's people need a second step. Raises ChangedMeanwhile."""
    values = {"staff_second_factor": staff_second_factor}
    ask_again(audiences.DESK)
    return _change(aspects.ACCESS, values, "provider.access_changed", by=by, seen=seen)


@transaction.atomic
def switch_sections_off(sections: Iterable[str], *, by: Actor, seen: str | None = None) -> Provider:
    """These sections of the portal are not there for anybody; the others are. Raises ChangedMeanwhile."""
    values = {"sections_off": sorted(set(sections))}
    ask_again(audiences.EVERYBODY)
    return _change(aspects.SECTIONS, values, "provider.sections_switched", by=by, seen=seen)


@transaction.atomic
def change_contact_points(points: Iterable[ContactPoint], *, by: Actor, seen: str | None = None) -> Provider:
    """Other telephones, addresses and departments. Raises Refused for one without a name or without a way to reach it,
    ChangedMeanwhile.
    """
    values = {"contact_points": kept_points(points)}
    return _change(aspects.CONTACT, values, "provider.contact_changed", by=by, seen=seen)


@transaction.atomic
def change_week(week: Week, *, by: Actor, seen: str | None = None) -> Provider:
    """Opening hours. Raises Refused for windows that overlap or a week that is never open, ChangedMeanwhile."""
    return _change(aspects.WEEK, {"week": kept_week(week)}, "provider.week_changed", by=by, seen=seen)


@transaction.atomic
def change_periods(periods: Periods, *, by: Actor, seen: str | None = None) -> Provider:
    """How long things wait; tickets that wait already are appointed anew by whoever knows of them.

    Raises Refused for periods in an impossible order, ChangedMeanwhile.
    """
    refuse_unfit_periods(periods)
    defaults = asdict(Periods())
    kept = {name: value for name, value in asdict(periods).items() if value != defaults[name]}
    return _change(aspects.PERIODS, {"periods": kept}, "provider.periods_changed", by=by, seen=seen)


@transaction.atomic
def change_wording(words: Mapping[str, Mapping[str, str]], *, by: Actor, seen: str | None = None) -> Provider:
    """The provider's own words: `{"status.resolved": {"es": "Solucionado"}}`; what is empty is called as we call it.

    Raises Refused for a word that is too long, ChangedMeanwhile.
    """
    values = {"wording": kept_wording(words)}
    return _change(aspects.WORDING, values, "provider.wording_changed", by=by, seen=seen)


def end_first_start() -> None:
    """Somebody administrates from now on: no code of the console opens anything any more."""
    if Provider.objects.filter(pk=THE_ONE).exclude(setup_code_hash="").update(setup_code_hash=""):
        forget_the_house()


@transaction.atomic
def finish_setup(*, by: Actor) -> Provider:
    """The first steps are over; whatever was skipped stays to be done in the settings."""
    row = _held()
    if row.set_up_at is None:
        at = now()
        row.set_up_at = at
        row.save(update_fields=["set_up_at"])
        forget_the_house()
        record(by, "provider.set_up", row, at=at)
    return row


def change_rules() -> None:
    """What time is counted by is another from this transaction on: every process reads it anew, and the clock appoints
    all tickets again.
    """
    row = _held()
    row.rules_mark += 1
    row.rules_changed_at = now()
    row.save(update_fields=["rules_mark", "rules_changed_at"])
    forget_the_house()


def _change(
    aspect: tuple[str, ...], values: Mapping[str, Any], verb: str, *, by: Actor, seen: str | None
) -> Provider:
    """Write what differs, under the row's lock; nothing at all when nothing does."""
    row = _held()
    if seen is not None and seen != mark_of(row, aspect):
        raise ChangedMeanwhile(
            _("Alguien ha cambiado esto mientras lo editabas. Mira las diferencias y decide.")
        )
    changed = {name: value for name, value in values.items() if _plain(getattr(row, name)) != value}
    if changed:
        told = {name: _told(name, getattr(row, name), value) for name, value in changed.items()}
        if aspect in aspects.COUNTED_BY:
            changed |= {"rules_mark": row.rules_mark + 1, "rules_changed_at": now()}
        for name, value in changed.items():
            setattr(row, name, value)
        row.save(update_fields=[*changed])
        _conclude(row, verb, told, by=by, at=now())
    return row


def _conclude(row: Provider, verb: str, told: Mapping[str, Any], *, by: Actor, at: datetime) -> None:
    forget_the_house()
    record(by, verb, row, at=at, changed=dict(told))


def _held() -> Provider:
    """The row, made if nobody has needed it before, and kept from others until the commit."""
    return Provider.objects.select_for_update().get_or_create(pk=THE_ONE)[0]


def _told(name: str, before: object, after: object) -> object:
    return "•••" if name in aspects.SECRET else [before, after]


def _plain(value: object) -> object:
    return bytes(value) if isinstance(value, memoryview) else value
