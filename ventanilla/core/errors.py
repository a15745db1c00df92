"""Expected "no"s, worded for the person who hears them. Anything else that is raised is a bug."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


class Refused(Exception):
    """A rule says no. The text is a whole sentence in the person's language: what is wrong and what to do."""

    def __init__(self, reason: _StrOrPromise, *, field: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field
        """Name of the form field that the sentence is about; empty when it is about the whole."""


class IllegalMove(Refused):
    """The thing is no longer in a state from which this is possible."""


class AlreadySent(Refused):
    """The same idempotency key came back with other content."""


class ChangedMeanwhile(Refused):
    """Somebody changed the thing after the person had seen it: show both, and let them decide. Nothing was written."""


class OutOfReach(Refused):
    """The thing has left what the person may see since they opened its page: it is not found any more."""
