"""Invoices that another program issued, published here as they are: who may see them, their files, and what waits to be one.

Nothing here numbers, totals, changes or deletes an invoice: no verb does, and the database refuses it (`guard.py`).
"""

from __future__ import annotations

import re
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.customers.models import Customer, Membership, Section
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.actors import Actor


def folded(series: str, number: str) -> str:
    """By which a number is found again, however it was written: `F26` and `1187`, «F26/1187» and «f26-1187» are the same."""
    return "-".join(re.findall(r"[^\W_]+", f"{series} {number}".upper()))[:100]


class InvoiceQuerySet(models.QuerySet["Invoice"]):
    def visible_to(self, actor: Actor) -> Self:
        """The one scope. Contacts with the right see those of their company, but for what was published by mistake."""
        if actor.works_the_desk:
            return self.all()
        if isinstance(actor, Membership) and actor.may_view(Section.INVOICES):
            return self.filter(customer=actor.customer_id, withdrawn_at=None)
        return self.none()

    def standing(self) -> Self:
        """Without those whose publication was taken back."""
        return self.filter(withdrawn_at=None)


class Payment(models.TextChoices):
    """What the program that keeps the accounts said of it, for information only."""

    UNKNOWN = "", _("Sin datos")
    PENDING = "pending", _("Sin pagar")
    PAID = "paid", _("Pagada")
    RETURNED = "returned", _("Devuelta")


class Invoice(models.Model):
    """What the file says, as read or typed when it was published: for finding it. The invoice itself is the file."""

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="invoices")
    issuer_tax_id = models.CharField(max_length=20)
    series = models.CharField(max_length=40, blank=True)
    number = models.CharField(max_length=60)
    folded_number = models.CharField(max_length=100)
    """Series and number as `folded` writes them."""
    issued_on = models.DateField()
    due_on = models.DateField(null=True)
    net = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    tax = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    total = models.DecimalField(max_digits=14, decimal_places=2)
    currency = models.CharField(max_length=3, default="EUR")
    concept = models.CharField(max_length=200, blank=True)
    rectifies_number = models.CharField(max_length=100, blank=True)
    """Series and number of the one that it corrects, as the file says."""
    rectifies = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="rectified_by")
    """The same as a row, once it is published too."""
    payment = models.CharField(max_length=10, choices=Payment, blank=True, default=Payment.UNKNOWN)
    payment_on = models.DateField(null=True)
    """The day that was told with it."""
    published_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    """Published by mistake, such as to another customer: from then on nobody but the desk sees it. File and row stay."""
    withdrawn_because = models.CharField(max_length=250, blank=True)

    objects = InvoiceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["issuer_tax_id", "folded_number", "issued_on"],
                condition=models.Q(withdrawn_at=None),
                name="one_invoice_per_number_and_day",
            ),
            models.CheckConstraint(condition=~models.Q(folded_number=""), name="invoice_has_a_number"),
        ]
        indexes = [
            models.Index(fields=["customer", "-issued_on", "-id"], name="invoice_of_customer"),
            models.Index(fields=["-issued_on", "-id"], name="invoice_by_day"),
            models.Index(fields=["folded_number"], name="invoice_by_number"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """«F26-1187»."""
        return label_of(self.series, self.number)

    @property
    def customer_number(self) -> int:
        return self.customer_id


def label_of(series: str, number: str) -> str:
    return f"{series}-{number}" if series and not number.startswith(series) else number


class InvoiceFile(models.Model):
    """One file of an invoice, byte for byte as it came. Of each kind the newest version is the one that is shown."""

    class Kind(models.TextChoices):
        PDF = "pdf", "PDF"
        XML = "xml", "XML"

    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="files")
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="of_invoice")
    kind = models.CharField(max_length=3, choices=Kind)
    syntax = models.CharField(max_length=10, blank=True)
    """What could be read in it: `facturae`, `ubl`, `cii`; empty where somebody typed the facts."""
    version = models.PositiveSmallIntegerField()
    sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["invoice", "kind", "version"], name="one_file_per_version")
        ]
        indexes = [models.Index(fields=["sha256"], name="invoice_file_by_hash")]

    def __str__(self) -> str:
        return f"{self.invoice_id} {self.kind} {self.version}"


class Arrival(models.Model):
    """A file that waits in the tray: whose it is, or what it says, a person has to tell. It is no invoice yet."""

    class Reason(models.TextChoices):
        NO_FACTS = "no_facts", _("El PDF no lleva datos que se puedan leer: escríbelos.")
        MISSING = "missing", _("Al archivo le falta algún dato: número, fecha, importe o quién la emite.")
        NO_CUSTOMER = "no_customer", _("Ningún cliente tiene ese CIF ni ese código.")
        SEVERAL = "several", _("Varios clientes tienen ese CIF: elige cuál.")
        WRONG_TAX_ID = "wrong_tax_id", _("El CIF del cliente no es válido: mira si le baila una cifra.")
        WRONG_ISSUER = "wrong_issuer", _("El CIF de quien la emite no es válido: mira si le baila una cifra.")
        FOREIGN = "foreign", _("La emite otra empresa, no la vuestra.")

    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="as_arrival")
    kind = models.CharField(max_length=3, choices=InvoiceFile.Kind)
    sha256 = models.CharField(max_length=64, unique=True)
    facts: models.JSONField[Any, Any] = models.JSONField(default=dict)
    """What could be read, as words: the form begins with them."""
    reason = models.CharField(max_length=20, choices=Reason)
    customer = models.ForeignKey(Customer, on_delete=models.SET_NULL, null=True, related_name="+")
    """A guess, by the name of the file."""
    brought_by = models.CharField(max_length=150)
    arrived_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.sha256[:8]} ({self.reason})"

    customer_number = None


class FolderState(models.Model):
    """What the last look into the watched folder found; one row."""

    looked_at = models.DateTimeField()
    trouble = models.CharField(max_length=20, blank=True)
    """Why it could not be read, as a word that the desk knows; empty when it could."""
    refused: models.JSONField[Any, Any] = models.JSONField(default=list)
    """The last files that were none: `[[name, sentence, instant]]`."""

    def __str__(self) -> str:
        return self.trouble or "ok"
