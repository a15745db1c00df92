"""Files sent ahead: taken back by their owner, and never more than one person needs."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from tests.cast import Cast
from tests.conftest import SignIn
from ventanilla.domain.drafts.actions import keep_draft
from ventanilla.domain.files import actions
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.tickets.actions.talking import reply
from ventanilla.domain.tickets.models import Ticket

UPLOAD = reverse("portal:upload")


def sent(browser: Client, name: str = "nota.txt") -> dict[str, str]:
    answer: dict[str, str] = browser.post(
        UPLOAD, {"file": SimpleUploadedFile(name, b"Se oye un pitido.")}
    ).json()
    return answer


def forget(file_id: object) -> str:
    return reverse("portal:forget_file", args=[file_id])


def test_what_is_taken_back_is_gone_from_the_disk_as_well(
    cast: Cast, sign_in: SignIn, django_capture_on_commit_callbacks
) -> None:
    lucia = sign_in(cast.lucia)
    kept = StoredFile.objects.get(pk=sent(lucia)["id"])

    with django_capture_on_commit_callbacks(execute=True):
        answers = [lucia.post(forget(kept.pk)).status_code for _ in range(2)]

    assert answers == [204, 204]
    assert not StoredFile.objects.exists()
    assert not kept.path.exists()


def test_nobody_takes_back_what_is_anothers_or_was_sent(
    cast: Cast, sign_in: SignIn, vpn_ticket: Ticket
) -> None:
    lucia = sign_in(cast.lucia)
    used, draft = (StoredFile.objects.get(pk=sent(lucia)["id"]) for _ in range(2))
    reply(vpn_ticket, "Va.", by=cast.lucia, files=[used])

    answers = [
        sign_in(cast.oscar).post(forget(draft.pk)).status_code,
        sign_in(cast.marta).post(reverse("desk:forget_file", args=[draft.pk])).status_code,
        lucia.post(forget(used.pk)).status_code,
    ]

    assert answers == [204, 204, 204], "the answer does not tell whether it was there"
    assert StoredFile.objects.count() == 2


def test_enough_is_enough_and_said_in_a_sentence(cast: Cast, sign_in: SignIn, monkeypatch) -> None:
    monkeypatch.setattr(actions, "MOST_DRAFTS", 2)
    lucia = sign_in(cast.lucia)
    for _ in range(2):
        sent(lucia)

    refused = sent(lucia)

    assert refused["error"].startswith("Ya tienes 2 archivos subidos sin enviar.")
    assert "id" in sent(sign_in(cast.pedro)), "each has their own"


def test_their_size_counts_together(cast: Cast, sign_in: SignIn, monkeypatch) -> None:
    monkeypatch.setattr(actions, "MOST_DRAFT_BYTES", 40)
    lucia = sign_in(cast.lucia)
    for _ in range(2):
        sent(lucia)

    assert "sin enviar pasarían de" in sent(lucia)["error"]


def test_what_was_lost_sight_of_makes_room(
    cast: Cast, sign_in: SignIn, monkeypatch, django_capture_on_commit_callbacks
) -> None:
    """A window was closed before its words were kept: nothing would ever show those files again."""
    monkeypatch.setattr(actions, "MOST_DRAFTS", 2)
    lucia = sign_in(cast.lucia)
    lost, shown = (sent(lucia)["id"] for _ in range(2))
    keep_draft(by=cast.lucia, place="new-ticket", text="Hola", files=[shown])
    StoredFile.objects.update(created_at=now() - timedelta(hours=2))

    with django_capture_on_commit_callbacks(execute=True):
        third = sent(lucia)["id"]

    left = {str(one) for one in StoredFile.objects.values_list("pk", flat=True)}
    assert left == {shown, third}
    assert lost not in left


def test_a_file_of_a_form_without_a_script_is_counted_and_named_too(
    cast: Cast, sign_in: SignIn, vpn_ticket: Ticket, monkeypatch
) -> None:
    monkeypatch.setattr(actions, "MOST_DRAFTS", 1)
    files = [SimpleUploadedFile(name, b"Se oye un pitido.") for name in ("uno.txt", "dos.txt")]

    answer = sign_in(cast.lucia).post(
        reverse("portal:answer", args=[vpn_ticket.number]), {"message": "Van.", "upload": files}
    )

    assert answer.status_code == 422
    assert "Ya tienes 1 archivos" in answer.content.decode()
    assert "uno.txt" in answer.content.decode()


@pytest.mark.parametrize(("who", "status"), [("nuria", 403), ("teo", 403), ("pedro", 204)])
def test_who_may_not_write_takes_nothing_back(cast: Cast, sign_in: SignIn, who: str, status: int) -> None:
    assert (
        sign_in(getattr(cast, who)).post(forget("00000000-0000-4000-8000-000000000000")).status_code == status
    )


def test_signed_out_and_by_looking_nothing_goes(cast: Cast, sign_in: SignIn, client: Client) -> None:
    kept = sent(sign_in(cast.lucia))["id"]

    assert client.post(forget(kept)).status_code == 302
    assert sign_in(cast.lucia).get(forget(kept)).status_code == 405
    assert StoredFile.objects.exists()
