"""Who may read which answer; what is found and proposed; what is counted of it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from django.utils.timezone import localdate

from ventanilla.core.errors import AlreadySent, ChangedMeanwhile, OutOfReach, Refused
from ventanilla.domain.contracts.actions.contracting import Terms, add_contract
from ventanilla.domain.contracts.actions.offering import Offer, add_service
from ventanilla.domain.contracts.models import Contract
from ventanilla.domain.contracts.standing import Standing, standing
from ventanilla.domain.customers.models import Common, Customer
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.knowledge.actions.answering import (
    Answer,
    change_article,
    note_opened,
    order_articles,
    publish_article,
    vote,
    withdraw_article,
    write_article,
)
from ventanilla.domain.knowledge.findable import found, proposed, ranked, telling_roots
from ventanilla.domain.knowledge.models import Article, Audience, Vote
from ventanilla.domain.search.asking import ask


@pytest.fixture
def antivirus(cast):
    """Aurora has it; Ribera had it until last week."""
    service = add_service(Offer(name="Antivirus gestionado"), by=cast.ivan)
    today = localdate()
    for customer, left in ((cast.aurora, 20), (cast.ribera, -7)):
        terms = Terms(number=f"CT-{customer.pk}")
        starts, ends = today + timedelta(days=left - 364), today + timedelta(days=left)
        add_contract(customer, service, terms, by=cast.ivan, starts_on=starts, ends_on=ends)
    return service


@pytest.fixture
def shelf(cast, antivirus):
    """One for each audience, and a draft for everybody; each with a word of its own in title and text."""
    made = {}
    for audience, service in (
        (Audience.PUBLIC, None),
        (Audience.CUSTOMERS, antivirus),
        (Audience.SERVICE, antivirus),
    ):
        answer = Answer(
            title=f"Impresora atascada canario{audience}", body=f"Abre la tapa. Texto{audience}.", service=service,
            audience=audience,
        )  # fmt: skip
        made[str(audience)] = publish_article(write_article(answer, by=cast.marta), by=cast.elena)
    draft = Answer(title="Impresora atascada canariodraft", body="Textodraft.", audience=Audience.PUBLIC)
    return made | {"draft": write_article(draft, by=cast.marta)}


def names(shelf, rows):
    return {name for name, one in shelf.items() if one.pk in {row.pk for row in rows}}


SEEN = {
    "lucia": {"public", "customers", "service"}, "teo": {"public", "customers", "service"}, "oscar": {"public", "customers"},
    None: {"public"}, "bruno": {"public", "customers", "service", "draft"},
}  # fmt: skip


def test_another_audiences_answer_is_neither_listed_found_counted_nor_proposed(cast, shelf):
    for who, expected in SEEN.items():
        actor = getattr(cast, who) if who else None
        visible = Article.objects.visible_to(actor)
        assert names(shelf, visible) == expected, who
        assert names(shelf, found(visible, ask("impresora atascadas"))) == expected
        assert found(visible, ask("impresora unicornio")).count() == 0
        for name, one in shelf.items():
            assert names(shelf, found(visible, ask(f"canario{name}"))) == {name} & expected
            assert found(visible, ask(f"texto{name[:3]}")).count() == (name in expected)
            offered = [title for _pk, title in proposed(f"canario{name}", to=actor)] if actor else []
            assert offered == ([one.title] if actor and name in expected else [])
    assert not found(Article.objects.all(), ask("")).exists()


def test_who_has_left_or_has_the_section_switched_off_sees_none(cast, shelf):
    Customer.objects.filter(pk=cast.aurora.pk).update(sections_off=[Common.QUESTIONS.value])
    cast.lucia.customer.refresh_from_db()
    assert not Article.objects.visible_to(cast.lucia).exists()
    assert proposed("canariopublic", to=cast.lucia) == []

    cast.oscar.customer.is_active = False
    assert not Article.objects.visible_to(cast.oscar).exists()


def test_holding_a_contract_is_as_its_standing_says(cast, antivirus):
    today, theirs = date(2026, 11, 23), Contract.objects.filter(customer=cast.aurora)
    for ends, cancelled in product((-40, -1, 0, 1, 400), (None, -1, 0, 5)):
        ends_on = today + timedelta(days=ends)
        cancelled_on = None if cancelled is None else today + timedelta(days=cancelled)
        theirs.update(ends_on=ends_on, cancelled_on=cancelled_on)

        stands = standing(ends_on, cancelled_on=cancelled_on, today=today)
        assert theirs.holding_on(today).exists() == (stands in (Standing.ACTIVE, Standing.SOON)), (
            ends,
            cancelled,
        )


def test_technicians_write_drafts_and_who_arranges_the_desk_publishes(cast, antivirus):
    answer = Answer(title="¿Cómo  cambio la clave?", body="Entra en **Cuenta**. <script>x</script>")
    article = write_article(answer, by=cast.marta, form_key="clave-12345")
    assert write_article(answer, by=cast.marta, form_key="clave-12345") == article
    assert article.title == "¿Cómo cambio la clave?"
    assert "<strong>Cuenta</strong>" in article.body_html
    assert "<script" not in article.body_html
    with pytest.raises(AlreadySent):
        write_article(Answer(title="Otra", body="x"), by=cast.marta, form_key="clave-12345")
    for bad in (
        Answer(title=" ", body="x"),
        Answer(title="x", body=" "),
        Answer(title="x", body="x", audience="service"),
    ):
        with pytest.raises(Refused):
            write_article(bad, by=cast.marta)
    with pytest.raises(Refused):
        publish_article(article, by=cast.marta)

    published = publish_article(article, by=cast.elena, seen=1)
    with pytest.raises(ChangedMeanwhile):
        withdraw_article(published, by=cast.elena, seen=1)
    with pytest.raises(Refused):
        change_article(published, Answer(title="Otra", body="x"), by=cast.marta)
    changed = change_article(
        published, Answer(title="Otra", body="guantelete", service=antivirus), by=cast.elena, seen=2
    )
    assert (changed.version, changed.position) == (3, 0)
    assert found(Article.objects.all(), ask("guantelete")).get() == article
    assert not found(Article.objects.all(), ask("clave")).exists()
    verbs = ["article.added", "article.published", "article.changed"]
    assert [
        *Entry.objects.filter(thing_kind="article").order_by("id").values_list("verb", flat=True)
    ] == verbs


def test_they_stand_in_the_order_that_somebody_gave_them(cast):
    three = [write_article(Answer(title=f"Pregunta {n}", body="x"), by=cast.marta) for n in range(3)]
    with pytest.raises(Refused):
        order_articles(None, [three[2].pk], by=cast.marta)

    order_articles(None, [three[2].pk], by=cast.elena)

    in_order = Article.objects.order_by("position").values_list("pk", flat=True)
    assert [*in_order] == [three[2].pk, three[0].pk, three[1].pk]


def test_each_person_has_one_vote_and_openings_are_only_counted(cast, shelf):
    vote(shelf["service"], True, by=cast.lucia)
    vote(shelf["service"], False, by=cast.lucia, words="No encuentro  la tapa")
    with pytest.raises(OutOfReach):
        vote(shelf["service"], True, by=cast.oscar)
    with pytest.raises(Refused):
        vote(shelf["public"], True, by=cast.lucia, words="x" * 501)

    given = Vote.objects.get()
    assert (given.helped, given.words) == (False, "No encuentro la tapa")
    assert "tapa" not in str([*Entry.objects.filter(verb="article.voted").values_list("details", flat=True)])
    note_opened(shelf["service"], by=cast.lucia)
    note_opened(shelf["service"], by=cast.oscar)
    assert Article.objects.get(pk=shelf["service"].pk).opened == 1


def test_the_best_answers_come_first_and_three_at_most():
    rows = [
        (1, "Uno", "impresor", True), (1, "Uno", "atasc", True), (2, "Dos", "impresor", True),
        (3, "Tres", "impresor", False), (4, "Cuatro", "atasc", False), (4, "Cuatro", "impresor", False),
        (5, "Cinco", "impresor", True),
        (1, "Uno", "impresor", False),
    ]  # fmt: skip

    assert ranked(rows) == [(1, "Uno"), (4, "Cuatro"), (2, "Dos")]
    assert ranked([(3, "Tres", "impresor", False)]) == []
    assert telling_roots("No puedo imprimir, ¡ayuda urgente! 2026") == ["imprim"]
    assert telling_roots("Hola") == []
