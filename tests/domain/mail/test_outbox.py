from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction

from ventanilla.domain.journal.actors import SYSTEM
from ventanilla.domain.mail.actions import may_go_again, send_again
from ventanilla.domain.mail.backoff import MAX_ATTEMPTS, pause_after
from ventanilla.domain.mail.models import MASK, Letter, LetterState
from ventanilla.domain.mail.outbox import Draft, Recipient, write_letters
from ventanilla.domain.mail.threads import Thread, root_of

pytestmark = pytest.mark.django_db


def test_a_letter_is_written_in_three_ways_and_waits(smtp, write):
    letter = write(about=("ticket", 12))

    letter.refresh_from_db()
    assert letter.state == LetterState.QUEUED
    assert letter.subject == "[#4155] Tu incidencia está resuelta"
    assert "Hola, Lucía." in letter.text
    assert letter.html.count("<style>") == 1
    assert "style=" not in letter.html
    assert letter.message_id.startswith("<ticket.12.")
    assert letter.message_id.endswith("@norte.example>")
    assert list(Letter.objects.about("ticket", 12)) == [letter]


def test_html_is_escaped_and_plain_text_is_not(smtp, write):
    letter = write(context={"solution": "Usa <b>ñ</b> & prueba"})

    assert "Usa &lt;b&gt;ñ&lt;/b&gt; &amp; prueba" in letter.html
    assert "Usa <b>ñ</b> & prueba" in letter.text


def test_the_same_key_is_one_letter(smtp, write):
    first, second = write(), write()

    assert first is not None
    assert second is None
    assert Letter.objects.count() == 1


def test_a_duplicate_does_not_spoil_the_transaction(smtp, write):
    with transaction.atomic():
        write()
        write()
        write(key="other")

    assert Letter.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_verb_that_is_rolled_back_leaves_no_letter(smtp, write):
    def verb():
        with transaction.atomic():
            write()
            raise RuntimeError("the verb fails")

    with pytest.raises(RuntimeError):
        verb()

    assert not Letter.objects.exists()


def test_many_letters_are_one_query(smtp, django_assert_num_queries):
    drafts = [
        Draft(
            key=f"event:{number % 4}",
            to=Recipient("Lucía", f"person{number}@aurora.example", "es"),
            template="sample/mail/resolved",
            context={"number": 1, "solution": "", "token": "", "addresses": []},
        )
        for number in range(6)
    ]

    with django_assert_num_queries(1):
        written = write_letters(drafts)

    assert len(written) == Letter.objects.count() == 4
    assert all(letter.pk for letter in written)
    assert write_letters([]) == []


@pytest.mark.parametrize("settings_of_the_house", [{"smtp_host": ""}, {"smtp_host": "mail", "demo": True}])
def test_letters_are_held_in_a_demonstration_and_without_a_mail_server(env, write, settings_of_the_house):
    env(**settings_of_the_house)

    letter = write()

    assert letter.state == LetterState.HELD
    assert not may_go_again(letter)
    assert not send_again(letter, by=SYSTEM)


def test_a_held_letter_goes_when_there_is_a_way_out_and_somebody_says_so(smtp, env, write):
    env(smtp_host="")
    letter = write()
    env(smtp_host="127.0.0.1")

    assert send_again(letter, by=SYSTEM)

    letter.refresh_from_db()
    assert letter.state == LetterState.QUEUED


def test_only_a_failed_or_waiting_letter_is_retried(smtp, write):
    letter = write()
    assert not send_again(letter, by=SYSTEM)
    Letter.objects.update(state=LetterState.FAILED, attempts=9)

    assert send_again(letter, by=SYSTEM)

    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == (LetterState.QUEUED, 0)


def test_tokens_are_masked_wherever_a_letter_is_shown(smtp, write):
    letter = write(context={"token": "s3cr&t"}, secrets=["s3cr&t"])

    assert "s3cr&t" in letter.text
    assert "s3cr&amp;t" in letter.html
    for shown in (letter.preview_text(), letter.preview_html()):
        assert "s3cr" not in shown
        assert MASK in shown


@pytest.mark.parametrize("address", ["x@y.example\r\nBcc: z@y.example", "a@b.example, c@d.example", "nobody"])
def test_an_address_that_would_break_out_of_its_header_is_a_bug(smtp, write, address):
    with pytest.raises(ValueError, match="Not an address"):
        write(address=address)


def test_lines_typed_into_names_and_subjects_become_one_line(smtp, write):
    letter = write(name="Lucía\r\nBcc: all@aurora.example", context={"number": "1\r\nBcc: x@y.example"})

    assert letter.to_name == "Lucía Bcc: all@aurora.example"
    assert "\n" not in letter.subject


def test_a_thread_has_a_stable_root_and_short_references(smtp):
    parents = tuple(f"<{number}@aurora.example>" for number in range(40))
    thread = Thread(root_of("ticket", 12), parents)

    assert thread.root == "<ticket.12@norte.example>"
    assert thread.references.split()[0] == thread.root
    assert len(thread.references.split()) == 10
    assert thread.in_reply_to == "<39@aurora.example>"
    assert Thread(thread.root).in_reply_to == thread.root


def test_what_is_no_message_id_enters_no_thread():
    with pytest.raises(ValueError, match="Not a Message-ID"):
        Thread("<a@b.example>\r\nBcc: <c@d.example>")


def test_attempts_last_for_three_days():
    pauses = [pause_after(attempt) for attempt in range(1, MAX_ATTEMPTS)]

    assert [pause.total_seconds() / 60 for pause in pauses[:6]] == [1, 5, 15, 60, 240, 240]
    assert sum(pauses, timedelta()) >= timedelta(hours=72)


def test_nothing_in_a_letter_is_fetched_from_anywhere(smtp, write):
    letter = write()

    for sign in ("<img", "<link", "url(", "@import", "<script", "src="):
        assert sign not in letter.html


def test_letters_colours_follow_the_brand(smtp, env, write):
    env(
        brand_colour="#ff0000",
        brand_name="Sur Redes",
        brand_legal_name="Sur Redes S.L.",
        brand_phone="976 555 014",
    )

    letter = write()

    assert "Sur Redes S.L. · 976 555 014" in letter.html
    assert ">S</td>" in letter.html
    assert "#ff0000" not in letter.html


def test_the_layouts_files_stay_small():
    layout = Path(__file__).parents[3] / "ventanilla/templates/mail"

    for file in layout.iterdir():
        assert len(file.read_text().splitlines()) <= 130, file.name
