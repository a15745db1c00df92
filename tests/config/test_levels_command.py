"""`ventanilla levels verify`: are the due times those that follow from the tickets' history?"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db.models import F

from tests.snapshot import changed, snapshot
from ventanilla.config.cli.levels import tell_differences
from ventanilla.domain.tickets.models import Ticket


def test_an_installation_without_tickets_has_no_difference(ventanilla, prepared):
    answer = ventanilla("levels", "verify")

    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.splitlines()[-1] == "0 incidencias comprobadas, 0 diferencias"


def test_it_speaks_the_language_of_the_installation(ventanilla, prepared):
    answer = ventanilla("levels", "verify", VENTANILLA_LANGUAGE="en")

    assert answer.stdout.splitlines()[-1] == "0 tickets checked, 0 differences"


@pytest.mark.parametrize("arguments", [(), ("mend",)])
def test_it_does_nothing_else(ventanilla, arguments):
    assert ventanilla("levels", *arguments).returncode == 2


def test_what_the_verbs_have_written_is_right(vpn_ticket, capsys):
    assert tell_differences() == 0
    assert capsys.readouterr().out == "1 incidencia comprobada, 0 diferencias\n"


def test_each_difference_is_told_and_nothing_is_mended(vpn_ticket, capsys):
    Ticket.objects.update(resolution_due_at=F("resolution_due_at") + timedelta(hours=1), due_for="")
    before = snapshot()

    code = tell_differences()

    lines = capsys.readouterr().out.splitlines()
    assert code == 1
    assert lines[0].startswith(f"#{vpn_ticket.number} resolution_due_at: pone 20")
    assert lines[1] == f"#{vpn_ticket.number} due_for: pone – y debería poner qualification"
    assert lines[-1] == "1 incidencia comprobada, 2 diferencias"
    assert changed(before, snapshot()) == {}
