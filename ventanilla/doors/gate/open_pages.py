"""What anybody may read without coming in: public answers, and how the provider is reached."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from markupsafe import Markup

from ventanilla.domain.customers.models import Common, section_is_on
from ventanilla.doors.shared.answers import find_article, shelf_of
from ventanilla.doors.shared.contacting import around_contact


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """Whoever asks, also one who has come in: the public ones."""
    _open(Common.QUESTIONS)
    return render(request, "gate/questions.html", {"shelf": shelf_of(None, request.GET)})


@require_safe
def question(request: HttpRequest, number: int) -> HttpResponse:
    _open(Common.QUESTIONS)
    found = find_article(None, number)
    body = Markup(found.body_html)  # noqa: S704 - made by `core.html.from_words`
    return render(request, "gate/question.html", {"article": found, "body": body})


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    _open(Common.CONTACT)
    return render(request, "gate/contact.html", around_contact())


def _open(section: Common) -> None:
    """404 where the installation has switched the section off."""
    if not section_is_on(None, section):
        raise Http404
