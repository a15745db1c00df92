"""A small house full of things: each customer has tickets, files and letters, and words that give themselves away."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from django.core import signing
from django.utils.timezone import localtime, now

from tests.cast import Cast, a_ticket
from tests.documents import PNG
from tests.house.callers_estate import callers_examples
from tests.house.chat_estate import chat_examples
from tests.house.contacts_estate import contacts_examples
from tests.house.customers_estate import customers_examples
from tests.house.devices_estate import devices_examples
from tests.house.hours_estate import hours_examples
from tests.house.invoices_estate import invoices_examples
from tests.house.knowledge_estate import knowledge_examples
from tests.house.network_estate import network_examples
from tests.house.portal_orders_estate import portal_orders_examples
from tests.house.privacy_estate import privacy_examples
from tests.house.services_estate import services_examples
from tests.house.settings_estate import settings_examples
from tests.house.signing_estate import signing_examples
from tests.house.support_estate import support_examples
from tests.house.workorders_estate import workorders_examples
from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.files.actions import store_file
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.actions.links import make_link
from ventanilla.domain.people.models import Link, Person
from ventanilla.domain.summaries.letters import SALT
from ventanilla.domain.tickets.actions.copying import copy_address
from ventanilla.domain.tickets.actions.feeds import make_feed
from ventanilla.domain.tickets.actions.finishing import resolve
from ventanilla.domain.tickets.actions.talking import add_note, reply
from ventanilla.domain.tickets.actions.views import save_view
from ventanilla.domain.tickets.actions.working import ask_customer, start
from ventanilla.domain.tickets.findable import rebuild
from ventanilla.domain.tickets.models import SavedView, Ticket

RIBERA = "canarioribera"
"""In every text of Clínica Ribera: nobody of another customer may ever read it."""
NOTE = "canarionota"
"""In every internal note: no customer may ever read it."""
LUCIA = "canariolucia"
"""In Lucía's own tickets: Pedro and Nuria, of her own company, see only theirs."""
PEDRO = "canariopedro"


@dataclass
class Estate:
    cast: Cast
    tickets: dict[str, Ticket] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)
    """By the word that their name holds; `nota` is a note's, `borrador` is Óscar's draft."""
    view: SavedView | None = None
    """Marta's own."""
    examples: dict[str, object] = field(default_factory=dict)
    """`route.parameter` → a value that leads somewhere."""


def furnish(cast: Cast) -> Estate:
    estate = Estate(cast)
    _mark_ribera(cast)
    _open(estate, "lucia", cast.lucia, LUCIA)
    _open(estate, "pedro", cast.pedro, PEDRO)
    _open(estate, "oscar", cast.oscar, RIBERA)
    estate.view = save_view(by=cast.marta, name="Las de Lucía", filters={"estado": ["in_progress"]})
    estate.files["borrador"] = _file(f"{RIBERA}-borrador.png", f"contact:{cast.oscar.pk}")
    estate.examples = _examples(estate)
    rebuild()
    return estate


def _mark_ribera(cast: Cast) -> None:
    texts = ("name", "legal_name", "tax_id", "phone", "address")
    Customer.objects.filter(pk=cast.ribera.pk).update(
        **{text: f"{RIBERA[:12]} {text}"[:20] for text in texts}
    )
    Customer.objects.filter(pk=cast.ribera.pk).update(name=f"{RIBERA} nombre", legal_name=f"{RIBERA} razón")
    Person.objects.filter(pk=cast.oscar.person_id).update(name=f"{RIBERA} Vidal", phone=f"{RIBERA} tel")
    Membership.objects.filter(pk=cast.oscar.pk).update(job_title=f"{RIBERA} cargo")
    for thing in (cast.ribera, cast.oscar.person, cast.oscar):
        thing.refresh_from_db()


def _open(estate: Estate, name: str, by: Membership, word: str) -> None:
    marta = estate.cast.marta
    ticket = a_ticket(by, subject=f"{word} asunto", message=f"{word} mensaje")
    own, secret = _file(f"{word}.png", f"contact:{by.pk}"), _file(f"{NOTE}-{word}.png", f"staff:{marta.pk}")
    reply(ticket, f"{word} respuesta", by=by, files=[own])
    start(ticket, by=marta)
    add_note(ticket, f"{NOTE} de {word}", by=marta, files=[secret])
    ask_customer(ticket, f"{word} pregunta", by=marta)
    resolve(ticket, f"{word} solución", by=marta)
    copy_address(ticket, f"{word}@pruebas.example", by=by)
    reply(ticket, f"{word} sigue", by=by)
    estate.tickets[name] = Ticket.objects.get(pk=ticket.pk)
    estate.files |= {name: own, f"nota-{name}": secret}


def _file(name: str, owner: str) -> StoredFile:
    return store_file(name, io.BytesIO(PNG), len(PNG), owner=owner)


def _examples(estate: Estate) -> dict[str, object]:
    lucia, number = estate.cast.lucia.person, estate.tickets["lucia"].number
    letter = Letter.objects.filter(about_id=number).first().pk
    of_ticket = {f"{door}:{name}.number": number for door in ("portal", "desk") for name in _TICKET_ROUTES}
    of_ticket |= {f"desk:{name}.number": letter for name in ("letter", "letter_view", "retry_letter")}
    return {
        **of_ticket,
        **privacy_examples(estate.cast),
        **settings_examples(estate.cast),
        **customers_examples(estate.cast),
        **contacts_examples(estate.cast),
        **support_examples(RIBERA),
        **invoices_examples(estate.cast, RIBERA),
        **(workorders_examples(estate.cast, RIBERA) | hours_examples(estate.cast, RIBERA)),
        **services_examples(estate.cast, RIBERA, estate.tickets["oscar"]),
        **devices_examples(estate.cast, RIBERA, estate.tickets["lucia"], estate.tickets["oscar"]),
        **knowledge_examples(estate.cast, RIBERA),
        **callers_examples(estate.cast),
        **network_examples(estate.cast, RIBERA),
        **portal_orders_examples(estate.cast, RIBERA),
        **(signing_examples(estate.cast) | chat_examples(estate.cast, LUCIA, RIBERA, NOTE)),
        "desk:say.what": "reply",
        "desk:suggest.what": "tags",
        "desk:change_view.number": estate.view.pk if estate.view else 0,
        "desk:change_view.what": "unshare",
        "desk:bulk_done.key": "no-such-summary",
        "desk:new_ticket.member": estate.cast.lucia.pk,
        "portal:file.file_id": estate.files["lucia"].pk,
        "portal:forget_file.file_id": estate.files["lucia"].pk,
        "desk:forget_file.file_id": estate.files["lucia"].pk,
        "portal:stop_copy.copy": estate.tickets["lucia"].copies.get().pk,
        "desk:file.file_id": estate.files["lucia"].pk,
        **_reports(estate.cast),
        "calendar.token": make_feed(by=estate.cast.marta),
        "gate:summary.token": signing.dumps(estate.cast.lucia.pk, salt=SALT),
        "gate:rate.token": make_link(Link.Purpose.RATE, lucia, subject_id=number, at=now()),
        "gate:way_in.token": make_link(Link.Purpose.COME_IN, lucia, at=now()),
        "gate:openid_invited.token": "nada",
        "gate:new_password.token": make_link(Link.Purpose.NEW_PASSWORD, lucia, at=now()),
    }


def _reports(cast: Cast) -> dict[str, object]:
    routes = [f"{door}:service_report{what}" for door in ("portal", "desk") for what in ("", "_pdf")]
    months = {f"{route}.month": f"{localtime():%Y-%m}" for route in routes}
    return months | {f"desk:{name}.number": cast.aurora.pk for name in _REPORT_ROUTES}


_REPORT_ROUTES = ("service_reports", "service_report", "service_report_pdf")
_TICKET_ROUTES = ("ticket", "answer", "solved", "cancel", "reopen", "rate", "qualify", "plan", "start", "say",
                  "draft", "reply_draft", "read", "close", "copies", "stop_copy",
                  "take", "canned", "presence", "suggest", "watch", "tags", "links", "time", "ticket_letters", "promises",
                  "merge", "split", "visit", "unplan",
                  "move")  # fmt: skip
