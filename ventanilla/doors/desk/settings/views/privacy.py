"""The data of people: who there is, what is handed out and erased, how long things are kept."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from markupsafe import Markup

from ventanilla.core.html import from_words
from ventanilla.domain.people.models import Person, StaffMember
from ventanilla.domain.privacy.actions.erasing import foresee, order_erasure
from ventanilla.domain.privacy.actions.exporting import LIVES, hand_out, order_export
from ventanilla.domain.privacy.actions.holding_back import lift_hold
from ventanilla.domain.privacy.actions.retaining import foresee_retention
from ventanilla.domain.privacy.models import Erasure, Export, Hold
from ventanilla.domain.privacy.policy import holds_on
from ventanilla.domain.privacy.subject import is_erased
from ventanilla.domain.privacy.terms import KINDS, days_of_all
from ventanilla.domain.provider.information import current
from ventanilla.domain.provider.models import Information
from ventanilla.doors.desk.settings.access import settings_page
from ventanilla.doors.desk.settings.counting import counted
from ventanilla.doors.desk.settings.editing import saved
from ventanilla.doors.desk.settings.forms.privacy import ErasureForm, HoldForm, InformationForm, RetentionForm
from ventanilla.doors.desk.settings.menu import surroundings
from ventanilla.doors.desk.settings.views.provider import editing
from ventanilla.doors.shared.access import DeskRequest
from ventanilla.doors.shared.forms import Attempt
from ventanilla.doors.shared.proof import has_just_proved, to_prove

SHOWN = 20
HOLDS = Hold.objects.standing().select_related("person", "customer", "placed_by__person").order_by("-pk")


@require_safe
@settings_page
def privacy(request: DeskRequest) -> HttpResponse:
    asked = request.GET.get("q", "").strip()[:100].replace("\0", "")
    days = days_of_all()
    context = {
        **surroundings(request.actor, "privacy"),
        "texts": [(kind, current(kind)) for kind in Information.Kind],
        "asked": asked,
        "people": _called(asked)[:SHOWN] if asked else [],
        "terms": [(kind, days[kind.name]) for kind in KINDS],
        "holds": HOLDS[:SHOWN],
        "erasures": Erasure.objects.select_related("ordered_by__person").order_by("-pk")[:SHOWN],
    }
    return render(request, "desk/settings/privacy/index.html", context)


@editing
@settings_page
def text(request: DeskRequest, kind: str) -> HttpResponse:
    """The text of one form: its words, how they will read, and what was published before."""
    if kind not in Information.Kind.values:
        raise Http404
    versions = list(Information.objects.filter(kind=kind).order_by("-number")[:SHOWN])
    form = InformationForm(
        request.POST or None, kind=Information.Kind(kind), last=versions[0] if versions else None
    )
    attempt = Attempt(form)
    if form.is_valid() and "preview" not in request.POST and attempt.to(form.save, request.actor):
        words = _("Publicada: versión %(version)s.") % {"version": attempt.result.version}
        return saved(request, "desk:settings_information", kind, words=words)
    authors = StaffMember.objects.filter(pk__in=[one.published_by for one in versions if one.published_by])
    context = {
        **surroundings(request.actor, "privacy"), "kind": Information.Kind(kind), "form": form, "versions": versions,
        "authors": {one.pk: one.actor_name for one in authors.select_related("person")},
        "sample": _sample(form) if "preview" in request.POST else None,
    }  # fmt: skip
    return render(request, "desk/settings/privacy/text.html", context, status=attempt.status)


@editing
@settings_page
def terms(request: DeskRequest) -> HttpResponse:
    """How long each kind is kept; what would go today, by what is typed."""
    form = RetentionForm(request.POST or None)
    attempt = Attempt(form)
    if form.is_valid() and "preview" not in request.POST and attempt.to(form.save, request.actor):
        return saved(request, "desk:settings_privacy_terms")
    counts = foresee_retention(form.days if form.is_bound and form.is_valid() else None)
    context = {**surroundings(request.actor, "privacy"), "form": form, "kinds": KINDS, "counts": counts}
    return render(request, "desk/settings/privacy/terms.html", context, status=attempt.status)


@editing
@settings_page
def holds(request: DeskRequest) -> HttpResponse:
    form = HoldForm(request.POST or None)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(form.save, request.actor):
        return saved(request, "desk:settings_privacy_holds")
    context = {**surroundings(request.actor, "privacy"), "form": form, "holds": HOLDS[:100]}
    return render(request, "desk/settings/privacy/holds.html", context, status=attempt.status)


@require_POST
@settings_page
def lift(request: DeskRequest, number: int) -> HttpResponse:
    lift_hold(get_object_or_404(Hold, pk=number), by=request.actor)
    return saved(request, "desk:settings_privacy_holds", words=_("Bloqueo levantado."))


@require_safe
@settings_page
def person(request: DeskRequest, number: int) -> HttpResponse:
    """What there is of somebody, and what can be done with it. Changes nothing."""
    found = get_object_or_404(Person, pk=number)
    gone = is_erased(found)
    erasure = Erasure.objects.filter(person=found).order_by("-pk").first()
    counts = (erasure.counts if erasure else {}) if gone else foresee(found)
    context = {
        **surroundings(request.actor, "privacy"), "person": found, "is_gone": gone,
        "counts": counted(counts, done=gone), "lives": LIVES.days,
        "holds": holds_on(found), "exports": Export.objects.alive().filter(person=found).order_by("-ordered_at"),
        "erasure": erasure,
    }  # fmt: skip
    return render(request, "desk/settings/privacy/person.html", context)


@require_POST
@settings_page
def export(request: DeskRequest, number: int) -> HttpResponse:
    found = get_object_or_404(Person, pk=number)
    if not has_just_proved(request):
        return to_prove(request, back=reverse("desk:settings_privacy_person", args=[number]))
    order_export(found, by=request.actor)
    words = _("La copia se está preparando: en un momento podrás descargarla aquí.")
    return saved(request, "desk:settings_privacy_person", number, words=words)


@require_POST
@settings_page
def export_file(request: DeskRequest, number: int, key: UUID) -> HttpResponseBase:
    """A download changes the journal, so it is a press and no link; of another person it is nobody's."""
    found = get_object_or_404(Export.objects.alive().select_related("person"), pk=key, person=number)
    if not has_just_proved(request):
        return to_prove(request, back=reverse("desk:settings_privacy_person", args=[number]))
    path = hand_out(found, by=request.actor)
    name = f"datos-{found.person_id}-{localdate(found.ordered_at):%Y-%m-%d}.zip"
    return FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type="application/zip")


@editing
@settings_page
def erasure(request: DeskRequest, number: int) -> HttpResponse:
    """The last question, with all that will go; asked only of who has just proved who they are."""
    found = get_object_or_404(Person, pk=number)
    if is_erased(found):
        return redirect("desk:settings_privacy_person", number)
    if not has_just_proved(request):
        return to_prove(request)
    form = ErasureForm(request.POST or None)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(order_erasure, found, by=request.actor, **form.cleaned_data):
        words = _("En marcha: ya no puede entrar, y en unos minutos no quedará nada suyo.")
        return saved(request, "desk:settings_privacy_person", number, words=words)
    context = {
        **surroundings(request.actor, "privacy"), "person": found, "form": form, "counts": counted(foresee(found)),
    }  # fmt: skip
    return render(request, "desk/settings/privacy/erasure.html", context, status=attempt.status)


def _called(asked: str) -> QuerySet[Person]:
    """By a part of the name or the address, whoever they are."""
    return Person.objects.filter(Q(name__icontains=asked) | Q(email__icontains=asked.lower())).order_by(
        "name", "pk"
    )


def _sample(form: InformationForm) -> Markup | None:
    form.is_valid()
    words = form.cleaned_data.get("es", "")
    return Markup(from_words(words)) if words else None  # noqa: S704 - from_words
