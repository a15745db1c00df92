"""Addresses of a network, each written in one way. Pure."""

from __future__ import annotations

import re
from ipaddress import ip_address

_HEX = re.compile(r"[0-9A-F]{12}")


def ip_of(text: str) -> str:
    """`192.168.1.10`, `2001:db8::7`. Raises ValueError for what is neither."""
    address = str(ip_address(text.strip()))
    if "%" in address:
        raise ValueError("an address that only means something on one machine")
    return address


def mac_of(text: str) -> str:
    """`AA:BB:CC:DD:EE:FF`, however it was written: with hyphens, with dots, without. Raises ValueError for what is none."""
    digits = re.sub(r"[\s:.-]", "", text).upper()
    if not _HEX.fullmatch(digits):
        raise ValueError("no MAC")
    return ":".join(digits[at : at + 2] for at in range(0, 12, 2))
