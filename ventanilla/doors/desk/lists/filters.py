"""What one may ask of a list besides its queue: one kind of filter for each kind of question, and the table of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q, QuerySet, TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ventanilla.domain.customers.models import Customer
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.people.models import Team as TeamOfPeople
from ventanilla.domain.search.asking import ask
from ventanilla.domain.search.guessing import guess
from ventanilla.domain.search.hits import hits
from ventanilla.domain.tickets.findable import tickets_in_reach
from ventanilla.domain.tickets.models import Application, Reading, TicketTag, TicketType
from ventanilla.domain.tickets.status import Priority, Status
from ventanilla.domain.tickets.wording import priority_word, status_word
from ventanilla.doors.desk.lists.seat import Seat
from ventanilla.doors.shared import gather

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Special = Mapping[str, tuple["_StrPromise", Callable[[Seat], Q]]]
LONGEST = 100
"""Characters of a word that one types."""
MOST_HITS = 1000


class Filter:
    """One thing that can be asked. A word that somebody typed; other kinds say what else a value may be."""

    def __init__(self, name: str, label: _StrPromise, asks: Callable[[Sequence[str]], Q]) -> None:
        self.name, self.label, self.asks = name, label, asks

    def accepts(self, value: str) -> bool:
        return 0 < len(value) <= LONGEST and "\0" not in value

    def where(self, values: Sequence[str], seat: Seat, state: str) -> Q:
        """The condition for tickets that are `open`, or `completed`."""
        return self.asks(values)

    def word(self, value: str, seat: Seat) -> str:
        return value


class Coded(Filter):
    """One of a few words that the code knows."""

    def __init__(
        self,
        name: str,
        label: _StrPromise,
        column: str,
        codes: type[TextChoices],
        called: Callable[[str], str],
    ) -> None:
        super().__init__(name, label, lambda values: Q(**{f"{column}__in": values}))
        self.codes, self.called = set(codes.values), called

    def accepts(self, value: str) -> bool:
        return value in self.codes

    def word(self, value: str, seat: Seat) -> str:
        return self.called(value)


class Numbered(Filter):
    """Rows by their numbers, and words for what has none: nobody, me, my teams."""

    def __init__(
        self, name: str, label: _StrPromise, column: str, rows: Callable[[], QuerySet[Any]],
        *, called: str = "name", special: Special | None = None,
    ) -> None:  # fmt: skip
        super().__init__(name, label, lambda values: Q(**{f"{column}__in": [int(value) for value in values]}))
        self.rows, self.called, self.special = rows, called, special or {}

    def accepts(self, value: str) -> bool:
        return value in self.special or (value.isascii() and value.isdigit() and len(value) < 10)

    def where(self, values: Sequence[str], seat: Seat, state: str) -> Q:
        numbers = [value for value in values if value not in self.special]
        asked = self.asks(numbers) if numbers else Q()
        for value in set(values) & set(self.special):
            asked |= self.special[value][1](seat)
        return asked

    def word(self, value: str, seat: Seat) -> str:
        if value in self.special:
            return str(self.special[value][0])
        return seat.names.get(self.name, {}).get(value) or _("nº %(number)s") % {"number": value}

    def naming(self, values: Sequence[str]) -> gather.Reading:
        """The rows whose names `word` will want."""
        numbers = [int(value) for value in values if value not in self.special]
        return self.rows().filter(pk__in=numbers), {"id": "pk", "name": self.called}


class Words(Filter):
    """What the search finds, the newest thousand of it; asks the index once."""

    def where(self, values: Sequence[str], seat: Seat, state: str) -> Q:
        asked, reach = ask(values[-1]), tickets_in_reach(seat.me, state)
        if reach is None or not asked:
            return Q(pk__in=())
        guesses = guess(asked, [reach])
        return Q(pk__among=hits(asked, guesses, reach, most=MOST_HITS, also=asked.number))


class Unread(Filter):
    """See `unread_by`."""

    def accepts(self, value: str) -> bool:
        return value == "1"

    def where(self, values: Sequence[str], seat: Seat, state: str) -> Q:
        return unread_by(seat.me)

    def word(self, value: str, seat: Seat) -> str:
        return _("sí")


def unread_by(me: StaffMember) -> Q:
    """What a customer has said since this member looked, where it is theirs or nobody has answered."""
    read = Reading.objects.filter(ticket=OuterRef("pk"), person=me.person_id)
    looked = Exists(read.filter(read_at__gte=OuterRef("customer_spoke_at")))
    concerns = Q(assignee=me) | Q(awaits_staff=True)
    return Q(customer_spoke_at__isnull=False) & concerns & ~Q(looked)


def _tagged(names: Sequence[str]) -> Q:
    wanted = [name.lower().lstrip("#") for name in names]
    return Q(pk__in=TicketTag.objects.filter(tag__name__in=wanted).values("ticket"))


FILTERS: dict[str, Filter] = {
    one.name: one
    for one in (
        Words("q", gettext_lazy("Palabras"), lambda values: Q()),
        Coded("estado", gettext_lazy("Estado"), "status", Status, status_word),
        Coded("prioridad", gettext_lazy("Prioridad"), "priority", Priority, priority_word),
        Numbered("tipo", gettext_lazy("Tipo"), "type", TicketType.objects.all),
        Numbered(
            "aplicacion", gettext_lazy("Aplicación"), "application", Application.objects.all,
            special={"ninguna": (gettext_lazy("ninguna"), lambda seat: Q(application=None))},
        ),
        Numbered("cliente", gettext_lazy("Cliente"), "customer", Customer.objects.all),
        Numbered(
            "tecnico", gettext_lazy("Técnico"), "assignee", StaffMember.objects.all, called="person__name",
            special={
                "yo": (gettext_lazy("yo"), lambda seat: Q(assignee=seat.me.pk)),
                "nadie": (gettext_lazy("nadie"), lambda seat: Q(assignee=None)),
            },
        ),
        Numbered(
            "equipo", gettext_lazy("Equipo"), "team", TeamOfPeople.objects.all,
            special={
                "mios": (gettext_lazy("los míos"), lambda seat: Q(team__in=seat.own_teams)),
                "ninguno": (gettext_lazy("ninguno"), lambda seat: Q(team=None)),
            },
        ),
        Filter("etiqueta", gettext_lazy("Etiqueta"), _tagged),
        Unread("sin-leer", gettext_lazy("Sin leer"), lambda values: Q()),
    )
}  # fmt: skip
"""By their names in the address, in the order in which the panel asks and the chips stand."""
