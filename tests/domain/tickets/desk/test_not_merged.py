"""What is not merged, and what becomes of what was."""

from __future__ import annotations

import pytest

from tests.cast import a_ticket
from tests.domain.tickets.desk.facts import fresh
from ventanilla.core.errors import Refused
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.tickets.actions.finishing import cancel, close, reopen, resolve
from ventanilla.domain.tickets.actions.merging import merge
from ventanilla.domain.tickets.actions.tagging import set_tags
from ventanilla.domain.tickets.actions.timing import log_time
from ventanilla.domain.tickets.actions.watching import watch
from ventanilla.domain.tickets.actions.working import start
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.status import Status


@pytest.fixture
def source(cast) -> Ticket:
    """Pedro asks again for what Lucía had asked."""
    return a_ticket(cast.pedro, subject="Otra vez la VPN", message="A mí también se me corta.")


def test_across_customers_it_is_refused(cast, vpn_ticket):
    other = a_ticket(cast.oscar)

    with pytest.raises(Refused, match=f"La #{vpn_ticket.pk} es de otro cliente") as no:
        merge(other, vpn_ticket, by=cast.marta)

    assert no.value.field == "into"
    assert fresh(other).status == Status.AWAITING_SUPPORT


def test_not_into_itself(cast, vpn_ticket):
    with pytest.raises(Refused, match="la misma"):
        merge(vpn_ticket, vpn_ticket, by=cast.marta)


@pytest.mark.parametrize("ends", ["cancelled", "closed"])
def test_not_with_what_is_over_on_either_side(cast, vpn_ticket, source, ends):
    if ends == "cancelled":
        cancel(source, "Repetida.", by=cast.marta)
    else:
        resolve(source, "Hecho.", by=cast.marta)
        close(source, by=cast.marta)

    with pytest.raises(Refused, match=f"La #{source.pk} está en"):
        merge(source, vpn_ticket, by=cast.marta)
    with pytest.raises(Refused, match=f"La #{source.pk} está en"):
        merge(vpn_ticket, source, by=cast.marta)


def test_what_is_open_does_not_vanish_in_what_is_resolved(cast, vpn_ticket, source):
    resolve(vpn_ticket, "Hecho.", by=cast.marta)

    with pytest.raises(Refused, match="reábrela antes"):
        merge(source, vpn_ticket, by=cast.marta)


def test_nor_does_anybody_read_along_whom_nobody_vouched_for(cast, vpn_ticket, source):
    Ticket.objects.filter(pk=source.pk).update(is_verified=False)

    with pytest.raises(Refused, match="sin verificar"):
        merge(source, vpn_ticket, by=cast.marta)


def test_what_was_merged_lives_on_elsewhere(cast, vpn_ticket, source):
    merge(source, vpn_ticket, by=cast.marta)
    third = a_ticket(cast.lucia)

    for verb in (
        lambda: merge(source, third, by=cast.marta),
        lambda: merge(third, source, by=cast.marta),
        lambda: reopen(source, "", by=cast.marta),
        lambda: log_time(source, by=cast.marta, minutes=5),
        lambda: set_tags(source, ["vpn"], by=cast.marta),
        lambda: watch(source, by=cast.marta),
        lambda: start(source, by=cast.marta),
    ):
        with pytest.raises(Refused):
            verb()


def test_merged_again_it_is_one_step_to_where_it_goes_on(cast, vpn_ticket, source):
    third = a_ticket(cast.lucia)
    merge(source, third, by=cast.marta)
    before = fresh(source).version

    merge(third, vpn_ticket, by=cast.marta)

    assert fresh(source).merged_into == fresh(third).merged_into == vpn_ticket
    assert fresh(source).version == before + 1
    assert vpn_ticket.messages.count() == 3
    pedro = Membership.objects.get(pk=cast.pedro.pk)
    assert set(Ticket.objects.visible_to(pedro)) == {source, third, vpn_ticket}
