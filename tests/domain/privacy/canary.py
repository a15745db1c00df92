"""A contact who leaves a word of their own in every field that the house lets people fill, by its real verbs; and who is
talked about by others in every field that these can fill.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils.timezone import now

from tests.cast import Cast, a_ticket
from tests.documents import PNG
from ventanilla.domain.chat.actions.ending import end, send_transcript
from ventanilla.domain.chat.actions.ending import rate as rate_chat
from ventanilla.domain.chat.actions.talking import note, say
from ventanilla.domain.chat.actions.turning import make_ticket
from ventanilla.domain.chat.models import Conversation
from ventanilla.domain.customers.actions.addresses import ask_new_address, confirm_new_address
from ventanilla.domain.customers.actions.asking import ask_for_change
from ventanilla.domain.customers.actions.callers import Caller
from ventanilla.domain.customers.actions.contacts import Facts, change_contact, invite_contact
from ventanilla.domain.customers.actions.decisions import ask_section
from ventanilla.domain.customers.actions.looking import begin_to_look
from ventanilla.domain.customers.models import Customer, Membership, Section
from ventanilla.domain.customers.policy import grant_of
from ventanilla.domain.customers.presets import Preset, grant_of_preset
from ventanilla.domain.drafts.actions import keep_draft
from ventanilla.domain.files.actions import store_file
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.jobs.execution import run_due_jobs
from ventanilla.domain.journal.actors import owner_of
from ventanilla.domain.knowledge.actions.answering import Answer, publish_article, vote, write_article
from ventanilla.domain.knowledge.actions.suggesting import suggest
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.actions.devices import remember_device
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.privacy.actions.exporting import order_export
from ventanilla.domain.support.actions.asking import (
    Asked,
    add_file,
    ask_for_support,
    confirm,
    write_to_sender,
)
from ventanilla.domain.tickets.actions.canned import Wording, save_canned
from ventanilla.domain.tickets.actions.finishing import resolve
from ventanilla.domain.tickets.actions.handing_over import take_place
from ventanilla.domain.tickets.actions.opening import Request, open_ticket
from ventanilla.domain.tickets.actions.rating import rate
from ventanilla.domain.tickets.actions.strangers import take_call
from ventanilla.domain.tickets.actions.tagging import set_tags
from ventanilla.domain.tickets.actions.talking import add_note, reply
from ventanilla.domain.tickets.actions.timing import log_time
from ventanilla.domain.tickets.actions.views import save_view
from ventanilla.domain.tickets.models import Application, Ticket, TicketType
from ventanilla.domain.tickets.status import Priority

NAME = "Zarzamora Quiquirico"
EMAIL = "zarzamora@canario-pruebas.example"
OLD_EMAIL = "quiquirico.z@canario-pruebas.example"
PHONE = "611 98 76 54"
WORD = "xilofonico"
"""In every field that is not their name, address or telephone."""
BYTES = PNG + b"xilofonico-de-bytes"
WHO_THEY_ARE = ("zarzamor", "quiquiric", "611987654")
WHAT_THEY_WROTE = "xilofon"
"""As the search keeps it, without its ending."""
ABOUT = f"Llamar a {NAME} al 611-987-654, o escribir a {EMAIL}."


@dataclass
class Life:
    member: Membership
    ticket: Ticket
    others: Ticket


def live(cast: Cast) -> Life:
    """All of it."""
    member = _comes_in(cast)
    ticket = _asks(cast, member)
    _moves_about(cast, member)
    _chats(cast, member)
    _asks_from_outside()
    others = _is_talked_about(cast, ticket)
    order_export(member.person, by=cast.ivan)
    run_due_jobs()
    return Life(member, ticket, others)


def traces_of(needles: tuple[str, ...]) -> list[str]:
    """Where any of these stands: in a column of whatever table, or in a file or its name. «table.column: needle»."""
    found = []
    for table in {*connection.introspection.table_names()} - {
        "search_index"
    }:  # what it has lies in tables beside it
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                found += [
                    f"{table}.{name}: {needle}"
                    for name, value in zip(names, row, strict=True)
                    for needle in needles
                    if needle in _plain(value)
                ]
    for path in Path(settings.FILES_ROOT).rglob("*"):
        text = path.name.encode() + (path.read_bytes() if path.is_file() else b"")
        found += [f"{path}: {needle}" for needle in needles if needle.encode() in text]
    return sorted(set(found))


def _plain(value: object) -> str:
    """In small letters, with the digits of a telephone together."""
    if isinstance(value, bytes | memoryview):
        value = bytes(value).decode("latin-1")
    return re.sub(r"(?<=\d)[ .-](?=\d)", "", str(value).lower())


def _comes_in(cast: Cast) -> Membership:
    grant = grant_of_preset(Preset.TECHNICAL)
    invite_contact(
        by=cast.lucia,
        name=NAME,
        email=OLD_EMAIL,
        grant=grant,
        facts=Facts(job_title=WORD, phone=PHONE, mobile=PHONE),
    )
    member = take_place(_token_to(OLD_EMAIL), name=NAME, password="una-frase-larga-para-probar")
    ask_new_address(member, EMAIL, by=cast.lucia)
    confirm_new_address(_token_to(EMAIL))
    member = Membership.objects.select_related("person", "customer").get(pk=member.pk)
    member.person.phone = PHONE
    member.person.save()
    suggest(f"{WORD} de {NAME}", by=member, title=WORD)
    article = write_article(Answer(title="Cómo", body="Así"), by=cast.ivan)
    vote(publish_article(article, by=cast.ivan), False, by=member, words=f"{WORD}, llamad al {PHONE}")
    change_contact(
        member, by=cast.lucia, grant=grant_of(member), facts=Facts(job_title=f"{WORD} mayor", phone=PHONE)
    )
    ask_new_address(member, f"nueva.{EMAIL}", by=cast.lucia)
    Client().post("/acceso/", {"login": EMAIL, "password": "una-frase-larga-para-probar"})
    for number in range(2):
        remember_device(
            member.person, f"token-{number}", browser=f"{WORD} {number}", address="203.0.113.7", told=False
        )
    return member


def _asks(cast: Cast, member: Membership) -> Ticket:
    request = Request(
        type=TicketType.objects.get(name="Avería"), application=Application.objects.get(name="Red e internet"),
        urgency=Priority.HIGH, subject=f"{WORD} de {NAME}", message=f"{WORD}. Soy {NAME}, {PHONE}.",
    )  # fmt: skip
    ticket = open_ticket(request, by=member, files=[_file(member)], copies=[cast.lucia])
    reply(ticket, f"{WORD} otra vez. Un saludo, Zarzamora.", by=member, files=[_file(member)])
    resolve(ticket, f"Hecho, {NAME}.", by=cast.marta)
    rate(ticket, by=member, stars=2, comment=f"{WORD}, {NAME}")
    rate(ticket, by=member, stars=4, comment=f"{WORD}, mejor")
    keep_draft(by=member, place="new-ticket", text=f"{WORD} sin enviar", files=[str(_file(member).pk)])
    return ticket


def _moves_about(cast: Cast, member: Membership) -> None:
    ask_section(Section.INVOICES, by=member)
    ask_for_change({"address": f"Calle Mayor 3, a la atención de {NAME}"}, by=cast.lucia)
    _calls(cast)


def _chats(cast: Cast, member: Membership) -> None:
    """One goes on as a ticket, one ends and is judged; and a colleague speaks of them in a third."""
    followed = _chat(member, by=cast.marta)
    make_ticket(followed, by=cast.marta, type=TicketType.objects.get(name="Avería"))
    ended = _chat(member, by=cast.marta)
    end(ended, by=member)
    rate_chat(ended, 3, f"{WORD}, {NAME}", by=member)
    send_transcript(ended, by=member)
    others = _begun(cast.lucia)
    say(others, ABOUT, by=cast.lucia)


def _chat(member: Membership, *, by: StaffMember) -> Conversation:
    chat = _begun(member)
    say(chat, f"{WORD} por chat. Soy {NAME}.", by=member, files=[_file(member)])
    note(chat, ABOUT, by=by)
    say(chat, f"Hola, {NAME}.", by=by)
    return chat


def _begun(member: Membership) -> Conversation:
    """Whatever the time is, and whoever is there."""
    facts = {"opened_at": now(), "turn_since": now(), "last_line_at": now()}
    return Conversation.objects.create(customer=member.customer, member=member, **facts)


def _calls(cast: Cast) -> None:
    """Another company, where nobody knows them."""
    kind = TicketType.objects.get(name="Avería")
    request = Request(
        type=kind,
        application=None,
        urgency=Priority.LOW,
        subject=f"{NAME} llama",
        message=f"{WORD} por teléfono.",
    )
    caller = Caller(name=NAME, email=EMAIL, phone=PHONE, subject=request.title)
    take_call(cast.ribera, caller, request, by=cast.marta)


def _asks_from_outside() -> None:
    for _time in range(2):
        asked = Asked(name=NAME, company=WORD, email=EMAIL, phone=PHONE, message=f"{WORD} desde fuera")
        request = ask_for_support(asked, place="203.0.113.9", language="es", letter_at=now())
        write_to_sender(request.pk)
    token = _token_to(EMAIL)
    confirm(token, request.pk)
    add_file(token, request.pk, name=f"{WORD}.png", content=io.BytesIO(BYTES), size=len(BYTES))


def _is_talked_about(cast: Cast, ticket: Ticket) -> Ticket:
    """By the desk, and by others of the company."""
    add_note(ticket, ABOUT, by=cast.marta)
    others = a_ticket(
        cast.lucia,
        subject=f"Para {NAME}",
        message=f"{ABOUT} ZARZAMORA  QUIQUIRICO. zarzamóra\nquiquirico.",
    )
    stored = store_file(f"{NAME}.png", io.BytesIO(PNG), len(PNG), owner=owner_of(cast.lucia))
    reply(others, ABOUT, by=cast.lucia, files=[stored])
    log_time(others, by=cast.marta, minutes=5, note=ABOUT)
    set_tags(others, [NAME], by=cast.marta)
    keep_draft(by=cast.marta, place=f"ticket-{others.number}", text=ABOUT)
    save_canned(Wording(title=f"Para {NAME}", body=ABOUT), by=cast.ivan)
    save_view(by=cast.marta, name=f"De {NAME}", filters={"q": [NAME], "estado": ["open"]})
    member = Membership.objects.select_related("person", "customer").get(
        person__email=EMAIL, customer=cast.aurora
    )
    begin_to_look(member, by=cast.ivan, reason=f"Lo pide {NAME}")
    Customer.objects.filter(pk=cast.aurora.pk).update(notes=ABOUT)
    return others


def _file(member: Membership) -> StoredFile:
    return store_file(f"{WORD}-{NAME}.png", io.BytesIO(BYTES), len(BYTES), owner=owner_of(member))


def _token_to(address: str) -> str:
    token: str = Letter.objects.filter(to_address=address).exclude(secrets=[]).latest("pk").secrets[0]
    return token
