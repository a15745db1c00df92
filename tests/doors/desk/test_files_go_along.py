"""Whatever a technician says in a ticket, the files that were dropped on the box go with it."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from ventanilla.domain.tickets.actions.finishing import resolve
from ventanilla.domain.tickets.models import Attachment


def say(client, ticket, what, **more):
    return client.post(
        reverse("desk:say", args=[ticket.number, what]),
        {"message": "Mira la captura.", "upload": SimpleUploadedFile("captura.txt", b"hola"), **more},
    )


@pytest.mark.parametrize("what", ["reply", "note", "ask", "pending", "resolve", "cancel"])
def test_the_file_is_in_the_thread(sign_in, cast, vpn_ticket, what):
    answer = say(sign_in(cast.marta), vpn_ticket, what)

    assert answer.status_code == 302
    assert Attachment.objects.values_list("file__name", "message__body").get() == (
        "captura.txt",
        "Mira la captura.",
    )


def test_it_is_when_a_ticket_is_reopened_too(sign_in, cast, vpn_ticket):
    resolve(vpn_ticket, "Ya.", by=cast.marta)

    say(sign_in(cast.marta), vpn_ticket, "reopen")

    assert Attachment.objects.count() == 1


def test_a_refused_file_is_named_and_the_words_and_the_other_file_stay(sign_in, cast, vpn_ticket):
    wrong = [SimpleUploadedFile("virus.jpg", b"MZ not a picture"), SimpleUploadedFile("bueno.txt", b"hola")]

    answer = say(sign_in(cast.marta), vpn_ticket, "ask", upload=wrong)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "virus.jpg" in page
    assert "bueno.txt" in page
    assert "Mira la captura." in page
    assert not Attachment.objects.exists()
