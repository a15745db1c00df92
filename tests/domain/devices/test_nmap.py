"""What a report of nmap says, and what follows beside the devices that are known."""

from __future__ import annotations

import socket
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.devices.nmap import BEGAN, find_nmap, host, report
from ventanilla.core.errors import Refused
from ventanilla.core.xml_tree import tree_of
from ventanilla.domain.devices.models import Kind
from ventanilla.domain.devices.scanning.comparing import Change, Known, compare
from ventanilla.domain.devices.scanning.guessing import (
    BY_FAMILY,
    BY_NAME,
    BY_PORT,
    BY_SYSTEM,
    kind_of,
    name_of,
)
from ventanilla.domain.devices.scanning.reading import LARGEST, MOST_PORTS, Host, Port, report_of

MACS = [f"AA:BB:CC:00:00:{number:02X}" for number in range(6)]
GOOD = report(host("192.168.1.1", MACS[0]))


def known(
    number: int,
    *,
    site: int | None = 1,
    name: str = "",
    ip: str = "",
    mac: str = "",
    state: str = "in_service",
) -> Known:
    return Known(number, 1, site, name or f"equipo-{number}", "HP", ip, mac, state)


def test_a_report_is_read_host_by_host():
    told = report(
        host(
            "192.168.1.20", "aa:bb:cc:00:00:01", vendor="HP & Co", name="srv-01.aurora.lan.", ports=(22, 443),
            system="Linux 5.4", family="general purpose",
        ),
        host("fe80::1%eth0"), host("192.168.1.20", MACS[3]), host("192.168.1.9", state="down"), host(),
    )  # fmt: skip

    read = report_of(told)

    server, local, silent = read.hosts
    assert server == Host(
        True, "192.168.1.20", MACS[1], "HP & Co", ("srv-01.aurora.lan",),
        (Port(22, "tcp", "s22"), Port(443, "tcp", "s443")), "Linux 5.4", "general purpose",
    )  # fmt: skip
    assert (local.ip, local.is_up, silent.ip, silent.is_up) == ("fe80::1", True, "192.168.1.9", False)
    assert read.began_at == datetime.fromtimestamp(BEGAN, UTC)
    assert Host.from_row(server.to_row()) == server


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "No es un XML"),
        (GOOD[:-12], "No es un XML"),
        (b"<invoice/>", "No es un informe de nmap"),
        (report(host("192.168.1.1"), ended="error"), "no llegó a terminar"),
        (report(host("192.168.1.1", state="down")), "no responde ningún equipo"),
        (report(), "no responde ningún equipo"),
        (b" " * (LARGEST + 1), "demasiado grande"),
        (report(host("10.0.0.1") * 4097), "demasiados equipos"),
        (GOOD.replace(b"<!DOCTYPE nmaprun>", b'<!DOCTYPE nmaprun SYSTEM "http://x/y.dtd">'), "DOCTYPE"),
        (GOOD.replace(b"<!DOCTYPE nmaprun>", b'<!DOCTYPE nmaprun [<!ENTITY a "b">]>'), "DOCTYPE"),
        (GOOD.replace(b"<!DOCTYPE nmaprun>", b"<!DOCTYPE html>"), "DOCTYPE"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_in_a_sentence(content, why):
    with pytest.raises(Refused, match=why):
        report_of(content)


def test_a_bare_document_type_is_let_through_only_where_it_was_asked_for():
    with pytest.raises(Refused, match="DOCTYPE"):
        tree_of(GOOD)


def test_a_host_with_everything_open_is_kept_in_bounds():
    read = report_of(report(host("10.0.0.1", name="n" * 300, ports=tuple(range(2, 400)))))

    assert (len(read.hosts[0].ports), len(read.hosts[0].names[0])) == (MOST_PORTS, 80)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300) | st.binary(max_size=12).map(lambda some: GOOD.replace(b"192.168.1.1", some)))
def test_whatever_comes_it_is_read_or_refused(content):
    try:
        told = report_of(content).hosts
    except Refused as refusal:
        told = str(refusal.reason)

    assert told


def test_devices_are_known_by_mac_then_address_and_name_then_address_then_name():
    ours = [
        known(1, mac=MACS[0], ip="192.168.1.10"),
        known(2, name="SRV-01", ip="192.168.1.11", mac=MACS[5]),
        known(3, name="impresora", ip="192.168.1.12"),
        known(4, name="nas-oficina"),
        known(5, ip="192.168.1.14", mac=MACS[4]),
        known(6, site=2, mac=MACS[3]),
    ]
    hosts = report_of(
        report(
            host("192.168.1.50", MACS[0]),
            host("192.168.1.11", MACS[1], name="srv-01.lan"),
            host("192.168.1.12", MACS[2]),
            host("192.168.1.13", name="nas-oficina"),
            host("192.168.1.14", "AA:BB:CC:00:00:0F"),
            host("192.168.1.15", MACS[3]),
        )
    ).hosts

    difference = compare(hosts, ours, site=1)

    changes = {one.known.id: one.changes for one in difference.changed}
    assert changes == {
        1: (Change("ip", "192.168.1.10", "192.168.1.50"),),
        2: (Change("mac", MACS[5], MACS[1]),),
        3: (Change("mac", "", MACS[2]),),
        4: (Change("ip", "", "192.168.1.13"),),
        6: (Change("ip", "", "192.168.1.15"), Change("site", "2", "1")),
    }
    assert [one.host.ip for one in difference.added] == ["192.168.1.14"], (
        "another MAC at its address is another thing"
    )
    assert [one.id for one in difference.gone] == [5]


def test_only_what_was_asked_for_is_gone():
    ours = [
        known(1, ip="192.168.1.10"), known(2, ip="192.168.2.10"), known(3, mac=MACS[0]), known(4),
        known(5, ip="192.168.1.11", state="spare"), known(6, site=2, ip="192.168.1.12"), known(7, ip="192.168.9.9"),
    ]  # fmt: skip
    hosts = [Host(True, "192.168.1.1"), Host(False, "192.168.9.9")]

    without_macs, with_macs = (
        compare(hosts, ours, site=1),
        compare([*hosts, Host(True, "192.168.1.2", MACS[1])], ours, site=1),
    )

    assert [one.id for one in without_macs.gone] == [1, 7]
    assert [one.id for one in without_macs.unasked] == [2, 3]
    assert [one.id for one in with_macs.gone] == [1, 3, 7]


def test_what_comes_back_is_offered_to_be_in_service_again_and_a_name_replaces_an_address():
    ours = [known(1, mac=MACS[0], ip="10.0.0.1", name="10.0.0.1", state="retired")]

    found = compare([Host(True, "10.0.0.1", MACS[0], "HP", ("caja.lan",))], ours, site=1).changed[0]

    assert found.changes == (Change("name", "10.0.0.1", "caja"), Change("state", "retired", "in_service"))


addresses = st.integers(1, 5).map("192.168.1.{}".format)
some_hosts = st.lists(st.builds(Host, st.booleans(), addresses, st.sampled_from(["", *MACS])), max_size=8)


@settings(max_examples=80, deadline=None)
@given(some_hosts, st.lists(st.tuples(addresses | st.just(""), st.sampled_from(["", *MACS])), max_size=8))
def test_each_host_and_each_device_is_in_one_list_and_order_does_not_matter(hosts, rows):
    ours = [known(at, ip=ip, mac=mac) for at, (ip, mac) in enumerate(rows)]

    difference = compare(hosts, ours, site=1)

    told = [one.known.id for one in difference.changed] + [
        one.id for one in (*difference.same, *difference.gone, *difference.unasked)
    ]
    assert len(told) == len(set(told))
    assert len(difference.added) + len(difference.seen) == sum(one.is_up for one in hosts)
    assert compare(reversed(hosts), ours, site=1) == difference


def test_what_a_new_one_may_be_is_guessed_and_named():
    printer = Host(True, "10.0.0.7", MACS[0], "Brother", (), (Port(445, "tcp"), Port(9100, "tcp")))

    assert (kind_of(printer), name_of(printer)) == ("printer", "Brother 10.0.0.7")
    assert kind_of(Host(True, "10.0.0.1", family="WAP", ports=(Port(80, "tcp"),))) == "access_point"
    assert kind_of(Host(True, "10.0.0.1", system="Microsoft Windows Server 2022")) == "server"
    assert (
        kind_of(Host(True, "10.0.0.1", names=("portatil-3.lan",), system="Microsoft Windows 11")) == "laptop"
    )
    assert (kind_of(Host(True, "10.0.0.1")), name_of(Host(True, "10.0.0.1"))) == ("other", "10.0.0.1")
    guesses = {*BY_FAMILY.values(), *(kind for _what, kind in (*BY_NAME, *BY_PORT, *BY_SYSTEM))}
    assert guesses < set(Kind.values)


@pytest.fixture
def listening() -> Iterator[list[int]]:
    """Two ports of this machine where somebody answers."""
    with ExitStack() as stack:
        opened = [stack.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(2)]
        yield sorted(one.getsockname()[1] for one in opened)


@pytest.mark.nmap
def test_the_real_nmap_is_understood(listening):
    path, missing = find_nmap()
    if missing:
        pytest.skip(missing)
    ports = ",".join(map(str, listening))

    done = subprocess.run(
        [path, "-sT", "-Pn", "-n", "-p", ports, "-oX", "-", "127.0.0.1"], capture_output=True, check=True, timeout=60
    )  # fmt: skip

    read = report_of(done.stdout)
    assert [(one.ip, one.is_up) for one in read.hosts] == [("127.0.0.1", True)]
    assert [port.number for port in read.hosts[0].ports] == listening
    assert read.began_at is not None
    assert abs((datetime.now(UTC) - read.began_at).total_seconds()) < 90
