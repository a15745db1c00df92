"""Knowing who is on the telephone: a contact reads out a code that only they can see, and the desk types it."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.customers import letters_of_calls as letters
from ventanilla.domain.customers.models import CallerCode, CallerProof, Customer, Membership
from ventanilla.domain.customers.policy import grant_of
from ventanilla.domain.customers.policy_of_calls import CODE_LIVES, PROOF_HOLDS, Proof, Warrant, warrant_for
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.actions.throttling import Allowance, give_back, may_guess
from ventanilla.domain.people.models import StaffMember

AT_A_CONTACT = Allowance(5, timedelta(minutes=20))
"""Wrong codes for one contact, whoever types them."""
BY_A_MEMBER = Allowance(15, timedelta(minutes=4))
"""Wrong codes of one member of staff, whomever they are for."""
CODES = Allowance(10, timedelta(minutes=6))
"""That one contact may have made."""
LETTERS = Allowance(3, timedelta(minutes=20))
"""With a code, to one contact."""


@transaction.atomic
def make_code(*, by: Membership) -> tuple[str, datetime]:
    """A new code for who has come in, and until when it is good. It is shown once; the one before opens nothing more.

    Raises Refused when they have had too many made.
    """
    _refuse_too_many(f"caller-code:{by.pk}", CODES)
    code, until = _new_code(by, is_by_mail=False)
    record(by, "caller.code_made", by, at=now())
    return code, until


@transaction.atomic
def send_code(member: Membership, *, by: StaffMember) -> None:
    """The same by letter, to the address that is registered and to no other. Raises Refused for who has no access, and when
    too many have gone there.
    """
    member = _alive(member)
    _refuse_too_many(f"caller-letter:{member.pk}", LETTERS)
    code, until = _new_code(member, is_by_mail=True)
    letters.caller_code(member, by, code=code, until=until)
    record(by, "caller.code_sent", member, at=now())


def verify_caller(member: Membership, typed: str, *, by: StaffMember) -> CallerProof:
    """They have read out their code: from now on, and for a while, this is them. Pressed twice, it is one proof.

    Raises Refused for another's code, one that has been used or is too old, for who has no access, and after too many
    guesses: those are counted whatever follows.
    """
    member = _alive(member)
    tries = ((f"caller-of:{member.pk}", AT_A_CONTACT), (f"caller-by:{by.pk}", BY_A_MEMBER))
    if not all(may_guess(*one) for one in tries):
        raise Refused(
            _("Demasiados códigos equivocados. Espera un rato, o usa otra forma de saber quién es."),
            field="code",
        )
    proof = _prove(member, _hashed(member, "".join(filter(str.isdigit, typed))), by)
    if proof is None:
        raise Refused(
            _("No es su código, o ya no vale. Pide que saque otro y que te lo lea despacio."), field="code"
        )
    for one in tries:
        give_back(*one)
    return proof


def warranted(
    customer: Customer, member: Membership | None = None, *, by: Actor, reason: str = ""
) -> dict[str, str]:
    """On what the desk changes the access of this contact, or lets in somebody new (None): what the journal's line keeps of
    it. Every verb by which the desk changes who enters begins with it. Others than the desk have rules of their own:
    nothing is asked of them.

    Raises Refused, about the field `reason`, when nobody has been verified and nothing is written down.
    """
    if not isinstance(by, StaffMember):
        return {}
    warrant = warrant_of(customer, member, reason=reason)
    if warrant is None:
        raise Refused(
            _(
                "Verifica antes con un código a quien llama, o escribe en qué te basas si no lo piden por teléfono."
            ),
            field="reason",
        )
    return warrant.told


def warrant_of(customer: Customer, member: Membership | None, *, reason: str = "") -> Warrant | None:
    """The same for who only wants to know."""
    about = member.pk if member else None
    return warrant_for(proofs_of(customer), about=about, reason=reason, now=now())


def proofs_of(customer: Customer) -> list[Proof]:
    """Who of the company has been verified, and still is; the last one first. One statement."""
    rows = CallerProof.objects.filter(
        until__gt=now(), member__in=Membership.objects.alive().filter(customer=customer)
    )
    return [
        Proof(
            member=one.member_id, name=one.member.actor_name, at=one.at, until=one.until,
            is_access_manager=grant_of(one.member).is_access_manager, staff=one.staff.actor_name,
        )
        for one in rows.select_related("member__person", "staff__person").order_by("-at", "-pk")
    ]  # fmt: skip


@transaction.atomic
def _prove(member: Membership, code_hash: str, by: StaffMember) -> CallerProof | None:
    at = now()
    list(Membership.objects.select_for_update(no_key=True).filter(pk=member.pk).values_list("pk"))
    before = CallerProof.objects.filter(member=member, staff=by, code_hash=code_hash, until__gt=at).first()
    if before:
        return before
    code = CallerCode.objects.filter(member=member, expires_at__gt=at).first()
    if code is None or not constant_time_compare(code.code_hash, code_hash):
        return None
    code.delete()
    proof = CallerProof.objects.create(
        member=member, staff=by, code_hash=code_hash, is_by_mail=code.is_by_mail, at=at, until=at + PROOF_HOLDS
    )  # fmt: skip
    letters.caller_verified(proof)
    record(by, "caller.verified", member, at=at, by_mail=code.is_by_mail)
    return proof


def _new_code(member: Membership, *, is_by_mail: bool) -> tuple[str, datetime]:
    code, until = f"{secrets.randbelow(1_000_000):06d}", now() + CODE_LIVES
    facts = {"code_hash": _hashed(member, code), "is_by_mail": is_by_mail, "expires_at": until}
    CallerCode.objects.update_or_create(member=member, defaults=facts)
    return f"{code[:3]} {code[3:]}", until


def _alive(member: Membership) -> Membership:
    found = Membership.objects.alive().select_related("person", "customer").filter(pk=member.pk).first()
    if found is None:
        raise Refused(_("%(name)s no tiene acceso ahora.") % {"name": member.shown_name})
    return found


def _refuse_too_many(what: str, allowance: Allowance) -> None:
    if not may_guess(what, allowance):
        raise Refused(_("Se han pedido demasiados códigos seguidos. Espera un rato."))


def _hashed(member: Membership, code: str) -> str:
    """With the installation's key, and of one contact: six digits alone are no secret for who has a copy of the table."""
    return salted_hmac("ventanilla.caller", f"{member.pk}:{code}", algorithm="sha256").hexdigest()
