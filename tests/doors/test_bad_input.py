"""Addresses and forms that nobody's browser would send: an answer in our words, never a crash."""

from __future__ import annotations

import html
import io
import re
from urllib.parse import urljoin

import pytest
from django.urls import reverse
from django.utils.timezone import now

from tests.cast import a_ticket
from tests.documents import EXE, PNG
from tests.snapshot import changed, snapshot
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.tickets.models import Message, Ticket, TicketType

CURSORS = [
    "x", "~", "~~", "²", "9" * 40, "-1", "\0", "2026-01-01T00:00:00~1", "2026-01-01T00:00:00+00:00~²",
    "2026-01-01T00:00:00+00:00~" + "9" * 40, "0001-01-01T00:00:00+14:00~1", "9999-12-31T23:59:59-14:00~1",
    "2026-01-01T00:00:00+00:00~1~2", "2026-01-01T00:00:00 00:00~1", "1" * 5000,
]  # fmt: skip


@pytest.mark.parametrize("cursor", CURSORS)
def test_a_cursor_that_nobody_gave_out_is_ignored(cast, sign_in, vpn_ticket, cursor):
    for page in ("/incidencias/", "/incidencias/completadas/"):
        assert sign_in(cast.lucia).get(page, {"after": cursor}).status_code == 200
    for page in ("/escritorio/", f"/escritorio/incidencias/{vpn_ticket.number}/", "/escritorio/correo/"):
        assert sign_in(cast.marta).get(page, {"after": cursor}).status_code == 200


def test_cursors_lead_through_all_rows_once(cast, sign_in, settings):
    for _ in range(27):
        a_ticket(cast.lucia)
    Ticket.objects.filter(pk__gt=3).update(updated_at=Ticket.objects.first().updated_at)
    browser, seen, address = sign_in(cast.lucia), [], "/incidencias/"

    while address:
        page = browser.get(address).content.decode()
        seen += {int(number) for number in re.findall(r'href="/incidencias/(\d+)/"', page)}
        older = re.search(r'href="([^"]*[?&;]after=[^"]+)"', page)
        address = urljoin("/incidencias/", html.unescape(older[1])) if older else ""

    assert sorted(seen) == list(Ticket.objects.order_by("pk").values_list("pk", flat=True))


@pytest.mark.parametrize("number", ["0", "9" * 19, "9" * 40, "-1", "1e3", "²", "٣", "%00", "1;DROP"])
def test_a_number_that_is_none_is_not_found(cast, sign_in, number):
    assert sign_in(cast.lucia).get(f"/incidencias/{number}/").status_code == 404
    assert sign_in(cast.marta).get(f"/escritorio/incidencias/{number}/").status_code == 404
    assert sign_in(cast.marta).get(f"/escritorio/correo/{number}/").status_code == 404
    assert sign_in(cast.marta).post(f"/escritorio/incidencias/{number}/empezar/").status_code == 404


@pytest.mark.parametrize(
    "query", [{"cola": "x"}, {"cola": "\0"}, {"hacer": "x"}, {"hacer": "qualify"}, {"hacer": "../x"}, {"estado": "x"},
              {"cola": "²"}, {"q": "x" * 3000}, {"urgency": "x"}, {"subject": "\0<script>"}]
)  # fmt: skip
def test_a_query_that_means_nothing_is_ignored(cast, sign_in, vpn_ticket, query):
    for page in ("/escritorio/", f"/escritorio/incidencias/{vpn_ticket.number}/", "/escritorio/correo/"):
        assert sign_in(cast.marta).get(page, query).status_code == 200
    for page in ("/inicio/", "/incidencias/", "/incidencias/nueva/", f"/incidencias/{vpn_ticket.number}/"):
        assert sign_in(cast.lucia).get(page, query).status_code == 200


GOOD = {"urgency": "high", "subject": "Correo", "message": "No llega.", "form_key": "clave-de-prueba-1"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"type": ""}, {"type": "0"}, {"type": "x"}, {"type": "9" * 40}, {"type": "²"}, {"application": "x"},
        {"urgency": "x"},
        {"urgency": ""}, {"message": ""}, {"message": " \n "}, {"message": "a\0b"}, {"message": "a" * 20_001},
        {"subject": "a" * 151}, {"subject": "\0"}, {"form_key": "corta"}, {"form_key": "a" * 41},
        {"form_key": "con espacio"},
    ],
)  # fmt: skip
def test_a_form_filled_in_wrong_makes_nothing_and_keeps_what_was_typed(cast, sign_in, wrong):
    good = {**GOOD, "type": TicketType.objects.get(name="Avería").pk}

    answer = sign_in(cast.lucia).post("/incidencias/nueva/", {**good, **wrong})

    assert answer.status_code == 422
    assert not Ticket.objects.exists()
    if "message" not in wrong:
        assert "No llega." in answer.content.decode()


def test_words_beyond_the_limit_all_come_back_and_the_browser_cuts_nothing_off(cast, sign_in):
    browser, kind = sign_in(cast.lucia), TicketType.objects.get(name="Avería").pk
    words = "línea del registro\n" * 1_100 + "y el final"

    answer = browser.post("/incidencias/nueva/", {**GOOD, "type": kind, "message": words})

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "y el final</textarea>" in page
    assert "Caben 20000 caracteres y hay 20910." in page
    assert not re.search(r"<textarea[^>]*maxlength", page)


def test_nobody_can_name_what_is_not_a_field_of_theirs(cast, sign_in):
    """Mass assignment: status, customer, requester and priority are the house's."""
    forged = {
        "customer": cast.ribera.pk, "customer_id": cast.ribera.pk, "requester_id": cast.oscar.pk, "status": "closed",
        "priority": "low", "assignee": cast.marta.pk, "number": 999, "is_note": "on", "stars": 5,
    }  # fmt: skip
    good = {**GOOD, "type": TicketType.objects.get(name="Avería").pk}

    sign_in(cast.lucia).post("/incidencias/nueva/", {**good, **forged})

    ticket = Ticket.objects.get()
    assert (ticket.customer, ticket.requester, ticket.status) == (cast.aurora, cast.lucia, "awaiting_support")
    assert (ticket.priority, ticket.assignee) == ("high", None)
    assert ticket.number != 999
    assert not Message.objects.get().is_note


def test_nobody_opens_one_in_the_name_of_another_company(cast, sign_in):
    good = {**GOOD, "type": TicketType.objects.get(name="Avería").pk}

    answer = sign_in(cast.lucia).post("/incidencias/nueva/", {**good, "requester": cast.oscar.pk})

    assert answer.status_code == 422
    assert not Ticket.objects.exists()


@pytest.mark.parametrize("files", [["x"], ["\0"], ["00000000-0000-0000-0000-000000000000"], ["²"] * 50])
def test_files_that_are_none_are_left_out(cast, sign_in, vpn_ticket, files):
    answer = sign_in(cast.lucia).post(
        f"/incidencias/{vpn_ticket.number}/responder/", {"message": "Hola.", "files": files}
    )

    assert answer.status_code == 302
    assert vpn_ticket.messages.last().attachments.count() == 0


@pytest.mark.parametrize("door", ["portal", "desk"])
def test_an_upload_is_a_draft_or_a_sentence(cast, sign_in, door):
    browser = sign_in(cast.lucia if door == "portal" else cast.marta)
    address = reverse(f"{door}:upload")

    nothing = browser.post(address)
    words = browser.post(address, {"file": "no soy un archivo"})
    wrong = browser.post(address, {"file": named("factura.pdf", EXE)})
    right = browser.post(address, {"file": named("../pantalla.png", PNG)})

    assert [answer.status_code for answer in (nothing, words, wrong, right)] == [422, 422, 422, 201]
    assert "«factura.pdf»" in wrong.json()["error"]
    assert right.json() | {"id": ""} == {"id": "", "name": "pantalla.png", "size": len(PNG), "kind": "PNG"}
    assert StoredFile.objects.get().is_draft


def test_a_draft_is_no_download_not_even_for_its_owner(cast, sign_in):
    browser = sign_in(cast.lucia)
    file = browser.post("/archivos/", {"file": named("a.png", PNG)}).json()["id"]

    assert browser.get(f"/archivos/{file}/").status_code == 404


def test_a_file_is_handed_out_as_a_download_that_nothing_can_run(cast, sign_in, vpn_ticket):
    browser = sign_in(cast.lucia)
    file = browser.post("/archivos/", {"file": named('captura "ñ".png', PNG)}).json()["id"]
    browser.post(f"/incidencias/{vpn_ticket.number}/responder/", {"message": "", "files": [file]})

    answer = browser.get(f"/archivos/{file}/")

    assert b"".join(answer.streaming_content) == PNG
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["Content-Type"] == "application/octet-stream"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("what", ["x", "qualify", "delete", "__class__", "start"])
def test_a_verb_that_is_none_is_not_found(cast, sign_in, vpn_ticket, what):
    before = snapshot()
    browser = sign_in(cast.marta)

    answer = browser.post(f"/escritorio/incidencias/{vpn_ticket.number}/decir/{what}/", {"message": "x"})

    assert answer.status_code == 404
    assert set(changed(before, snapshot())) <= {"customers_session", "people_person"}


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("planificar", {"planned_at": "ayer", "technician": ""}), ("planificar", {"planned_at": "2020-01-01T10:00"}),
        ("planificar", {"planned_at": "9999-12-31T23:59"}), ("planificar", {"planned_at": "0001-01-01T00:00"}),
        ("planificar", {}), ("cualificar", {}), ("cualificar", {"type": "²", "priority": "x", "assignee": "9" * 40}),
    ],
)  # fmt: skip
def test_what_the_desk_fills_in_wrong_comes_back(cast, sign_in, vpn_ticket, path, typed):
    typed = {"technician": cast.marta.pk, **typed} if path == "planificar" else typed

    answer = sign_in(cast.marta).post(f"/escritorio/incidencias/{vpn_ticket.number}/{path}/", typed)

    assert answer.status_code in (302, 422) if "9999" in str(typed) else answer.status_code == 422


@pytest.mark.parametrize("stars", ["", "0", "6", "²", "3.5", "x", "-1"])
def test_stars_are_one_to_five(cast, sign_in, vpn_ticket, stars):
    Ticket.objects.update(status="closed", resolved_at=now())

    answer = sign_in(cast.lucia).post(f"/incidencias/{vpn_ticket.number}/valorar/", {"stars": stars})

    assert answer.status_code == 422


@pytest.mark.parametrize("verb", ["cancelar", "reabrir", "resuelta"])
def test_pressing_twice_explains_itself(cast, sign_in, vpn_ticket, verb):
    browser, address = sign_in(cast.lucia), f"/incidencias/{vpn_ticket.number}/{verb}/"
    if verb == "reabrir":
        Ticket.objects.update(status="resolved")

    first, second = (browser.post(address, {"message": "", "form_key": "una-clave-larga"}) for _ in range(2))

    assert first.status_code == 302
    assert second.status_code in (302, 409, 422), "they may do this: it is done already"


def named(name: str, content: bytes) -> io.BytesIO:
    file = io.BytesIO(content)
    file.name = name
    return file
