"""What devices are found by. What a contact may read only with the right to manage stands among the desk's words: nobody
finds by searching what they may not read.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction
from django.db.models import QuerySet

from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.devices.models import Device
from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.search.actions import Findable, put
from ventanilla.domain.search.models import Kind
from ventanilla.domain.search.reach import Reach

AT_ONCE = 1_000


def index_later(device: Device) -> None:
    """Have the worker read it again, after the commit. Who changes a device ends with it."""
    index_device.enqueue(device.pk)


def index_company_later(customer: int) -> None:
    """All devices of a customer."""
    index_devices_of.enqueue(customer)


@task
@transaction.atomic
def index_device(number: int) -> None:
    """Changes nothing the second time."""
    put(_read(Device.objects.select_for_update(no_key=True, of=("self",)).filter(pk=number)))


@task
def index_devices_of(customer: int) -> None:
    """In lots with a commit each. Changes nothing the second time."""
    _index(Device.objects.filter(customer=customer))


def index_all() -> None:
    _index(Device.objects.all())


def devices_in_reach(actor: Actor) -> Reach | None:
    """A contact finds the devices of the own company, where the right to see them has been given."""
    if actor.works_the_desk:
        return Reach(Kind.DEVICE)
    if isinstance(actor, Membership) and actor.may_view(Section.NETWORK):
        return Reach(Kind.DEVICE, actor.customer_id)
    return None


def _index(devices: QuerySet[Device]) -> None:
    last = 0
    while numbers := list(devices.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        with transaction.atomic():
            put(_read(Device.objects.filter(pk__in=numbers)))
        last = numbers[-1]


def _read(devices: QuerySet[Device]) -> Iterator[Findable]:
    for one in devices.select_related("customer", "site"):
        site = one.site.name if one.site else ""
        public = (one.name, str(one.get_kind_display()), one.brand, one.model, site, one.location, one.user)
        internal = (
            one.serial, one.ip, one.mac, one.mac.replace(":", ""), one.notes, one.internal_note, one.external_id,
            one.customer.name, one.customer.code,
        )  # fmt: skip
        yield Findable(Kind.DEVICE, one.pk, one.customer_id, "\n".join(public), "\n".join(internal))
