"""The provider's people: who is here, who is invited, who has left and what they leave behind."""

from __future__ import annotations

from functools import partial

from django.db.models import Count, Exists, OuterRef, Q
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from ventanilla.domain.people.actions.directory import leave_directory, use_directory
from ventanilla.domain.people.actions.staff import invite_again, let_go, take_back
from ventanilla.domain.people.directory import there_is_a_directory
from ventanilla.domain.people.models import Identity, StaffMember
from ventanilla.domain.tickets.actions.bulk import MOST, in_bulk
from ventanilla.domain.tickets.actions.working import assign
from ventanilla.domain.tickets.models import Ticket
from ventanilla.doors.desk.settings.access import settings_page
from ventanilla.doors.desk.settings.editing import edit_row, saved
from ventanilla.doors.desk.settings.forms.people import WHAT_ROLES_DO, HandOverForm, InviteForm, StaffForm
from ventanilla.doors.desk.settings.menu import surroundings
from ventanilla.doors.desk.settings.views.provider import editing
from ventanilla.doors.shared.access import DeskRequest
from ventanilla.doors.shared.forms import Attempt

ELSEWHERE = Exists(Identity.objects.filter(person=OuterRef("person")))
PEOPLE = (
    StaffMember.objects.select_related("person", "calendar")
    .annotate(comes_from_elsewhere=ELSEWHERE)
    .order_by("-is_active", "person__name", "pk")
)
OPEN = Count("tickets", filter=Q(tickets__is_unfinished=True))


@require_safe
@settings_page
def people(request: DeskRequest) -> HttpResponse:
    everybody = list(PEOPLE.prefetch_related("teams").annotate(open_tickets=OPEN))
    context = {
        **surroundings(request.actor, "people"),
        "here": [one for one in everybody if one.is_active],
        "gone": [one for one in everybody if not one.is_active],
    }
    return render(request, "desk/settings/people.html", context)


@editing
@settings_page
def new_person(request: DeskRequest) -> HttpResponse:
    form = InviteForm(request.POST or None)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(form.save, request.actor):
        words = _("Invitación escrita a %(email)s.") % {"email": form.cleaned_data["email"]}
        return saved(request, "desk:settings_people", words=words)
    context = {**surroundings(request.actor, "people"), "form": form, "roles": WHAT_ROLES_DO}
    return render(request, "desk/settings/new_person.html", context, status=attempt.status)


@editing
@settings_page
def person(request: DeskRequest, number: int) -> HttpResponseBase:
    member = get_object_or_404(PEOPLE.annotate(open_tickets=OPEN), pk=number)
    is_mine = member.pk == request.actor.pk
    form = StaffForm(request.POST or None, row=member, is_mine=is_mine)
    context = {
        **surroundings(request.actor, "people"), "member": member, "is_mine": is_mine, "roles": WHAT_ROLES_DO,
        "there_is_a_directory": there_is_a_directory(),
    }  # fmt: skip
    return edit_row(
        request,
        form,
        "desk/settings/person.html",
        context,
        then=lambda: saved(request, "desk:settings_people"),
    )


@require_POST
@settings_page
def invite_person(request: DeskRequest, number: int) -> HttpResponse:
    member = get_object_or_404(PEOPLE, pk=number)
    invite_again(member, by=request.actor)
    words = _("Invitación escrita a %(email)s.") % {"email": member.person.email}
    return saved(request, "desk:settings_people", words=words)


@require_POST
@settings_page
def change_directory(request: DeskRequest, number: int) -> HttpResponse:
    """With the password of the directory from now on, or with one of here again."""
    member = get_object_or_404(PEOPLE, pk=number)
    change = use_directory if request.POST.get("used") == "yes" else leave_directory
    change(member, by=request.actor)
    words = _("Guardado. Se lo hemos dicho a %(name)s por correo.") % {"name": member.actor_name}
    return saved(request, "desk:settings_person", number, words=words)


@editing
@settings_page
def leaving(request: DeskRequest, number: int) -> HttpResponse:
    """Who leaves, and to whom their open tickets go: one form for both, because both must be thought of."""
    member = get_object_or_404(PEOPLE, pk=number)
    tickets = Ticket.objects.visible_to(request.actor).open().filter(assignee=member)
    form = HandOverForm(request.POST if request.method == "POST" else None, but=member)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(let_go, member, by=request.actor):
        return _handed_over(request, member, form.cleaned_data["to"])
    context = {
        **surroundings(request.actor, "people"), "member": member, "form": form, "count": tickets.count(),
        "tickets": tickets.order_by("-updated_at", "-number").values_list("number", "subject", "customer__name")[:20],
    }  # fmt: skip
    return render(request, "desk/settings/leaving.html", context, status=attempt.status)


@require_POST
@settings_page
def returning(request: DeskRequest, number: int) -> HttpResponse:
    member = get_object_or_404(PEOPLE, pk=number)
    take_back(member, by=request.actor)
    words = _("Invitación escrita a %(email)s.") % {"email": member.person.email}
    return saved(request, "desk:settings_people", words=words)


def _handed_over(request: DeskRequest, member: StaffMember, to: StaffMember | None) -> HttpResponse:
    """As many as can go at once; the page of who has left offers the rest."""
    theirs = Ticket.objects.open().filter(assignee=member).order_by("number")
    numbers = list(theirs.values_list("pk", flat=True)[:MOST])
    summary = in_bulk(numbers, partial(assign, by=request.actor, assignee=to), by=request.actor)
    if theirs.exists():
        return redirect("desk:settings_person_leaving", member.pk)
    done = len(summary.done)
    words = ngettext(
        "%(count)s incidencia ha cambiado de manos.", "%(count)s incidencias han cambiado de manos.", done
    )
    told = _("%(name)s ya no está.") % {"name": member.actor_name}
    return saved(request, "desk:settings_people", words=f"{told} {words % {'count': done}}" if done else told)
