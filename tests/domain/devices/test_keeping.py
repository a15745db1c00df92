"""Facts of devices, their reminders, and what becomes of them when two customers are made one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ventanilla.core.errors import AlreadySent, Refused
from ventanilla.domain.contracts.actions.contracting import entrust
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.devices.actions.joining import take_network
from ventanilla.domain.devices.actions.keeping import (
    add_device,
    bring_back_device,
    change_device,
    retire_device,
)
from ventanilla.domain.devices.actions.placing import add_site, link_devices
from ventanilla.domain.devices.addresses import ip_of, mac_of
from ventanilla.domain.devices.facts import Facts
from ventanilla.domain.devices.models import Device, Site
from ventanilla.domain.devices.policy import may_keep_devices, may_see_private
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.renewals.actions.warranties import remind

DAY = date(2027, 3, 1)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" 192.168.1.10 ", "192.168.1.10"),
        ("2001:DB8:0::7", "2001:db8::7"),
        ("10.0.0.256", None),
        ("fe80::1%eth0", None),
    ],
)
def test_an_ip_is_written_in_one_way_or_refused(typed, kept):
    if kept is None:
        with pytest.raises(ValueError, match="address"):
            ip_of(typed)
    else:
        assert ip_of(typed) == kept


@pytest.mark.parametrize(
    "typed", ["aa-bb-cc-dd-ee-ff", "AABB.CCDD.EEFF", "aabbccddeeff", "aa:bb:cc:dd:ee:ff"]
)
def test_a_mac_is_written_in_one_way(typed):
    assert mac_of(typed) == "AA:BB:CC:DD:EE:FF"
    with pytest.raises(ValueError, match="no MAC"):
        mac_of(typed + "0")


def test_what_cannot_be_said_of_a_device_is_refused_beside_its_field(cast):
    theirs = add_site(cast.ribera, name="Consulta", by=cast.marta)
    wrong = {
        "name": Facts(name="  "),
        "mac": Facts(name="x", mac="no"),
        "site": Facts(name="x", site=theirs),
        "warranty_until": Facts(name="x", purchased_on=DAY, warranty_until=DAY - timedelta(1)),
        "brand": Facts(name="x", brand="b" * 61),
    }
    for name, facts in wrong.items():
        with pytest.raises(Refused) as refusal:
            add_device(cast.aurora, facts, by=cast.marta)
        assert refusal.value.field == name
    first = add_device(cast.aurora, Facts(name="PC", external_id="7"), by=cast.marta, form_key="una-clave")
    assert add_device(cast.aurora, Facts(name="PC"), by=cast.marta, form_key="una-clave") == first
    with pytest.raises(AlreadySent):
        add_device(cast.aurora, Facts(name="Otro"), by=cast.marta, form_key="una-clave")
    with pytest.raises(Refused):
        add_device(cast.aurora, Facts(name="PC 2", external_id="7"), by=cast.marta)
    other = add_device(cast.ribera, Facts(name="PC", external_id="7"), by=cast.marta)
    with pytest.raises(Refused):
        link_devices(first, other, by=cast.marta)
    assert (may_see_private(cast.lucia), may_see_private(cast.pedro), may_keep_devices(cast.lucia)) == (
        True, False, False,
    )  # fmt: skip
    assert set(Device.objects.visible_to(cast.pedro)) == {first}
    assert not Device.objects.visible_to(cast.nuria).exists()


def test_the_end_of_a_warranty_is_told_once_for_each_step_and_only_of_what_is_still_there(cast):
    Membership.objects.filter(pk=cast.nuria.pk).update(for_technical=True)  # without the right to the network
    entrust(cast.aurora, cast.bruno, by=cast.ivan)
    first = add_device(
        cast.aurora, Facts(name="SRV", warranty_until=DAY, serial="canarioserie"), by=cast.marta
    )
    add_device(
        cast.aurora, Facts(name="NAS", warranty_until=DAY, internal_note="canariodentro"), by=cast.marta
    )
    gone = add_device(cast.aurora, Facts(name="VIEJO", warranty_until=DAY), by=cast.marta)
    retire_device(gone, by=cast.marta)

    told = [remind(DAY - timedelta(days)) for days in (61, 60, 60, 30)]
    letters = Letter.objects.filter(key__startswith="warranty:")
    to = set(letters.values_list("to_address", flat=True))
    words = "".join(one.text + one.html for one in letters)

    assert told == [0, 2, 0, 0]
    assert to == {cast.pedro.person.email, cast.bruno.person.email}
    assert "SRV" in words
    assert not any(one in words for one in ("VIEJO", "canario"))
    change_device(first, Facts.of(first, warranty_until=DAY + timedelta(365)), by=cast.marta)
    bring_back_device(gone, by=cast.marta)
    assert remind(DAY - timedelta(10)) == 2, "the NAS again, and what came back: the latest step alone"
    assert remind(DAY + timedelta(365 - 10)) == 1
    assert remind(DAY + timedelta(366)) == 0


def test_two_customers_made_one_keep_all_sites_and_devices(cast):
    for customer, name in ((cast.aurora, "Nave"), (cast.ribera, "NAVE")):
        site = add_site(customer, name=name, by=cast.marta)
        add_device(customer, Facts(name="PC", site=site, external_id="7"), by=cast.marta)

    assert take_network(cast.ribera, cast.aurora) == {"devices.device": 1, "devices.site": 1}

    assert set(Site.objects.filter(customer=cast.aurora).values_list("name", flat=True)) == {
        "Nave",
        "NAVE (C0207)",
    }
    assert sorted(Device.objects.filter(customer=cast.aurora).values_list("external_id", flat=True)) == [
        "",
        "7",
    ]
