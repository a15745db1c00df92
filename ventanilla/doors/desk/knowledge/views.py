"""Preguntas frecuentes at the desk: all of them, writing one, publishing it, and what readers said."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from markupsafe import Markup

from ventanilla.core.errors import ChangedMeanwhile, Refused
from ventanilla.core.html import from_words
from ventanilla.core.text import number_in
from ventanilla.domain.knowledge.actions.answering import order_articles, publish_article, withdraw_article
from ventanilla.domain.knowledge.models import Article, Audience
from ventanilla.domain.knowledge.policy import may_edit, may_publish, may_write
from ventanilla.domain.search.asking import ask
from ventanilla.doors.desk.knowledge import reads
from ventanilla.doors.desk.knowledge.forms import ArticleForm
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.shared.access import DeskRequest, allow, desk_page
from ventanilla.doors.shared.forms import Attempt

DEEDS = {"publicar": publish_article, "retirar": withdraw_article}
editing = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@desk_page
def articles(request: DeskRequest) -> HttpResponse:
    asked, view = ask(request.GET.get("q", "")), request.GET.get("ver", "")
    view = view if view in reads.SHOWN else ""
    context = {
        "groups": reads.article_groups(request.actor, view, asked), "asked": asked, "view": view,
        "audiences": dict(Audience.choices), "waiting": reads.waiting(request.actor),
    }  # fmt: skip
    return show(request, "articles", context)


@editing
@desk_page
def new_article(request: DeskRequest) -> HttpResponseBase:
    allow(may_write(request.actor))
    form = ArticleForm(request.POST if request.method == "POST" else None)
    attempt = Attempt(form)
    if form.is_valid() and not _only_looks(request) and attempt.to(form.write, request.actor):
        messages.success(request, _("Guardada como borrador."))
        return redirect("desk:article", attempt.result.pk)
    return show(request, "article", _around(request, form, None), attempt.status)


@editing
@desk_page
def article(request: DeskRequest, number: int) -> HttpResponseBase:
    """Who may not change it reads it."""
    found = _find(request, number)
    if request.method != "POST":
        return show(request, "article", _around(request, ArticleForm(article=found), found))
    allow(may_edit(request.actor, found))
    form = ArticleForm(request.POST, article=found)
    attempt = Attempt(form)
    if form.is_valid() and not _only_looks(request) and attempt.to(form.change, found, request.actor):
        messages.success(request, _("Guardado."))
        return redirect("desk:article", number)
    attempt.see_anew(found)
    context = _around(request, form, found)
    if isinstance(attempt.refusal, ChangedMeanwhile):
        context["clash"] = Markup(found.body_html)  # noqa: S704 - made by `core.html.from_words`
    return show(request, "article", context, attempt.status)


@require_POST
@desk_page
def show_or_hide(request: DeskRequest, number: int, what: str) -> HttpResponse:
    """Publish it, or make it a draft again."""
    if what not in DEEDS:
        raise Http404
    found = _find(request, number)
    allow(may_publish(request.actor))
    try:
        DEEDS[what](found, by=request.actor, seen=number_in(request.POST.get("seen", "")))
        messages.success(
            request, _("Publicada.") if what == "publicar" else _("Retirada: vuelve a ser un borrador.")
        )
    except Refused as refusal:
        messages.error(request, str(refusal.reason))
    return redirect("desk:article", number)


@require_POST
@desk_page
def order(request: DeskRequest) -> HttpResponse:
    """One of them goes up or down by one among those of its service."""
    allow(may_publish(request.actor))
    for way, step in (("up", -1), ("down", 1)):
        number = number_in(request.POST.get(way, ""))
        moved = Article.objects.visible_to(request.actor).filter(pk=number).first() if number else None
        if moved:
            numbers = reads.neighbours(moved.service)
            at = numbers.index(moved.pk)
            numbers.insert(max(at + step, 0), numbers.pop(at))
            order_articles(moved.service, numbers, by=request.actor)
    return redirect("desk:articles")


def show(request: DeskRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    me = request.actor
    around = {"rail": rail(current="knowledge"), "may_write": may_write(me), "may_publish": may_publish(me)}
    return render(request, f"desk/knowledge/{template}.html", {**around, **context}, status=status)


def _around(request: DeskRequest, form: ArticleForm, found: Article | None) -> dict[str, Any]:
    """The page of one; `preview` is what was typed, as it would be read."""
    shown = from_words(request.POST.get("body", "")) if _only_looks(request) else ""
    return {
        "form": form, "article": found, "preview": Markup(shown), "clash": "",  # noqa: S704 - cleaned there
        "may_edit": found is None or may_edit(request.actor, found), "votes": reads.votes_of(found) if found else None,
        "body": Markup(found.body_html if found else ""),  # noqa: S704 - made by `core.html.from_words`
    }  # fmt: skip


def _only_looks(request: DeskRequest) -> bool:
    """How it would be read, before saving."""
    return "preview" in request.POST


def _find(request: DeskRequest, number: int) -> Article:
    rows = Article.objects.visible_to(request.actor).select_related("service")
    return get_object_or_404(rows, pk=number)
