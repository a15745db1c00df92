"""What the portal's forms do with what is wrong: they name it, and lose nothing. All of it without a script."""

from __future__ import annotations

import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.cast import Cast
from tests.conftest import SignIn
from tests.doors.portal.reading import page_of
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.tickets.actions.finishing import resolve
from ventanilla.domain.tickets.models import Attachment, Ticket, TicketType

NEW = reverse("portal:new_ticket")


def a_program(name: str = "instalador.exe") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"MZ" + bytes(50))


def a_text(name: str = "nota.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"Se oye un pitido.")


def what_is_typed(**more: object) -> dict[str, object]:
    kind = TicketType.objects.get(name="Avería")
    typed = {
        "type": kind.pk,
        "urgency": "high",
        "subject": "El escáner",
        "message": "No escanea.",
        "form_key": "una-clave-larga",
    }
    return {**typed, **more}


def test_a_new_ticket_travels_with_its_files_without_a_script(cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in(cast.lucia).post(NEW, what_is_typed(upload=[a_text(), a_text("otra.txt")]))

    ticket = Ticket.objects.get(subject="El escáner")
    assert answer.url == page_of(ticket)  # type: ignore[attr-defined]
    assert Attachment.objects.filter(message__ticket=ticket).count() == 2


def test_a_form_that_comes_back_keeps_what_was_typed_and_the_files(cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in(cast.lucia).post(NEW, what_is_typed(message="  ", upload=[a_text()]))

    page = answer.content.decode()
    kept = StoredFile.objects.get(name="nota.txt")
    assert answer.status_code == 422
    assert "Hay 1 cosa que corregir" in page
    assert "Cuéntanos qué pasa." in page
    assert 'value="El escáner"' in page
    assert 'value="una-clave-larga"' in page
    assert f'<input type="hidden" name="files" value="{kept.pk}">' in page


def test_a_refused_file_is_named_and_the_others_stay(cast: Cast, sign_in: SignIn) -> None:
    lucia = sign_in(cast.lucia)
    first = lucia.post(NEW, what_is_typed(upload=[a_program(), a_text()]))
    kept = StoredFile.objects.get(name="nota.txt")

    second = lucia.post(NEW, what_is_typed(files=[str(kept.pk)]))

    assert first.status_code == 422
    assert "«instalador.exe» no se admite" in first.content.decode()
    assert second.status_code == 302
    assert Attachment.objects.get(message__ticket__subject="El escáner").file == kept


def test_an_answer_with_a_refused_file_keeps_its_words(
    cast: Cast, sign_in: SignIn, vpn_ticket: Ticket
) -> None:
    typed = {"message": "Va el registro.", "form_key": "otra-clave-larga", "upload": [a_program()]}

    answer = sign_in(cast.lucia).post(reverse("portal:answer", args=[vpn_ticket.number]), typed)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "«instalador.exe» no se admite" in page
    assert "Va el registro.</textarea>" in page
    assert vpn_ticket.messages.count() == 1


def test_an_empty_answer_says_so_beside_its_box(cast: Cast, sign_in: SignIn, vpn_ticket: Ticket) -> None:
    answer = sign_in(cast.lucia).post(
        reverse("portal:answer", args=[vpn_ticket.number]), {"form_key": "otra-clave-larga"}
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_message_error"' in page
    assert '<a href="#id_message">' in page


def test_a_link_fills_in_the_words_and_sends_nothing(cast: Cast, sign_in: SignIn) -> None:
    link = {"asunto": "Tóner", "mensaje": "Hace falta tóner.", "tipo": "consulta", "urgencia": "low"}

    page = sign_in(cast.lucia).get(NEW, link).content.decode()

    kind = TicketType.objects.get(name="Consulta")
    assert 'value="Tóner"' in page
    assert f'<option value="{kind.pk}" selected>' in page
    assert re.search(r'value="low"[^>]*checked', page)
    assert "Hace falta tóner.</textarea>" in page
    assert not Ticket.objects.exists()


def test_a_rating_without_stars_says_what_is_missing_and_keeps_the_comment(
    cast: Cast, sign_in: SignIn, vpn_ticket: Ticket
) -> None:
    resolve(vpn_ticket, "Era el router.", by=cast.marta)

    answer = sign_in(cast.lucia).post(
        reverse("portal:rate", args=[vpn_ticket.number]), {"comment": "Tardó mucho."}
    )

    assert answer.status_code == 422
    assert "Elige de una a cinco estrellas." in answer.content.decode()
    assert "Tardó mucho." in answer.content.decode()
