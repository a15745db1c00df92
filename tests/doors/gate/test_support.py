"""Asking for support without coming in: nothing is told, little is written, and only who reads the mail is heard."""

from __future__ import annotations

import io
import re
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import now

from tests.documents import PNG
from tests.snapshot import changed, snapshot
from ventanilla.core.errors import Refused
from ventanilla.domain.files.actions import discard_old_drafts
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.jobs.execution import run_due_jobs
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.actions.throttling import Allowance
from ventanilla.domain.people.models import Throttle
from ventanilla.domain.provider.information import FIRST_VERSION
from ventanilla.domain.support.actions import asking
from ventanilla.domain.support.actions.asking import Asked, TooOften, add_file, ask_for_support, confirm
from ventanilla.domain.support.housekeeping import forget_support_requests
from ventanilla.domain.support.models import SupportRequest

ASK = "/soporte/"
TYPED = {
    "name": "Rosa tecleada", "company": "Empresa tecleada", "email": "rosa@fuera.example", "phone": "600 tecleado",
    "message": "Mensaje tecleado: http://malo.example",
}  # fmt: skip


def asked(email: str = "rosa@fuera.example", *, place: str = "192.0.2.1", **typed: str) -> SupportRequest:
    facts = Asked(**{**TYPED, "email": email, **typed})
    return ask_for_support(facts, place=place, language="es", letter_at=now())


def link_of(letter: Letter) -> str:
    return re.search(r"https://testserver(/soporte/[\w-]+/)", letter.text)[1]


def token_for(email: str = "rosa@fuera.example") -> tuple[str, SupportRequest]:
    request = asked(email)
    run_due_jobs()
    return link_of(Letter.objects.get(to_address=email)).split("/")[2], request


def without_tokens(answer) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"|nonce="[\w-]+"', "", answer.content.decode())


def test_the_whole_way(cast):
    browser = Client()
    answers = [
        browser.post(ASK, TYPED | {"email": email})
        for email in (cast.lucia.person.email, "Rosa@Fuera.example")
    ]
    assert [one.status_code for one in answers] == [200, 200]
    assert without_tokens(answers[0]) == without_tokens(answers[1])
    assert not Letter.objects.exists(), "the worker writes, not the page"

    run_due_jobs()
    letter = Letter.objects.get(to_address="rosa@fuera.example")
    told = letter.subject + letter.text + letter.html + letter.to_name
    assert "tecle" not in told
    assert "malo" not in told
    assert letter.auto_submitted
    page, request = link_of(letter), SupportRequest.objects.get(email="rosa@fuera.example")
    assert request.privacy_version == FIRST_VERSION

    before = snapshot()
    shown = [Client().get(page).content.decode() for _time in range(2)]
    assert "Mensaje tecleado" in shown[0]
    assert cast.lucia.person.email not in shown[0]
    assert not changed(before, snapshot())

    assert browser.post(page, {"request": request.pk})["Location"] == page
    pictures = [SimpleUploadedFile("pantalla.png", PNG), SimpleUploadedFile("malo.exe", b"MZ")]
    refused = browser.post(page, {"request": request.pk, "upload": pictures})

    request.refresh_from_db()
    assert request.is_waiting
    assert refused.status_code == 422
    assert "malo.exe" in refused.content.decode()
    assert [one.name for one in request.files()] == ["pantalla.png"]
    assert list(Entry.objects.filter(thing_kind="supportrequest").order_by("id").values_list("verb", flat=True)) == [
        "support.verified", "support.file_added",
    ]  # fmt: skip


def test_a_thousand_to_a_thousand_and_a_thousand_to_one(db, monkeypatch):
    """From as many places as they like: no more rows and letters than are let through together."""
    monkeypatch.setattr(
        asking, "ALL_TOGETHER", Allowance(20, timedelta(minutes=1))
    )  # a hundred would take longer
    taken = sum(_was_taken(f"n{number}@fuera.example", number) for number in range(1000))
    assert taken == asking.ALL_TOGETHER.at_once == SupportRequest.objects.count()
    run_due_jobs()
    assert Letter.objects.count() == taken

    with time_machine.travel(now() + timedelta(hours=2), tick=False):
        assert sum(_was_taken("una@fuera.example", number) for number in range(1000)) == taken
        run_due_jobs()
        assert Letter.objects.filter(to_address="una@fuera.example").count() == 1


def _was_taken(email: str, number: int) -> bool:
    try:
        asked(email, place=f"2001:db8:{number:x}::{number:x}")
    except TooOften:
        return False
    return True


def test_one_letter_an_hour_and_three_a_day_and_its_link_serves_for_all(db):
    start = now()
    for half_hour in range(48):
        with time_machine.travel(start + timedelta(minutes=30 * half_hour), tick=False):
            last = asked()
            run_due_jobs()
    times = sorted(Letter.objects.values_list("created_at", flat=True))

    assert len(times) == 3
    assert times[1] - times[0] >= timedelta(hours=1)
    with time_machine.travel(start + timedelta(hours=24), tick=False):
        token = link_of(Letter.objects.earliest("pk")).split("/")[2]
        assert confirm(token, last.pk).is_waiting, "that got no letter"
        assert Client().get(f"/soporte/{token}x/").status_code != 200


def test_one_place_spends_its_own_share(db):
    for _time in range(asking.PER_PLACE.at_once):
        asked(place="2001:db8::1")
    with pytest.raises(TooOften):
        asked(place="2001:db8::2:9")
    assert asked(place="2001:db8:1::1")

    form = Client().post(ASK, TYPED, REMOTE_ADDR="2001:db8::3")
    assert form.status_code == 429
    assert "Mensaje tecleado" in form.content.decode()


def test_what_no_person_types_comes_back(db):
    for wrong in ({"website": "x"}, {"email": '"a<b>;c"@fuera.example'}):
        assert Client().post(ASK, TYPED | wrong).status_code == 422
    assert not SupportRequest.objects.exists()
    assert not Throttle.objects.exists()


def test_a_link_proves_one_address_and_confirms_a_few(db):
    token, request = token_for()
    foreign = asked("otra@fuera.example", place="192.0.2.2")
    with pytest.raises(Refused):
        confirm(token, foreign.pk)
    with pytest.raises(Refused, match="no se le añaden"):
        add_file(token, request.pk, name="a.png", content=io.BytesIO(PNG), size=len(PNG))
    for number in range(asking.MOST_WAITING):
        confirm(token, asked(place=f"192.0.2.{number + 10}").pk)
    with pytest.raises(Refused, match="por atender"):
        confirm(token, request.pk)


def test_what_nobody_confirms_is_forgotten_and_what_waits_is_kept(db):
    token, request = token_for()
    confirm(token, request.pk)
    add_file(token, request.pk, name="a.png", content=io.BytesIO(PNG), size=len(PNG))
    asked("nadie@fuera.example")
    with time_machine.travel(now() + timedelta(days=40)):
        forget_support_requests.call()
        discard_old_drafts()
        assert Client().get(f"/soporte/{token}/").status_code == 404

    assert list(SupportRequest.objects.all()) == [request]
    assert StoredFile.objects.count() == 1
