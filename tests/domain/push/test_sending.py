"""From the verb to what a browser reads, past a service that answers as it pleases."""

from __future__ import annotations

import json
import socket
import time
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils.timezone import now
from joserfc import jwt
from joserfc.jwk import ECKey

from ventanilla.core.outgoing import ask
from ventanilla.core.web_push import bare, plain
from ventanilla.domain.jobs.execution import run_due_jobs
from ventanilla.domain.jobs.models import Job
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.notices.models import Notice
from ventanilla.domain.provider.actions import change_push
from ventanilla.domain.provider.house import forget_the_house
from ventanilla.domain.push.actions import sending
from ventanilla.domain.push.actions.sending import MOST_FAILURES, PAUSES, queue, seconds_until
from ventanilla.domain.push.keys import own_keys, ready_keys
from ventanilla.domain.push.models import Key, Subscription
from ventanilla.domain.push.notice import Notice as PushNotice
from ventanilla.domain.summaries.bell import visible_notices
from ventanilla.domain.tickets.actions.talking import reply

REPLY = {
    "title": "#1234 · Respuesta",
    "words": "La VPN se corta",
    "url": "/portal/soporte/1234/",
    "tag": "ticket:1234",
}


def test_what_is_queued_is_read_by_that_browser_and_by_nobody_on_the_way(cast, asks, push_service):
    browser, row = asks(cast.lucia)

    assert queue(cast.lucia.person_id, **REPLY, badge=3) == 1
    assert queue(cast.pedro.person_id, **REPLY) == 0
    run_due_jobs()

    (path, headers, envelope), = push_service.came  # fmt: skip
    assert push_service.notices(browser) == [
        {"title": "#1234 · Respuesta", "words": "La VPN se corta", "path": "/portal/soporte/1234/", "tag": "ticket:1234",
         "badge": 3}
    ]  # fmt: skip
    assert path == "/push/one"
    assert (headers["content-encoding"], headers["urgency"]) == ("aes128gcm", "normal")
    assert 86_390 <= int(headers["ttl"]) <= 86_400
    assert len(headers["topic"]) == 32
    assert "1234" not in str(headers)
    assert b"1234" not in envelope
    row.refresh_from_db()
    assert (row.sent_at is not None, row.failures) == (True, 0)


def test_the_service_knows_who_sends_by_the_key_that_the_browser_was_given(cast, asks, push_service):
    asks(cast.lucia)
    queue(cast.lucia.person_id, **REPLY)
    run_due_jobs()

    told = push_service.came[0][1]["authorization"]

    token, key = (one.split("=", 1)[1] for one in told.removeprefix("vapid ").split(", "))
    point = bare(key)
    public = {"kty": "EC", "crv": "P-256", "x": plain(point[1:33]), "y": plain(point[33:])}
    claims = jwt.decode(token, ECKey.import_key(public)).claims
    assert claims["aud"] == push_service.url
    assert claims["sub"] == "https://testserver"
    assert time.time() < claims["exp"] <= time.time() + 86_400
    assert key == own_keys().public


def test_each_browser_gets_its_own_and_what_is_rolled_back_is_told_to_none(cast, asks, push_service):
    telephone, _row = asks(cast.marta)
    laptop, _row = asks(cast.marta, "two", "her-laptop")

    assert queue(cast.marta.person_id, **REPLY, urgent=True) == 2
    with transaction.atomic():
        queue(cast.marta.person_id, **REPLY)
        transaction.set_rollback(True)
    run_due_jobs()

    one, two = sorted(push_service.came)
    assert json.loads(telephone.opened(one[2])) == json.loads(laptop.opened(two[2]))
    assert one[1]["urgency"] == "high"


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_forgotten_at_once(cast, asks, push_service, status):
    asks(cast.lucia)
    push_service.answers.append((status, {}))

    queue(cast.lucia.person_id, **REPLY)
    run_due_jobs()

    assert not Subscription.objects.exists()
    line = Entry.objects.get(verb="push.off")
    assert (line.thing_id, line.details["why"]) == (cast.lucia.person_id, "gone")


def test_a_busy_service_is_left_alone_as_long_as_it_asks(cast, asks, push_service):
    _browser, row = asks(cast.lucia)
    push_service.answers += [(429, {"Retry-After": "900"}), (503, {})]

    queue(cast.lucia.person_id, **REPLY)
    run_due_jobs()

    waits = Job.objects.get(state="ready")
    assert timedelta(seconds=880) < waits.run_after - now() <= timedelta(seconds=900)
    Job.objects.filter(pk=waits.pk).update(run_after=now())
    run_due_jobs()
    waits = Job.objects.get(state="ready")
    assert timedelta(seconds=PAUSES[1] - 20) < waits.run_after - now() <= timedelta(seconds=PAUSES[1])
    Job.objects.filter(pk=waits.pk).update(run_after=now())
    run_due_jobs()
    assert len(push_service.came) == 3
    assert not Job.objects.filter(state="ready").exists()
    row.refresh_from_db()
    assert row.failures == 0


def test_a_silent_service_is_asked_once_and_keeps_nobody_waiting(cast, asks, push_service):
    for name in ("one", "two", "three"):
        asks(cast.lucia, name, token=name)
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        silent = f"http://127.0.0.1:{nobody.getsockname()[1]}"
    for row in Subscription.objects.exclude(endpoint__endswith="three"):
        Subscription.objects.filter(pk=row.pk).update(endpoint=f"{silent}/{row.pk}")
    asked = []

    with patch.object(sending, "ask", lambda url, **more: [asked.append(url), ask(url, **more)][1]):
        queue(cast.lucia.person_id, **REPLY)
        run_due_jobs()

    assert sorted(url.startswith(silent) for url in asked) == [False, True]
    assert [path for path, _headers, _envelope in push_service.came] == ["/push/three"]
    assert [job.run_after > now() for job in Job.objects.filter(state="ready")] == [True, True]


@pytest.mark.parametrize(
    "answer", [(403, {}), (302, {"Location": "http://127.0.0.1/inside"}), (429, {"Retry-After": "90000"})]
)
def test_what_cannot_be_delivered_is_given_up_and_after_several_the_browser_is(
    cast, asks, push_service, answer
):
    asks(cast.lucia)
    Subscription.objects.update(failures=MOST_FAILURES - 2)

    for failures in (MOST_FAILURES - 1, None):
        push_service.answers += [answer] * (len(PAUSES) + 1)
        queue(cast.lucia.person_id, **REPLY)
        while run_due_jobs():
            Job.objects.filter(state="ready").update(run_after=now())
        push_service.answers.clear()
        assert list(Subscription.objects.values_list("failures", flat=True)) == [failures] * (
            failures is not None
        )

    assert Entry.objects.get(verb="push.off").details["why"] == "failing"


def test_nothing_goes_inside_the_own_network(cast, asks, push_service, settings):
    asks(cast.lucia)
    settings.PUSH_HOSTS = ()

    queue(cast.lucia.person_id, **REPLY)
    run_due_jobs()

    assert push_service.came == []


def test_nothing_is_sent_too_late_nor_when_the_house_has_switched_it_off(cast, asks, push_service):
    asks(cast.lucia)
    queue(cast.lucia.person_id, **REPLY)
    change_push(sent=False, by=cast.ivan)
    assert queue(cast.lucia.person_id, **REPLY) == 0
    run_due_jobs()
    change_push(sent=True, by=cast.ivan)
    queue(cast.lucia.person_id, **REPLY)
    job = Job.objects.get(state="ready")
    job.args[3] = int(time.time()) - 1
    job.save()
    run_due_jobs()
    forget_the_house()

    assert push_service.came == []


def test_another_key_of_the_installation_begins_anew(cast, asks, settings):
    asks(cast.lucia)
    before = own_keys()
    assert '"d"' not in Key.objects.get().secret
    assert ready_keys() == before

    settings.SECRET_KEY = "z" * 60
    assert own_keys() is None
    after = ready_keys()

    assert after.public != before.public
    assert not Subscription.objects.exists()


def test_a_notice_is_short_and_leads_to_this_house():
    told = json.loads(
        PushNotice(title="T" * 300, words="Dos\n líneas " * 200, path="/", tag="t" * 500).told()
    )

    assert (len(told["title"]), told["title"][-1], len(told["tag"])) == (80, "…", 100)
    assert len(told["words"]) <= 160
    assert "\n" not in told["words"]
    assert len(json.dumps(told)) < 1000
    for path in ("https://else.example/", "//else.example/", "/\\else.example", "cuenta/", "/" * 301):
        with pytest.raises(ValueError, match="page of this house"):
            PushNotice(title="", words="", path=path, tag="")


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("30", 30),
        ("", 0),
        ("soon", 0),
        ("-5", 0),
        ("٣", 0),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0),
        ("Wed, 21 Oct 2099 07:28:00 +99999999999999999999", 0),
    ],
)
def test_when_to_come_back_is_a_number_or_a_date(told, seconds):
    assert seconds_until(told) == seconds


def test_a_date_to_come_back_is_counted_from_now():
    at = now() + timedelta(hours=1)

    assert 3590 <= seconds_until(at.strftime("%a, %d %b %Y %H:%M:%S GMT")) <= 3600


def test_the_icon_does_not_count_what_has_been_closed_to_them(cast, asks, push_service, vpn_ticket):
    browser, _row = asks(cast.lucia)
    Notice.objects.create(
        key="f", member=cast.lucia, topic="invoices", thing="invoice", number=1, title="F", at=now()
    )
    cast.aurora.sections_off = ["invoices"]
    cast.aurora.save()

    reply(vpn_ticket, "Ya está.", by=cast.marta)
    run_due_jobs()

    (told,) = push_service.notices(browser)
    assert told["badge"] == visible_notices(cast.lucia).unread().count() == 1


def test_an_answer_reaches_the_telephone_and_says_nothing_that_anybody_has_typed(
    cast, asks, push_service, vpn_ticket
):
    browser, _row = asks(cast.lucia)

    reply(vpn_ticket, "La clave es cuarenta y dos.", by=cast.marta)
    run_due_jobs()

    (told,) = push_service.notices(browser)
    assert told["title"] == f"Incidencia #{vpn_ticket.number}"
    assert told["path"] == reverse("portal:ticket", args=[vpn_ticket.number])
    assert told["words"]
    assert told["tag"] == f"ticket:{vpn_ticket.number}"
    assert told["badge"] == Notice.objects.of(cast.lucia).unread().count() > 0
    assert "cuarenta" not in str(told)
