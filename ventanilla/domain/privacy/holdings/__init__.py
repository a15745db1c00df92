"""The registry: all that the house holds of a person, part by part. What is erased first stands first."""

from ventanilla.domain.privacy.holdings import (
    chat,
    customers,
    hours,
    knowledge,
    people,
    post,
    renewals,
    tickets,
    workorders,
)
from ventanilla.domain.privacy.holdings.base import Holding

HOLDINGS: tuple[Holding, ...] = (
    *post.HOLDINGS, *chat.HOLDINGS, *knowledge.HOLDINGS, *renewals.HOLDINGS, *hours.HOLDINGS, *workorders.HOLDINGS,
    *tickets.HOLDINGS, *customers.HOLDINGS, *people.HOLDINGS,
)  # fmt: skip

__all__ = ["HOLDINGS", "Holding"]
