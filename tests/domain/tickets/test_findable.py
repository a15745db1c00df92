"""What a ticket is found by, and who finds it: the scope of everything else, and never a note."""

from __future__ import annotations

import io

import pytest

from tests.cast import a_ticket
from tests.documents import PNG
from ventanilla.domain.customers.models import Customer, Membership, Scope
from ventanilla.domain.files.actions import store_file
from ventanilla.domain.jobs.models import Job
from ventanilla.domain.search.asking import ask
from ventanilla.domain.search.guessing import guess
from ventanilla.domain.search.hits import hits
from ventanilla.domain.search.models import Row, Word
from ventanilla.domain.tickets.actions.copying import copy_contact
from ventanilla.domain.tickets.actions.finishing import resolve
from ventanilla.domain.tickets.actions.moving import move_to_customer
from ventanilla.domain.tickets.actions.tagging import add_tags
from ventanilla.domain.tickets.actions.talking import add_note, reply
from ventanilla.domain.tickets.findable import found, index_ticket, rebuild, tickets_in_reach
from ventanilla.domain.tickets.models import Ticket


def finds(actor, words: str, state: str = "") -> set[int]:
    """The numbers that this actor finds now."""
    reach, asked = tickets_in_reach(actor, state), ask(words)
    if reach is None:
        return set()
    tickets = found(hits(asked, guess(asked, [reach]), reach, most=25), by=actor, state=state)
    return set(tickets.values_list("pk", flat=True))


def work() -> None:
    """What the worker does when it comes to it."""
    for job in Job.objects.filter(task_path__endswith="index_ticket", state="ready"):
        index_ticket.call(*job.args)
        job.delete()


@pytest.fixture
def tickets(cast):
    """One of each, with the same word in all of them."""
    opened = {
        name: a_ticket(getattr(cast, name), subject=f"Ciruelas de {name}", message="Tienen hueso.")
        for name in ("lucia", "pedro", "oscar")
    }
    work()
    return opened


def test_a_ticket_is_found_by_all_that_is_public_in_it(cast):
    file = store_file("presupuesto-cerezas.png", io.BytesIO(PNG), len(PNG), owner=f"contact:{cast.lucia.pk}")
    ticket = a_ticket(cast.lucia, subject="La impresora no imprime", message="Sale un aviso amarillo.")
    reply(ticket, "Cambiad el tóner, por favor.", by=cast.marta)
    reply(ticket, "Va la foto.", by=cast.lucia, files=[file])
    work()

    for words in (
        str(ticket.pk),
        f"#{ticket.pk}",
        "impresoras",
        "AVISO",
        "toner",
        "cerezas",
        "Lucía",
        "imprim amari",
        "presupuesto",
    ):
        assert finds(cast.lucia, words) == {ticket.pk}, words
    assert finds(cast.lucia, "melón") == set()


def test_the_desk_finds_notes_tags_and_customers_too(cast, vpn_ticket):
    add_note(vpn_ticket, "El cliente debe tres facturas.", by=cast.marta)
    add_tags(vpn_ticket, ["moroso"], by=cast.marta)
    work()

    for words in (
        "facturas",
        "moroso",
        "Talleres Aurora",
        "C0142",
        "lucia@aurora-pruebas.example",
        "vpn facturas",
    ):
        assert finds(cast.bruno, words) == {vpn_ticket.pk}, words


def test_a_customer_never_finds_a_note_by_anything(cast, vpn_ticket):
    file = store_file("canario-archivo.png", io.BytesIO(PNG), len(PNG), owner=f"staff:{cast.marta.pk}")
    add_note(vpn_ticket, "Canario interno.", by=cast.marta, files=[file])
    add_tags(vpn_ticket, ["canariada"], by=cast.marta)
    work()

    for words in (
        "canario",
        "canar",
        "interno",
        "vpn canario",
        "canario-archivo",
        "canariada",
        "archivo.png",
    ):
        assert finds(cast.lucia, words) == set(), words
        asked, reach = ask(words), tickets_in_reach(cast.lucia)
        assert not guess(asked, [reach]).stems, "nor is anything guessed from it"
    assert finds(cast.marta, "canar") == {vpn_ticket.pk}


def test_each_finds_what_their_scope_says(cast, tickets):
    sees = {
        "lucia": {"lucia", "pedro"}, "pedro": {"pedro"}, "nuria": set(), "teo": set(), "oscar": {"oscar"},
        "marta": {"lucia", "pedro", "oscar"}, "bruno": {"lucia", "pedro", "oscar"},
    }  # fmt: skip

    for who, names in sees.items():
        for words in ("ciruelas", "cirue", "hueso", "ciruela huesos"):
            assert finds(getattr(cast, who), words) == {tickets[name].pk for name in names}, (who, words)


def test_a_number_leads_only_to_what_one_may_see(cast, tickets):
    assert finds(cast.oscar, str(tickets["lucia"].pk)) == set()
    assert finds(cast.pedro, f"#{tickets['lucia'].pk}") == set()
    assert tickets["lucia"].pk in finds(cast.lucia, f"#{tickets['lucia'].pk}")


def test_what_one_sees_by_being_copied_one_finds(cast, tickets):
    copy_contact(tickets["lucia"], cast.pedro, by=cast.lucia)
    work()
    in_his_next_request = Membership.objects.get(pk=cast.pedro.pk)

    assert finds(in_his_next_request, "ciruelas") == {tickets["lucia"].pk, tickets["pedro"].pk}


def test_a_ticket_that_moves_is_gone_at_once_and_found_there_when_the_worker_has_come(cast, tickets):
    move_to_customer(tickets["lucia"], cast.oscar, by=cast.marta)

    assert finds(cast.lucia, "ciruelas") == {tickets["pedro"].pk}, "before anybody has indexed anything"
    work()
    assert finds(cast.lucia, "ciruelas") == {tickets["pedro"].pk}
    assert finds(cast.oscar, "ciruelas") == {tickets["lucia"].pk, tickets["oscar"].pk}


def test_an_index_that_is_wrong_leaks_nothing(cast, tickets):
    """As if the worker had been dead for days: everything stands under the wrong customer and in public."""
    Row.objects.update(customer_number=cast.aurora.pk)
    Customer.objects.filter(pk=cast.aurora.pk).update(name="Otra")

    assert finds(cast.lucia, "ciruelas") <= {tickets["lucia"].pk, tickets["pedro"].pk}
    assert finds(cast.pedro, "ciruelas") <= {tickets["pedro"].pk}
    assert finds(cast.oscar, "ciruelas") <= {tickets["oscar"].pk}


def test_a_right_taken_away_ends_it_at_once(cast, tickets):
    cast.lucia.rights = {}
    cast.oscar.scope = Scope.OWN

    assert finds(cast.lucia, "ciruelas") == set()
    assert finds(cast.oscar, "ciruelas") == {tickets["oscar"].pk}


def test_open_and_completed_are_told_apart_as_they_are_now(cast, tickets):
    resolve(tickets["lucia"], "Eran ciruelas.", by=cast.marta)

    assert finds(cast.lucia, "ciruelas", "open") == {tickets["pedro"].pk}, (
        "before anybody has indexed anything"
    )
    work()
    assert finds(cast.lucia, "ciruelas", "completed") == {tickets["lucia"].pk}
    assert finds(cast.lucia, "ciruelas", "open") == {tickets["pedro"].pk}
    assert finds(cast.marta, "ciruelas", "open") == {tickets["pedro"].pk, tickets["oscar"].pk}


def test_what_a_word_may_become_is_guessed_from_ones_own_company(cast):
    """«facturaci» finds «factura» where «facturación» was written; that somebody else wrote it must not show."""
    mine = a_ticket(cast.lucia, subject="Una factura")
    a_ticket(cast.oscar, subject="La facturación")
    work()

    assert finds(cast.lucia, "facturaci") == set()
    assert finds(cast.marta, "facturaci") >= {mine.pk}


def test_every_change_of_a_ticket_has_it_read_again(cast, vpn_ticket):
    Job.objects.all().delete()

    reply(vpn_ticket, "Membrillos.", by=cast.marta)

    assert [job.args for job in Job.objects.filter(task_path__endswith="index_ticket")] == [[vpn_ticket.pk]]
    work()
    assert finds(cast.lucia, "membrillo") == {vpn_ticket.pk}


def test_what_was_once_said_and_is_gone_is_not_found(cast, vpn_ticket):
    work()
    Ticket.objects.filter(pk=vpn_ticket.pk).update(subject="Otra cosa")

    index_ticket.call(vpn_ticket.pk)

    assert finds(cast.lucia, "otra cosa") == {vpn_ticket.pk}
    assert finds(cast.marta, "vpn otra") == set()


def test_indexing_everything_anew_gives_the_same(cast, tickets):
    before = sorted(
        Row.objects.filter(pk__in=[ticket.pk for ticket in tickets.values()]).values_list(
            "id", "public", "internal"
        )
    )

    assert rebuild() == 3
    rebuild()

    assert before == sorted(Row.objects.filter(pk__lt=1 << 48).values_list("id", "public", "internal"))
    assert Word.objects.filter(stem="ciruel").exists()


def test_a_job_for_a_ticket_that_is_not_there_does_nothing(db):
    index_ticket.call(999_999)

    assert not Row.objects.exists()


def test_all_that_one_sees_is_found_by_its_subject(cast, tickets):
    for who in (cast.lucia, cast.pedro, cast.nuria, cast.teo, cast.oscar, cast.marta):
        visible = set(Ticket.objects.visible_to(who).values_list("pk", flat=True))

        assert finds(who, "ciruelas") == visible, who
