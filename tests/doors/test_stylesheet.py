import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.management import call_command

from ventanilla.doors.shared.stylesheet import (
    SOURCES,
    DeskFinder,
    DeskStyleFinder,
    ScriptFinder,
    StylesheetFinder,
)


def test_the_stylesheet_begins_with_the_tokens_and_holds_every_part_once():
    text = StylesheetFinder().text()

    assert text.startswith("@layer reset, tokens, base, parts, layouts, print, last;")
    assert text.index("--brand-raw") < text.index(".btn {") < text.index(".portal {")
    assert text.count("\n.stub {") == 1
    assert "/*" not in text


def test_what_only_technicians_see_is_a_sheet_of_its_own_in_the_same_layers():
    first, second = StylesheetFinder().text(), DeskStyleFinder().text()

    assert (".planweek" in first, ".planweek" in second) == (False, True)
    assert set(re.findall(r"@layer (\w+) {", second)) <= set(re.findall(r"@layer (\w+) {", first))


@pytest.mark.parametrize(("who", "address", "sheets"), [
    ("lucia", "/inicio/", ["ventanilla"]), ("marta", "/escritorio/", ["ventanilla", "desk"]),
    ("marta", "/escritorio/piezas/", ["ventanilla", "desk", "chat"]),
])  # fmt: skip
def test_a_customer_does_not_carry_it(cast, sign_in, who, address, sheets):
    page = sign_in(getattr(cast, who)).get(address).text

    assert re.findall(r'href="/static/css/(\w+)[.\w]*css"', page) == sheets


def test_it_is_found_as_a_file_and_written_anew_when_a_source_changes():
    path = Path(finders.find("css/ventanilla.css"))
    path.write_text("old", encoding="utf-8")

    again = Path(finders.find("css/ventanilla.css"))

    assert again == path
    assert path.read_text(encoding="utf-8") == StylesheetFinder().text()


def test_the_sources_themselves_are_not_published():
    published = {path for finder in finders.get_finders() for path, _ in finder.list([])}

    assert {"css/ventanilla.css", "js/ventanilla.js", "icons.svg"} <= published
    assert not finders.find("css/tokens.css")
    assert not finders.find("js/upload-send.js")


def test_both_get_their_hash_when_files_are_collected(tmp_path, settings):
    storage = {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    settings.STATIC_ROOT = str(tmp_path)
    settings.STORAGES = {**settings.STORAGES, "staticfiles": storage}

    call_command("collectstatic", interactive=False, verbosity=0)

    hashed = ManifestStaticFilesStorage(location=str(tmp_path)).load_manifest()[0]
    assert hashed["css/ventanilla.css"] != "css/ventanilla.css"
    assert (tmp_path / hashed["js/ventanilla.js"]).exists()


def test_every_behaviour_stands_in_a_block_of_its_own_and_imports_nothing():
    for finder, folder in ((ScriptFinder(), "js"), (DeskFinder(), "desk")):
        sources = sorted(SOURCES.glob(f"{folder}/*.js"))

        assert finder.text().count("\n}\n{\n") == len(sources) - 1
        assert not [source.name for source in sources if "import " in source.read_text(encoding="utf-8")]
