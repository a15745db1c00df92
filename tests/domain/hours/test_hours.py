"""Hour banks: sold, drawn from, given back to, moved, expired; who is told, and who lets work go beyond them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import count

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils.timezone import get_current_timezone, localdate
from django.utils.translation import override

from tests.threads import all_at_once
from ventanilla.core.errors import AlreadySent, ChangedMeanwhile, IllegalMove, Refused
from ventanilla.domain.contracts.actions.contracting import entrust
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.hours.actions.approving import ask_approval, decide_approval
from ventanilla.domain.hours.actions.correcting import adjust, move_overrun, owed
from ventanilla.domain.hours.actions.drawing import Done, draw_hours, foresee, give_back_hours
from ventanilla.domain.hours.actions.selling import Terms, change_bank, sell_bank
from ventanilla.domain.hours.actions.tending import expire, remind_of_end
from ventanilla.domain.hours.charging import Rules
from ventanilla.domain.hours.models import Approval, HourBank, Movement, Spending
from ventanilla.domain.hours.verifying import wrong_sums
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.mail.models import Letter

DAY = timedelta(days=1)
TODAY = localdate()
PLACES = count(1)


def terms(name: str = "Bono", *, left: int = 100, first: int = -100, **more) -> Terms:
    """Valid from so many days on, for so many more."""
    return Terms(name=name, valid_from=TODAY + first * DAY, valid_until=TODAY + left * DAY, **more)


def sold(cast, minutes: int, **more) -> HourBank:
    return sell_bank(cast.aurora, terms(**more), minutes=minutes, by=cast.elena)


def done(minutes: int, *, day: date = TODAY, hour: int = 10, **more) -> Done:
    began = datetime(day.year, day.month, day.day, hour, tzinfo=get_current_timezone())
    return Done(place=next(PLACES), began_at=began, ended_at=began + timedelta(minutes=minutes), **more)


def drawn(cast, *minutes: int, key: str = "workorder:1", **more) -> list[Spending]:
    lines = [done(one, technician=cast.marta, **more) for one in minutes]
    return draw_hours(cast.aurora, lines, source="2026-0001", key=key, by=cast.marta)


def balances() -> list[int]:
    assert not list(wrong_sums())
    return list(HourBank.objects.order_by("pk").values_list("balance", flat=True))


def told(kind: str) -> list[str]:
    found = Letter.objects.filter(key__startswith=kind).order_by("pk")
    return list(found.values_list("to_address", flat=True))


@pytest.mark.django_db
def test_a_bank_is_sold_once_and_changed_from_now_on(cast):
    bank = sell_bank(cast.aurora, terms(), minutes=600, by=cast.elena, form_key="12345678")

    assert sell_bank(cast.aurora, terms(), minutes=600, by=cast.elena, form_key="12345678") == bank
    with pytest.raises(AlreadySent):
        sell_bank(cast.aurora, terms(), minutes=60, by=cast.elena, form_key="12345678")
    for wrong in (terms(" "), terms(left=-200), terms(rules=Rules(unit=0)), terms(rules=Rules(night=50)),
                  terms(rules=Rules(night_from=2000))):  # fmt: skip
        with pytest.raises(Refused):
            sell_bank(cast.aurora, wrong, minutes=60, by=cast.elena)
    with pytest.raises(Refused, match="cuántas horas"):
        sell_bank(cast.aurora, terms(), minutes=0, by=cast.elena)
    changed = change_bank(bank, terms("Otro", asks_first=True), by=cast.elena, seen=bank.version)
    assert (changed.name, changed.asks_first, balances()) == ("Otro", True, [600])
    with pytest.raises(ChangedMeanwhile):
        change_bank(bank, terms("Tercero"), by=cast.elena, seen=bank.version)
    assert Entry.objects.filter(verb__startswith="hours.").count() == 2


@pytest.mark.django_db
def test_work_draws_from_the_first_to_expire_and_every_line_is_explained(cast, django_assert_max_num_queries):
    late, early = sold(cast, 60, left=200), sold(cast, 30, left=50, rules=Rules(unit=15))

    with django_assert_max_num_queries(60):
        one, two = drawn(cast, 40, 50)
    again = draw_hours(cast.aurora, [], source="2026-0001", key="workorder:1", by=cast.marta)

    assert (again, balances()) == (
        [],
        [-5, 0],
    )  # 45 (15 of each bank beyond the first 30), and 50 by the other's rules
    assert one.explanation["rounded"] == 45
    assert list(Movement.objects.filter(spending=one).order_by("pk").values_list("bank", "minutes", "why")) == [
        (early.pk, -30, "drawn"), (late.pk, -15, "drawn"),
    ]  # fmt: skip
    assert list(Movement.objects.filter(spending=two).order_by("pk").values_list("minutes", "why")) == [
        (-45, "drawn"), (-5, "overrun"),
    ]  # fmt: skip
    assert Entry.objects.get(verb="hours.drawn").details == {
        "name": "2026-0001", "minutes": 95, "overrun": 5,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kept", "key", "told"),
    [
        ("2026-0001", "workorder:1:2", "Work order 2026-0001"),
        ("Parte 2026-0001", "workorder:1:2", "Work order 2026-0001"),
        ("Otra cosa", "other:1", "Otra cosa"),
    ],
)
def test_what_hours_were_drawn_for_is_told_in_the_readers_language(kept, key, told):
    with override("en"):
        assert Spending(source=kept, source_key=key).called == told


@pytest.mark.django_db
def test_who_has_never_bought_hours_spends_none(cast):
    assert drawn(cast, 60) == []
    assert not foresee(cast.aurora.pk, [done(60)]).lines


@pytest.mark.django_db
def test_what_is_written_stays(cast):
    sold(cast, 60)
    spending = drawn(cast, 30)[0]

    with pytest.raises(TypeError):
        spending.save()
    with pytest.raises(TypeError):
        Movement.objects.all().delete()
    for statement in ("UPDATE hours_movement SET minutes = 1", "UPDATE hours_spending SET charged = 1"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


@pytest.mark.django_db
def test_overrun_moves_to_the_next_bank_and_what_is_given_back_follows_it(cast):
    old = sold(cast, 60)
    spending = drawn(cast, 100)[0]
    new = sold(cast, 300, first=0, left=200)

    assert move_overrun(cast.aurora.pk, to=new, by=cast.elena, out_of=old) == 40
    assert balances() == [0, 260]
    with pytest.raises(Refused):
        move_overrun(cast.aurora.pk, to=new, by=cast.elena, out_of=old)
    give_back_hours(spending, minutes=70, by=cast.elena, reason="Anexo 2026-0002: fue media hora")

    assert balances() == [30, 300]  # what the new one bore first, and then the old one
    for wrong in (31, 0):
        with pytest.raises(Refused):
            give_back_hours(spending, minutes=wrong, by=cast.elena, reason="Otra vez")
    with pytest.raises(Refused):
        give_back_hours(spending, minutes=1, by=cast.elena, reason=" ")


@pytest.mark.django_db
def test_what_fits_no_bank_stands_on_the_customer_until_one_takes_it(cast):
    coming = sold(cast, 60, first=10, left=100)
    drawn(cast, 90)

    assert (owed(cast.aurora.pk), balances()) == (90, [60])
    assert move_overrun(cast.aurora.pk, to=coming, by=cast.elena) == 60
    assert (owed(cast.aurora.pk), balances()) == (30, [0])


@pytest.mark.django_db
def test_an_adjustment_has_its_reason_and_takes_no_more_than_there_is(cast):
    bank = sold(cast, 60)

    adjust(bank, 30, by=cast.elena, reason="Cortesía")
    for minutes, reason in ((-91, "Error"), (0, "Nada"), (-10, "")):
        with pytest.raises(Refused):
            adjust(bank, minutes, by=cast.elena, reason=reason)
    with pytest.raises(ChangedMeanwhile):
        adjust(bank, 5, by=cast.elena, reason="Cortesía", seen=1)
    bank = adjust(bank, -90, by=cast.elena, reason="Se devuelve el dinero")

    assert (bank.balance, bank.granted, balances()) == (0, 0, [0])


@pytest.mark.django_db
def test_both_sides_are_told_of_each_step_once(cast):
    Membership.objects.filter(pk=cast.nuria.pk).update(rights={"work_orders": "view"})  # for invoices
    entrust(cast.aurora, cast.marta, by=cast.ivan)
    sold(cast, 600)
    heard = [cast.lucia.person.email, cast.nuria.person.email, cast.marta.person.email]

    drawn(cast, 200)
    assert told("hours:") == []
    drawn(cast, 130)
    assert told("hours:") == heard
    drawn(cast, 350)  # over 80 and 100 at once: the highest alone

    assert told("hours:") == heard * 2
    assert "se ha pasado" in Letter.objects.filter(key__startswith="hours:").latest("pk").subject
    entrust(cast.aurora, None, by=cast.ivan)
    sold(cast, 10, left=10)
    drawn(cast, 10)
    assert told("hours:")[-1] == cast.elena.person.email  # nobody looks after them: the managers


@pytest.mark.django_db
def test_what_is_left_expires_after_a_grace_and_they_hear_of_it_a_month_before(cast):
    bank, over = sold(cast, 600, left=40), sold(cast, 10, left=20)
    drawn(cast, 20, day=TODAY)
    last = bank.valid_until

    assert (remind_of_end(TODAY), remind_of_end(TODAY + 10 * DAY), remind_of_end(TODAY + 11 * DAY)) == (
        0,
        1,
        0,
    )
    assert told("hours:")[-2:] == [cast.lucia.person.email, cast.elena.person.email]
    assert expire(last + 10 * DAY) == 1  # the spent one; nothing is left of it
    assert (expire(last + 11 * DAY), expire(last + 11 * DAY), balances()) == (1, 0, [0, 0])
    over.refresh_from_db()
    assert over.closed_on is not None
    assert list(Movement.objects.filter(why="expired").values_list("minutes", flat=True)) == [-590]


@pytest.mark.django_db
def test_a_bank_that_asks_first_is_not_exceeded_without_a_yes(cast):
    sold(cast, 60, asks_first=True)
    cast.pedro.rights = {"work_orders": "manage"}
    cast.pedro.save()
    lines = [done(90, what="Servidor")]

    with pytest.raises(Refused, match="pasa en 30 min"):
        draw_hours(cast.aurora, lines, source="P", key="workorder:7", by=cast.marta)
    asked = ask_approval(
        cast.aurora, foresee(cast.aurora.pk, lines), key="workorder:7", subject="Servidor", by=cast.marta
    )  # fmt: skip
    assert told("approval:") == [cast.lucia.person.email, cast.pedro.person.email]
    assert asked.shown[0]["charged"] == 90
    for who in (cast.nuria, cast.oscar):
        with pytest.raises(Refused):
            decide_approval(asked, approve=True, by=who)
    decide_approval(asked, approve=False, by=cast.lucia, note="Esperad a enero")
    with pytest.raises(IllegalMove):
        decide_approval(asked, approve=True, by=cast.pedro)
    with pytest.raises(Refused):
        draw_hours(cast.aurora, lines, source="P", key="workorder:7", by=cast.marta)
    again = ask_approval(
        cast.aurora, foresee(cast.aurora.pk, lines), key="workorder:7", subject="S", by=cast.marta
    )
    decide_approval(again, approve=True, by=cast.pedro)
    draw_hours(cast.aurora, lines, source="P", key="workorder:7", by=cast.marta)

    assert balances() == [-30]
    assert told(f"approval:{again.pk}:decided") == [cast.marta.person.email]
    assert list(Entry.objects.filter(verb__startswith="hours.").order_by("id").values_list("verb", flat=True))[1:] == [
        "hours.approval_asked", "hours.rejected", "hours.approval_asked", "hours.approved", "hours.drawn",
    ]  # fmt: skip


@pytest.mark.django_db
def test_asking_again_for_more_takes_the_place_of_what_was_asked(cast):
    sold(cast, 60)
    ask = {"key": "workorder:7", "subject": "Servidor", "by": cast.marta}

    def foreseen(minutes):
        return foresee(cast.aurora.pk, [done(minutes)])

    first = ask_approval(cast.aurora, foreseen(90), **ask)
    assert ask_approval(cast.aurora, foreseen(90), **ask) == first
    second = ask_approval(cast.aurora, foreseen(120), **ask)
    first.refresh_from_db()

    assert (first.state, second.minutes) == (Approval.State.WITHDRAWN, 60)
    with pytest.raises(IllegalMove):
        decide_approval(first, approve=True, by=cast.lucia)
    with pytest.raises(Refused, match="cabe"):
        ask_approval(cast.aurora, foreseen(10), **ask)


@pytest.mark.django_db
def test_the_books_say_when_a_balance_is_wrong(cast):
    bank = sold(cast, 60)
    HourBank.objects.filter(pk=bank.pk).update(balance=61)

    assert list(wrong_sums()) == [f"Bank {bank.pk} says 61 minutes, its movements 60."]


@pytest.mark.django_db(transaction=True)
def test_two_work_orders_at_once_never_draw_the_same_minutes(cast):
    sold(cast, 100)

    outcomes = all_at_once(4, lambda number: drawn(cast, 40, key=f"workorder:{number}"))

    assert not [one for one in outcomes if isinstance(one, Exception)]
    assert balances() == [-60]
    whys = sorted(Movement.objects.filter(spending__isnull=False).values_list("minutes", "why"))
    assert whys == [(-40, "drawn"), (-40, "drawn"), (-40, "overrun"), (-20, "drawn"), (-20, "overrun")]
