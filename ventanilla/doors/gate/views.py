"""The way in: login, a password chosen by a link, choosing in whose name, and the star page of a letter."""

from __future__ import annotations

from typing import Any

from allauth.account.views import LoginView, LogoutView
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.utils.translation import check_for_language
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ventanilla.core.text import number_in
from ventanilla.domain.customers.actions.looking import end_look
from ventanilla.domain.customers.actions.noting import note_place
from ventanilla.domain.customers.models import Common, Look, Membership, section_is_on
from ventanilla.domain.journal.actors import SYSTEM
from ventanilla.domain.people.actions.identities import may_link
from ventanilla.domain.people.actions.links import find_link
from ventanilla.domain.people.actions.passwords import set_new_password
from ventanilla.domain.people.models import Link, Person
from ventanilla.domain.people.openid import Provider, the_provider
from ventanilla.domain.provider.house import the_house
from ventanilla.domain.push.actions.subscribing import leave_device, silence
from ventanilla.domain.tickets.actions.rating import rate, ticket_to_rate
from ventanilla.domain.tickets.policy import rating_has_ended
from ventanilla.doors.gate import ratelimit
from ventanilla.doors.gate.callers import address_of, browser_of, keep_device
from ventanilla.doors.gate.entering import begin, places_of, within
from ventanilla.doors.gate.forms import LoginForm, NewPasswordForm
from ventanilla.doors.shared.access import ENDED, signed_in, to_the_login
from ventanilla.doors.shared.forms import Attempt, RatingForm
from ventanilla.doors.shared.language import keep_language
from ventanilla.doors.shared.looking import look_of
from ventanilla.doors.shared.sessions import PLACE


class Login(LoginView):  # type: ignore[misc]
    template_name = "gate/login.html"
    form_class = LoginForm

    def form_valid(self, form: LoginForm) -> HttpResponse:
        typed = form.cleaned_data
        to = self.request.POST.get("next", "")
        return begin(self.request, form.user, way="password", remember=typed["remember"], to=to)

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        """Past allauth's own context: it would look for pages, such as signing up, that this house does not have."""
        accounts = _demo_accounts() if settings.ENV.demo else []
        return {
            **super(LoginView, self).get_context_data(**context),
            "demo_accounts": accounts,
            "has_ended": ENDED in self.request.GET,
            "provider": the_provider(),
            "open_pages": {
                "questions": section_is_on(None, Common.QUESTIONS),
                "contact": section_is_on(None, Common.CONTACT),
            },
        }


class Logout(LogoutView):  # type: ignore[misc]
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        row = signed_in(request)
        look = look_of(request, row.staff) if row and row.staff else None
        if look:
            end_look(look, Look.End.LOGOUT)
        if row and row.device_id:
            leave_device(row.device_id, by=row.staff or row.membership or SYSTEM)
        return super().post(request, *args, **kwargs)  # type: ignore[no-any-return]


@require_safe
def welcome(request: HttpRequest) -> HttpResponse:
    """Where one goes after the login: the desk, the only customer, or the choice of one."""
    row = signed_in(request)
    if row is None or row.person is None:
        return redirect("gate:setup" if the_house().waits_for_first_start else "gate:login")
    if row.staff:
        return redirect("desk:queue")
    if row.membership_id and _place(row.person.pk, row.membership_id):
        return redirect("portal:home")
    return redirect("gate:places")


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """In whose name? Also tells those who have no customer any more."""
    row = signed_in(request)
    if row is None or row.person is None:
        return to_the_login(request)
    return render(request, "gate/places.html", {"places": list(places_of(row.person.pk))})


@require_POST
def choose_place(request: HttpRequest) -> HttpResponse:
    """Act for another of one's customers."""
    row = signed_in(request)
    place = _place(row.person.pk, request.POST.get("place", "")) if row and row.person else None
    if place is None:
        return redirect("gate:welcome")
    if request.session.get(PLACE) != place.pk:
        note_place(place, where={"browser": browser_of(request), "address": address_of(request)})
    request.session[PLACE] = place.pk
    request.session.cycle_key()
    rotate_token(request)  # what another tab still holds was typed in the name of before
    return redirect("portal:home")


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the language on this device, and with the person when they are known."""
    chosen = request.POST.get("language", "")
    answer = HttpResponseRedirect(
        within(request.POST.get("next", "")) or "/"
    )  # `redirect` would take a bare word for the name of a page
    if chosen not in dict(settings.LANGUAGES) or not check_for_language(chosen):
        return answer
    row = signed_in(request)
    if row and row.person:
        row.person.language = chosen
        row.person.save(update_fields=["language"])
    keep_language(answer, chosen)
    return answer


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@ratelimit.counted(action="link")
def new_password(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows the form, POST spends the link."""
    link = find_link(Link.Purpose.NEW_PASSWORD, token)
    if link is None:
        return render(request, "gate/link_dead.html", status=404)
    form = NewPasswordForm(request.POST or None)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(set_new_password, token, form.cleaned_data["password"]):
        answer = render(request, "gate/password_changed.html", {"person": link.person})
        keep_device(request, link.person, answer, told=True)  # who reads their mail is no stranger
        silence([link.person_id], by=SYSTEM)
        return answer
    context = {"form": form, "person": link.person, "token": token, "provider": _instead(link.person)}
    return render(request, "gate/new_password.html", context, status=attempt.status)


@require_http_methods(["GET", "HEAD", "POST"])
def star_page(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the stars of a letter. Looking at it, even by a scanner that runs scripts, rates nothing."""
    ticket = ticket_to_rate(token)
    if ticket is None or rating_has_ended(ticket):
        return render(request, "gate/link_dead.html", {"about": "rating"}, status=404)
    form = RatingForm(request.POST or None, initial={"stars": request.GET.get("stars", "")})
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(rate, ticket, by=ticket.requester, **form.cleaned_data):
        return render(request, "gate/rated.html", {"ticket": ticket, "stars": form.cleaned_data["stars"]})
    return render(request, "gate/rate.html", {"ticket": ticket, "form": form}, status=attempt.status)


def _place(person_id: int, membership_id: str | int) -> Membership | None:
    known = number_in(str(membership_id))
    return places_of(person_id).filter(pk=known).first() if known else None


def _instead(person: Person) -> Provider | None:
    """The sign-in provider, for who is to choose a first password and may do without."""
    return the_provider() if not person.has_usable_password() and may_link(person) else None


def _demo_accounts() -> list[dict[str, Any]]:
    from ventanilla.demo.accounts import DEMO_ACCOUNTS, DEMO_PASSWORD

    return [
        {"email": email, "name": name, "who": who, "password": DEMO_PASSWORD}
        for email, name, who in DEMO_ACCOUNTS
    ]
