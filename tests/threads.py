"""Doing the same thing from many threads at the same moment."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from django.db import connections


def all_at_once(times: int, act: Callable[[int], Any]) -> list[Any]:
    """What each of the `times` calls returned or raised, in the order of their numbers."""
    start, outcomes = threading.Barrier(times), [None] * times

    def run(number: int) -> None:
        try:
            start.wait(timeout=20)
            outcomes[number] = act(number)
        except Exception as error:
            outcomes[number] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return outcomes
