"""A copy of what there is of a person: all of theirs, nothing of others."""

from __future__ import annotations

import json
import zipfile
from datetime import timedelta

import pytest
from django.utils.timezone import now

from tests.domain.privacy.canary import EMAIL, NAME, Life, live
from ventanilla.config.cli.privacy import export_person
from ventanilla.core.errors import Refused
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.privacy.actions.exporting import forget_exports, hand_out, order_export
from ventanilla.domain.privacy.models import Export


@pytest.fixture
def life(cast, settings, tmp_path) -> Life:
    settings.FILES_ROOT = tmp_path / "files"
    return live(cast)


def test_it_has_all_that_is_theirs_and_no_word_of_others(cast, life, tmp_path):
    export = Export.objects.get(person=life.member.person)

    with zipfile.ZipFile(hand_out(export, by=cast.ivan)) as archive:
        told = json.loads(archive.read("datos.json"))
        names = archive.namelist()
        everything = b"".join(archive.read(name) for name in names).decode(errors="replace")

    assert {one["body"] for one in told["messages"]} == {
        f"xilofonico. Soy {NAME}, 611 98 76 54.", "xilofonico otra vez. Un saludo, Zarzamora.",
        "xilofonico por teléfono.",
    }  # fmt: skip
    assert told["person"][0]["email"] == EMAIL
    assert {
        "letters",
        "ratings",
        "chats",
        "chat_lines",
        "drafts",
        "devices",
        "support_requests",
        "journal",
        "memberships",
    } <= told.keys()
    assert len([name for name in names if name.startswith("archivos/")]) == 5
    assert "csv/messages.csv" in names
    for others in ("Lucía", "Marta", cast.lucia.person.email, "Llamar a", "Hecho"):
        assert others not in everything
    assert (
        Entry.objects.filter(verb="person.export_taken", actor_kind="staff", actor_id=cast.ivan.pk).count()
        == 1
    )


def test_after_its_time_it_is_gone_for_good(cast, life):
    export = Export.objects.get(person=life.member.person)
    path = export.path
    assert path.exists()
    Export.objects.update(expires_at=now() - timedelta(seconds=1))
    export.refresh_from_db()

    with pytest.raises(Refused, match="pide otra"):
        hand_out(export, by=cast.ivan)
    forget_exports.func()

    assert not path.exists()
    assert not Export.objects.exists()


def test_only_an_administrator_orders_one(cast):
    for actor in (cast.marta, cast.elena, cast.lucia):
        with pytest.raises(Refused, match="administrador"):
            order_export(cast.pedro.person, by=actor)


def test_the_console_writes_one_for_its_owner_alone(cast, tmp_path, capsys):
    target = tmp_path / "pedro.zip"

    assert export_person("PEDRO@aurora-pruebas.example", target) == 0
    assert export_person("pedro@aurora-pruebas.example", target) == 1
    assert export_person("nadie@pruebas.example", tmp_path / "otro.zip") == 1

    assert target.stat().st_mode & 0o077 == 0
    with zipfile.ZipFile(target) as archive:
        assert json.loads(archive.read("datos.json"))["person"][0]["name"] == "Pedro Sanz"
