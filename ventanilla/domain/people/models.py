"""People: anyone with a login, and those of them who work at the provider."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.calendars.models import Calendar


class PersonManager(BaseUserManager["Person"]):
    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(email=(username or "").strip().lower())

    def create_user(self, email: str, password: str | None = None, **facts: Any) -> Person:
        """A person with this address (kept in lower case); without a password they cannot log in by one. Until they choose
        a language it is the installation's. Whom a visitor of a demonstration makes goes with it.
        """
        usual = {"language": settings.ENV.language, "is_demo": settings.ENV.demo}
        person = Person(email=email.strip().lower(), **{**usual, **facts})
        person.set_password(password)
        person.save()
        return person


class Person(AbstractBaseUser):
    email = models.EmailField(_("correo"), unique=True)
    name = models.CharField(_("nombre"), max_length=120)
    phone = models.CharField(_("teléfono"), max_length=30, blank=True)
    language = models.CharField(max_length=5, default="es", choices=[("es", "Español"), ("en", "English")])
    is_active = models.BooleanField(default=True)
    has_second_factor = models.BooleanField(default=False)
    """They have a `Factor`: here as well, because every page asks."""
    is_demo = models.BooleanField(default=False)
    """Made by the demonstration: can exist only in an installation that is one."""
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    objects = PersonManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="person_email_is_lower_case"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def first_name(self) -> str:
        return self.name.split(" ", 1)[0]


class Role(models.TextChoices):
    AGENT = "agent", _("Técnico")
    DISPATCHER = "dispatcher", _("Coordinador")
    BILLING = "billing", _("Administración")
    MANAGER = "manager", _("Responsable")
    ADMINISTRATOR = "administrator", _("Administrador")


class StaffMember(models.Model):
    """A person of the provider. Is an actor (`by=`)."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="staff_member")
    role = models.CharField(max_length=15, choices=Role)
    is_active = models.BooleanField(default=True)
    """False when they have left: what they did stays theirs, the door is shut."""
    calendar = models.ForeignKey(Calendar, on_delete=models.PROTECT, null=True, related_name="people")
    """When they are at work; None: by the provider's."""
    from_directory = models.BooleanField(default=False)
    """Their password is the one of the directory, and none is kept here."""
    channels = models.JSONField(default=dict)
    """By topic, what tells them of it, where it is not as usual (`notices.channels`)."""

    class Meta:
        indexes = [models.Index(fields=["role"], condition=models.Q(is_active=True), name="staff_by_role")]

    def __str__(self) -> str:
        return self.person.name

    actor_kind = "staff"
    works_the_desk = True

    @property
    def actor_id(self) -> int:
        return self.pk

    @property
    def actor_name(self) -> str:
        return self.person.name

    @property
    def is_here(self) -> bool:
        """They work here, and can come in."""
        return self.is_active and self.person.is_active


class Team(models.Model):
    """People of the desk who share a queue."""

    name = models.CharField(_("equipo"), max_length=60, unique=True)
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)
    members = models.ManyToManyField(StaffMember, related_name="teams", blank=True)

    def __str__(self) -> str:
        return self.name


class Device(models.Model):
    """A browser from which a person has come in. A cookie tells it from a stranger's, and only its hash is kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="devices")
    token_hash = models.CharField(max_length=64)
    """One browser keeps one token; two people who share it have a device each."""
    browser = models.CharField(max_length=60, blank=True)
    """In words: «Firefox · Windows»."""
    first_seen_at = models.DateTimeField()
    last_seen_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "token_hash"], name="one_device_per_token")]

    def __str__(self) -> str:
        return f"{self.browser} of {self.person_id}"


class Factor(models.Model):
    """What a person has besides their password: an application that shows codes, or a passkey."""

    class Kind(models.TextChoices):
        APP = "app", _("Aplicación de códigos")
        PASSKEY = "passkey", _("Llave de acceso")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="factors")
    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(_("nombre"), max_length=60, blank=True)
    """What its owner calls it."""
    secret = models.TextField()
    """Of an application, encrypted with the installation's key; of a passkey its public key, which is no secret."""
    credential_hash = models.CharField(max_length=64, null=True, unique=True)
    """Of the passkey's own name, by which it is found."""
    counter = models.BigIntegerField(default=0)
    """The last time step whose code was used; of a passkey, how often it says that it has signed."""
    created_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(kind="app"), name="one_application_per_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.person_id}"


class Identity(models.Model):
    """An account of a sign-in provider that opens the door for a person. Addresses play no part: they change hands."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="identities")
    issuer = models.CharField(max_length=300)
    subject = models.CharField(max_length=255)
    """What the issuer calls them, for ever, and nobody else."""
    label = models.CharField(max_length=120, blank=True)
    """What people call that account; only shown."""
    created_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="one_person_per_identity"),
            models.UniqueConstraint(fields=["person", "issuer"], name="one_identity_per_issuer"),
        ]

    def __str__(self) -> str:
        return f"{self.label} of {self.person_id}"


class RecoveryCode(models.Model):
    """A code that stands in for a lost factor, once. Only a hash made with the installation's key is kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="recovery_codes")
    code_hash = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "code_hash"], name="one_row_per_code")]

    def __str__(self) -> str:
        return f"recovery code of {self.person_id}"


class Throttle(models.Model):
    """How far ahead somebody has spent what may be guessed at one thing (`actions/throttling.py`)."""

    key = models.CharField(max_length=64, primary_key=True)
    """A hash of what is guessed at and by whom: nothing typed by strangers is kept."""
    spent_until = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.key[:8]} until {self.spent_until}"


class Link(models.Model):
    """A link sent by mail: one purpose, one person, one time, and only its hash is kept."""

    class Purpose(models.TextChoices):
        NEW_PASSWORD = "new_password"  # noqa: S105 - a purpose, not a password
        RATE = "rate"
        COME_IN = "come_in"
        INVITATION = "invitation"
        NEW_ADDRESS = "new_address"
        SIGN = "sign"

    purpose = models.CharField(max_length=15, choices=Purpose)
    token_hash = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="links")
    subject_id = models.BigIntegerField(null=True)
    """Number of the thing that the link is about, where the purpose needs one (a ticket to rate, a place to take)."""
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.purpose} {self.person_id}"
