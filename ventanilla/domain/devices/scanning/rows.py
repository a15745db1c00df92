"""Scans of a site's network that somebody brought: what was read, by whom, and what came of it."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.customers.models import Customer
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import StaffMember


class ScanQuerySet(models.QuerySet["Scan"]):
    def visible_to(self, actor: Actor) -> Self:
        """The desk's alone: it tells of what somebody has plugged in, before anybody has looked at it."""
        return self.all() if actor.works_the_desk else self.none()

    def held(self, scan: Scan) -> Scan:
        list(self.select_for_update().filter(pk=scan.pk).values_list("pk"))
        return self.select_related("customer", "site").get(pk=scan.pk)


class Scan(models.Model):
    """One report of nmap. It changes no device by itself: what it says is compared each time it is looked at."""

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="scans")
    site = models.ForeignKey("devices.Site", on_delete=models.PROTECT, related_name="scans")
    name = models.CharField(_("archivo"), max_length=120)
    sha256 = models.CharField(max_length=64)
    hosts: models.JSONField[Any, Any] = models.JSONField()
    """As `reading.Host` says them."""
    scanned_at = models.DateTimeField()
    """When nmap began, as it says; when it was brought, if it does not say."""
    brought_at = models.DateTimeField()
    brought_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    applied_at = models.DateTimeField(null=True)
    """When somebody last had devices changed by it."""
    applied_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+")
    form_key = models.CharField(max_length=40, null=True, unique=True)

    objects = ScanQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["site", "-id"], name="scan_of_site")]

    def __str__(self) -> str:
        return self.name

    @property
    def customer_number(self) -> int:
        return self.customer_id
