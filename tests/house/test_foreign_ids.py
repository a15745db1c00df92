"""Everything that has a number is tried by everybody who should not know it; canary words tell when a wall has a hole."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator

import pytest
from django.db.models import Model
from django.http import HttpResponse
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from django.utils.timezone import localdate, localtime

from tests.documents import text_of
from tests.house.estate import LUCIA, NOTE, PEDRO, RIBERA, furnish
from tests.house.personas import each
from tests.house.routes import all_routes
from tests.traces import traces
from ventanilla.domain.chat.models import Conversation
from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.devices.models import Device, DeviceLink
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.hours.models import Approval, HourBank
from ventanilla.domain.invoices.models import InvoiceFile
from ventanilla.domain.knowledge.models import Article, Suggestion
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.models import Person
from ventanilla.domain.tickets.models import Attachment, Copy, Message, Ticket, TicketType
from ventanilla.domain.workorders.models import WorkOrder

FORBIDDEN = {
    "lucia": (RIBERA, NOTE),
    "pedro": (RIBERA, NOTE, LUCIA),
    "nuria": (RIBERA, NOTE, LUCIA, PEDRO),
    "teo": (RIBERA, NOTE, LUCIA, PEDRO),
    "oscar": (NOTE, LUCIA, PEDRO),
}
"""The words that must never reach these eyes, in whatever way they ask."""
CONTACTS = sorted(FORBIDDEN)
WRONG_METHOD = 405
WALKERS = ("lucia", "pedro")
"""Who tries every address with every id: a company's manager, and a contact of it who sees only their own."""
NUMBERED: dict[str, tuple[type[Model], ...]] = {
    "work_order": (WorkOrder,), "hour": (HourBank, Approval), "device": (Device,), "question": (Article,),
    "article": (Article,), "suggestion": (Suggestion,), "chat": (Conversation,),
}  # fmt: skip
"""How the routes of what is neither ticket nor letter begin."""


@pytest.fixture
def estate(cast):
    return furnish(cast)


def everything_read(answer) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    is_paper = answer.headers.get("Content-Type") == "application/pdf"
    return f"{answer.headers} {text_of(body) if is_paper else body.decode(errors='replace')}"


def numbers_of(estate) -> dict[str, list[object]]:
    """All ids there are, whoever they belong to, and some of nobody."""
    files = [*StoredFile.objects.values_list("pk", flat=True)]
    return {
        "file_id": files,
        "season": [1, 999_999],
        "gone": [2, 999_999],
        "file": [*InvoiceFile.objects.values_list("pk", flat=True)],
        "year": [localdate().year],
        "day": ["2027-01-06"],
        "month": [f"{localtime():%Y-%m}"],
        "deed": ["suspender"],
        "kind": ["ticket"],
        "link": [*DeviceLink.objects.values_list("pk", flat=True)][:2],
        "version": ["2026-11"],
        "which": ["parte", "firmado"],
        "code": [*Device.objects.values_list("label_code", flat=True)][:2],
        "what": ["reply", "note", "ask", "resolve", "cancel"],
        "token": ["x" * 43],
        "copy": [*Copy.objects.values_list("pk", flat=True), 999_999],
        "key": ["12345678-1234-4234-8234-123456789012"],
        "section": ["support", "network"],
        "member": [*Membership.objects.values_list("pk", flat=True), 999_999],
    }


def numbers_at(route: str) -> list[object]:
    """What may stand for the number in this route's address."""
    its_room = route.partition(":")[2]
    models = next((found for start, found in NUMBERED.items() if its_room.startswith(start)), (Ticket,))
    numbers = [one for model in models for one in model.objects.values_list("pk", flat=True)]
    letters = list(Letter.objects.values_list("pk", flat=True)[:6]) if models == (Ticket,) else []
    return [*numbers, *letters, 999_999]


def answers_everywhere(estate, ask: Callable[[str], HttpResponse]) -> Iterator[tuple[str, HttpResponse]]:
    """What is answered at every route with every combination of ids.

    A route that does not know the method says so before it looks at an id: one of them is enough.
    """
    known = numbers_of(estate)
    for route in all_routes():
        ids = (numbers_at(route.name) if name == "number" else known[name] for name in route.arguments)
        for values in itertools.product(*ids):
            address = reverse(route.name, kwargs=dict(zip(route.arguments, values, strict=True)))
            answer = ask(address)
            yield address, answer
            if answer.status_code == WRONG_METHOD:
                break


@pytest.mark.parametrize("who", each(WALKERS))
def test_no_address_shows_what_is_anothers(estate, sign_in, who):
    browser = sign_in(getattr(estate.cast, who))

    for address, answer in answers_everywhere(estate, browser.get):
        read = everything_read(answer)  # once: a file streams by
        assert not [word for word in FORBIDDEN[who] if word in read], address
        assert answer.status_code < 500, address


@pytest.mark.parametrize("who", each(CONTACTS))
def test_no_query_or_header_shows_what_is_anothers(estate, sign_in, who):
    cast, browser = estate.cast, sign_in(getattr(estate.cast, who))
    foreign = {
        "customer": cast.ribera.pk, "membership": cast.oscar.pk, "place": cast.oscar.pk, "requester": cast.oscar.pk,
        "number": estate.tickets["oscar"].pk, "files": str(estate.files["oscar"].pk), "q": RIBERA, "cola": "todas",
        "after": f"9999-01-01T00:00:00+00:00~{estate.tickets['oscar'].pk}", "as": cast.oscar.person_id, "hacer": "note",
        "de": cast.oscar.pk, "filtrar": "1", "ver": "valoradas",
    }  # fmt: skip
    headers = {
        "X-User": cast.oscar.person.email, "X-Customer": str(cast.ribera.pk), "Remote-User": cast.oscar.person.email,
        "X-Original-URL": "/escritorio/", "X-Rewrite-URL": "/escritorio/", "X-HTTP-Method-Override": "POST",
        "X-Forwarded-For": "127.0.0.1", "Referer": "https://testserver/escritorio/", "HX-Request": "true",
    }  # fmt: skip

    for page in (
        "/",
        "/inicio/",
        "/incidencias/",
        "/incidencias/completadas/",
        "/incidencias/nueva/",
        "/incidencias/por-valorar/",
        "/escritorio/",
    ):
        read = everything_read(browser.get(page, foreign, headers=headers, follow=True))
        # What one typed oneself may come back.
        typed = re.sub(rf"q={RIBERA}|value=\"{RIBERA}\"", "", read)
        assert not [word for word in FORBIDDEN[who] if word in typed], page


def rows_of_others(who: str, estate) -> list[object]:
    """All that belongs to tickets which this contact may not write in."""
    mine = {"lucia": ["lucia", "pedro"], "pedro": ["pedro"], "oscar": ["oscar"]}.get(who, [])
    others = [ticket.pk for name, ticket in estate.tickets.items() if name not in mine]
    return [
        list(model.objects.filter(**{f"{path}__in": others}).order_by("pk").values())
        for model, path in (
            (Ticket, "pk"),
            (Message, "ticket"),
            (Attachment, "message__ticket"),
            (Copy, "ticket"),
        )
    ]


@pytest.mark.parametrize("who", each(WALKERS))
def test_no_post_changes_or_tells_what_is_anothers(estate, sign_in, who):
    browser = sign_in(getattr(estate.cast, who))
    before, people = (
        rows_of_others(who, estate),
        list(Person.objects.order_by("pk").values("pk", "name", "email")),
    )
    companies = list(Customer.objects.order_by("pk").values())
    drafts = StoredFile.objects.exclude(owner=f"contact:{getattr(estate.cast, who).pk}")
    foreign = {
        "message": "intento", "stars": 1, "type": TicketType.objects.first().pk, "urgency": "low", "priority": "low",
        "files": [str(file.pk) for file in drafts],
        "place": estate.cast.marta.pk, "customer": estate.cast.ribera.pk, "assignee": estate.cast.marta.pk,
        "requester": estate.cast.oscar.pk, "copies": [estate.cast.oscar.pk], "password": "no-es-esta-frase",
    }  # fmt: skip
    sent = encode_multipart(BOUNDARY, foreign)

    def send(address):
        stays = address == "/acceso/salir/"
        return browser.get("/") if stays else browser.generic("POST", address, sent, MULTIPART_CONTENT)

    for address, answer in answers_everywhere(estate, send):
        read = everything_read(answer)
        assert not [word for word in FORBIDDEN[who] if word in read], address
        assert answer.status_code < 500, address

    assert rows_of_others(who, estate) == before
    assert list(Person.objects.order_by("pk").values("pk", "name", "email")) == people
    assert list(Customer.objects.order_by("pk").values()) == companies


@pytest.mark.parametrize("which", ["oscar", "borrador", "nota-oscar", "nota-lucia"])
def test_no_form_takes_a_file_that_is_not_ones_own_draft(estate, sign_in, which):
    browser, file = sign_in(estate.cast.lucia), estate.files[which]
    words = {
        "message": "Mira esto.",
        "files": [str(file.pk)],
        "type": TicketType.objects.first().pk,
        "urgency": "low",
    }

    browser.post(f"/incidencias/{estate.tickets['lucia'].pk}/responder/", words)
    browser.post("/incidencias/nueva/", words)
    page = browser.post("/incidencias/nueva/", {**words, "message": ""}).content.decode()

    mine = Attachment.objects.filter(message__body="Mira esto.")
    assert not mine.filter(file=file).exists()
    assert Ticket.objects.filter(requester=estate.cast.lucia).count() == 2
    assert file.name not in page


def test_letters_to_a_customer_hold_nothing_of_notes_or_of_others(estate):
    for letter in Letter.objects.all():
        who = letter.to_address.split("@")[0]
        read = letter.subject + letter.text + letter.html
        assert NOTE not in read or who not in FORBIDDEN, letter.key
        assert not [word for word in FORBIDDEN.get(who, ()) if word in read], letter.key


def test_a_star_link_shows_and_rates_only_its_ticket(estate, client):
    letter = Letter.objects.filter(key__contains=f"ticket:{estate.tickets['lucia'].pk}:resolved").first()
    page = f"/valorar/{letter.secrets[0]}/"
    Ticket.objects.update(status="resolved")

    read = everything_read(client.get(page, {"stars": 5, "ticket": estate.tickets["oscar"].pk}))
    with traces() as left:
        client.post(
            page, {"stars": 5, "ticket": estate.tickets["oscar"].pk, "number": estate.tickets["oscar"].pk}
        )

    assert RIBERA not in read
    assert NOTE not in read
    assert left.lines == ["ticket.rated"]
    assert Ticket.objects.exclude(rating=None).get() == estate.tickets["lucia"]


@pytest.mark.parametrize("who", [*CONTACTS, "marta", "bruno", "ivan"])
def test_listed_is_openable_and_openable_is_listed(estate, sign_in, who):
    browser = sign_in(getattr(estate.cast, who))
    door = "/escritorio/incidencias/" if who in ("marta", "bruno", "ivan") else "/incidencias/"
    lists = (
        ("/escritorio/?cola=todas",)
        if door.startswith("/esc")
        else ("/incidencias/", "/incidencias/completadas/", "/inicio/")
    )

    read = "".join(everything_read(browser.get(page)) for page in lists)
    listed = {int(number) for number in re.findall(rf'href="{door}(\d+)/', read)}
    openable = {
        pk
        for pk in Ticket.objects.values_list("pk", flat=True)
        if browser.get(f"{door}{pk}/").status_code == 200
    }

    assert listed == openable
    assert len(openable) == {"lucia": 2, "pedro": 1, "oscar": 1, "nuria": 0, "teo": 0}.get(who, 3)
