"""What a host that nobody knows may be, by what nmap says of it. Guesses, for a person to correct. Pure."""

from __future__ import annotations

from ventanilla.domain.devices.scanning.reading import Host

BY_FAMILY = {
    "broadband router": "router", "router": "router", "switch": "switch", "hub": "switch", "bridge": "switch",
    "wap": "access_point", "firewall": "firewall", "security-misc": "firewall", "load balancer": "firewall",
    "printer": "printer", "print server": "printer", "storage-misc": "nas", "webcam": "camera",
    "voip phone": "phone", "voip adapter": "phone", "phone": "phone", "power-device": "ups",
}  # fmt: skip
BY_PORT = (
    (9100, "printer"), (515, "printer"), (631, "printer"), (554, "camera"), (5060, "phone"), (5000, "nas"),
    (8291, "router"), (389, "server"), (1433, "server"), (3306, "server"), (5432, "server"), (25, "server"),
    (3389, "computer"), (445, "computer"), (139, "computer"),
)  # fmt: skip
"""The first that is open decides: a printer also shares files."""
BY_SYSTEM = (
    ("Windows Server", "server"),
    ("Windows", "computer"),
    ("macOS", "computer"),
    ("Mac OS", "computer"),
)
BY_NAME = (
    ("router", "router"), ("switch", "switch"), ("sw-", "switch"), ("ap-", "access_point"), ("fw", "firewall"),
    ("srv", "server"), ("server", "server"), ("nas", "nas"), ("impresora", "printer"), ("printer", "printer"),
    ("portatil", "laptop"), ("laptop", "laptop"), ("cam", "camera"), ("sai", "ups"), ("ups", "ups"), ("tel", "phone"),
    ("pc", "computer"),
)  # fmt: skip


def kind_of(host: Host) -> str:
    """One of `Kind`. Names that people give say most, then what nmap recognises, then what is open."""
    name = short_name(host).casefold()
    for begins, kind in BY_NAME:
        if name.startswith(begins):
            return kind
    if kind := BY_FAMILY.get(host.family.casefold(), ""):
        return kind
    for begins, kind in BY_SYSTEM:
        if begins in host.system:
            return kind
    open_ones = {port.number for port in host.ports}
    return next((kind for number, kind in BY_PORT if number in open_ones), "other")


def short_name(host: Host) -> str:
    """«srv-01.aurora.lan» → «srv-01»; empty where nobody calls it anything."""
    first = host.names[0] if host.names else ""
    return first.partition(".")[0] if not first.replace(".", "").isdigit() else ""


def name_of(host: Host) -> str:
    """What the new device is called until somebody says otherwise."""
    return (short_name(host) or " ".join(filter(None, (host.vendor, host.ip or host.mac))))[:80]
