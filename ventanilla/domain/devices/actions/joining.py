"""The sites and devices of a customer that becomes another: part of making two customers one."""

from __future__ import annotations

from ventanilla.domain.customers.models import Customer
from ventanilla.domain.devices import findable
from ventanilla.domain.devices.models import Device, Site


def take_network(gone: Customer, kept: Customer) -> dict[str, int]:
    """Table → how many rows are the other's now. A site whose name both had keeps it, with the code of where it came from;
    what another program called a device in the one company means something else in the other, where both used it.
    """
    names = {one.casefold() for one in Site.objects.filter(customer=kept).values_list("name", flat=True)}
    sites = 0
    for site in Site.objects.filter(customer=gone):
        if site.name.casefold() in names:
            mark = f" ({gone.code})"
            site.name = site.name[: 80 - len(mark)] + mark
        site.customer = kept
        site.save(update_fields=["name", "customer"])
        names.add(site.name.casefold())
        sites += 1
    theirs = (
        Device.objects.filter(customer=kept).exclude(external_id="").values_list("external_id", flat=True)
    )
    Device.objects.filter(customer=gone, external_id__in=list(theirs)).update(external_id="")
    devices = Device.objects.filter(customer=gone).update(customer=kept)
    findable.index_company_later(kept.pk)
    return {"devices.device": devices, "devices.site": sites}
