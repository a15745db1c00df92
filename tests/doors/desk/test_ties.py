"""What hangs from a ticket is changed in the pane beside it; what is refused comes back with its reason."""

from __future__ import annotations

import pytest

from tests.cast import a_ticket
from tests.doors.desk.reading import address, page_of
from ventanilla.domain.customers.models import AccessRequest
from ventanilla.domain.tickets.actions.tagging import set_tags, tags_of
from ventanilla.domain.tickets.actions.timing import log_time
from ventanilla.domain.tickets.models import Copy, TicketLink, TimeEntry, Watch


@pytest.fixture
def marta(sign_in, cast):
    return sign_in(cast.marta)


@pytest.fixture
def send(marta, vpn_ticket):
    """`send("copias", address="…")`: a short form of the pane."""

    def post(what: str, **fields: object):
        return marta.post(address(vpn_ticket, f"{what}/"), fields)

    return post


def test_a_contact_is_copied_and_let_go(send, marta, cast, vpn_ticket):
    assert send("copias", address=cast.pedro.person.email).status_code == 302
    assert "Pedro Sanz" in page_of(marta, vpn_ticket)

    send("copias", remove=Copy.objects.get().pk)

    assert not Copy.objects.exists()


def test_an_unknown_address_waits_and_is_shown_so(send, marta, vpn_ticket):
    send("copias", address="nueva@aurora-pruebas.example")

    page = page_of(marta, vpn_ticket)
    assert AccessRequest.objects.get().email == "nueva@aurora-pruebas.example"
    assert "nueva@aurora-pruebas.example" in page
    assert "pendiente" in page


def test_what_is_no_address_comes_back_in_its_box(send):
    answer = send("copias", address="pedro arroba aurora")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="pedro arroba aurora"' in page
    assert "«pedro arroba aurora» no es una dirección de correo." in page


def test_a_copy_of_another_ticket_is_not_found(send, cast):
    other = Copy.objects.create(ticket=a_ticket(cast.lucia), member=cast.pedro)

    assert send("copias", remove=other.pk).status_code == 404
    assert Copy.objects.exists()


def test_one_follows_it_oneself_and_stops(send, marta, cast, vpn_ticket):
    send("seguir")
    assert Watch.objects.get().staff == cast.marta
    assert 'aria-pressed="true"' in page_of(marta, vpn_ticket)

    send("seguir", remove=cast.marta.pk)

    assert not Watch.objects.exists()


def test_a_colleague_is_added_by_the_beginning_of_their_name(send, cast):
    send("seguir", name="bru")

    assert Watch.objects.get().staff == cast.bruno


@pytest.mark.parametrize(
    ("name", "why"), [("Nadie", "No hay nadie en el equipo con ese nombre."), ("", "Escribe su nombre.")]
)
def test_a_name_that_says_nobody_comes_back(send, name, why):
    answer = send("seguir", name=name)

    assert answer.status_code == 422
    assert why in answer.content.decode()


def test_tags_are_added_by_commas_and_taken_one_by_one(send, vpn_ticket):
    send("etiquetas", tags="Tambor, #garantía")
    assert tags_of(vpn_ticket) == ["garantía", "tambor"]

    send("etiquetas", remove="tambor")

    assert tags_of(vpn_ticket) == ["garantía"]


def test_a_tag_that_is_too_long_comes_back(send, vpn_ticket):
    answer = send("etiquetas", tags="x" * 41)

    assert answer.status_code == 422
    assert "es demasiado larga" in answer.content.decode()
    assert tags_of(vpn_ticket) == []


@pytest.mark.parametrize("typed", ["{}", "#{}", " {} · La impresora"])
def test_another_ticket_is_linked_by_its_number_and_unlinked(send, marta, cast, vpn_ticket, typed):
    other = a_ticket(cast.oscar, subject="La impresora")
    send("enlaces", other=typed.format(other.number))

    page = page_of(marta, vpn_ticket)
    assert f"#{other.number} La impresora" in page
    assert "Relacionada" in page
    send("enlaces", remove=other.number)
    assert not TicketLink.objects.exists()


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("99999", "No hay ninguna incidencia con el número 99999."),
        ("la de la impresora", "Escribe el número de la otra incidencia, por ejemplo 4190."),
        ("1", "Elige otra incidencia: esta es la misma."),
    ],
)
def test_a_number_that_leads_nowhere_comes_back(send, vpn_ticket, typed, why):
    answer = send("enlaces", other=typed if typed != "1" else vpn_ticket.number)

    assert answer.status_code == 422
    assert why in answer.content.decode()


def test_links_say_what_they_are_from_both_ends(send, marta, cast, vpn_ticket):
    other = a_ticket(cast.lucia)
    TicketLink.objects.create(one=vpn_ticket, other=other, kind=TicketLink.Kind.FOLLOW_UP)

    assert "Continúa en" in page_of(marta, vpn_ticket)
    assert "Es continuación de" in page_of(marta, other)


def test_time_is_written_down_once_with_its_sum_and_taken_back(send, marta, cast, vpn_ticket):
    log_time(vpn_ticket, by=cast.bruno, minutes=30, note="Por teléfono")
    for _ in range(2):
        send("tiempo", minutes="1:30", note="En su oficina", spent_on="", form_key="llave-de-tiempo")

    page = page_of(marta, vpn_ticket)
    assert "1 h 30 min" in page
    assert "2 h" in page
    assert "Bruno Gil · Por teléfono" in page
    send("tiempo", remove=TimeEntry.objects.get(staff=cast.marta).pk)
    assert TimeEntry.objects.get().staff == cast.bruno


def test_somebody_elses_time_is_not_ones_to_take(send, cast, vpn_ticket):
    entry = log_time(vpn_ticket, by=cast.bruno, minutes=30)

    assert send("tiempo", remove=entry.pk).status_code == 422
    assert TimeEntry.objects.exists()


def test_a_time_that_is_none_comes_back_with_its_note(send):
    answer = send("tiempo", minutes="mucho", note="En su oficina")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="En su oficina"' in page
    assert "Escribe el tiempo así" in page


def test_what_is_typed_is_met_by_what_is_known(marta, cast, vpn_ticket):
    set_tags(vpn_ticket, ["garantía", "tambor"], by=cast.marta)
    other = a_ticket(cast.lucia, subject="Otra impresora")
    foreign = a_ticket(cast.oscar, subject="La impresora de la clínica")

    def suggested(what: str, words: str) -> list[str]:
        answer = marta.get(address(vpn_ticket, f"sugerir/{what}/"), {"q": words})
        return [one["value"] for one in answer.json()]

    assert suggested("tags", "gar") == ["garantía"]
    assert suggested("tags", "tambor, ga") == ["garantía"]
    assert suggested("contacts", "pedro") == [cast.pedro.person.email]
    assert cast.oscar.person.email not in suggested("contacts", "")
    assert suggested("tickets", "impresora") == [str(other.number)]
    assert suggested("tickets", f"#{foreign.number}") == [str(foreign.number)]
    assert suggested("staff", "bru") == ["Bruno Gil"]
    assert "Marta Solís" not in suggested("colleagues", "")
    assert marta.get(address(vpn_ticket, "sugerir/nada/")).status_code == 404


def test_the_letters_of_a_ticket_have_their_page(marta, vpn_ticket):
    page = marta.get(address(vpn_ticket, "correos/")).content.decode()

    assert "Lucía Ferrer" in page
    assert vpn_ticket.subject in page
