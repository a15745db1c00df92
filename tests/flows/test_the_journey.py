"""One incident from its beginning to its stars, through the doors; strangers knock at each step and hear nothing."""

from __future__ import annotations

import io
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localtime, now

from tests.cast import PASSWORD
from tests.documents import EXE, PDF, PNG
from tests.snapshot import changed, snapshot
from tests.traces import traces
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.journal.verifying import walk
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.tickets.models import Application, Rating, Ticket, TicketType
from ventanilla.domain.tickets.status import Status

POSTS = ("responder", "resuelta", "cancelar", "reabrir", "valorar")


def named(name: str, content: bytes) -> io.BytesIO:
    file = io.BytesIO(content)
    file.name = name
    return file


def hidden(page: str, name: str) -> str:
    """The value of a hidden field, as the browser would send it back."""
    return re.search(rf'<input[^>]*name="{name}"[^>]*value="([^"]+)"', page)[1]


@pytest.fixture
def browsers(cast, sign_in):
    """Lucía and Marta came in by their passwords; Óscar and Pedro are already inside."""
    found = {}
    for name in ("lucia", "marta"):
        found[name] = Client()
        found[name].post("/acceso/", {"login": getattr(cast, name).person.email, "password": PASSWORD})
    return found | {name: sign_in(getattr(cast, name)) for name in ("oscar", "pedro")}


def strangers_get_nothing(browsers, ticket: Ticket) -> None:
    """Page, files and every POST answer 404, and nothing happens."""
    before = snapshot()
    for name in ("oscar", "pedro"):
        browser = browsers[name]
        assert browser.get(f"/incidencias/{ticket.number}/").status_code == 404
        for file in StoredFile.objects.all():
            assert browser.get(f"/archivos/{file.pk}/").status_code == 404
        for verb in POSTS:
            words = {"message": "intento", "stars": 1}
            assert browser.post(f"/incidencias/{ticket.number}/{verb}/", words).status_code == 404, verb
        assert ticket.subject not in browser.get("/incidencias/").content.decode()
    assert changed(before, snapshot()) == {}


def lucia_opens_it(browser: Client) -> Ticket:
    """One file was dragged and sent ahead, one comes with the form, one is not what it says."""
    ahead = browser.post("/archivos/", {"file": named("captura.png", PNG)}).json()["id"]
    form = {
        "type": TicketType.objects.get(name="Avería").pk,
        "application": Application.objects.get(name="Correo").pk,
        "urgency": "high",
        "subject": "No llegal correo",
        "message": "Desde las 9:00 no entra nada.",
        "form_key": hidden(browser.get("/incidencias/nueva/").content.decode(), "form_key"),
    }
    uploads = [named("factura.pdf", PDF), named("virus.jpg", EXE)]
    refused = browser.post("/incidencias/nueva/", {**form, "files": [ahead], "upload": uploads})

    page = refused.content.decode()
    assert refused.status_code == 422
    assert "«virus.jpg»" in page
    assert "No llegal correo" in page
    assert "Desde las 9:00 no entra nada." in page
    assert {"captura.png", "factura.pdf"} <= set(re.findall(r"captura\.png|factura\.pdf", page))
    assert not Ticket.objects.exists()

    kept = [str(pk) for pk in StoredFile.objects.order_by("created_at").values_list("pk", flat=True)]
    assert all(pk in page for pk in kept)
    with traces() as left:
        answers = [browser.post("/incidencias/nueva/", {**form, "files": kept}) for _ in range(2)]
    ticket = Ticket.objects.get()
    assert [answer["Location"] for answer in answers] == [f"/incidencias/{ticket.number}/"] * 2
    assert ticket.messages.get().attachments.count() == 2
    assert left.lines == ["ticket.opened"]
    assert left.letters == [("received", "lucia")]
    assert f"#{ticket.number}" in Letter.objects.get().subject + Letter.objects.get().text
    return ticket


def marta_qualifies_notes_and_asks(browser: Client, ticket: Ticket, cast) -> None:
    desk = f"/escritorio/incidencias/{ticket.number}/"
    assert "No llegal correo" in browser.get("/escritorio/?cola=sin-asignar").content.decode()
    assert "No llegal correo" in browser.get(desk).content.decode()

    with traces() as qualified:
        answer = browser.post(f"{desk}cualificar/", {
            "type": ticket.type_id, "application": ticket.application_id, "priority": "medium", "assignee": cast.marta.pk,
        })  # fmt: skip
    assert answer.status_code == 302
    assert (qualified.lines, qualified.letters) == (["ticket.qualified"], [("qualified", "lucia")])

    with traces() as noted:
        browser.post(f"{desk}decir/note/", {"message": "Canario: el cliente debe dos facturas."})
    assert (noted.lines, noted.letters) == (["ticket.noted"], [])

    with traces() as asked:
        browser.post(f"{desk}decir/ask/", {"message": "¿Qué pone exactamente el aviso?"})
    assert (asked.lines, asked.letters) == (["ticket.asked"], [("message", "lucia")])
    assert "¿Qué pone exactamente el aviso?" in Letter.objects.order_by("id").last().text


def lucia_answers(browser: Client, ticket: Ticket) -> None:
    page = browser.get(f"/incidencias/{ticket.number}/").content.decode()
    assert "Canario" not in page
    assert "¿Qué pone exactamente el aviso?" in browser.get("/inicio/").content.decode()

    words = {
        "message": "«Buzón lleno».",
        "form_key": hidden(page, "form_key"),
        "upload": [named("aviso.png", PNG)],
    }
    with traces() as left:
        browser.post(f"/incidencias/{ticket.number}/responder/", words)
    assert (left.lines, left.letters) == (["ticket.replied"], [("message", "marta")])
    assert ticket.messages.last().attachments.get().file.name == "aviso.png"


def marta_plans_and_resolves(browser: Client, ticket: Ticket, cast) -> None:
    desk, date = f"/escritorio/incidencias/{ticket.number}/", localtime(now() + timedelta(days=2))
    with traces() as planned:
        browser.post(
            f"{desk}planificar/", {"planned_at": date.strftime("%Y-%m-%dT%H:%M"), "technician": cast.marta.pk}
        )
    assert (planned.lines, planned.letters) == (["ticket.planned"], [("planned", "lucia")])
    assert Ticket.objects.get().status == Status.PLANNED
    Letter.objects.update(run_after=now())  # ten minutes later

    with traces() as solved:
        browser.post(f"{desk}decir/resolve/", {"message": "Hemos ampliado el buzón."})
    assert (solved.lines, solved.letters) == (["ticket.resolved"], [("resolved", "lucia")])


def lucia_rates(browser: Client) -> None:
    """By the letter's link, in a browser that is not signed in."""
    text = Letter.objects.order_by("id").last().text
    links = dict.fromkeys(re.findall(r"https://testserver(/valorar/\S+\?stars=\d)", text))
    assert len(links) == 5
    assert "No llegal correo" in browser.get("/inicio/").content.decode()
    anyone, before = Client(), snapshot()
    for link in [*links, *links]:
        assert anyone.get(link).status_code == 200
    assert changed(before, snapshot()) == {}

    with traces() as left:
        answer = anyone.post(next(iter(links)).split("?")[0], {"stars": 4, "comment": "Rápido."})
    assert answer.status_code == 200
    assert (left.lines, left.letters) == (["ticket.rated"], [("rated", "marta")])
    assert Rating.objects.values_list("stars", "comment").get() == (4, "Rápido.")
    assert "No llegal correo" not in browser.get("/inicio/").content.decode()


def test_one_incident_goes_all_the_way_through_the_house(cast, browsers):
    ticket = lucia_opens_it(browsers["lucia"])
    strangers_get_nothing(browsers, ticket)
    marta_qualifies_notes_and_asks(browsers["marta"], ticket, cast)
    assert Ticket.objects.get().status == Status.AWAITING_CUSTOMER
    strangers_get_nothing(browsers, ticket)
    lucia_answers(browsers["lucia"], ticket)
    assert Ticket.objects.get().status == Status.IN_PROGRESS
    strangers_get_nothing(browsers, ticket)
    marta_plans_and_resolves(browsers["marta"], ticket, cast)
    assert Ticket.objects.get().status == Status.RESOLVED
    strangers_get_nothing(browsers, ticket)
    lucia_rates(browsers["lucia"])
    strangers_get_nothing(browsers, ticket)

    assert not walk().broken
    about = Entry.objects.about("ticket", ticket.pk)
    assert about.count() == Entry.objects.exclude(verb__in=["device.new", "session.opened"]).count() == 8
    assert Letter.objects.count() == Letter.objects.values("key").distinct().count() == 7
