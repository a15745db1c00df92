from __future__ import annotations

import pytest

from ventanilla.core.csv_tables import cells_of, csv_rows
from ventanilla.core.email_address import an_address
from ventanilla.core.errors import Refused


def test_an_address_is_kept_in_small_letters():
    assert an_address(" Lucia@Aurora.Example ") == "lucia@aurora.example"


@pytest.mark.parametrize(
    "typed", ["", "lucia", "a b@c.example", f"{'a' * 250}@c.example", f"a@{'ñ' * 62}.example"]
)
def test_what_no_letter_can_go_to_is_refused_about_its_field(typed):
    with pytest.raises(Refused) as refusal:
        an_address(typed, field="to")
    assert refusal.value.field == "to"


def test_what_is_written_for_a_spreadsheet_is_read_as_it_was():
    rows = [["Nombre", "Teléfono"], ["=1+1", "+34 976 1"], ["'quoted", "-"], ["d'Or", "@x"]]

    assert cells_of(csv_rows(rows).decode("utf-8-sig")) == rows
