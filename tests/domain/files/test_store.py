"""Taking files in, and forgetting those that nobody used."""

from __future__ import annotations

import hashlib
import io
import os
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.utils.timezone import now

from tests.documents import EXE, PNG, TEXT
from ventanilla.core.errors import Refused
from ventanilla.domain.files import vault
from ventanilla.domain.files.actions import discard_draft, discard_old_drafts, forget_old_drafts, store_file
from ventanilla.domain.files.models import StoredFile
from ventanilla.doors.clock.timetable import TIMETABLE

LIMIT = 5_000_000


@pytest.fixture(autouse=True)
def vault_of_the_test(settings, tmp_path, db):
    settings.FILES_ROOT = tmp_path / "files"


def sent(name: str = "pantalla.png", content: bytes = PNG, owner: str = "contact:1") -> StoredFile:
    return store_file(name, io.BytesIO(content), len(content), owner=owner)


def files_on_disk() -> list[Path]:
    return [path for path in vault.root().rglob("*") if path.is_file()]


def test_a_file_is_kept_byte_for_byte_as_a_draft_of_its_owner():
    stored = sent()

    assert stored.path.read_bytes() == PNG
    assert (stored.name, stored.size, stored.sha256) == (
        "pantalla.png",
        len(PNG),
        hashlib.sha256(PNG).hexdigest(),
    )
    assert (stored.owner, stored.is_draft) == ("contact:1", True)


def test_its_place_tells_nothing_of_its_name():
    one, other = sent("a.png"), sent("a.png")

    assert one.place != other.place
    assert "a.png" not in one.place
    assert "." not in one.place


def test_exactly_the_limit_is_accepted_and_one_byte_more_is_not():
    sent("justo.txt", b"a" * LIMIT)

    with pytest.raises(Refused, match=r"«sobra\.txt» ocupa 5,1 MB y el máximo son 5 MB") as refusal:
        sent("sobra.txt", b"a" * (LIMIT + 1))

    assert refusal.value.field == "files"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("nada.txt", b"", "«nada.txt» está vacío."),
        ("virus.exe", EXE, "«virus.exe» no se admite"),
        ("foto.pdf.exe", PNG, "«foto.pdf.exe» no se admite"),
        ("dibujo.svg", b"<svg/>", "«dibujo.svg» no se admite"),
        ("pagina.html", b"<html>", "«pagina.html» no se admite"),
        ("sin-apellido", PNG, "«sin-apellido» no se admite"),
        ("", PNG, "«archivo» no se admite"),
        ("foto.jpg", EXE, "«foto.jpg» no es un archivo JPG aunque su nombre lo diga."),
        ("../../etc/foto.jpg", EXE, "«foto.jpg» no es"),
        ("grande.exe", b"a" * (LIMIT + 1), "«grande.exe» ocupa"),
    ],
)
def test_what_is_refused_is_refused_by_name_and_leaves_nothing(name, content, sentence):
    with pytest.raises(Refused, match=sentence.replace(".", r"\.")):
        sent(name, content)

    assert not StoredFile.objects.exists()
    assert not files_on_disk()


def test_the_bytes_and_their_folders_are_on_the_disk_before_the_row(monkeypatch):
    synced = []
    really = os.fsync

    def watched(handle: int) -> None:
        assert not StoredFile.objects.exists()
        synced.append(Path(f"/proc/self/fd/{handle}").readlink())
        really(handle)

    monkeypatch.setattr(os, "fsync", watched)
    stored = sent()

    assert synced[0] == stored.path
    assert stored.path.parent in synced
    assert vault.root() in synced, "a new folder is a line in its parent"


def test_what_could_not_be_written_whole_is_not_left_by_halves():
    def torn():
        yield b"half"
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        vault.keep(torn())

    assert not files_on_disk()


def test_only_its_owner_can_name_a_draft():
    mine, theirs = sent(), sent(owner="contact:2")
    ids = [str(theirs.pk), str(mine.pk), "no-uuid", "", str(mine.pk), None]

    chosen = StoredFile.objects.chosen("contact:1", ids)

    assert chosen == [mine]


def test_a_contact_and_a_technician_of_the_same_number_are_two_owners():
    stored = sent(owner="contact:1")

    assert StoredFile.objects.chosen("staff:1", [str(stored.pk)]) == []


def test_what_is_part_of_something_is_no_draft_any_more():
    stored = sent()
    StoredFile.objects.update(is_draft=False)

    assert StoredFile.objects.chosen("contact:1", [str(stored.pk)]) == []
    assert not discard_draft("contact:1", str(stored.pk))
    assert stored.path.exists()


def test_a_draft_is_discarded_with_its_bytes(django_capture_on_commit_callbacks):
    stored = sent()

    with django_capture_on_commit_callbacks(execute=True):
        gone = discard_draft("contact:1", str(stored.pk))

    assert gone
    assert not files_on_disk()
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize("file_id", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_discarding_what_is_not_there_says_so(file_id):
    assert not discard_draft("contact:1", file_id)


def test_somebody_elses_draft_cannot_be_discarded():
    stored = sent()

    assert not discard_draft("contact:2", str(stored.pk))
    assert stored.path.exists()


def test_drafts_that_nobody_used_for_a_week_are_swept(django_capture_on_commit_callbacks):
    old, attached = sent(), sent("otra.txt", TEXT)
    StoredFile.objects.filter(pk=attached.pk).update(is_draft=False)

    with time_machine.travel(now() + timedelta(days=31, minutes=1), tick=False):
        young = sent("nueva.txt", TEXT)
        with django_capture_on_commit_callbacks(execute=True):
            swept = discard_old_drafts()

    assert swept == 1
    assert set(StoredFile.objects.all()) == {attached, young}
    assert set(files_on_disk()) == {attached.path, young.path}
    assert not old.path.exists()


def test_the_sweeping_is_on_the_timetable():
    assert forget_old_drafts in [appointment.task for appointment in TIMETABLE]
