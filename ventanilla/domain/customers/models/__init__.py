"""Customers, their people, and what is asked of them. Import them from here."""

from ventanilla.domain.customers.models.places import (
    Customer,
    Membership,
    MembershipQuerySet,
    Right,
    Scope,
    Section,
    Stand,
)
from ventanilla.domain.customers.models.requests import (
    AccessRequest,
    AddressChange,
    CompanyChange,
    SectionRequest,
)
from ventanilla.domain.customers.models.sessions import Session

__all__ = [
    "AccessRequest",
    "AddressChange",
    "CompanyChange",
    "Customer",
    "Membership",
    "MembershipQuerySet",
    "Right",
    "Scope",
    "Section",
    "SectionRequest",
    "Session",
    "Stand",
]
