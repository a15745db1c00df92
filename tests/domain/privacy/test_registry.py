"""Nothing is forgotten: every model that can say something of a person is in the registry, or here with its reason."""

from __future__ import annotations

from django.apps import apps
from django.db import models

from ventanilla.domain.customers.models import Membership
from ventanilla.domain.people.models import Person, StaffMember
from ventanilla.domain.privacy.holdings import HOLDINGS
from ventanilla.domain.privacy.sweeping import FREE

REASONS = {
    "calendars.Calendar": "the provider's days off",
    "calendars.Holiday": "the provider's days off",
    "calendars.Season": "the provider's days off",
    "contracts.Contract": "what a company has agreed",
    "contracts.Service": "what the provider offers",
    "contracts.Account": "who at the provider looks after a company, by number",
    "devices.DeviceLink": "the port of a cable",
    "devices.Scan": "what the machines of a company answered",
    "devices.Site": "where a company is",
    "hours.HourBank": "what a company has bought",
    "hours.Movement": "minutes of a company, and why they moved",
    "hours.Spending": "what was done for a company, as its work order says",
    "invoices.Arrival": "papers of companies, which the law has kept",
    "invoices.FolderState": "names of files that could not be read",
    "invoices.Invoice": "papers of companies, which the law has kept",
    "invoices.InvoiceFile": "papers of companies, which the law has kept",
    "jobs.Pulse": "names of processes",
    "jobs.Schedule": "names of appointments",
    "journal.Entry": "rewritten line by line: actions/journalling.py",
    "knowledge.Article": "what the provider tells everybody",
    "knowledge.Term": "its words",
    "levels.ServiceLevel": "what is promised",
    "people.Throttle": "hashes, forgotten within a day",
    "privacy.Term": "kinds and days",
    "provider.Information": "what people are told",
    "provider.Provider": "the company itself",
    "push.Key": "of the installation",
    "reports.Bookkeeping": "a time zone",
    "reports.Tally": "sums, by number",
    "search.Row": "read again: index.py",
    "search.Word": "read again: index.py",
    "tickets.Application": "what the provider offers",
    "tickets.Stage": "what a ticket was, when",
    "tickets.TicketLink": "two numbers",
    "tickets.TicketType": "what the provider offers",
    "workorders.Line": "hours of work of the provider's people, part of the paper that was issued",
    "workorders.Material": "names of things",
}
# fmt: off
ALSO_KEPT = {
    "customers.AccessRequest": {"name", "email", "phone"},
    "customers.CompanyChange": {"taken"},
    "customers.Customer": {"code", "name", "legal_name", "tax_id", "phone", "email", "external_id", "sections_off"},
    "devices.Device": {"kind", "brand", "model", "serial", "ip", "mac", "state", "external_id", "label_code", "form_key"},
    "jobs.Job": {"task_path", "queue", "unique_key"},
    "mail.Channel": {"name"},
    "mail.Letter": {"about_kind",
        "key",
        "to_name",
        "to_address",
        "language",
        "message_id",
        "thread_root",
        "references",
        "in_reply_to",
        "secrets",
        "enclosures",
    },
    "files.StoredFile": {"sha256", "place", "owner"},
}
# fmt: on
"""Texts of swept models that stay: of the company, of other people, or of the machine."""
_PEOPLE = (Person, Membership, StaffMember)


def test_every_model_that_may_tell_of_a_person_is_known_to_privacy():
    known = {one.model._meta.label for one in HOLDINGS} | FREE.keys() | REASONS.keys()

    assert sorted(label for label in _telling() if label not in known) == []


def test_every_text_of_a_swept_model_is_swept_erased_or_explained():
    erased = {one.model._meta.label for one in HOLDINGS if one.erase}
    missing = [
        f"{label}.{name}"
        for label, columns in FREE.items()
        if label not in erased or label in ALSO_KEPT
        for name in _texts(apps.get_model(label)) - set(columns) - ALSO_KEPT.get(label, set())
    ]

    assert missing == []


def test_every_holding_is_erased_or_says_why_not_and_shows_columns_that_exist():
    assert [one.name for one in HOLDINGS if not (one.erase or one.kept)] == []
    assert len({one.name for one in HOLDINGS}) == len(HOLDINGS)
    for one in HOLDINGS:
        str(one.model._default_manager.values(*one.shown).query)


def _telling() -> set[str]:
    """Our models with a key to a person, or with words."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("ventanilla.")]
    return {model._meta.label for model in ours if _texts(model) or _leads_to_a_person(model)}


def _leads_to_a_person(model: type[models.Model]) -> bool:
    return any(
        field.related_model in _PEOPLE
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation
    )


def _texts(model: type[models.Model]) -> set[str]:
    kinds = models.CharField | models.TextField | models.JSONField
    return {
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, kinds)
        and not field.choices
        and not field.name.endswith(("_hash", "_digest", "_key"))
    }
