"""How it went, in stars."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy

from ventanilla.domain.customers.models import Membership
from ventanilla.domain.tickets.models.ticket import Ticket


class Rating(models.Model):
    class Stars(models.IntegerChoices):
        BAD = 1, gettext_lazy("mal")
        FAIR = 2, gettext_lazy("regular")
        NORMAL = 3, gettext_lazy("normal")
        GOOD = 4, gettext_lazy("muy bien")
        EXCELLENT = 5, gettext_lazy("excelente")

    ticket = models.OneToOneField(Ticket, on_delete=models.PROTECT, related_name="rating")
    stars = models.PositiveSmallIntegerField(choices=Stars)
    comment = models.TextField(blank=True)
    rated_by = models.ForeignKey(Membership, on_delete=models.PROTECT)
    rated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(stars__gte=1, stars__lte=5), name="one_to_five_stars")
        ]
        indexes = [models.Index(fields=["rated_at"], name="rating_by_day")]

    def __str__(self) -> str:
        return f"{self.stars} ★ #{self.ticket_id}"


class PastRating(models.Model):
    """Every time somebody gave stars, with the words of then: the last one of its round is the `Rating`."""

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="past_ratings")
    round = models.PositiveSmallIntegerField()
    stars = models.PositiveSmallIntegerField(choices=Rating.Stars)
    comment = models.TextField(blank=True)
    rated_by = models.ForeignKey(Membership, on_delete=models.PROTECT)
    rated_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["ticket", "id"], name="past_rating_of_ticket")]

    def __str__(self) -> str:
        return f"{self.stars} ★ #{self.ticket_id}, {self.round}"
