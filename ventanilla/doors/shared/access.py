"""Who is at the door, and what each door asks of them. 404 for strangers, 403 for the wrong right."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode, urlsplit

from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject

from ventanilla.domain.customers.models import AnySection, Membership, Section, Session, section_is_on
from ventanilla.domain.customers.second_step import lacks_second_factor
from ventanilla.domain.live.hub import moment
from ventanilla.domain.people.models import Person, StaffMember
from ventanilla.doors.shared.looking import look_of, stopped_by_looking
from ventanilla.doors.shared.sessions import TWO_STEPS

P = ParamSpec("P")

ENDED = "terminada"
"""In the address of the login: the session ended while something was being written, and it was not sent."""


class SignedRequest(HttpRequest):
    """A request of somebody who has come in."""

    user: Person


class PortalRequest(SignedRequest):
    """A request of a contact, in the name of one customer."""

    actor: Membership
    unread_notices: int
    """Where the page has counted them with what it reads besides (see `bell.unread_reading`)."""


class DeskRequest(SignedRequest):
    """A request of a member of staff."""

    actor: StaffMember


View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
PortalView = Callable[Concatenate[PortalRequest, P], HttpResponseBase]
DeskView = Callable[Concatenate[DeskRequest, P], HttpResponseBase]


class Locked(PermissionDenied):
    """A section of the portal that exists, and that this contact may not enter: its page says whom to ask."""

    def __init__(self, section: Section, actor: Membership) -> None:
        super().__init__()
        self.section, self.actor = section, actor


class ActorMiddleware:
    """Sets `request.user` from the session's row, which is read when somebody asks. `request.actor` is each door's.
    `request.began`: nothing that the page will show has been read before it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.began = moment()  # type: ignore[attr-defined]
        request.user = SimpleLazyObject(lambda: _person(request) or AnonymousUser())  # type: ignore[assignment]
        request.auser = None  # type: ignore[assignment]
        response = self.get_response(request)
        request.session.note_use()  # type: ignore[attr-defined]  # of our own store
        return response

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """Before any view: who looks as somebody else goes no further than looking."""
        return stopped_by_looking(request, signed_in(request)) if request.session.session_key else None


def signed_in(request: HttpRequest) -> Session | None:
    """The session's row when a living person stands behind it; one query for all of it, none without a cookie."""
    if not request.session.session_key:
        return None
    fingerprint = request.session.get(HASH_SESSION_KEY, "")
    row: Session | None = getattr(request.session, "row", None)
    if row is None or row.person is None or not row.person.is_active:
        return None
    if not constant_time_compare(fingerprint, row.person.get_session_auth_hash()):
        return None
    return row


def actor_of(request: HttpRequest) -> Membership | StaffMember | None:
    """Staff act as staff, or look as a contact; everyone else for the customer that they chose, while it is theirs."""
    row = signed_in(request)
    if row is None or row.person is None:
        return None
    if row.staff is not None:
        row.staff.person = row.person
        look = look_of(request, row.staff)
        return look.member if look else row.staff
    place = row.membership
    if (
        place is None
        or place.person_id != row.person.pk
        or not place.is_active
        or (place.has_left and not place.may_view(Section.INVOICES))
    ):
        return None
    place.person = row.person
    return place


def portal_page(section: AnySection | None = None) -> Callable[[PortalView[P]], View[P]]:
    """The view is for contacts; with a section, for those who may at least look into it. One that is switched off is not
    there for anybody: 404.
    """

    def decorate(view: PortalView[P]) -> View[P]:
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            actor = actor_of(request)
            if actor is None:
                return to_the_login(request)
            if stops_for_second_step(request, actor):
                return redirect("gate:account_app")
            if not isinstance(actor, Membership):
                raise PermissionDenied
            if actor.has_left and section is not Section.INVOICES:
                return _to_what_is_left(request)
            if section:
                _refuse_shut(section, actor)
            return view(_for(request, actor), *args, **kwargs)

        guarded.section = section  # type: ignore[attr-defined]  # what it belongs to, for whoever asks the address
        return update_wrapper(guarded, view)

    return decorate


def _refuse_shut(section: AnySection, actor: Membership) -> None:
    if not section_is_on(actor.customer, section):
        raise Http404
    if isinstance(section, Section) and not actor.may_view(section):
        raise Locked(section, actor)


def desk_page(view: DeskView[P]) -> View[P]:
    """The view is for the provider's people."""

    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        actor = actor_of(request)
        if actor is None:
            return to_the_login(request)
        if stops_for_second_step(request, actor):
            return redirect("gate:account_app")
        if not isinstance(actor, StaffMember):
            raise PermissionDenied
        return view(_for(request, actor), *args, **kwargs)

    return update_wrapper(guarded, view)


def stops_for_second_step(request: HttpRequest, actor: Membership | StaffMember) -> bool:
    """They must have one, have none here, and have not taken two steps elsewhere to come in. Who looks as somebody else
    goes by their own.
    """
    if isinstance(actor, Membership) and actor.look:
        actor = actor.look.staff
    return lacks_second_factor(actor) and not request.session.get(TWO_STEPS)


def allow(permitted: bool) -> None:
    """403 when the right is missing. Who may not even know of the thing got their 404 before."""
    if not permitted:
        raise PermissionDenied


def to_the_login(request: HttpRequest) -> HttpResponse:
    """Signed in without a place goes to choose one; a stranger to the login, and back here afterwards."""
    if signed_in(request) is not None:
        return redirect("gate:welcome")
    if request.method == "GET":
        return redirect(reverse("gate:login") + "?" + urlencode({"next": request.get_full_path()}))
    back = _sent_from(request)
    return redirect(reverse("gate:login") + ("?" + urlencode({"next": back, ENDED: "1"}) if back else ""))


def _sent_from(request: HttpRequest) -> str:
    """The page of ours on which the form stood; nothing when it is not known, or it was the answer to such a form."""
    there = urlsplit(request.headers.get("Referer", ""))
    if there.netloc != request.get_host() or there.path == request.path:
        return ""
    return there._replace(scheme="", netloc="", fragment="").geturl()


def _to_what_is_left(request: HttpRequest) -> HttpResponse:
    """Of a company that is no customer any more: from Inicio to its invoices, and nowhere else."""
    if request.resolver_match and request.resolver_match.view_name == "portal:home":
        return redirect("portal:invoices")
    raise PermissionDenied


def _person(request: HttpRequest) -> Person | None:
    row = signed_in(request)
    return row.person if row else None


def _for(request: HttpRequest, actor: Membership | StaffMember) -> Any:
    """The same request, which from here on says who acts."""
    request.actor = actor  # type: ignore[attr-defined]
    return request
