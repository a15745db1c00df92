"""Nobody overwrites what they have not seen."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.timezone import now

from tests.domain.tickets.verbs import qualified
from tests.traces import traces
from ventanilla.core.errors import ChangedMeanwhile
from ventanilla.domain.tickets.actions.finishing import cancel, close, declare_resolved, reopen, resolve
from ventanilla.domain.tickets.actions.talking import add_note, reply
from ventanilla.domain.tickets.actions.working import ask_customer, plan, set_pending, start
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.status import Status

KEY = "clave-de-un-formulario"
VERBS = {
    "reply": lambda ticket, cast, **seen: reply(ticket, "Sí.", by=cast.marta, form_key=KEY, **seen),
    "note": lambda ticket, cast, **seen: add_note(ticket, "Sí.", by=cast.marta, form_key=KEY, **seen),
    "ask": lambda ticket, cast, **seen: ask_customer(ticket, "¿Sí?", by=cast.marta, form_key=KEY, **seen),
    "pending": lambda ticket, cast, **seen: set_pending(ticket, "Sí.", by=cast.marta, form_key=KEY, **seen),
    "resolve": lambda ticket, cast, **seen: resolve(ticket, "Sí.", by=cast.marta, form_key=KEY, **seen),
    "cancel": lambda ticket, cast, **seen: cancel(ticket, "Sí.", by=cast.marta, form_key=KEY, **seen),
    "declare": lambda ticket, cast, **seen: declare_resolved(ticket, by=cast.lucia, **seen),
    "start": lambda ticket, cast, **seen: start(ticket, by=cast.marta, **seen),
    "qualify": lambda ticket, cast, **seen: qualified(ticket, cast, **seen),
    "plan": lambda ticket, cast, **seen: plan(
        ticket, by=cast.marta, at_time=now() + timedelta(days=1), technician=cast.marta, **seen
    ),
}
AFTER_THE_END = {
    "reopen": lambda ticket, cast, **seen: reopen(ticket, "Sí.", by=cast.marta, form_key=KEY, **seen),
    "close": lambda ticket, cast, **seen: close(ticket, by=cast.marta, **seen),
}


def in_place(verb: str) -> Ticket:
    if verb in AFTER_THE_END:
        Ticket.objects.update(status=Status.RESOLVED)
    return Ticket.objects.get()


@pytest.mark.parametrize("verb", [*VERBS, *AFTER_THE_END])
def test_who_saw_it_as_it_is_may_go_on_and_leaves_another_version(cast, vpn_ticket, verb):
    ticket = in_place(verb)

    {**VERBS, **AFTER_THE_END}[verb](ticket, cast, seen=ticket.version)

    assert Ticket.objects.get().version == ticket.version + 1


@pytest.mark.parametrize("verb", [*VERBS, *AFTER_THE_END])
def test_who_saw_it_before_is_stopped_and_nothing_is_written(cast, vpn_ticket, verb):
    ticket = in_place(verb)
    add_note(ticket, "Mientras tanto.", by=cast.bruno)
    before = Ticket.objects.values().get()

    with traces() as left, pytest.raises(ChangedMeanwhile):
        {**VERBS, **AFTER_THE_END}[verb](ticket, cast, seen=ticket.version)

    assert Ticket.objects.values().get() == before
    assert (left.lines, left.letters) == ([], [])
    assert ticket.messages.count() == 2


@pytest.mark.parametrize("verb", ["reply", "note", "ask", "pending", "resolve", "cancel", "reopen"])
def test_the_same_press_again_is_no_change_of_somebody_else(cast, vpn_ticket, verb):
    """The first press made the version that the second one does not know."""
    ticket = in_place(verb)

    for _press in range(2):
        {**VERBS, **AFTER_THE_END}[verb](ticket, cast, seen=ticket.version)

    assert ticket.messages.count() == 2
