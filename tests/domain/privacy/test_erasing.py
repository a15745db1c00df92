"""Forgetting a person: nothing of theirs is anywhere, and everything of others still is."""

from __future__ import annotations

import pytest

from tests.domain.privacy.canary import EMAIL, NAME, WHAT_THEY_WROTE, WHO_THEY_ARE, Life, live, traces_of
from ventanilla.config.cli.privacy import foresee_erasure
from ventanilla.core.errors import Refused
from ventanilla.domain.jobs.execution import run_due_jobs
from ventanilla.domain.journal.verifying import walk
from ventanilla.domain.people.actions.staff import let_go
from ventanilla.domain.people.models import Person
from ventanilla.domain.privacy.actions.erasing import foresee, foresee_all, order_erasure, reapply
from ventanilla.domain.privacy.actions.holding_back import lift_hold, place_hold
from ventanilla.domain.privacy.models import Erasure
from ventanilla.domain.tickets.actions.talking import reply
from ventanilla.domain.tickets.models import Message

pytestmark = pytest.mark.django_db


@pytest.fixture
def life(cast, settings, tmp_path) -> Life:
    settings.DATA, settings.FILES_ROOT = tmp_path, tmp_path / "files"
    return live(cast)


def erase(life: Life, cast, *, with_words: bool, django_capture_on_commit_callbacks) -> Erasure:
    with django_capture_on_commit_callbacks(execute=True):
        order = order_erasure(life.member.person, by=cast.ivan, typed=EMAIL, with_words=with_words)
        run_due_jobs()
    order.refresh_from_db()
    return order


def test_a_canary_is_nowhere_once_it_and_its_words_are_erased(cast, life, django_capture_on_commit_callbacks):
    needles = (*WHO_THEY_ARE, WHAT_THEY_WROTE)
    assert len(traces_of(needles)) > 40  # the canary did sing

    erasure = erase(
        life, cast, with_words=True, django_capture_on_commit_callbacks=django_capture_on_commit_callbacks
    )

    assert erasure.state == "done"
    assert traces_of(needles) == []
    assert walk().broken == 0


def test_without_its_words_only_who_it_was_is_gone(cast, life, django_capture_on_commit_callbacks):
    said = Message.objects.filter(ticket=life.ticket).count()
    assert foresee(life.member.person)["messages"] == 3
    assert foresee_all(life.member.person)["named"] > 10
    assert foresee_erasure(EMAIL) == 0

    erasure = erase(
        life, cast, with_words=False, django_capture_on_commit_callbacks=django_capture_on_commit_callbacks
    )

    assert traces_of(WHO_THEY_ARE) == []
    messages = Message.objects.filter(ticket=life.ticket)
    assert messages.count() == said
    assert messages.filter(contact=life.member).first().body == "xilofonico. Soy [borrado], [borrado]."
    assert {one.author_name for one in messages.filter(contact=life.member)} == {
        f"Persona borrada {life.member.person_id}"
    }
    assert Message.objects.filter(ticket=life.others, contact=cast.lucia, author_name="Lucía Ferrer").exists()
    assert erasure.counts["messages"] == 3
    assert walk().broken == 0


def test_a_copy_from_before_the_erasure_is_erased_again(cast, life, django_capture_on_commit_callbacks):
    """As a restored database has it: the person is back, and nothing in it knows of an erasure."""
    with_words = {
        "with_words": False,
        "django_capture_on_commit_callbacks": django_capture_on_commit_callbacks,
    }
    erase(life, cast, **with_words)
    person = Person.objects.get(pk=life.member.person_id)
    Erasure.objects.all().delete()
    Person.objects.filter(pk=person.pk).update(name=NAME, email=EMAIL)
    stranger = cast.teo.person

    with django_capture_on_commit_callbacks(execute=True):
        assert reapply() == 1

    assert traces_of(WHO_THEY_ARE) == []
    assert reapply() == 0
    stranger.refresh_from_db()
    assert stranger.name == "Teo Marín"


def test_a_number_that_is_somebody_elses_after_a_restore_is_left_alone(
    cast, life, django_capture_on_commit_callbacks
):
    erase(life, cast, with_words=False, django_capture_on_commit_callbacks=django_capture_on_commit_callbacks)
    other = {
        "name": "Otra Persona",
        "email": "otra@pruebas.example",
        "created_at": cast.teo.person.created_at,
    }
    Person.objects.filter(pk=life.member.person_id).update(**other)

    assert reapply() == 0
    assert Person.objects.get(pk=life.member.person_id).name == "Otra Persona"


@pytest.mark.parametrize(
    ("who", "typed", "reason"),
    [
        ("pedro", "otra@cosa.example", "tal como está"),
        ("lucia", "", "única persona que gestiona los accesos de Talleres Aurora"),
        ("marta", "", "dale antes de baja"),
        ("nuria", "", "Hay un bloqueo: Pleito"),
    ],
)
def test_who_may_not_be_erased(cast, who, typed, reason):
    person = getattr(cast, who).person
    place_hold(cast.nuria.person, by=cast.ivan, reason="Pleito")

    with pytest.raises(Refused, match=reason):
        order_erasure(person, by=cast.ivan, typed=typed or person.email)

    person.refresh_from_db()
    assert person.is_active
    assert not Erasure.objects.exists()


def test_only_an_administrator_orders_it_and_a_hold_on_the_company_stops_it(cast):
    person = cast.pedro.person
    for actor in (cast.marta, cast.elena, cast.lucia):
        with pytest.raises(Refused, match="administrador"):
            order_erasure(person, by=actor, typed=person.email)
    hold = place_hold(cast.aurora, by=cast.ivan, reason="Inspección")
    with pytest.raises(Refused, match="Inspección"):
        order_erasure(person, by=cast.ivan, typed=person.email)

    lift_hold(hold, by=cast.ivan)
    order_erasure(person, by=cast.ivan, typed=person.email)

    person.refresh_from_db()
    assert not person.is_active  # out at once, whatever the worker does


def test_who_has_left_the_house_is_forgotten_and_their_work_stays(cast, vpn_ticket, settings, tmp_path):
    settings.DATA = tmp_path
    reply(vpn_ticket, "Mañana vamos. Marta Solís", by=cast.marta)
    let_go(cast.marta, by=cast.ivan)

    order_erasure(cast.marta.person, by=cast.ivan, typed=cast.marta.person.email, with_words=True)
    run_due_jobs()

    said = Message.objects.get(ticket=vpn_ticket, staff=cast.marta)
    assert (said.author_name, said.body) == (
        f"Persona borrada {cast.marta.person_id}",
        "Mañana vamos. [borrado]",
    )
    assert not [one for one in traces_of(("solís", "solis")) if "job" not in one]
    assert walk().broken == 0
