"""What entitles the desk to change who enters. Nothing here reads rows.

The one rule: a voice is no proof. Whoever changes an access from the desk has verified, a moment ago, the contact whom it
concerns or one of their company's access managers; or writes down on what else it rests
(`docs/decisions/0034-who-is-on-the-telephone.md`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

CODE_LIVES = timedelta(minutes=10)
PROOF_HOLDS = timedelta(minutes=30)
SHORTEST_REASON = 10
"""Characters: «ok» says nothing to who reads it in a year."""
LONGEST_REASON = 300


@dataclass(frozen=True, kw_only=True)
class Proof:
    """That a caller was verified: whom, by whom, and how long it holds."""

    member: int
    name: str
    is_access_manager: bool
    """Of the company, now."""
    staff: str
    at: datetime
    until: datetime


@dataclass(frozen=True, kw_only=True)
class Warrant:
    """On what a change of access rests: exactly one of the two."""

    proof: Proof | None = None
    reason: str = ""

    @property
    def told(self) -> dict[str, str]:
        """For the journal."""
        return {"verified": self.proof.name} if self.proof else {"reason": self.reason}


def warrant_for(proofs: Iterable[Proof], *, about: int | None, reason: str, now: datetime) -> Warrant | None:
    """What entitles to change the access of this contact (None: of somebody new), of the company that the proofs are of;
    None when nothing does.
    """
    for proof in proofs:
        if proof.until > now and (proof.is_access_manager or proof.member == about):
            return Warrant(proof=proof)
    words = " ".join(reason.split())[:LONGEST_REASON]
    return Warrant(reason=words) if len(words) >= SHORTEST_REASON else None
