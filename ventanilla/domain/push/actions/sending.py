"""Telling somebody's browsers: one job for each, in the transaction of whoever has something to tell."""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import Enum

from django.conf import settings
from django.db.models import F
from django.utils.crypto import salted_hmac
from django.utils.timezone import now

from ventanilla.core.outgoing import Answer, Unreachable, ask
from ventanilla.core.web_push import plain, sealed, signed
from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.provider.house import the_house, the_house_now
from ventanilla.domain.push.actions.subscribing import end
from ventanilla.domain.push.anybody import anybody_asked
from ventanilla.domain.push.keys import Pair, own_keys
from ventanilla.domain.push.models import Subscription
from ventanilla.domain.push.notice import Notice
from ventanilla.domain.push.silence import is_silent, note_silence

WORTH = timedelta(days=1)
"""A notice that has not arrived by then is not told any more; the mail and the list have it."""
PAUSES = (30, 120, 600, 3600, 4 * 3600)
"""Seconds before it is tried again, when its service is busy or silent and does not say."""
BEHIND = -10
"""Its service answers when it likes: whatever else waits goes first."""
MOST_FAILURES = 5
"""Notices given up one after the other, before a browser is."""


class Fate(Enum):
    TAKEN = "taken"
    GONE = "gone"
    LATER = "later"
    REFUSED = "refused"


def queue(
    person_id: int,
    *,
    title: str,
    words: str,
    url: str,
    tag: str,
    badge: int | None = None,
    urgent: bool = False,
) -> int:
    """Tell all of their browsers, after the commit. Short words, in the person's language, that may lie on a locked screen.
    `url`: a path of this house; `tag`: a newer notice of the same tag replaces the older. How many browsers that are.

    Raises ValueError for an address that is not of this house.
    """
    notice = Notice(title=title, words=words, path=url, tag=tag, badge=badge)
    if not the_house().sends_push:
        return 0
    found = Subscription.objects.filter(device__person=person_id).values_list("pk", flat=True)
    for number in found:
        queue_one(number, notice, urgent=urgent)
    return len(found)


def who_is_told(people: Iterable[int]) -> set[int]:
    """Those of them who have asked on some device; nobody where nothing is sent. One query, none where nobody has asked."""
    asked = set(people)
    if not asked or not the_house().sends_push or not anybody_asked():
        return set()
    found = Subscription.objects.filter(device__person__in=asked)
    return set(found.values_list("device__person", flat=True))


def queue_one(number: int, notice: Notice, *, urgent: bool = False) -> None:
    """Tell this browser alone."""
    deliver.enqueue(
        number, notice.told(), _topic(notice.tag), int(time.time() + WORTH.total_seconds()), urgent
    )


@task(priority=BEHIND)
def deliver(number: int, words: str, topic: str, until: int, urgent: bool, tries: int = 0) -> None:
    """One envelope to one browser, unless it may not be told any more. Sent twice it is shown once: the tag is the same."""
    to = Subscription.objects.select_related("device__person").filter(pk=number).first()
    keys = own_keys()
    if to is None or keys is None or not the_house_now().sends_push or time.time() >= until:
        return None
    if not to.is_open:
        return end(to, "shut out")
    fate, wait = _post(to, keys, words, {"Topic": topic, "Urgency": "high" if urgent else "normal"}, until)
    wait = max(wait, PAUSES[min(tries, len(PAUSES) - 1)])
    if fate is Fate.LATER and tries < len(PAUSES) and time.time() + wait < until:
        again = deliver.using(run_after=now() + timedelta(seconds=wait))
        again.enqueue(number, words, topic, until, urgent, tries + 1)
    else:
        _note(to, fate)
    return None


def _post(to: Subscription, keys: Pair, words: str, wishes: dict[str, str], until: int) -> tuple[Fate, int]:
    """(what became of it, how many seconds its service wants to be left alone)."""
    if is_silent(to.endpoint):
        return Fate.LATER, 0
    at = time.time()
    who = signed(to.endpoint, private=keys.private, public=keys.public, contact=_contact(), seconds=at)
    headers = {
        **wishes, "TTL": str(max(0, int(until - at))), "Content-Encoding": "aes128gcm", "Authorization": who,
        "Content-Type": "application/octet-stream",
    }  # fmt: skip
    try:
        envelope = sealed(words.encode(), key=to.browser_key, auth=to.auth_secret)
        answer = ask(to.endpoint, named=settings.PUSH_HOSTS, body=envelope, headers=headers)
    except Unreachable:
        note_silence(to.endpoint)
        return Fate.LATER, 0
    return _fate(answer), seconds_until(answer.retry_after)


def _fate(answer: Answer) -> Fate:
    if answer.status in (404, 410):
        return Fate.GONE
    if answer.status == 429 or answer.status >= 500:
        return Fate.LATER
    return Fate.TAKEN if answer.status < 300 else Fate.REFUSED


def _note(to: Subscription, fate: Fate) -> None:
    row = Subscription.objects.filter(pk=to.pk)
    if fate is Fate.TAKEN:
        row.update(sent_at=now(), failures=0)
    elif fate is Fate.GONE:
        end(to, "gone")
    elif to.failures + 1 >= MOST_FAILURES:
        end(to, "failing")
    else:
        row.update(failures=F("failures") + 1)


def seconds_until(told: str) -> int:
    """`Retry-After` in seconds from now: it is a number or a date (RFC 9110, section 10.2.3); 0 for anything else."""
    if told.isascii() and told.isdigit():
        return int(told[:9])
    try:
        when = parsedate_to_datetime(told)
    except (ValueError, OverflowError):
        return 0
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0, int((when - datetime.now(UTC)).total_seconds()))


def _topic(tag: str) -> str:
    """By which a service knows that one replaces another, and not what it is about."""
    return plain(salted_hmac("ventanilla.push.topic", tag, algorithm="sha256").digest())[:32]


def _contact() -> str:
    """Where whoever runs a push service finds who sends."""
    base = str(settings.ENV.base_url)
    return base if base.startswith("https://") else f"mailto:{the_house().mail_from}"
