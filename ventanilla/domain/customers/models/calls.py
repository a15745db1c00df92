"""Who is on the telephone: the code that a contact reads out, and that the desk has heard the right one."""

from __future__ import annotations

from django.db import models

from ventanilla.domain.customers.models.places import Membership
from ventanilla.domain.people.models import StaffMember


class CallerCode(models.Model):
    """The one code that a contact has at a time. It goes with its use; the next one takes its place."""

    member = models.OneToOneField(Membership, on_delete=models.CASCADE, related_name="caller_code")
    code_hash = models.CharField(max_length=64)
    is_by_mail = models.BooleanField(default=False)
    """The desk had it sent; otherwise they have come in and seen it."""
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"code of {self.member_id}"


class CallerProof(models.Model):
    """Somebody of the desk was read the right code. It holds for a while, for this contact of this customer alone."""

    member = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="caller_proofs")
    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    code_hash = models.CharField(max_length=64)
    """The same press once more is the same proof."""
    is_by_mail = models.BooleanField(default=False)
    at = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["member", "-until"], name="caller_proof_of_member")]

    def __str__(self) -> str:
        return f"{self.member_id} until {self.until}"

    @property
    def customer_number(self) -> int:
        return self.member.customer_id
