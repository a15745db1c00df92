"""The provider as everybody reads it: the row over the configuration."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import OperationalError, connection
from django.utils.translation import override

from ventanilla.domain.provider import house
from ventanilla.domain.provider.house import house_of, the_house
from ventanilla.domain.provider.models import THE_ONE, Provider
from ventanilla.domain.provider.sealing import Unreadable, seal, unseal


def test_what_the_row_leaves_empty_is_as_the_configuration_says(settings):
    settings.ENV = replace(settings.ENV, brand_phone="976 555 014", brand_colour="#112233")

    found = house_of(Provider(name="Sur Redes", colour="#aa3300"))

    assert (found.name, found.initial, found.colour) == ("Sur Redes", "S", "#aa3300")
    assert found.phone == "976 555 014"
    assert found.legal_name == "Sur Redes"


def test_the_imprint_is_one_line_of_what_there_is():
    row = Provider(
        name="Sur", legal_name="Sur S.L.", tax_id="B12345674", legal_notice="R.M. de Zaragoza, tomo 1"
    )

    assert house_of(row).imprint == "Sur S.L. · B12345674 · R.M. de Zaragoza, tomo 1"


def test_hours_are_the_weeks_words_or_the_configurations_sentence(settings):
    settings.ENV = replace(settings.ENV, brand_hours="Cuando se puede")

    assert house_of(Provider()).hours == "Cuando se puede"
    assert house_of(Provider(week={"5": [[600, 840]]})).hours == "Sábado, 10:00 – 14:00"


def test_a_server_of_the_configuration_wins_whole(settings):
    row = Provider(smtp_host="mail.sur.example", smtp_user="sur", smtp_secret=seal("secreto"))
    assert house_of(row).mail_account.password == "secreto"

    settings.ENV = replace(settings.ENV, smtp_host="relay.example", smtp_port=2525)
    account = house_of(row).mail_account

    assert (account.host, account.port, account.user, account.password) == ("relay.example", 2525, "", "")
    assert account.is_configured


def test_a_sealed_secret_opens_only_with_its_key(settings):
    sealed = seal("secreto")

    assert "secreto" not in sealed
    assert unseal(sealed) == "secreto"
    settings.SECRET_KEY = "another" * 10
    with pytest.raises(Unreadable):
        unseal(sealed)


def test_no_password_is_shown_by_accident():
    account = house_of(Provider(smtp_host="a", smtp_secret=seal("secreto"))).mail_account

    assert seal("") == ""
    assert "secreto" not in repr(account)
    assert account.sealed not in repr(account)


def test_own_words_are_said_in_the_language_that_has_them():
    row = Provider(wording={"status.resolved": {"es": "Solucionado"}})

    assert house_of(row).word("status", "resolved", "Resuelto") == "Solucionado"
    with override("en"):
        assert house_of(row).word("status", "resolved", "Resolved") == "Resolved"


@pytest.mark.django_db(transaction=True)
def test_while_the_database_is_silent_what_was_known_is_believed(monkeypatch):
    house.know(Provider(pk=THE_ONE, name="Sur"))
    monkeypatch.setattr(house, "FRESH", -1)

    def fail(*_args):
        raise OperationalError("gone")

    with connection.execute_wrapper(fail):
        assert the_house().name == "Sur"
        house.forget()
        with pytest.raises(OperationalError):
            the_house()
