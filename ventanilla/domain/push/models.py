"""Browsers that asked to be told of things while nobody looks at them, and the key by which their services know us."""

from __future__ import annotations

from django.db import models
from django.utils.crypto import constant_time_compare, salted_hmac

from ventanilla.domain.people.models import Device, Person

THE_ONE = 1


class Key(models.Model):
    """One pair for the installation, made when the first browser asks. A subscription is worth nothing with another."""

    public = models.CharField(max_length=100)
    """As browsers are given it."""
    secret = models.TextField()
    """The private one, encrypted with the installation's key."""
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.public[:12]


class Subscription(models.Model):
    """Where one browser of one person is reached, by its maker's service, in words that only it can read."""

    device = models.OneToOneField(Device, on_delete=models.CASCADE, related_name="push")
    """Whoever is forgotten as a device is not told of anything any more."""
    endpoint = models.CharField(max_length=1000, unique=True)
    """Whoever knows it may post there, but only we can sign."""
    browser_key = models.CharField(max_length=100)
    """`p256dh`: what is sealed for it."""
    auth_secret = models.CharField(max_length=30)
    mark = models.CharField(max_length=64)
    """Of what opened the person's account when they asked: another password, another mark."""
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    """When its service last took something."""
    failures = models.PositiveSmallIntegerField(default=0)
    """Notices given up since then."""

    def __str__(self) -> str:
        return f"push to {self.device_id}"

    @property
    def is_open(self) -> bool:
        """The person may still come in as they could when they asked."""
        person = self.device.person
        return person.is_active and constant_time_compare(self.mark, mark_of(person))


def mark_of(person: Person) -> str:
    """Another one as soon as their password is, as with their sessions."""
    return salted_hmac("ventanilla.push", person.get_session_auth_hash(), algorithm="sha256").hexdigest()
