"""Where devices stand, how they are connected, and their documents."""

from __future__ import annotations

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import ChangedMeanwhile, Refused
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.devices import findable
from ventanilla.domain.devices.models import Device, DeviceFile, DeviceLink, Site
from ventanilla.domain.files.actions import settle
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.jobs.turns import take_turns
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor

MOST_SITES, MOST_FILES, MOST_LINKS = 200, 30, 100
"""Of one customer; of one device."""


@transaction.atomic
def add_site(customer: Customer, *, name: str, address: str = "", by: Actor) -> Site:
    """After the others. Raises Refused for a name that is missing, too long or taken, and for one place too many."""
    take_turns("sites")
    count = Site.objects.filter(customer=customer).count()
    if count >= MOST_SITES:
        raise Refused(_("Ya hay %(most)s sedes.") % {"most": MOST_SITES}, field="name")
    name, address = _site_words(name, address, customer.pk, None)
    site = Site.objects.create(customer=customer, name=name, address=address, position=count)
    record(by, "site.added", site, at=now(), name=site.name)
    return site


@transaction.atomic
def change_site(site: Site, *, name: str, address: str, by: Actor, seen: int | None = None) -> Site:
    """Raises Refused as `add_site`, and ChangedMeanwhile."""
    take_turns("sites")
    site = Site.objects.select_for_update().get(pk=site.pk)
    if seen is not None and seen != site.version:
        raise ChangedMeanwhile(
            _("Alguien ha cambiado esta sede mientras la mirabas. Mira cómo está ahora y decide.")
        )
    name, address = _site_words(name, address, site.customer_id, site)
    if (name, address) == (site.name, site.address):
        return site
    is_renamed = name != site.name
    site.name, site.address, site.version = name, address, site.version + 1
    site.save(update_fields=["name", "address", "version"])
    if is_renamed:
        findable.index_company_later(site.customer_id)
    record(by, "site.changed", site, at=now(), name=site.name)
    return site


@transaction.atomic
def remove_site(site: Site, *, by: Actor) -> None:
    """Raises Refused while there are devices or scans of it: they would stand nowhere."""
    site = Site.objects.select_for_update().get(pk=site.pk)
    if site.devices.exists():
        raise Refused(_("En «%(name)s» hay equipos: pásalos antes a otra sede.") % {"name": site.name})
    if site.scans.exists():
        raise Refused(_("De «%(name)s» se guardan escaneos: se queda como está.") % {"name": site.name})
    record(by, "site.removed", site, at=now(), name=site.name)
    site.delete()


@transaction.atomic
def link_devices(
    a: Device, b: Device, *, what: str = DeviceLink.Medium.COPPER, port: str = "", by: Actor
) -> DeviceLink:
    """`a` is connected to `b`. Raises Refused for one and itself, for devices of two customers, and for what is linked so
    already.
    """
    if a.pk == b.pk:
        raise Refused(_("Un equipo no se conecta a sí mismo."), field="to")
    if a.customer_id != b.customer_id:
        raise Refused(_("Esos equipos son de clientes distintos."), field="to")
    words = " ".join(port.replace("\0", "").split())[:40]
    list(Device.objects.select_for_update().filter(pk__in=[a.pk, b.pk]).order_by("pk").values_list("pk"))
    if DeviceLink.objects.filter(a__in=[a, b], b__in=[a, b], what=what, port=words).exists():
        raise Refused(_("Esa conexión ya está."), field="to")
    if a.links_out.count() >= MOST_LINKS:
        raise Refused(_("Ya tiene %(most)s conexiones.") % {"most": MOST_LINKS}, field="to")
    link = DeviceLink.objects.create(a=a, b=b, what=DeviceLink.Medium(what).value, port=words)
    record(by, "device.linked", a, at=now(), name=a.name, other=b.name)
    return link


@transaction.atomic
def unlink_devices(link: DeviceLink, *, by: Actor) -> None:
    """Nothing happens where somebody did it before."""
    found = DeviceLink.objects.select_related("a", "b").filter(pk=link.pk).first()
    if found is None:
        return
    found.delete()
    record(by, "device.unlinked", found.a, at=now(), name=found.a.name, other=found.b.name)


@transaction.atomic
def add_file(file: StoredFile, *, of: Device, by: Actor) -> DeviceFile:
    """A draft of theirs becomes a document. Raises Refused for one that is used already, or is one too many."""
    if of.files.count() >= MOST_FILES:
        raise Refused(
            _("Ya hay %(most)s documentos: quita alguno antes.") % {"most": MOST_FILES}, field="upload"
        )
    settle([file])
    at = now()
    document = DeviceFile.objects.create(file=file, device=of, added_at=at)
    record(by, "device.document_added", of, at=at, name=of.name, file=file.name, sha256=file.sha256)
    return document


@transaction.atomic
def remove_file(document: DeviceFile, *, by: Actor) -> None:
    """The row and the file go; the journal keeps its name and its hash."""
    found = DeviceFile.objects.select_related("file", "device").filter(pk=document.pk).first()
    if found is None:
        return
    file, device = found.file, found.device
    found.delete()
    file.delete()
    record(
        by, "device.document_removed", device, at=now(), name=device.name, file=file.name, sha256=file.sha256
    )
    path = file.path
    transaction.on_commit(lambda: path.unlink(missing_ok=True))


def _site_words(name: str, address: str, customer: int, known: Site | None) -> tuple[str, str]:
    name, address = (" ".join(words.replace("\0", "").split()) for words in (name, address))
    if not 0 < len(name) <= 80:
        raise Refused(_("Escribe un nombre, de %(most)s caracteres como mucho.") % {"most": 80}, field="name")
    if len(address) > 250:
        raise Refused(_("Es demasiado largo."), field="address")
    others = Site.objects.filter(customer=customer).exclude(pk=known.pk if known else 0)
    if name.casefold() in {one.casefold() for one in others.values_list("name", flat=True)}:
        raise Refused(_("Ya hay una sede con ese nombre."), field="name")
    return name, address
