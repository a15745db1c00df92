"""What the desk writes for itself never leaves it: a canary in every such place, looked for wherever a customer can look."""

from __future__ import annotations

import io
import itertools
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from tests.documents import PNG
from tests.house.estate import Estate, furnish
from tests.house.personas import each
from tests.house.routes import Route, address_of, all_routes
from tests.house.test_foreign_ids import CONTACTS, everything_read
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.devices.models import Device
from ventanilla.domain.drafts.actions import keep_draft
from ventanilla.domain.files.actions import store_file
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.notices.models import Notice
from ventanilla.domain.people.actions.teams import create_team
from ventanilla.domain.tickets.actions.canned import Wording, save_canned
from ventanilla.domain.tickets.actions.linking import link_tickets
from ventanilla.domain.tickets.actions.merging import merge
from ventanilla.domain.tickets.actions.sending import send_canned
from ventanilla.domain.tickets.actions.splitting import split
from ventanilla.domain.tickets.actions.tagging import set_tags
from ventanilla.domain.tickets.actions.talking import add_note, reply
from ventanilla.domain.tickets.actions.timing import log_time
from ventanilla.domain.tickets.actions.views import save_view
from ventanilla.domain.tickets.actions.working import assign
from ventanilla.domain.tickets.findable import rebuild
from ventanilla.domain.tickets.models import CannedReply, Message, Ticket
from ventanilla.domain.workorders.models import WorkOrder

CANARY = "canariointerno"
"""In everything that only the desk may read."""


@pytest.fixture
def estate(cast) -> Estate:
    """Every ticket has all that is internal; one lives on in another, one was parted from another."""
    found = furnish(cast)
    for customer in Customer.objects.all():
        number = customer.pk
        Customer.objects.filter(pk=number).update(
            notes=f"{CANARY}notas", external_id=f"{CANARY}fuera{number}"
        )
    for device in Device.objects.all():
        inside = {"internal_note": f"{CANARY}equipo", "external_id": f"{CANARY}{device.pk}"}
        Device.objects.filter(pk=device.pk).update(**inside)
    for ticket in list(Ticket.objects.order_by("pk")):
        write_inside(found, ticket)
    WorkOrder.objects.update(internal_note=f"{CANARY}parte")
    move_it_about(found)
    rebuild()
    return found


def write_inside(estate: Estate, ticket: Ticket) -> None:
    cast = estate.cast
    secret = store_file(
        f"{CANARY}-{ticket.pk}.png", io.BytesIO(PNG), len(PNG), owner=f"staff:{cast.marta.pk}"
    )
    note = f"{CANARY}: pregunta a @Bruno Gil por la {CANARY}nota"
    add_note(ticket, note, by=cast.marta, files=[secret])
    set_tags(ticket, [f"{CANARY}etiqueta"], by=cast.marta)
    log_time(ticket, by=cast.marta, minutes=25, note=f"{CANARY}tiempo")
    wording = Wording(
        title=f"{CANARY}plantilla {ticket.pk}", body="Hola, {{contacto}}.", tags=f"{CANARY}deplantilla"
    )
    send_canned(ticket, save_canned(wording, by=cast.elena), "Hola.", by=cast.marta)
    noted = Wording(
        title=f"{CANARY}nota {ticket.pk}", body=f"{CANARY}cuerpo", sent_as=CannedReply.SentAs.NOTE
    )
    send_canned(ticket, save_canned(noted, by=cast.elena), f"{CANARY}cuerpo", by=cast.marta)
    save_view(
        by=cast.elena, name=f"{CANARY}vista {ticket.pk}", filters={"estado": ["pending"]}, is_shared=True
    )
    keep_draft(by=cast.marta, place=f"ticket-{ticket.pk}", text=f"{CANARY}borrador", kind="note")
    assign(ticket, by=cast.marta, team=create_team(by=cast.ivan, name=f"{CANARY}equipo {ticket.pk}"))


def move_it_about(estate: Estate) -> None:
    """What was internal in one ticket is so in the next."""
    cast, lucia = estate.cast, estate.tickets["lucia"]
    parts = [
        reply(lucia, "Dos cosas más.", by=cast.lucia),
        add_note(lucia, f"{CANARY}separada", by=cast.marta),
    ]
    second = split(lucia, parts, "Aparte", by=cast.marta)
    add_note(second, f"{CANARY}unida", by=cast.marta)
    link_tickets(lucia, estate.tickets["oscar"], by=cast.marta)
    merge(second, estate.tickets["pedro"], by=cast.marta)


def places(estate: Estate, route: Route) -> list[str]:
    """Each route at every ticket, and at what it is shown with; the letters' tokens at their owner's."""
    if "number" not in route.arguments or not route.name.startswith("portal:"):
        return [address_of(route, estate)]
    examples = {name: [estate.examples[f"{route.name}.{name}"]] for name in route.arguments}
    examples |= {"number": list(Ticket.objects.values_list("pk", flat=True))}
    combinations = itertools.product(*(examples[name] for name in route.arguments))
    return [reverse(route.name, kwargs=dict(zip(route.arguments, one, strict=True))) for one in combinations]


def everywhere(estate: Estate) -> list[str]:
    own = [place for route in all_routes() for place in places(estate, route)]
    files = [reverse("portal:file", args=[pk]) for pk in StoredFile.objects.values_list("pk", flat=True)]
    found = [f"/buscar/?q={word}" for word in ("Hola", "cosas", "Bruno")]
    lists = ["/incidencias/?q=Hola", "/incidencias/?filtrar=1", "/incidencias/completadas/?filtrar=1"]
    return [*own, *files, *found, *lists]


@pytest.mark.walked
def test_no_page_download_or_answer_has_a_word_of_it_or_an_hour_of_its_clocks(estate, sign_in):
    """The clocks are set to a year that nothing else speaks of."""
    far = datetime(2041, 7, 23, 11, 37, tzinfo=UTC)
    clocks = ("due_at", "qualification_due_at", "update_due_at", "warns_at")
    Ticket.objects.update(**dict.fromkeys(clocks, far), due_for="next_update", warned={"next_update": 100})
    desk = sign_in(estate.cast.marta)
    assert "2041" in everything_read(desk.get(f"/escritorio/incidencias/{estate.tickets['pedro'].pk}/"))

    browsers = {who: sign_in(getattr(estate.cast, who)) for who in CONTACTS}
    for who, place in itertools.product(CONTACTS, everywhere(estate)):
        answer = browsers[who].get(place)
        read = everything_read(answer)
        assert not [word for word in (CANARY, "2041", "Siguiente respuesta") if word in read], (who, place)
        assert answer.status_code < 500, (who, place)


@pytest.mark.parametrize("who", each(CONTACTS))
def test_no_form_is_answered_with_a_word_of_it(estate, sign_in, who):
    browser = sign_in(getattr(estate.cast, who))
    typed = {"message": "Una cosa", "text": "Una cosa", "stars": 7, "busca": "a", "q": "a", "kind": "note"}

    for place in everywhere(estate):
        if place != "/acceso/salir/":
            assert CANARY not in everything_read(browser.post(place, typed)), place


def test_looking_for_it_finds_and_suggests_nothing(estate, sign_in):
    """What one typed oneself may come back; anything besides would tell that it is there."""
    for who, address in itertools.product(CONTACTS, ("/buscar/", "/buscar/sugerencias/", "/incidencias/")):
        browser = sign_in(getattr(estate.cast, who))
        hit = everything_read(browser.get(address, {"q": CANARY}))
        miss = everything_read(browser.get(address, {"q": "nadanadanada"}))
        assert hit.count("/incidencias/1") == miss.count("/incidencias/1"), who
        assert f"{CANARY}n" not in hit, who


def test_no_letter_to_a_customer_has_a_word_of_it(estate):
    contacts = [getattr(estate.cast, who).person.email for who in CONTACTS]
    sent = Letter.objects.filter(to_address__in=contacts)

    assert sent.count() > 15
    for letter in sent:
        assert CANARY not in f"{letter.subject} {letter.headline} {letter.text} {letter.html}", letter.key


def test_no_bell_of_a_customer_has_a_word_of_it(estate):
    told = Notice.objects.filter(member__isnull=False)

    assert told.count() > 5
    for notice in told:
        assert CANARY not in f"{notice.title} {notice.label}", notice.key


def test_the_canary_is_where_the_desk_looks(estate, sign_in):
    """Or the tests above would prove nothing."""
    page = everything_read(
        sign_in(estate.cast.marta).get(f"/escritorio/incidencias/{estate.tickets['pedro'].pk}/")
    )

    for place in (
        "nota",
        "etiqueta",
        "tiempo",
        "deplantilla",
        "cuerpo",
        "vista",
        "borrador",
        "equipo",
        "unida",
        "separada",
    ):
        assert f"{CANARY}{place}" in page, place
    assert f"{CANARY}-{estate.tickets['pedro'].pk}.png" in page
    assert Message.objects.filter(mentions__staff=estate.cast.bruno).count() == 3
    company = everything_read(
        sign_in(estate.cast.marta).get(f"/escritorio/clientes/{estate.cast.aurora.pk}/")
    )
    assert f"{CANARY}notas" in company
    assert f"{CANARY}fuera" in company
