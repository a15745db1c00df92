"""A scan is kept, compared, and done by who chooses; nothing happens by itself, nothing twice."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.utils.timezone import now

from tests.domain.devices.nmap import BEGAN, host, report
from ventanilla.core.errors import AlreadySent, ChangedMeanwhile, IllegalMove, Refused
from ventanilla.domain.devices.models import Device, Site
from ventanilla.domain.devices.scanning.actions import Choice, apply_scan, difference_of, take_scan
from ventanilla.domain.devices.scanning.rows import Scan
from ventanilla.domain.journal.models import Entry

MAC = "AA:BB:CC:00:00:01"
SCANNED = datetime.fromtimestamp(BEGAN, UTC)
TOLD = report(
    host("192.168.1.50", MAC, vendor="HP"), host("192.168.1.2", name="sw-01.lan", vendor="TP-Link"), host("192.168.1.9")
)  # fmt: skip


@pytest.fixture
def office(cast) -> Site:
    return Site.objects.create(customer=cast.aurora, name="Oficina")


@pytest.fixture
def devices(office) -> dict[str, Device]:
    """One that has another address now, one that is as it was, one that does not answer, and one of another place."""
    told = {
        "pc": ("192.168.1.10", MAC),
        "nas": ("192.168.1.9", ""),
        "old": ("192.168.1.70", ""),
        "far": ("10.0.0.1", ""),
    }
    return {
        name: Device.objects.create(
            customer=office.customer, site=office, name=name, kind="computer", brand="X", ip=ip, mac=mac, created_at=now()
        )
        for name, (ip, mac) in told.items()
    }  # fmt: skip


@pytest.fixture
def scan(cast, office, devices) -> Scan:
    return take_scan(TOLD, of=office, by=cast.marta, name="oficina.xml", form_key="clave-de-prueba")


def rows() -> list[tuple[object, ...]]:
    return list(Device.objects.order_by("pk").values_list("name", "ip", "state", "version", "last_seen_at"))


def test_bringing_a_scan_changes_no_device_and_pressing_twice_keeps_one(cast, office, devices):
    before = rows()

    scan = take_scan(TOLD, of=office, by=cast.marta, name="oficina.xml", form_key="clave-de-prueba")

    assert take_scan(TOLD, of=office, by=cast.marta, name="oficina.xml", form_key="clave-de-prueba") == scan
    with pytest.raises(AlreadySent):
        take_scan(report(host("10.0.0.1")), of=office, by=cast.marta, name="x", form_key="clave-de-prueba")
    assert rows() == before
    assert (scan.scanned_at, scan.brought_by, scan.applied_at) == (SCANNED, cast.marta, None)
    entry = Entry.objects.get(verb="scan.brought")
    assert (entry.customer_number, entry.details) == (cast.aurora.pk, {"site": "Oficina", "hosts": 3})
    assert not Scan.objects.visible_to(cast.lucia).exists()


def test_what_is_chosen_is_done_and_all_that_answered_was_seen(cast, scan, devices):
    difference = difference_of(scan)
    choice = Choice(
        added={"192.168.1.2": ("Switch del taller", "switch")},
        changes=frozenset({(devices["pc"].pk, "ip")}),
        gone={devices["old"].pk: "missing", devices["far"].pk: "retire"},
    )

    apply_scan(scan, choice, by=cast.marta, seen=difference.digest)

    new = Device.objects.get(name="Switch del taller")
    assert (new.ip, new.brand, new.kind, new.site, new.last_seen_at) == (
        "192.168.1.2",
        "",
        "switch",
        scan.site,
        SCANNED,
    )
    assert rows()[:4] == [
        ("pc", "192.168.1.50", "in_service", 2, SCANNED),
        ("nas", "192.168.1.9", "in_service", 1, SCANNED),
        ("old", "192.168.1.70", "in_service", 2, None),
        ("far", "10.0.0.1", "in_service", 1, None),
    ], "what the scan did not ask for is not retired by it"
    devices["old"].refresh_from_db()
    assert devices["old"].not_seen_since == SCANNED
    told = (
        Entry.objects.filter(verb__startswith="device.")
        .order_by("id")
        .values_list("verb", "thing_id", "details")
    )
    assert list(told) == [
        ("device.added", new.pk, {"name": "Switch del taller", "scan": scan.pk}),
        (
            "device.changed",
            devices["pc"].pk,
            {"name": "pc", "columns": ["ip"], "changed": {"ip": ["192.168.1.10", "192.168.1.50"]}},
        ),
        ("device.missed", devices["old"].pk, {"name": "old", "scan": scan.pk}),
    ]


def test_what_answers_again_is_missed_no_more_and_what_is_gone_may_be_retired(cast, office, scan, devices):
    Device.objects.filter(name="nas").update(not_seen_since=SCANNED)

    apply_scan(
        scan, Choice(gone={devices["old"].pk: "retire"}), by=cast.marta, seen=difference_of(scan).digest
    )

    assert Device.objects.get(name="nas").not_seen_since is None
    assert Device.objects.get(name="old").is_retired
    assert Entry.objects.filter(verb="scan.applied").count() == 1
    assert difference_of(scan).gone == ()


def test_nothing_is_written_over_what_somebody_else_changed(cast, scan, devices):
    seen = difference_of(scan).digest
    Device.objects.filter(name="pc").update(ip="192.168.1.11", version=2)

    with pytest.raises(ChangedMeanwhile):
        apply_scan(scan, Choice(changes=frozenset({(devices["pc"].pk, "ip")})), by=cast.marta, seen=seen)

    assert Device.objects.get(name="pc").ip == "192.168.1.11"
    with pytest.raises(Refused, match="necesita un nombre"):
        apply_scan(
            scan, Choice(added={"192.168.1.2": (" ", "switch")}), by=cast.marta, seen=difference_of(scan).digest
        )  # fmt: skip


def test_a_later_scan_of_the_place_is_the_one_that_counts(cast, office, scan):
    take_scan(TOLD, of=office, by=cast.marta, name="otro.xml")

    with pytest.raises(IllegalMove, match="más reciente"):
        apply_scan(scan, Choice(), by=cast.marta, seen=difference_of(scan).digest)
