"""What a ticket is found by, and where each may look."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from ventanilla.domain.customers import findable as customers
from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.devices import findable as devices
from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.search.actions import Findable, forget_everything, much_at_once, put
from ventanilla.domain.search.models import Kind
from ventanilla.domain.search.reach import OPEN, Reach, seen_by
from ventanilla.domain.tickets.models import Attachment, Copy, Message, Ticket, TicketTag

AT_ONCE = 1_000
"""Tickets read together when all are."""
STATES = {"open": ((OPEN,), ()), "completed": ((), (OPEN,))}
"""Marks to have and not to have; anything else is all of them."""


def index_later(ticket: Ticket) -> None:
    """Have the worker read it again, after the commit. Every change of a ticket ends with it (`actions.ending`)."""
    index_ticket.enqueue(ticket.pk)


@task
def index_ticket(number: int) -> None:
    """Changes nothing the second time."""
    _index([number])


def index_company_later(customer: int) -> None:
    """Have the worker read all of its tickets again."""
    index_company.enqueue(customer)


@task
def index_company(customer: int) -> None:
    """In lots with a commit each. Changes nothing the second time."""
    for numbers in _lots(Ticket.objects.filter(customer=customer)):
        _index(numbers)


def rebuild() -> int:
    """Index everything anew: after an import, or when in doubt. Returns how many tickets there are.

    In lots with a commit each, unless the caller has a transaction: the pages go on meanwhile.
    """
    with transaction.atomic():
        forget_everything()
    customers.index_all()
    devices.index_all()
    done = 0
    with much_at_once():
        for numbers in _lots(Ticket.objects.all()):
            _index(numbers)
            done += len(numbers)
    return done


def tickets_in_reach(actor: Actor, state: str = "") -> Reach | None:
    """Where this actor's tickets are looked for; None when they may see none.

    It leads the way and is no wall: what is found goes through `Ticket.objects.visible_to`.
    """
    must, never = STATES.get(state, ((), ()))
    if actor.works_the_desk:
        return Reach(Kind.TICKET, must=must, never=never)
    if not isinstance(actor, Membership) or not actor.may_view(Section.SUPPORT):
        return None
    own = () if actor.sees_whole_company else (seen_by(actor.pk),)
    return Reach(Kind.TICKET, actor.customer_id, must=(*own, *must), never=never)


def found(keys: RawSQL, *, by: Actor, state: str = "") -> QuerySet[Ticket]:
    """Those of the tickets with these keys (`hits`) that the actor sees now, in no order."""
    visible = Ticket.objects.visible_to(by)
    if state in STATES:
        visible = visible.open() if state == "open" else visible.completed()
    return visible.filter(number__among=keys)


def _lots(tickets: QuerySet[Ticket]) -> Iterator[list[int]]:
    """Their numbers, a lot at a time, by the key and not by counting."""
    last = 0
    while numbers := list(tickets.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        yield numbers
        last = numbers[-1]


@transaction.atomic
def _index(numbers: Sequence[int]) -> None:
    """The tickets are held while they are read, so that nobody who read them earlier writes later."""
    list(
        Ticket.objects.select_for_update(no_key=True).filter(pk__in=numbers).order_by("pk").values_list("pk")
    )
    put(_read(numbers))


def _read(numbers: Sequence[int]) -> Iterator[Findable]:
    """What these tickets say, in five statements for all of them."""
    said, tagged, copied = _texts(numbers), _tags(numbers), _copied(numbers)
    tickets = Ticket.objects.filter(pk__in=numbers).values_list(
        "number", "customer_id", "requester_id", "is_unfinished", "subject", "requester__person__name",
        "requester__person__email", "customer__name", "customer__code",
    )  # fmt: skip
    for number, customer, requester, is_open, subject, name, email, company, code in tickets:
        public, internal = said[number]
        yield Findable(
            Kind.TICKET, number, customer,
            public="\n".join([str(number), subject, name, *public]),
            internal="\n".join([email, company, code, *internal, *tagged[number]]),
            marks=(*map(seen_by, {requester, *copied[number]}), *((OPEN,) if is_open else ())),
        )  # fmt: skip


def _texts(numbers: Sequence[int]) -> defaultdict[int, tuple[list[str], list[str]]]:
    """What is said in each and how its files are called: in public, and in notes."""
    texts: defaultdict[int, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    messages = (
        Message.objects.filter(ticket__in=numbers).order_by("id").values_list("ticket_id", "is_note", "body")
    )
    files = Attachment.objects.filter(message__ticket__in=numbers).order_by("id")
    names = files.values_list("message__ticket_id", "message__is_note", "file__name")
    for number, is_note, text in [*messages, *names]:
        texts[number][is_note].append(text)
    return texts


def _tags(numbers: Sequence[int]) -> defaultdict[int, list[str]]:
    tags: defaultdict[int, list[str]] = defaultdict(list)
    for number, name in TicketTag.objects.filter(ticket__in=numbers).values_list("ticket_id", "tag__name"):
        tags[number].append(name)
    return tags


def _copied(numbers: Sequence[int]) -> defaultdict[int, list[int]]:
    """To whom."""
    members: defaultdict[int, list[int]] = defaultdict(list)
    copies = Copy.objects.filter(ticket__in=numbers, member__isnull=False)
    for number, member in copies.values_list("ticket_id", "member_id"):
        members[number].append(member)
    return members
