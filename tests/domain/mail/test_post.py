"""The account that letters leave by is changed in the settings, and tried with a letter."""

from __future__ import annotations

import pytest

from ventanilla.core.errors import Refused
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.mail import channel
from ventanilla.domain.mail.actions import change_post, hold_back, send_held, send_test_letter
from ventanilla.domain.mail.delivery import send_due_letters
from ventanilla.domain.mail.models import Letter, LetterState
from ventanilla.domain.provider.models import Provider
from ventanilla.domain.provider.server import MailFacts, Server


@pytest.fixture
def ours(mail_host, env, cast):
    """The settings name `mail_host`: `ours(password="wrong")`."""
    env(smtp_host="", demo=False)

    def change(**server):
        facts = Server(host="127.0.0.1", port=mail_host.port, security="none", **server)
        change_post(MailFacts(mail_from="hola@sur.example", server=facts), by=cast.ivan)

    return change


def test_a_test_letter_goes_out_through_the_server_of_the_row(ours, mail_host, cast):
    ours(user="sur", password="right")

    letter = send_test_letter("ivan@norte.example", by=cast.ivan)
    send_due_letters()

    letter.refresh_from_db()
    assert (letter.state, letter.server_reply) == (LetterState.SENT, "250 OK kept as 1")
    assert mail_host.messages[0]["From"] == "Norte Sistemas <hola@sur.example>"
    assert Entry.objects.filter(verb="letter.test_written").exists()


def test_what_the_server_says_against_it_is_said_after_one_attempt(ours, mail_host, cast):
    ours()
    mail_host.refused_recipients["ivan@norte.example"] = "450 busy"

    letter = send_test_letter("ivan@norte.example", by=cast.ivan)
    send_due_letters()

    letter.refresh_from_db()
    assert (letter.state, letter.server_reply) == (LetterState.FAILED, "450 busy")


def test_a_new_password_opens_the_channel_that_the_old_one_closed(ours, cast):
    ours(user="sur", password="wrong")
    letter = send_test_letter("ivan@norte.example", by=cast.ivan)
    send_due_letters()
    assert channel.is_paused()

    ours(user="sur", password="right")
    assert not channel.is_paused()
    send_due_letters()

    letter.refresh_from_db()
    assert letter.state == LetterState.SENT


def test_a_password_nobody_can_read_any_more_closes_the_channel_and_letters_wait(ours, cast, settings):
    ours(user="sur", password="right")
    letter = send_test_letter("ivan@norte.example", by=cast.ivan)
    settings.SECRET_KEY = "otra-clave" * 8

    send_due_letters()

    letter.refresh_from_db()
    assert letter.state == LetterState.QUEUED
    assert "otra clave" in channel.trouble().reason


def test_without_a_server_nothing_is_tried(env, cast):
    env(smtp_host="", demo=False)

    with pytest.raises(Refused) as refused:
        send_test_letter("ivan@norte.example", by=cast.ivan)

    assert refused.value.field == "to"
    assert not Letter.objects.exists()


def test_what_is_no_address_is_refused(ours, cast):
    ours()

    with pytest.raises(Refused):
        send_test_letter("ivan@norte.example\nBcc: x@y.example", by=cast.ivan)


def test_held_letters_go_when_there_is_a_server_and_somebody_says_so(write, env, ours, mail_host, cast):
    env(smtp_host="", demo=False)
    held = write(address="lucia@aurora.example")
    assert send_held(by=cast.ivan) == 0
    ours()
    assert held.state == LetterState.HELD

    assert send_held(by=cast.ivan) == 1
    send_due_letters()

    assert [one["To"] for one in mail_host.messages] == ["Lucía <lucia@aurora.example>"]


def test_what_was_held_for_a_reason_stays(write, ours, mail_host, cast):
    ours()
    letter = write(about=("ticket", 12), address="lucia@aurora.example")
    hold_back(("ticket", 12), ["lucia@aurora.example"])

    assert send_held(by=cast.ivan) == 0

    letter.refresh_from_db()
    assert letter.state == LetterState.HELD


def test_a_server_of_the_configuration_is_not_touched_by_the_settings(smtp, cast):
    change_post(MailFacts(mail_from="hola@sur.example", server=None), by=cast.ivan)

    assert Provider.objects.get().smtp_host == ""
    assert Provider.objects.get().mail_from == "hola@sur.example"
