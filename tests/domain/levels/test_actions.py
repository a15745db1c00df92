"""What administrators say of service levels: each verb one line, open clocks counted anew, and every no."""

from __future__ import annotations

import pytest

from tests.cast import a_ticket
from tests.traces import traces
from ventanilla.core.errors import ChangedMeanwhile, Refused
from ventanilla.domain.calendars.models import Calendar
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.levels.actions import (
    LevelFacts,
    agree_terms,
    bring_back_level,
    change_level,
    create_level,
    order_levels,
    retire_level,
    the_default_level,
)
from ventanilla.domain.levels.finding import the_default
from ventanilla.domain.levels.known import DEFAULT_TARGETS, the_levels
from ventanilla.domain.levels.models import ServiceLevel
from ventanilla.domain.levels.words import Metric
from ventanilla.domain.provider.models import Provider
from ventanilla.domain.tickets.actions.catalogue import add_application, add_type, change_type
from ventanilla.domain.tickets.actions.reappointing import keep_up_with_the_rules
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.terms import level_for

QUICK = {"first_response": {"high": 30, "low": None}, "resolution": {"high": 120}}


def facts(name: str = "Oro", **changes) -> LevelFacts:
    return LevelFacts(**{"name": name, "calendar": None, "targets": QUICK, **changes})


def rules() -> int:
    return Provider.objects.values_list("rules_mark", flat=True).first() or 0


@pytest.fixture
def gold(cast) -> ServiceLevel:
    return create_level(facts(), by=cast.ivan)


def test_a_new_one_keeps_what_it_promises_and_nothing_else(cast):
    with traces() as left:
        level = create_level(
            facts("  Oro   viejo ", around_the_clock=["high"], pauses=["planned", "nothing"]), by=cast.ivan
        )

    assert level.name == "Oro viejo"
    assert level.targets == {"first_response": {"high": 30}, "resolution": {"high": 120}}
    assert (level.around_the_clock, level.pauses) == (["high"], ["planned"])
    assert left.lines == ["level.created"]
    assert Entry.objects.latest("pk").details["name"] == "Oro viejo"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": "  "}, "name"),
        ({"name": "x" * 61}, "name"),
        ({"name": "ORO"}, "name"),
        ({"targets": {"resolution": {"low": 0}}}, "resolution_low"),
        ({"targets": {"resolution": {"low": -5}}}, "resolution_low"),
        ({"targets": {"next_update": {"high": 100_001}}}, "next_update_high"),
    ],
)
def test_what_cannot_be_promised_is_refused_with_its_field(cast, gold, changes, field):
    before = rules()

    with traces() as left, pytest.raises(Refused) as no:
        create_level(facts(**{"name": "Plata", **changes}), by=cast.ivan)

    assert no.value.field == field
    assert (left.lines, rules()) == ([], before)


def test_a_retired_one_keeps_its_name(cast, gold):
    retire_level(gold, by=cast.ivan)

    with pytest.raises(Refused):
        create_level(facts(), by=cast.ivan)


def test_a_change_is_told_from_what_to_what(cast, gold):
    with traces() as left:
        changed = change_level(gold, facts(targets={"resolution": {"high": 60}}), by=cast.ivan, seen=1)

    assert left.lines == ["level.changed"]
    assert changed.version == 2
    details = Entry.objects.latest("pk").details
    assert details["before"]["targets"]["resolution"] == {"high": 120}
    assert details["after"]["targets"] == {"resolution": {"high": 60}}


def test_the_same_again_changes_nothing(cast, gold):
    before = rules()

    with traces() as left:
        change_level(gold, facts(), by=cast.ivan)

    gold.refresh_from_db()
    assert (left.lines, gold.version, rules()) == ([], 1, before)


def test_who_saw_an_older_one_is_told(cast, gold):
    change_level(gold, facts("Oro viejo"), by=cast.ivan, seen=1)

    with pytest.raises(ChangedMeanwhile):
        change_level(gold, facts("Oro nuevo"), by=cast.ivan, seen=1)

    gold.refresh_from_db()
    assert gold.name == "Oro viejo"


def test_the_general_one_is_written_down_once(cast):
    shown = the_default()
    first, second = the_default_level(), the_default_level()

    assert (first, first.name, first.version) == (second, shown.name, shown.version)
    assert first.targets == shown.targets == DEFAULT_TARGETS
    assert the_levels().default.targets == DEFAULT_TARGETS


def test_the_general_one_finds_a_name_that_is_free(cast):
    create_level(facts("general"), by=cast.ivan)

    assert the_default_level().name == "General 2"


def test_the_general_one_cannot_be_retired(cast):
    level = the_default_level()

    with traces() as left, pytest.raises(Refused):
        retire_level(level, by=cast.ivan)

    assert left.lines == []


def test_who_had_a_retired_one_gets_what_the_others_get_until_it_comes_back(cast, gold):
    agree_terms(cast.aurora, level=gold, calendar=None, by=cast.ivan)
    ticket = a_ticket(cast.lucia)
    assert ticket.level == gold

    with traces() as left:
        retire_level(gold, by=cast.ivan)
        retire_level(gold, by=cast.ivan)
        assert level_for(ticket) is None
        bring_back_level(gold, by=cast.ivan)

    assert level_for(ticket) == gold.pk
    assert left.lines == ["level.retired", "level.brought_back"]


def test_they_stand_in_the_order_that_was_said(cast, gold):
    silver, bronze = (create_level(facts(name), by=cast.ivan) for name in ("Plata", "Bronce"))

    with traces() as left:
        order_levels([bronze.pk, gold.pk, 999], by=cast.ivan)
        order_levels([bronze.pk, gold.pk, silver.pk], by=cast.ivan)

    names = ServiceLevel.objects.order_by("position").values_list("name", flat=True)
    assert list(names) == ["Bronce", "Oro", "Plata"]
    assert left.lines == ["level.ordered"]


def test_a_customer_agrees_once(cast, gold):
    islands = Calendar.objects.create(name="Canarias", zone="Atlantic/Canary")

    with traces() as left:
        terms = agree_terms(cast.aurora, level=gold, calendar=islands, by=cast.ivan)
        agree_terms(cast.aurora, level=gold, calendar=islands, by=cast.ivan)

    assert left.lines == ["customer.terms_agreed"]
    assert (terms.level, terms.calendar) == (gold, islands)
    entry = Entry.objects.latest("pk")
    assert entry.customer_number == cast.aurora.pk
    assert entry.details["after"] == {"level": "Oro", "calendar": "Canarias"}


def test_open_tickets_are_counted_by_what_was_agreed(cast, gold):
    ticket = a_ticket(cast.lucia)
    before = ticket.resolution_due_at

    agree_terms(cast.aurora, level=gold, calendar=None, by=cast.ivan)
    keep_up_with_the_rules.call()

    after = Ticket.objects.get(pk=ticket.pk)
    assert after.level == gold
    assert after.resolution_due_at < before
    assert after.update_due_at is None


def test_customer_goes_before_application_and_application_before_type(cast, gold):
    silver, bronze = (create_level(facts(name), by=cast.ivan) for name in ("Plata", "Bronce"))
    kind = add_type(by=cast.ivan, name="Mudanza", level=bronze)
    thing = add_application(by=cast.ivan, name="Centralita", level=silver)
    ticket = a_ticket(cast.lucia)

    found = [level_for(ticket)]
    ticket.type = kind
    found.append(level_for(ticket))
    ticket.application = thing
    found.append(level_for(ticket))
    agree_terms(cast.aurora, level=gold, calendar=None, by=cast.ivan)
    found.append(level_for(ticket))

    assert found == [None, bronze.pk, silver.pk, gold.pk]


def test_a_type_is_given_a_level_in_one_line_and_time_is_counted_anew(cast, gold):
    kind, before = add_type(by=cast.ivan, name="Mudanza"), rules()

    with traces() as left:
        change_type(kind, by=cast.ivan, name="Mudanza", name_en="", team=None, level=gold)
        change_type(kind, by=cast.ivan, name="Mudanza", name_en="", team=None, level=gold)

    assert left.lines == ["type.changed"]
    assert rules() == before + 1
    assert Entry.objects.latest("pk").details["level"] == "Oro"


def test_nothing_new_gets_a_retired_level(cast, gold):
    retire_level(gold, by=cast.ivan)
    gold.refresh_from_db()

    with pytest.raises(Refused) as no:
        add_application(by=cast.ivan, name="Centralita", level=gold)

    assert no.value.field == "level"


def test_every_metric_may_be_left_unpromised(cast):
    silent = create_level(facts("Nada", targets={}), by=cast.ivan)
    agree_terms(cast.aurora, level=silent, calendar=None, by=cast.ivan)

    ticket = a_ticket(cast.lucia)

    assert {ticket.due_at, ticket.promised_at, ticket.warns_at} == {None}
    assert all(the_levels().of(silent.pk).target(metric, "high") is None for metric in Metric)
