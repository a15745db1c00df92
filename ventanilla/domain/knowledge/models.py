"""What is answered once for all, for whom, and whether it helped; and what customers propose."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ventanilla.domain.contracts.models import Contract, Service
from ventanilla.domain.customers.models import Common, Customer, Membership, section_is_on
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import Person, StaffMember
from ventanilla.domain.search.models import PlainField
from ventanilla.domain.search.words import LONGEST


class Audience(models.TextChoices):
    """Who may read it."""

    PUBLIC = "public", _("Cualquiera, también sin entrar")
    CUSTOMERS = "customers", _("Clientes")
    SERVICE = "service", _("Clientes que tienen el servicio")


class ArticleQuerySet(models.QuerySet["Article"]):
    def visible_to(self, actor: Actor | None) -> Self:
        """The one scope: lists, pages, what is found, what is proposed and every count start here. None: who has not come
        in.
        """
        if isinstance(actor, StaffMember):
            return self.all()
        published = self.filter(is_published=True)
        if actor is None and section_is_on(None, Common.QUESTIONS):
            return published.filter(audience=Audience.PUBLIC)
        if not isinstance(actor, Membership) or actor.has_left:
            return self.none()
        if not section_is_on(actor.customer, Common.QUESTIONS):
            return self.none()
        theirs = Contract.objects.filter(customer_id=actor.customer_id).holding_on(localdate())
        return published.filter(
            Q(audience__in=(Audience.PUBLIC, Audience.CUSTOMERS))
            | Q(audience=Audience.SERVICE, service__in=theirs.values("service_id"))
        )


class Article(models.Model):
    """A question and its answer. Whoever may read it may vote on whether it helped."""

    title = models.CharField(_("pregunta"), max_length=150)
    body = models.TextField(_("respuesta"))
    """In Markdown."""
    body_html = models.TextField(blank=True)
    """The same, made by `core.html.from_words`."""
    service = models.ForeignKey(Service, on_delete=models.PROTECT, null=True, related_name="articles")
    """None: it is about no service in particular."""
    audience = models.CharField(max_length=10, choices=Audience, default=Audience.CUSTOMERS)
    is_published = models.BooleanField(default=False)
    """Else a draft, which the desk alone sees."""
    position = models.PositiveSmallIntegerField(default=0)
    """Among those of its service."""
    opened = models.PositiveIntegerField(default=0)
    """How often it was opened from what is proposed to who writes a ticket."""
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    form_key = models.CharField(max_length=40, null=True, unique=True)
    version = models.PositiveIntegerField(default=1)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["service", "position", "id"], name="article_in_its_place")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(audience=Audience.SERVICE) | Q(service__isnull=False),
                name="an_audience_of_a_service_has_one",
            )
        ]

    customer_number = None

    def __str__(self) -> str:
        return self.title


class Term(models.Model):
    """A word of an article, folded, with its stem: what it is found by. Written by `findable`."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="terms", db_index=False)
    word = PlainField(max_length=LONGEST)
    stem = PlainField(max_length=LONGEST)
    in_title = models.BooleanField()

    class Meta:
        indexes = [
            models.Index(fields=["stem", "article"], name="term_by_stem"),
            models.Index(fields=["word", "article"], name="term_by_word"),
        ]
        constraints = [models.UniqueConstraint(fields=["article", "word"], name="one_term_per_word")]

    customer_number = None

    def __str__(self) -> str:
        return self.word


class Vote(models.Model):
    """Whether it helped somebody: the last that they said."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="votes")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    helped = models.BooleanField()
    words = models.CharField(max_length=500, blank=True)
    voted_at = models.DateTimeField()

    customer_number = None

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "person"], name="one_vote_per_person")]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.helped}"


class State(models.TextChoices):
    """How far a suggestion has come."""

    RECEIVED = "received", _("Recibida")
    CONSIDERED = "considered", _("En estudio")
    PLANNED = "planned", _("Planificada")
    DONE = "done", _("Hecha")
    DECLINED = "declined", pgettext_lazy("sugerencia", "Descartada")


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    def visible_to(self, actor: Actor) -> Self:
        """A contact's own, or those of the whole company, as far as they see of its tickets."""
        if isinstance(actor, StaffMember):
            return self.all()
        if not isinstance(actor, Membership) or actor.has_left:
            return self.none()
        if not section_is_on(actor.customer, Common.SUGGESTIONS):
            return self.none()
        if actor.sees_whole_company:
            return self.filter(customer_id=actor.customer_id)
        return self.filter(author=actor)


class Suggestion(models.Model):
    """What somebody proposes. Nothing is promised for it but an answer."""

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="+", db_index=False)
    author = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+", db_index=False)
    title = models.CharField(max_length=120, blank=True)
    words = models.TextField()
    state = models.CharField(max_length=10, choices=State, default=State.RECEIVED)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        StaffMember, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    answered_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField()
    form_key = models.CharField(max_length=40, null=True, unique=True)
    version = models.PositiveIntegerField(default=1)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["customer", "-id"], name="suggestion_of_customer"),
            models.Index(fields=["author", "-id"], name="suggestion_of_author"),
            models.Index(fields=["state", "-id"], name="suggestion_by_state"),
        ]

    def __str__(self) -> str:
        return self.heading

    @property
    def customer_number(self) -> int:
        return self.customer_id

    @property
    def heading(self) -> str:
        """Its title, or how it begins."""
        return self.title or heading_of(self.words)


def heading_of(words: str) -> str:
    """How they begin, in one line."""
    line = " ".join(words.split())
    return line if len(line) <= 80 else f"{line[:80].rsplit(' ', 1)[0]}…"
