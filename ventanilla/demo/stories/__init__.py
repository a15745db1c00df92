"""Every kind of problem that the demonstration tells of. Invented; nobody's real correspondence."""

from __future__ import annotations

from ventanilla.demo.stories import (
    accounts,
    business,
    computers,
    einvoice,
    mail,
    meetings,
    network,
    phones,
    printing,
    privacy,
    sector_advice,
    sector_clinic,
    sector_farm,
    sector_hotel,
    sector_law,
    sector_print,
    sector_school,
    sector_shops,
    sector_transport,
    sector_winery,
    sector_workshop,
    security,
    servers,
    web,
)
from ventanilla.demo.stories.family import Family

_AREAS = (
    printing, mail, network, accounts, servers, computers, business, einvoice, phones, web, security, privacy,
    meetings, sector_workshop, sector_clinic, sector_shops, sector_school, sector_farm, sector_law, sector_print,
    sector_advice, sector_hotel, sector_transport, sector_winery,
)  # fmt: skip
FAMILIES: tuple[Family, ...] = tuple(family for area in _AREAS for family in area.FAMILIES)
BY_KEY = {family.key: family for family in FAMILIES}
APPLICATIONS = tuple(dict.fromkeys(family.application for family in FAMILIES))
