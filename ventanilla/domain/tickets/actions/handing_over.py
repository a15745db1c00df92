"""A contact leaves a company, and what they asked for goes on in another name. And the way in: what waited for an address
is theirs who takes the place.
"""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.customers.actions.company import held_contact
from ventanilla.domain.customers.actions.joining import accept_invitation
from ventanilla.domain.customers.actions.leaving import end_place
from ventanilla.domain.customers.models import AccessRequest, Membership, Right, Scope, Section
from ventanilla.domain.customers.policy import Governor
from ventanilla.domain.drafts.models import Draft
from ventanilla.domain.mail.actions import hold_back_all
from ventanilla.domain.people.models import Link
from ventanilla.domain.provider.information import Shown
from ventanilla.domain.tickets import letters
from ventanilla.domain.tickets.actions.ending import conclude
from ventanilla.domain.tickets.actions.strangers import verify_what_was_withheld
from ventanilla.domain.tickets.models import Copy, Origin, Reading, Ticket


@transaction.atomic
def remove_contact(
    member: Membership,
    *,
    by: Governor,
    heir: Membership | None = None,
    seen: int | None = None,
    reason: str = "",
) -> int:
    """They are no contact from this moment on: sessions, links, copies, drafts and letters that wait to leave end with it.
    Their open tickets go to the heir; returns how many. The row, and what they said, stay. `reason`: see `calls.warranted`.

    Raises Refused for oneself, for who is none any more, and when there are open tickets and the heir may not have them.
    """
    held_contact(member, by=by, seen=seen)
    # Held before the journal is: whoever writes into one of them holds it first, too.
    left = list(
        Ticket.objects.select_for_update(of=("self",))
        .filter(requester=member, is_withheld=False)
        .open()
        .order_by("pk")
    )
    end_place(member, by=by, reason=reason)
    _forget_what_was_theirs(member)
    if not left:
        return 0
    if heir is None:
        _refuse_to_leave_orphans(member, by)
        return 0
    found = heirs_of(member, by=by).filter(pk=heir.pk).first()
    if found is None:
        raise Refused(_("Elige a alguien que pueda llevar sus incidencias."), field="heir")
    taken = [_hand_over(ticket, found, by) for ticket in left]
    letters.handed_over(found, taken, member, by)
    return len(taken)


def heirs_of(member: Membership, *, by: Governor) -> QuerySet[Membership]:
    """Who may take their tickets. A manager who does not see the whole company's may give them only to who does: otherwise
    they would hand out, or take, what they were never shown.
    """
    alive = Membership.objects.alive().filter(customer=member.customer_id).exclude(pk=member.pk)
    may_see = alive.filter(**{f"rights__{Section.SUPPORT.value}__in": list(Right.values)})
    if isinstance(by, Membership) and not (by.sees_whole_company and by.may_view(Section.SUPPORT)):
        may_see = may_see.filter(scope=Scope.COMPANY)
    return may_see.select_related("person").order_by("person__name", "pk")


@transaction.atomic
def take_place(token: str, *, name: str = "", password: str = "", shown: Shown | None = None) -> Membership:
    """Accept an invitation; the copies that were asked for in their address are theirs, and what they had asked from outside
    is verified: their company has let them in. Raises as `accept_invitation`.
    """
    member = accept_invitation(token, name=name, password=password, shown=shown)
    waiting = Copy.objects.filter(
        request__customer=member.customer_id, request__email=member.person.email,
        request__state=AccessRequest.State.ACCEPTED,
    ).select_related("ticket")  # fmt: skip
    for copy in waiting:
        known = Q(requester=member) | Q(copies__member=member)
        is_theirs = copy.ticket.customer_id == member.customer_id and member.may_view(Section.SUPPORT)
        if not is_theirs or Ticket.objects.filter(known, pk=copy.ticket_id).exists():
            copy.delete()
            continue
        copy.member, copy.request = member, None
        copy.save(update_fields=["member", "request"])
        _verify(copy.ticket)
        conclude(member, "ticket.copied", copy.ticket, at=now(), contact=member.actor_name)
    verify_what_was_withheld(member)
    return member


def _verify(ticket: Ticket) -> None:
    ticket = Ticket.objects.held(ticket)
    if ticket.origin == Origin.OUTSIDE and not ticket.is_verified:
        ticket.change_quietly(at=now(), is_verified=True)


def _forget_what_was_theirs(member: Membership) -> None:
    tickets = Ticket.objects.filter(customer=member.customer_id)
    Copy.objects.filter(member=member).delete()
    Draft.objects.of(member).delete()
    Reading.objects.filter(person=member.person_id, ticket__in=tickets).delete()
    stars = Link.objects.filter(purpose=Link.Purpose.RATE, person=member.person_id, used_at=None)
    stars.filter(subject_id__in=tickets.values("pk")).delete()
    hold_back_all("ticket", tickets.values("pk"), member.person.email)


def _refuse_to_leave_orphans(member: Membership, by: Governor) -> None:
    if heirs_of(member, by=by).exists():
        raise Refused(_("Di a quién pasan sus incidencias abiertas."), field="heir")


def _hand_over(ticket: Ticket, heir: Membership, by: Governor) -> Ticket:
    ticket = Ticket.objects.held(ticket)
    at, before = now(), ticket.requester
    Copy.objects.filter(ticket=ticket, member=heir).delete()
    ticket.change_quietly(at=at, requester=heir, form_key=None, form_digest="")
    conclude(by, "ticket.handed_over", ticket, at=at, old=before.actor_name, new=heir.actor_name)
    return ticket
