"""What a report says beside what is known: added, changed, gone. Pure, and the same for the same two."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network, ip_network

from ventanilla.core.text import plain
from ventanilla.domain.devices.scanning.guessing import kind_of, name_of, short_name
from ventanilla.domain.devices.scanning.reading import Host

IN_SERVICE = "in_service"
Network = IPv4Network | IPv6Network


@dataclass(frozen=True)
class Known:
    """A device, as much of it as a scan can tell something about."""

    id: int
    version: int
    site: int | None
    name: str
    brand: str
    ip: str
    mac: str
    state: str
    is_missing: bool = False
    """Somebody has said already that a scan did not find it."""


@dataclass(frozen=True)
class Change:
    field: str
    """`ip`, `mac`, `brand`, `name`, `site` or `state`."""
    old: str
    new: str


@dataclass(frozen=True)
class Added:
    host: Host
    name: str
    kind: str


@dataclass(frozen=True)
class Changed:
    known: Known
    host: Host
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Difference:
    added: tuple[Added, ...] = ()
    changed: tuple[Changed, ...] = ()
    same: tuple[Known, ...] = ()
    gone: tuple[Known, ...] = ()
    unasked: tuple[Known, ...] = ()
    """Of the site, but in a network that the report does not tell of: nothing follows for them."""
    seen: tuple[Known, ...] = field(default=())
    """All that answered: those that changed and those that are the same."""

    @property
    def digest(self) -> str:
        """What stood on the screen: another one when a device changed meanwhile."""
        told = "\n".join(map(repr, (self.added, self.changed, self.same, self.gone)))
        return hashlib.sha256(told.encode()).hexdigest()[:32]


def compare(hosts: Iterable[Host], known: Sequence[Known], *, site: int) -> Difference:
    """`known`: the devices of the customer. Those of other places are recognised by their MAC alone."""
    told = sorted(hosts, key=_by_address)
    up = [host for host in told if host.is_up]
    pairs = match(up, known, site=site)
    seen = {one.id for one in pairs.values()}
    changed, same = [], []
    for at, one in sorted(pairs.items()):
        changes = tuple(_changes(one, up[at], site))
        if changes:
            changed.append(Changed(one, up[at], changes))
        else:
            same.append(one)
    networks = {network for host in told if (network := _around(host.ip))}
    heard_macs = any(host.mac for host in up)
    missing = [one for one in known if one.site == site and one.state == IN_SERVICE and one.id not in seen]
    gone = [one for one in missing if _was_asked(one, networks, heard_macs)]
    rest = [one for one in missing if one not in gone and (one.ip or one.mac)]
    added = [Added(host, name_of(host), kind_of(host)) for at, host in enumerate(up) if at not in pairs]
    return Difference(
        tuple(added), tuple(changed), tuple(same), tuple(gone), tuple(rest), tuple(one for _at, one in sorted(pairs.items()))
    )  # fmt: skip


def match(hosts: Sequence[Host], known: Sequence[Known], *, site: int) -> dict[int, Known]:
    """Place among the hosts → the device that it is. Each is at most one other.

    By MAC; then by address and name; then by address where nothing speaks against it; then by name where only one has it.
    """
    ours = [one for one in known if one.site == site]
    pairs: dict[int, Known] = {}
    _pair(
        pairs,
        hosts,
        sorted(known, key=lambda one: (one.site != site, one.id)),
        lambda host: host.mac,
        lambda one: one.mac,
    )
    _pair(
        pairs, hosts, ours, lambda host: _both(host.ip, short_name(host)), lambda one: _both(one.ip, one.name)
    )
    _pair(pairs, hosts, ours, lambda host: host.ip, lambda one: one.ip, unless=_contradict)
    _pair(
        pairs, hosts, ours, lambda host: plain(short_name(host)), lambda one: plain(one.name), unless=_contradict,
        only_one=True,
    )  # fmt: skip
    return pairs


def _pair(
    pairs: dict[int, Known], hosts: Sequence[Host], known: Iterable[Known], of_host: Callable[[Host], Hashable],
    of_known: Callable[[Known], Hashable], *, unless: Callable[[Host, Known], bool] = lambda _host, _known: False,
    only_one: bool = False,
) -> None:  # fmt: skip
    """Add those whose keys are the same; an empty key is like no other."""
    taken = {one.id for one in pairs.values()}
    free: dict[Hashable, list[Known]] = {}
    for one in known:
        if one.id not in taken and (key := of_known(one)):
            free.setdefault(key, []).append(one)
    keys = [of_host(host) if at not in pairs else "" for at, host in enumerate(hosts)]
    for at, key in enumerate(keys):
        found = free.get(key, []) if key else []
        if not found or (only_one and (len(found) > 1 or keys.count(key) > 1)):
            continue
        if not unless(hosts[at], found[0]):
            pairs[at] = found.pop(0)


def _both(ip: str, name: str) -> tuple[str, str] | str:
    return (ip, plain(name)) if ip and name else ""


def _contradict(host: Host, one: Known) -> bool:
    """Two MACs that differ are two things."""
    return bool(host.mac and one.mac and host.mac != one.mac)


def _changes(one: Known, host: Host, site: int) -> Iterable[Change]:
    """What the report says otherwise. A name that somebody gave stays."""
    if host.ip and host.ip != one.ip:
        yield Change("ip", one.ip, host.ip)
    if host.mac and host.mac != one.mac:
        yield Change("mac", one.mac, host.mac)
    if host.vendor and not one.brand:
        yield Change("brand", "", host.vendor)
    if one.name in (host.ip, host.mac, one.ip) and short_name(host):
        yield Change("name", one.name, short_name(host))
    if one.site != site:
        yield Change("site", str(one.site or ""), str(site))
    if one.state != IN_SERVICE:
        yield Change("state", one.state, IN_SERVICE)


def _was_asked(one: Known, networks: set[Network], heard_macs: bool) -> bool:
    """The report tells of its network. What has no address of its own is asked for where MACs are heard."""
    network = _around(one.ip)
    return network in networks if network else bool(one.mac and heard_macs)


def _around(ip: str) -> Network | None:
    """The network beside an address, as small ones are: /24, and /64 of the new kind."""
    try:
        return ip_network(f"{ip}/{64 if ':' in ip else 24}", strict=False)
    except ValueError:
        return None


def _by_address(host: Host) -> tuple[int, int, str]:
    network = _around(host.ip)
    number = int(ip_network(host.ip).network_address) if network else 0
    return (6 if ":" in host.ip else 4, number, host.mac)
