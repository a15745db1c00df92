"""The facts of a company as somebody typed them: tidied, and refused where they cannot be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Self

from django.utils.translation import gettext as _

from ventanilla.core.email_address import an_address
from ventanilla.core.errors import Refused
from ventanilla.core.tax_id import tidy, trouble_with
from ventanilla.domain.customers.models import Customer

LONGEST_NOTES = 4_000
_CODE = re.compile(r"[A-Z0-9][A-Z0-9._/-]{0,19}")
_COUNTED = re.compile(r"C(\d{1,9})")


@dataclass(frozen=True, kw_only=True)
class Company:
    """What is asked about a customer."""

    name: str
    code: str = ""
    """Empty: the one it has, or the next free one."""
    legal_name: str = ""
    tax_id: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    external_id: str = ""
    notes: str = ""

    @classmethod
    def of(cls, customer: Customer, **other: str) -> Self:
        """As its row says, and these otherwise."""
        return cls(**{**{name: getattr(customer, name) for name in COLUMNS}, **other})


COLUMNS = tuple(Company.__dataclass_fields__)
ASKABLE = ("name", "legal_name", "tax_id", "phone", "email", "address")
"""What a contact may ask to have changed. The rest is how the provider itself calls it."""


def tidied(typed: Mapping[str, str]) -> dict[str, str]:
    """One space between words, numbers without their dots, codes in capitals."""
    plain = {name: str(value).replace("\0", "") for name, value in typed.items()}
    facts = {name: value if name == "notes" else " ".join(value.split()) for name, value in plain.items()}
    changes = {"code": str.upper, "tax_id": tidy, "email": str.lower, "notes": _even_lines}
    return {name: changes[name](value) if name in changes else value for name, value in facts.items()}


def fit(company: Company, *, now: Customer | None = None) -> dict[str, str]:
    """The columns of the row. Raises Refused for what cannot be, and for what is another customer's; what is as it was is
    taken as it is: an old number that is none stops nobody from mending a telephone.
    """
    facts = tidied(asdict(company))
    facts["code"] = facts["code"] or (now.code if now else next_code())
    fresh = {name: value for name, value in facts.items() if now is None or value != getattr(now, name)}
    refuse_unfit(fresh)
    _refuse_taken(fresh, now)
    return facts


def refuse_unfit(facts: Mapping[str, str]) -> None:
    """Raises Refused for what is wrong by itself: it says nothing of any other customer."""
    if not facts.get("name", "-"):
        raise Refused(_("Escribe el nombre del cliente."), field="name")
    for name, value in facts.items():
        most = getattr(Customer._meta.get_field(name), "max_length", None) or LONGEST_NOTES
        if len(value) > most:
            raise Refused(_("Es demasiado largo."), field=name)
    if not _CODE.fullmatch(facts.get("code", "C")):
        raise Refused(_("El código lleva letras y cifras, sin espacios, como C0142."), field="code")
    if facts.get("email"):
        an_address(facts["email"])
    if facts.get("tax_id") and (trouble := trouble_with(facts["tax_id"])):
        raise Refused(trouble, field="tax_id")


def next_code() -> str:
    """The next of C0001, C0002…, after the highest that there is; others may have codes of another kind."""
    codes = Customer.objects.filter(code__startswith="C").values_list("code", flat=True)
    counted = [int(found[1]) for code in codes if (found := _COUNTED.fullmatch(code))]
    return f"C{max(counted, default=0) + 1:04}"


def namesakes(name: str, *, but: Customer | None = None) -> list[Customer]:
    """Customers that are called the same, whatever the capitals: it may be the same one, and it may not."""
    wanted = " ".join(name.split())
    if not wanted:
        return []
    found = Customer.objects.standing().filter(name__iexact=wanted).order_by("pk")
    return list(found.exclude(pk=but.pk) if but else found)[:5]


def _refuse_taken(facts: Mapping[str, str], now: Customer | None) -> None:
    others = Customer.objects.exclude(pk=now.pk) if now else Customer.objects.all()
    if facts.get("code") and others.filter(code__iexact=facts["code"]).exists():
        raise Refused(_("Ya hay un cliente con el código %(code)s.") % {"code": facts["code"]}, field="code")
    if facts.get("tax_id") and (twin := others.filter(tax_id=facts["tax_id"]).first()):
        raise Refused(_("Ya hay un cliente con este CIF o NIF: %(who)s.") % _told(twin), field="tax_id")
    if facts.get("external_id") and (twin := others.filter(external_id=facts["external_id"]).first()):
        raise Refused(
            _("Ya hay un cliente con este identificador externo: %(who)s.") % _told(twin), field="external_id"
        )


def _told(customer: Customer) -> dict[str, str]:
    return {"who": f"{customer.name} ({customer.code})"}


def _even_lines(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())
