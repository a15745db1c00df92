"""Two devices, or two colleagues, at one chat in the same moment."""

from __future__ import annotations

import pytest
import time_machine

from tests.cast import Cast
from tests.domain.chat.conftest import TEN
from tests.threads import all_at_once
from ventanilla.core.errors import IllegalMove
from ventanilla.domain.chat.actions.clock import tend
from ventanilla.domain.chat.actions.looking import be_there
from ventanilla.domain.chat.actions.taking import take
from ventanilla.domain.chat.actions.talking import open_conversation, say
from ventanilla.domain.chat.actions.turning import make_ticket
from ventanilla.domain.chat.models import Conversation, Line
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.journal.verifying import walk
from ventanilla.domain.tickets.models import Ticket, TicketType

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def there(cast: Cast):
    with time_machine.travel(TEN, tick=True):
        be_there(by=cast.marta)
        yield cast


def positions() -> list[int]:
    return list(Line.objects.order_by("position").values_list("position", flat=True))


def test_two_devices_begin_and_go_on_at_once(there: Cast):
    """Each sends every message twice, as a browser does that has heard no answer."""
    lucia = there.lucia
    begun = all_at_once(
        6, lambda n: open_conversation(lucia, f"Hola {n // 2}", by=lucia, client_key=f"a{n // 2}")
    )
    chat = Conversation.objects.get()
    lines = all_at_once(8, lambda n: say(chat, f"Sigo {n // 2}", by=lucia, client_key=f"b{n // 2}"))

    assert begun == [chat] * 6
    assert positions() == list(range(1, 8))
    assert [one.pk for one in lines[::2]] == [one.pk for one in lines[1::2]]
    assert Entry.objects.filter(verb="chat.opened").count() == 1


def test_of_two_who_take_it_one_is_told_who_has_it(there: Cast):
    chat = open_conversation(there.lucia, "Hola", by=there.lucia)
    staff = [there.marta, there.bruno]

    outcomes = all_at_once(2, lambda n: take(chat, by=staff[n]))

    (refused,) = [one for one in outcomes if isinstance(one, IllegalMove)]
    winner = Conversation.objects.get().staff
    assert winner.actor_name in str(refused.reason)
    assert Entry.objects.filter(verb="chat.taken").count() == 1
    assert positions() == [1, 2]


def test_the_clock_and_two_colleagues_make_one_ticket_of_it(there: Cast):
    chat, kind = open_conversation(there.lucia, "Hola", by=there.lucia), TicketType.objects.all()[0]
    late = TEN.replace(hour=12)

    all_at_once(3, lambda n: tend(late) if n == 2 else make_ticket(chat, by=there.marta, type=kind))

    assert Ticket.objects.count() == 1
    assert positions() == [1, 2]
    assert not walk().broken
