"""The room of privacy: who may, with what proof, and what each page does."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from django.utils.timezone import now

from ventanilla.domain.jobs.execution import run_due_jobs
from ventanilla.domain.people.models import Person
from ventanilla.domain.privacy.models import Erasure, Export, Hold
from ventanilla.domain.privacy.terms import days_of_all
from ventanilla.domain.provider.models import Information
from ventanilla.doors.shared.proof import PROVED

AT = "/escritorio/ajustes/privacidad/"


@pytest.fixture
def ivan(cast, sign_in):
    """Who has just proved who he is."""
    client = sign_in(cast.ivan)
    session = client.session
    session[PROVED] = int(time.time())
    session.save()
    return client


def test_a_copy_is_asked_for_made_by_the_worker_and_taken_by_a_press(cast, ivan, settings, tmp_path):
    settings.FILES_ROOT = tmp_path
    place = f"{AT}personas/{cast.pedro.person_id}/"
    assert ivan.post(f"{place}copia/").status_code == 302
    assert "Preparándose" in ivan.get(place).content.decode()
    run_due_jobs()
    export = Export.objects.get()
    file = f"{place}copia/{export.pk}/"

    assert file in ivan.get(place).content.decode()
    answer = ivan.post(file)

    assert b"".join(answer.streaming_content).startswith(b"PK")
    assert answer["Content-Disposition"].startswith("attachment")
    assert ivan.get(file).status_code == 405
    assert ivan.post(file.replace(f"/{cast.pedro.person_id}/", f"/{cast.teo.person_id}/")).status_code == 404
    Export.objects.update(expires_at=now() - timedelta(seconds=1))
    assert ivan.post(file).status_code == 404


def test_without_fresh_proof_nothing_is_handed_out_nor_erased(cast, sign_in):
    ivan = sign_in(cast.ivan)
    place = f"{AT}personas/{cast.pedro.person_id}/"

    for answer in (
        ivan.post(f"{place}copia/"),
        ivan.get(f"{place}borrar/"),
        ivan.post(f"{place}borrar/", {"typed": cast.pedro.person.email}),
    ):
        assert answer["Location"].startswith("/cuenta/confirmar/"), answer["Location"]

    assert not Export.objects.exists()
    assert not Erasure.objects.exists()


def test_erasing_shows_what_goes_and_wants_the_address(cast, ivan, settings, tmp_path):
    settings.DATA = tmp_path
    place = f"{AT}personas/{cast.pedro.person_id}/borrar/"
    assert "Fichas de contacto" in ivan.get(place).content.decode()
    assert ivan.post(place, {"typed": "otra@cosa.example"}).status_code == 422
    assert not Erasure.objects.exists()

    assert ivan.post(place, {"typed": cast.pedro.person.email}).status_code == 302
    run_due_jobs()

    gone = Person.objects.get(pk=cast.pedro.person_id)
    assert gone.name == f"Persona borrada {gone.pk}"
    page = ivan.get(f"{AT}personas/{gone.pk}/").content.decode()
    assert "no queda nada que diga quién era" in page
    assert f"Persona borrada {gone.pk}" in ivan.get(AT).content.decode()


def test_holds_are_placed_by_code_or_address_and_lifted(cast, ivan):
    place = f"{AT}bloqueos/"
    assert ivan.post(place, {"whom": "nadie", "reason": "x"}).status_code == 422

    ivan.post(place, {"whom": cast.aurora.code.lower(), "reason": "Pleito"})
    ivan.post(place, {"whom": cast.teo.person.email.upper(), "reason": "Inspección"})

    assert {(one.customer_id, one.person_id) for one in Hold.objects.standing()} == {
        (cast.aurora.pk, None), (None, cast.teo.person_id),
    }  # fmt: skip
    page = ivan.get(place).content.decode()
    assert "Talleres Aurora" in page
    for one in Hold.objects.all():
        ivan.post(f"{place}{one.pk}/levantar/")
    assert not Hold.objects.standing().exists()


def test_terms_are_counted_without_being_kept_and_then_kept(cast, ivan):
    typed = {"tickets": "730", "letters": "", "devices": "90", "support": "30", "scans": "60", "chats": "180"}
    before = days_of_all()

    assert "Hoy se borrarían 0." in ivan.post(f"{AT}plazos/", {**typed, "preview": "1"}).content.decode()
    assert days_of_all() == before
    ivan.post(f"{AT}plazos/", typed)

    kept = {"tickets": 730, "letters": None, "devices": 90, "support": 30, "scans": 60, "chats": 180}
    assert days_of_all() == kept


def test_a_text_is_seen_before_it_is_published_and_two_do_not_overwrite_each_other(cast, ivan):
    place = f"{AT}textos/ticket/"
    words = {"es": "**Tratamos** tus datos. <script>", "en": "", "asks_consent": "on", "seen": "0"}

    sample = ivan.post(place, {**words, "preview": "1"}).content.decode()
    assert "<strong>Tratamos</strong> tus datos. &lt;script&gt;" in sample
    assert not Information.objects.exists()

    assert ivan.post(place, words).status_code == 302
    assert Information.objects.get().asks_consent
    late = ivan.post(place, {**words, "es": "Otra cosa."})
    assert late.status_code == 422
    assert "Otra cosa." in late.content.decode()
    assert Information.objects.count() == 1
    assert ivan.get(f"{AT}textos/otro/").status_code == 404
