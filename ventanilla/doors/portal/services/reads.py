"""What the pages of services read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from ventanilla.domain.contracts.models import Contract, Service
from ventanilla.domain.contracts.standing import Standing
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.renewals.models import About, Decision, Interest
from ventanilla.domain.tickets.models import Ticket

MOST = 300
"""Of the contracts of one customer, the last to end first."""
TICKETS_SHOWN = 10
ORDER = list(Standing)


@dataclass(frozen=True)
class Tile:
    service: Service
    contract: Contract | None
    """None: they do not have it."""
    standing: Standing

    @property
    def sub(self) -> str:
        return self.contract.about if self.contract and self.contract.about else self.service.summary


def tiles_of(me: Membership, today: date) -> list[Tile]:
    """One for each contract that counts, and one for each service without; what ends comes first. Two statements."""
    services = {one.pk: one for one in Service.objects.visible_to(me).order_by("position", "name")}
    found = Contract.objects.visible_to(me).order_by("-ends_on", "-id")[:MOST]
    tiles = [_tile(services[one.service_id], one, today) for one in found if one.service_id in services]
    counted = [tile for tile in tiles if tile.standing != Standing.NONE]
    held = {tile.service.pk for tile in counted}
    counted = [tile for tile in counted if not _is_replaced(tile, counted)]
    offered = [one for one in services.values() if one.pk not in held and one.is_active and one.is_visible]
    free = [Tile(one, None, Standing.NONE) for one in offered]
    return [*sorted(counted, key=_place), *free]


def contracts_of(me: Membership, service: Service) -> list[Contract]:
    """Theirs of this service, the last to end first, with their periods and documents."""
    found = Contract.objects.visible_to(me).filter(service=service)
    return list(found.prefetch_related("periods", "documents__file").order_by("-ends_on", "-id")[:MOST])


def tickets_about(me: Membership, service: Service) -> list[Ticket]:
    """Open ones that they may see: about its applications, or what they asked and decided about it."""
    applications = About.objects.filter(service=service).values("application_id")
    asked = Interest.objects.filter(service=service, customer_id=me.customer_id).values("ticket_id")
    theirs = Decision.objects.visible_to(me).filter(period__contract__service=service).values("ticket_id")
    about = Q(application__in=applications) | Q(pk__in=asked) | Q(pk__in=theirs)
    found = Ticket.objects.visible_to(me).open().filter(about)
    return list(found.only("number", "subject", "status").order_by("-number")[:TICKETS_SHOWN])


def best_of(contracts: Sequence[Contract], today: date) -> Standing:
    """How somebody with these contracts stands: as the one that holds longest."""
    ranked = [Standing.ACTIVE, Standing.SOON, Standing.EXPIRED]
    stands = {one.standing(today) for one in contracts}
    return next((one for one in ranked if one in stands), Standing.NONE)


def _tile(service: Service, contract: Contract, today: date) -> Tile:
    return Tile(service, contract, contract.standing(today))


def _is_replaced(tile: Tile, others: Sequence[Tile]) -> bool:
    """It has ended, and a newer contract says the same of the same service."""
    return tile.standing == Standing.EXPIRED and any(
        other.service.pk == tile.service.pk and other.standing != Standing.EXPIRED and other.sub == tile.sub
        for other in others
    )


def _place(tile: Tile) -> tuple[int, date, int]:
    assert tile.contract is not None
    return ORDER.index(tile.standing), tile.contract.ends_on, tile.service.position
