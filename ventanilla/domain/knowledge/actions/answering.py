"""Articles: written as drafts, published, changed and put in order; and what readers say of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Max
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import AlreadySent, ChangedMeanwhile, OutOfReach, Refused
from ventanilla.core.html import from_words
from ventanilla.domain.contracts.models import Service
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.journal.ordering import put_in_order
from ventanilla.domain.knowledge.findable import index
from ventanilla.domain.knowledge.models import Article, Audience, Vote
from ventanilla.domain.knowledge.policy import may_edit, may_publish, may_write

LONGEST_TITLE, LONGEST_BODY, LONGEST_WORDS = 150, 20_000, 500


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What an article says, and to whom."""

    title: str
    body: str
    service: Service | None = None
    audience: str = Audience.CUSTOMERS


@transaction.atomic
def write_article(answer: Answer, *, by: Actor, form_key: str | None = None) -> Article:
    """A draft, the last of its service. The same form key again gives back the first.

    Raises Refused for who may not, without title or text, and for an audience of a service without one; AlreadySent when
    the key comes with another title.
    """
    _refuse_unless(may_write(by))
    columns, at = _columns(answer), now()
    known = Article.objects.filter(form_key=form_key).first() if form_key else None
    if known:
        if known.title != columns["title"]:
            raise AlreadySent(_("Esta pregunta ya está guardada: «%(title)s».") % {"title": known.title})
        return known
    article = Article.objects.create(
        **columns, position=_last_place(answer.service), created_at=at, updated_at=at, form_key=form_key
    )
    index([article])
    record(by, "article.added", article, at=at, title=article.title, audience=article.audience)
    return article


@transaction.atomic
def change_article(article: Article, answer: Answer, *, by: Actor, seen: int | None = None) -> Article:
    """What it says from now on. Raises Refused as `write_article`, and ChangedMeanwhile."""
    article = _held(article, seen)
    _refuse_unless(may_edit(by, article))
    columns = _columns(answer)
    changed = [name for name, value in columns.items() if getattr(article, name) != value]
    if not changed:
        return article
    if "service" in changed:
        columns["position"] = _last_place(answer.service)
    for name, value in columns.items():
        setattr(article, name, value)
    article.updated_at = now()
    article.version += 1
    article.save(update_fields=[*columns, "updated_at", "version"])
    index([article])
    told = [name for name in changed if name != "body_html"]
    audience = article.audience
    record(
        by,
        "article.changed",
        article,
        at=article.updated_at,
        title=article.title,
        columns=told,
        audience=audience,
    )
    return article


@transaction.atomic
def publish_article(article: Article, *, by: Actor, seen: int | None = None) -> Article:
    """Its audience reads it from now on. Raises Refused for who may not, ChangedMeanwhile."""
    return _shown(article, "article.published", by=by, seen=seen, is_published=True)


@transaction.atomic
def withdraw_article(article: Article, *, by: Actor, seen: int | None = None) -> Article:
    """It is a draft again, with its votes. Raises Refused for who may not, ChangedMeanwhile."""
    return _shown(article, "article.withdrawn", by=by, seen=seen, is_published=False)


@transaction.atomic
def order_articles(service: Service | None, numbers: Sequence[int], *, by: Actor) -> None:
    """Show those of a service in this order. Raises Refused for who may not."""
    _refuse_unless(may_publish(by))
    rows = Article.objects.filter(service=service).order_by("position", "id")
    put_in_order(rows, numbers, verb="article.ordered", by=by)


@transaction.atomic
def vote(article: Article, helped: bool, *, by: Membership, words: str = "") -> Vote:
    """Whether it helped; of one person the last word counts. Raises OutOfReach for what they may not see, Refused for too
    many words.
    """
    words = " ".join(words.split())
    if not Article.objects.visible_to(by).filter(pk=article.pk).exists():
        raise OutOfReach(_("Esta pregunta ya no está."))
    if len(words) > LONGEST_WORDS:
        raise Refused(_("Caben %(most)s caracteres.") % {"most": LONGEST_WORDS}, field="words")
    at = now()
    said = {"helped": helped, "words": words, "voted_at": at}
    given, _is_new = Vote.objects.update_or_create(article=article, person=by.person, defaults=said)
    record(by, "article.voted", article, at=at, title=article.title, helped=helped)
    return given


@transaction.atomic
def note_opened(article: Article, *, by: Membership) -> None:
    """It was opened from what was proposed; nothing is kept of who did. No deed: the journal has no line of it."""
    Article.objects.visible_to(by).filter(pk=article.pk).update(opened=F("opened") + 1)


def _shown(article: Article, verb: str, *, by: Actor, seen: int | None, is_published: bool) -> Article:
    article = _held(article, seen)
    _refuse_unless(may_publish(by))
    if article.is_published != is_published:
        article.is_published, article.updated_at = is_published, now()
        article.version += 1
        article.save(update_fields=["is_published", "updated_at", "version"])
        record(by, verb, article, at=article.updated_at, title=article.title, audience=article.audience)
    return article


def _held(article: Article, seen: int | None) -> Article:
    held = Article.objects.select_for_update().get(pk=article.pk)
    if seen is not None and seen != held.version:
        raise ChangedMeanwhile(
            _("Alguien ha cambiado esta pregunta mientras la mirabas. Mira cómo está ahora y decide.")
        )
    return held


def _last_place(service: Service | None) -> int:
    last = Article.objects.filter(service=service).aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def _refuse_unless(permitted: bool) -> None:
    if not permitted:
        raise Refused(_("No puedes hacer esto con las preguntas frecuentes."))


def _columns(answer: Answer) -> dict[str, object]:
    title, body = " ".join(answer.title.split()), answer.body.strip()
    if not 0 < len(title) <= LONGEST_TITLE:
        told = {"most": LONGEST_TITLE}
        raise Refused(_("Escribe la pregunta, en %(most)s caracteres como mucho.") % told, field="title")
    if not 0 < len(body) <= LONGEST_BODY:
        raise Refused(
            _("Escribe la respuesta, en %(most)s caracteres como mucho.") % {"most": LONGEST_BODY},
            field="body",
        )
    if answer.audience not in Audience.values:
        raise Refused(_("Elige quién puede leerla."), field="audience")
    if answer.audience == Audience.SERVICE and answer.service is None:
        raise Refused(_("Elige de qué servicio: la leen los clientes que lo tienen."), field="service")
    return {
        "title": title, "body": body, "body_html": from_words(body), "service": answer.service,
        "audience": str(answer.audience),
    }  # fmt: skip
