"""Customers, their people, and what is asked of them. Import them from here."""

from ventanilla.domain.customers.models.calls import CallerCode, CallerProof
from ventanilla.domain.customers.models.looks import Look
from ventanilla.domain.customers.models.places import (
    Customer,
    Membership,
    MembershipQuerySet,
    Right,
    Scope,
    Stand,
)
from ventanilla.domain.customers.models.requests import (
    AccessRequest,
    AddressChange,
    CompanyChange,
    OwnAddress,
    SectionRequest,
)
from ventanilla.domain.customers.models.sections import (
    SWITCHABLE,
    AnySection,
    Common,
    Section,
    section_is_on,
    sections_on,
)
from ventanilla.domain.customers.models.sessions import Session

__all__ = [
    "SWITCHABLE",
    "AccessRequest",
    "AddressChange",
    "AnySection",
    "CallerCode",
    "CallerProof",
    "Common",
    "CompanyChange",
    "Customer",
    "Look",
    "Membership",
    "MembershipQuerySet",
    "OwnAddress",
    "Right",
    "Scope",
    "Section",
    "SectionRequest",
    "Session",
    "Stand",
    "section_is_on",
    "sections_on",
]
