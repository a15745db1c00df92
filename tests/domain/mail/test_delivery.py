"""Against a real SMTP server on loopback that answers as it is told."""

import re
from collections import deque
from datetime import timedelta

import pytest
from django.utils.timezone import now

from tests.domain.mail.conftest import HANG_UP
from ventanilla.domain.jobs.leases import claim, settle
from ventanilla.domain.journal.actors import SYSTEM
from ventanilla.domain.mail import channel
from ventanilla.domain.mail.actions import send_again
from ventanilla.domain.mail.delivery import LettersLoop, send_due_letters
from ventanilla.domain.mail.models import MASK, Letter, LetterState
from ventanilla.domain.mail.threads import Thread

pytestmark = pytest.mark.django_db


def let_time_pass():
    Letter.objects.exclude(state__in=Letter.AT_REST).update(run_after=now())


def parts(message):
    return {part.get_content_type(): part.get_content() for part in message.walk() if not part.is_multipart()}


def test_a_letter_arrives_as_text_and_html_with_its_headers(smtp, write):
    thread = Thread("<ticket.12@norte.example>", ("<first@aurora.example>",))
    letter = write(about=("ticket", 12), thread=thread)

    assert send_due_letters() == 1

    [message] = smtp.messages
    assert message.get_content_type() == "multipart/alternative"
    assert list(parts(message)) == ["text/plain", "text/html"]
    assert message["Message-ID"] == letter.message_id
    assert message["References"] == "<ticket.12@norte.example> <first@aurora.example>"
    assert message["In-Reply-To"] == "<first@aurora.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["X-Auto-Response-Suppress"] == "All"
    assert message["Subject"] == "[#4155] Tu incidencia está resuelta"
    assert message["To"].addresses[0].display_name == "Lucía"
    assert message["From"].addresses[0].addr_spec == "soporte@norte.example"
    assert message["Date"].datetime is not None
    assert message["X-Ventanilla-Attempt"] is None


def test_styles_are_inlined_and_the_dark_theme_is_kept(smtp, write):
    write()

    send_due_letters()

    html = parts(smtp.messages[0])["text/html"]
    assert re.search(r'<td class="button" style="[^"]*background: #[0-9a-f]{6}', html)
    assert "prefers-color-scheme: dark" in html
    assert "La hemos renovado." in html


def test_what_a_human_wrote_is_not_marked_as_automatic(smtp, write):
    write(automatic=False)

    send_due_letters()

    assert smtp.messages[0]["Auto-Submitted"] is None


def test_a_sent_letter_keeps_the_servers_words_and_loses_its_tokens(smtp, write):
    letter = write(context={"token": "s3cret-token"}, secrets=["s3cret-token"])

    send_due_letters()

    letter.refresh_from_db()
    assert letter.state == LetterState.SENT
    assert letter.server_reply == "250 OK kept as 1"
    assert letter.sent_at is not None
    assert letter.secrets == []
    assert "s3cret-token" not in letter.text + letter.html
    assert MASK in letter.text
    assert "s3cret-token" in parts(smtp.messages[0])["text/plain"]


def test_a_letter_refused_for_now_is_tried_again_with_the_same_message_id(smtp, write):
    smtp.at_rcpt, smtp.at_data = deque(["451 grey list"]), deque(["452 full"])
    letter = write()
    send_due_letters()

    letter.refresh_from_db()
    assert (letter.state, letter.server_reply) == (LetterState.RETRYING, "451 grey list")
    assert timedelta(seconds=50) < letter.run_after - now() <= timedelta(minutes=1)
    assert send_due_letters() == 0

    for _ in range(2):
        let_time_pass()
        send_due_letters()

    assert [message["Message-ID"] for message in smtp.messages] == [letter.message_id]
    assert smtp.messages[0]["X-Ventanilla-Attempt"] == "3"


def test_a_letter_refused_for_good_fails_visibly_and_can_be_retried(smtp, write):
    smtp.at_rcpt = deque(["550 no such person"])
    letter = write()

    send_due_letters()

    failed = Letter.objects.failed().get()
    assert failed.server_reply == "550 no such person"

    assert send_again(letter, by=SYSTEM)
    send_due_letters()
    assert len(smtp.messages) == 1


def test_a_server_that_hangs_up_is_tried_again(smtp, write):
    smtp.at_data = deque([HANG_UP])
    letter = write()
    send_due_letters()

    letter.refresh_from_db()
    assert letter.state == LetterState.RETRYING

    let_time_pass()
    send_due_letters()
    assert len(smtp.messages) == 1


def test_a_server_that_is_down_is_tried_again(smtp, env, write):
    env(smtp_port=1)
    letter = write()

    send_due_letters()

    letter.refresh_from_db()
    assert letter.state == LetterState.RETRYING
    assert "ConnectionRefusedError" in letter.last_error


def test_after_three_days_a_letter_fails(smtp, env, write):
    env(smtp_port=1)
    letter = write()
    Letter.objects.update(attempts=letter.max_attempts - 1)

    send_due_letters()

    assert Letter.objects.failed().count() == 1


def test_a_wrong_password_pauses_the_channel_and_burns_no_letter(smtp, env, write):
    env(smtp_user="soporte", smtp_password="wrong")
    letters = [write(key=str(number)) for number in range(3)]

    send_due_letters()

    assert smtp.visits <= 2  # EHLO is said again after a failed login at most
    assert {(one.state, one.attempts) for one in Letter.objects.all()} == {(LetterState.QUEUED, 0)}
    assert "535" in channel.trouble().reason
    assert channel.trouble().paused_since is not None
    assert len(letters) == 3


def test_a_paused_channel_is_probed_later_and_opens_when_a_letter_gets_through(smtp, env, write):
    env(smtp_user="soporte", smtp_password="wrong")
    write()
    loop = LettersLoop()
    assert loop.turn()
    assert not loop.turn()

    env(smtp_password="right")
    since = channel.trouble().paused_since
    channel.Channel.objects.update(paused_until=now() - timedelta(seconds=1))
    assert channel.trouble().paused_since == since
    assert loop.turn()

    assert channel.trouble() is None
    assert len(smtp.messages) == 1


def test_a_channel_that_is_resumed_is_no_longer_paused(smtp, write):
    channel.pause("535 who are you?")

    channel.resume()

    assert not channel.is_paused()


@pytest.mark.parametrize("answer", ["530 authenticate first", "550 not your address"])
def test_a_server_that_refuses_our_address_pauses_the_channel(smtp, write, answer):
    smtp.at_mail = deque([answer])
    write()

    send_due_letters()

    assert channel.trouble().reason == answer
    assert Letter.objects.get().state == LetterState.QUEUED


def test_a_server_without_tls_gets_neither_password_nor_letters(smtp, env, write):
    env(smtp_security="starttls", smtp_user="soporte", smtp_password="right")
    write()

    send_due_letters()

    assert smtp.messages == []
    assert "STARTTLS" in channel.trouble().reason


def test_one_bad_letter_does_not_block_the_others(smtp, write):
    smtp.refused_recipients["gone@aurora.example"] = "550 gone"
    write(key="a", address="gone@aurora.example")
    write(key="b", address="ñandú@aurora.example")
    broken = write(key="c")
    Letter.objects.filter(pk=broken.pk).update(subject="two\r\nlines: here")
    write(key="d", address="oscar@ribera.example")

    send_due_letters()

    assert [message["To"].addresses[0].addr_spec for message in smtp.messages] == ["oscar@ribera.example"]
    assert Letter.objects.failed().count() == 3


def test_letters_leave_in_the_order_they_were_written_over_one_connection(smtp, write):
    for number in range(20):
        write(key=str(number), context={"number": number})

    send_due_letters()

    assert [message["Subject"].split("]")[0] for message in smtp.messages] == [f"[#{n}" for n in range(20)]
    assert smtp.visits == 1


def test_an_international_domain_is_written_as_servers_take_it(smtp, write):
    write(address="lucia@peña.example")

    send_due_letters()

    assert smtp.messages[0]["To"].addresses[0].addr_spec == "lucia@xn--pea-8ma.example"


def test_a_worker_that_lost_its_lease_does_not_mark_a_letter_as_sent(smtp, write):
    write()
    zombie = claim(Letter, lease=timedelta(seconds=-1))
    assert send_due_letters() == 1

    assert not settle(zombie, LetterState.RETRYING)

    assert Letter.objects.get().state == LetterState.SENT
    assert smtp.messages[0]["X-Ventanilla-Attempt"] == "2"


def test_nothing_is_looked_for_while_letters_may_not_leave(smtp, env, write, django_assert_num_queries):
    write()
    env(demo=True)
    loop = LettersLoop()
    loop.is_new = False

    with django_assert_num_queries(0):
        assert not loop.turn()
