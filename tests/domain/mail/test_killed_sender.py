"""A worker killed with -9 in the middle of a letter: never lost, and twice only in the one unavoidable moment."""

import os
import signal
from collections import deque

import pytest

from tests.domain.jobs.processes import until, workers
from tests.domain.mail.conftest import SAY_NOTHING, TAKE_AND_SAY_NOTHING
from ventanilla.domain.mail.models import Letter, LetterState

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    ("moment", "copies"),
    [
        pytest.param(SAY_NOTHING, 1, id="before the server took it"),
        pytest.param(TAKE_AND_SAY_NOTHING, 2, id="after the server took it, before we knew"),
    ],
)
def test_a_letter_whose_sender_was_killed_is_sent_by_another_with_the_same_message_id(
    smtp, write, moment, copies
):
    smtp.at_data = deque([moment])
    letter = write()
    settings = {
        "VENTANILLA_SMTP_HOST": "127.0.0.1",
        "VENTANILLA_SMTP_PORT": str(smtp.port),
        "VENTANILLA_SMTP_SECURITY": "none",
    }

    with workers(1, lease_seconds=1, settings=settings) as [victim]:
        assert until(lambda: smtp.silences == 1)
        os.kill(victim.pid, signal.SIGKILL)
        victim.wait()
    with workers(1, lease_seconds=1, settings=settings):
        assert until(lambda: Letter.objects.filter(state=LetterState.SENT).exists())

    assert [message["Message-ID"] for message in smtp.messages] == [letter.message_id] * copies
    assert smtp.messages[-1]["X-Ventanilla-Attempt"] == "2"
