"""The journal as people read it: administrators all of it, access managers what is their own company's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.utils.timezone import now

from ventanilla.domain.customers.actions.noting import note_entry
from ventanilla.domain.journal.access import ACCESS
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.people.letters import APP_ADDED, APP_REMOVED, PASSKEY_ADDED, PASSKEY_REMOVED
from ventanilla.domain.tickets.actions.talking import add_note
from ventanilla.doors.shared.proof import PROVED
from ventanilla.doors.shared.told import COLUMNS, Names, Told, sentence
from ventanilla.doors.shared.told_words import BY_DEED, OF_VERB

DOMAIN = Path(__file__).parents[2] / "ventanilla" / "domain"
WRITTEN = re.compile(r"""\b(?:record|_change|_write)\([^"()]*"([a-z_]+\.[a-z_]+)\"""")
HISTORY, JOURNAL = "/contactos/historial/", "/escritorio/ajustes/registro/"


def prove(browser) -> None:
    session = browser.session
    session[PROVED] = 4_000_000_000
    session.save()


def told(verb: str) -> str:
    line = Told(*Entry.objects.filter(verb=verb).values_list(*COLUMNS).latest("pk"))
    return sentence(line, Names.of([line]))


def rows_of(answer) -> str:
    return re.sub(r"<[^>]+>", " ", answer.content.decode().split("<tbody>")[1])


# Sentences


def test_a_line_is_a_sentence(cast, vpn_ticket):
    record(cast.marta, "ticket.prioritised", vpn_ticket, at=now(), priority=1)
    record(cast.lucia, "contact.suspended", cast.pedro, at=now())
    record(cast.lucia, "contact.removed", cast.pedro, at=now())
    record(cast.ivan, "calendar.changed", cast.aurora, at=now(), changed={})
    record(cast.ivan, "customer.terms_agreed", cast.aurora, at=now())

    assert told("ticket.prioritised") == f"Marta Solís cambió la prioridad de #{vpn_ticket.number}"
    assert told("contact.suspended") == f"Lucía Ferrer suspendió a {cast.pedro.person.name}"
    assert told("contact.removed") == f"Lucía Ferrer quitó a {cast.pedro.person.name} de los contactos"
    assert told("calendar.changed") == "Iván Cobo cambió el cliente Talleres Aurora"
    assert told("customer.terms_agreed") == "Iván Cobo cambió lo que se le promete al cliente Talleres Aurora"


def test_a_line_that_knows_less_than_its_sentence_is_told_all_the_same(cast):
    record(cast.ivan, "look.began", cast.lucia, at=now())
    record(cast.ivan, "nobody.thought_of_it", cast.lucia, at=now())

    assert told("look.began") == "Iván Cobo empezó a ver como –. Motivo: «–»"
    assert told("nobody.thought_of_it").startswith("Iván Cobo: nobody.thought_of_it, ")


def test_who_saw_as_somebody_else_is_told_with_both(cast):
    record(
        cast.ivan,
        "file.downloaded",
        cast.aurora,
        at=now(),
        name="foto.png",
        contact="Lucía Ferrer",
        contact_id=5,
    )

    assert told("file.downloaded") == "Iván Cobo, viendo como Lucía Ferrer, descargó «foto.png»"


def test_all_that_a_customer_reads_has_words_of_its_own():
    """A verb as it is written in the code is nothing to show a customer."""
    assert {verb for verb in ACCESS if verb not in OF_VERB and verb.partition(".")[2] not in BY_DEED} == set()


def test_all_that_is_written_down_has_words():
    """Read from the code: whoever writes a new verb finds here that nobody could read it."""
    written = {verb for path in DOMAIN.rglob("*.py") for verb in WRITTEN.findall(path.read_text())}
    of_steps = {f"factor.{what}" for what in (APP_ADDED, APP_REMOVED, PASSKEY_ADDED, PASSKEY_REMOVED)}

    assert len(written) > 100
    assert {
        one for one in written | of_steps if one not in OF_VERB and one.partition(".")[2] not in BY_DEED
    } == set()


# The customer's history


@pytest.fixture
def busy(cast, vpn_ticket):
    """Things that a customer may read, things that it may not, and things of another one."""
    note_entry(
        cast.pedro, way="password+code", where={"browser": "Firefox · Windows", "address": "203.0.113.7"}
    )
    note_entry(cast.oscar, way="passkey", where={"browser": "Canario", "address": "203.0.113.9"})
    add_note(vpn_ticket, "zanahoria interna", by=cast.marta)
    record(
        cast.marta,
        "customer.changed",
        cast.aurora,
        at=now(),
        changed={"phone": ["1", "zanahoria"]},
        columns=["phone"],
    )
    record(cast.lucia, "contact.changed", cast.pedro, at=now(), before={"rights": {"invoices": "view"}},
           grant={"rights": {"invoices": "manage"}}, facts=["zanahoria"])  # fmt: skip


def test_access_managers_read_who_came_in_and_who_changed_rights(cast, busy, sign_in):
    page = rows_of(sign_in(cast.lucia).get(HISTORY))

    assert f"{cast.pedro.person.name} entró" in page
    assert "contraseña y código · Firefox · Windows · 203.0.113.7" in page
    assert "Facturas: ver → gestionar" in page


def test_nothing_of_the_desk_and_nothing_of_another_company(cast, busy, sign_in):
    browser = sign_in(cast.lucia)
    prove(browser)

    for answer in (browser.get(HISTORY), browser.get("/contactos/historial.csv")):
        assert answer.status_code == 200
        for word in ("zanahoria", "Canario", "203.0.113.9", cast.oscar.person.name):
            assert word not in answer.content.decode()


@pytest.mark.parametrize("who", ["pedro", "nuria", "teo", "marta"])
def test_nobody_else_reads_it(cast, busy, sign_in, who):
    assert sign_in(getattr(cast, who)).get(HISTORY).status_code == 403


def test_older_ones_are_a_page_further(cast, busy, sign_in, monkeypatch):
    monkeypatch.setattr("ventanilla.doors.portal.contacts.history.SHOWN", 1)
    browser = sign_in(cast.lucia)

    first = browser.get(HISTORY).content.decode()
    older = re.search(r'rel="next" href="([^"]+)"', first)[1].replace("&amp;", "&")

    assert "entró" in rows_of(browser.get(HISTORY + older))
    assert "entró" not in first.split("<tbody>")[1]


def test_who_has_not_come_yet_is_called_as_they_were_invited(cast, sign_in):
    """The address may belong to somebody of another company, whose name is nobody's business here."""
    cast.oscar.person.name = "Otro Nombre"
    member = cast.pedro
    member.invited_at, member.invited_as, member.joined_at = now(), "Señor de las Cajas", None
    member.save()
    record(cast.lucia, "contact.invited", member, at=now())

    page = rows_of(sign_in(cast.lucia).get(HISTORY))

    assert "Señor de las Cajas" in page
    assert member.person.name not in page


def test_the_file_leaves_a_line(cast, busy, sign_in):
    browser = sign_in(cast.lucia)
    assert browser.get("/contactos/historial.csv").status_code == 302, "proof first"
    prove(browser)

    browser.get("/contactos/historial.csv")

    assert told("file.downloaded").startswith("Lucía Ferrer descargó «accesos-")


# The administrators' journal


@pytest.mark.parametrize(
    ("asked", "there", "not_there"),
    [
        ("", "Marta Solís cambió", "nada así"),
        ("quien=Marta", "Marta Solís", "Lucía Ferrer"),
        ("quien=nobody@x.example", "", "Marta"),
        ("cliente=Aurora", "Talleres Aurora", "Óscar"),
        ("que=session.opened", "entró", "prioridad"),
        ("cosa=membership", "entró", "nota"),
        ("numero=%23{ticket}&cosa=ticket", "#{ticket}", "entró"),
        ("desde=2001-01-01&hasta=2001-01-02", "", "Marta"),
        ("numero=abc", "", "Marta"),
    ],
)
def test_it_is_narrowed(cast, busy, vpn_ticket, sign_in, asked, there, not_there):
    number = str(vpn_ticket.number)
    answer = sign_in(cast.ivan).get(f"{JOURNAL}?{asked.replace('{ticket}', number)}")

    assert answer.status_code == 200
    rows = answer.content.decode().partition("<tbody>")[2]
    assert there.replace("{ticket}", number) in rows
    assert not_there not in rows


def test_a_day_that_is_none_is_told(cast, sign_in):
    answer = sign_in(cast.ivan).get(f"{JOURNAL}?desde=ayer")

    assert answer.status_code == 422


def test_its_file_says_what_was_asked_and_leaves_a_line(cast, busy, sign_in):
    browser = sign_in(cast.ivan)
    prove(browser)

    text = browser.get("/escritorio/ajustes/registro.csv?quien=Marta").content.decode()

    assert "Marta Solís" in text
    assert "Lucía Ferrer" not in text
    assert Entry.objects.get(verb="journal.exported").details["asked"] == "quien=Marta"
