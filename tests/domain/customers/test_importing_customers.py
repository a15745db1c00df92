"""Customers out of a table of another program."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ventanilla.core.errors import ChangedMeanwhile, Refused
from ventanilla.domain.customers.actions.importing_customers import (
    import_customers,
    look_at,
    plan_of,
    text_of,
)
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.journal.models import Entry

TABLE = """Identificador externo;Nombre;CIF;Teléfono;Color
e-1;Gráficas Ebro;b-12.345.674;976 1;azul
e-2;Talleres Aurora;;976 2;
;;A58818501;976 3;
e-9;Mala;B12345678;;
e-1;Gráficas Ebro;;976 9;
"""


@pytest.fixture
def known(cast):
    Customer.objects.filter(pk=cast.aurora.pk).update(external_id="e-2")
    Customer.objects.filter(pk=cast.ribera.pk).update(tax_id="A58818501")
    return cast


def test_it_is_looked_at_line_by_line_and_nothing_is_written(known):
    lines = look_at(TABLE, by=known.elena)

    assert [(one.number, one.fate) for one in lines] == [
        (2, "new"), (3, "changed"), (4, "changed"), (5, "refused"), (6, "refused"),
    ]  # fmt: skip
    assert lines[1].changed == {"phone": ("", "976 2")}
    assert "«4»" in str(lines[3].why)
    assert Customer.objects.count() == 2
    assert not Entry.objects.exists()


def test_what_was_looked_at_is_done_and_a_second_time_changes_nothing(known):
    import_customers(TABLE, by=known.elena, plan=plan_of(look_at(TABLE, by=known.elena)))

    made = Customer.objects.get(external_id="e-1")
    assert (made.code, made.tax_id, made.phone) == ("C0208", "B12345674", "976 1")
    known.ribera.refresh_from_db()
    assert (known.ribera.name, known.ribera.phone) == ("Clínica Ribera", "976 3")
    again = look_at(TABLE, by=known.elena)
    assert [one.fate for one in again[:3]] == ["same"] * 3
    empty = look_at("name;code;tax_id\n;C0208;\n", by=known.elena)
    assert [one.fate for one in empty] == ["same"]  # an empty cell takes nothing away


def test_who_has_seen_something_else_does_nothing(known):
    plan = plan_of(look_at(TABLE, by=known.elena))
    Customer.objects.filter(pk=known.aurora.pk).update(phone="1")

    with pytest.raises(ChangedMeanwhile):
        import_customers(TABLE, by=known.elena, plan=plan)
    assert Customer.objects.count() == 2


@pytest.mark.parametrize("raw", [b"", b"una,dos\n1,2\n", b"name,nombre\na,b\n", b"name\0", b"x" * 400_001])
def test_what_is_no_table_is_refused(known, raw):
    with pytest.raises(Refused):
        look_at(text_of(raw), by=known.elena)


def test_old_spreadsheets_and_our_own_apostrophes_are_read(known):
    raw = "name,phone\nCañón,'+34 976 1\n".encode("latin-1")

    line = look_at(text_of(raw), by=known.elena)[0]

    assert line.facts == {"name": "Cañón", "phone": "+34 976 1"}


def test_from_the_file_to_the_rows(known, sign_in):
    browser, place = sign_in(known.elena), "/escritorio/clientes/importar/"
    page = unescape(
        browser.post(place, {"file": SimpleUploadedFile("a.csv", TABLE.encode())}).content.decode()
    )
    assert "Nuevo: 1 · Cambia: 2 · No entra: 2" in page
    assert Customer.objects.count() == 2

    plan = re.findall(r'name="plan" value="(\w+)"', page)[0]
    assert browser.post(place, {"text": TABLE.replace("\n", "\r\n"), "plan": plan}).status_code == 302

    assert Customer.objects.count() == 3
    assert sign_in(known.marta).get(place).status_code == 403
    assert browser.post(place, {}).status_code == 422
