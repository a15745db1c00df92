"""Coming in, once somebody has proved who they are: a session with a new name, a place, a device that is known."""

from __future__ import annotations

import time
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import login
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme

from ventanilla.domain.customers.actions.noting import note_entry
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.people.models import Person
from ventanilla.domain.push.actions.subscribing import make_way
from ventanilla.doors.gate.callers import address_of, keep_device
from ventanilla.doors.shared.proof import note_proof
from ventanilla.doors.shared.sessions import ADDRESS, CAME_IN, DEVICE, PLACE, SEVERAL, TWO_STEPS

HALF_IN = "_half_in"
"""Session entry of who has proved the first step and not yet the second."""
HALF_LASTS = 10 * 60


@dataclass(frozen=True)
class HalfIn:
    person: Person
    remember: bool
    to: str
    way: str


def begin(
    request: HttpRequest, person: Person, *, way: str, remember: bool, to: str = "", two_steps: bool = False
) -> HttpResponse:
    """The first step is proved. Who has a second factor is asked for it, unless they have taken two steps elsewhere; the
    others are in.
    """
    if two_steps or not person.has_second_factor:
        answer = come_in(request, person, way=way, remember=remember, to=to)
        request.session[TWO_STEPS] = two_steps
        return answer
    request.session[HALF_IN] = {
        "person": person.pk, "mark": person.get_session_auth_hash(), "until": int(time.time()) + HALF_LASTS,
        "remember": remember, "to": within(to), "way": way,
    }  # fmt: skip
    request.session.set_expiry(HALF_LASTS)
    request.session.cycle_key()
    return redirect("gate:second_step")


def half_in(request: HttpRequest) -> HalfIn | None:
    """Who stands between the two steps, while they may: not for long, and not past another password."""
    told = request.session.get(HALF_IN) if request.session.session_key else None
    if not told or told["until"] < time.time():
        return None
    person = Person.objects.filter(pk=told["person"], is_active=True).first()
    if person is None or not constant_time_compare(told["mark"], person.get_session_auth_hash()):
        return None
    return HalfIn(person, told["remember"], told["to"], told.get("way", ""))


def come_in(request: HttpRequest, person: Person, *, way: str, remember: bool, to: str = "") -> HttpResponse:
    """Open a session, and lead them where they wanted to go. Remembered it outlives the browser. `way`: see `note_entry`."""
    answer = HttpResponseRedirect(within(to) or reverse("gate:welcome"))
    device = keep_device(request, person, answer)
    make_way(device)
    request.session.pop(HALF_IN, None)
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    session = request.session
    session.set_expiry(settings.SESSION_COOKIE_AGE if remember else 0)
    session[DEVICE], session[ADDRESS], session[CAME_IN] = device.pk, address_of(request), int(time.time())
    note_proof(request)
    place = _keep_place(request, person)
    who = person.staff_member if hasattr(person, "staff_member") else place
    if who:
        note_entry(who, way=way, where={"browser": device.browser, "address": session[ADDRESS]})
    _keep_language(request, person)
    return answer


def within(wanted: str) -> str:
    """The address, while it is one of this house; else nothing."""
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else ""


def places_of(person_id: int) -> QuerySet[Membership]:
    """In whose name they may act."""
    return Membership.objects.places_of(person_id)


def _keep_place(request: HttpRequest, person: Person) -> Membership | None:
    """Who is a contact of one customer only need not be asked which: that one."""
    found = list(places_of(person.pk)[:2])
    only = found[0] if len(found) == 1 else None
    if found:
        request.session[SEVERAL] = len(found) > 1
        request.session[PLACE] = only.pk if only else None
    return only


def _keep_language(request: HttpRequest, person: Person) -> None:
    """Who chose a language on this device before coming in has said which one is theirs."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    if chosen in dict(settings.LANGUAGES) and chosen != person.language:
        person.language = chosen
        person.save(update_fields=["language"])
