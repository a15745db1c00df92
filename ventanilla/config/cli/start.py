"""What several commands do first: load Django, listen to signals."""

from __future__ import annotations

import os
import signal
import threading
from types import FrameType


def load_django() -> None:
    """Settings and models. Raises ConfigError when a setting is wrong."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ventanilla.config.settings")
    django.setup()


def stop_on_signals() -> threading.Event:
    """An event that SIGTERM and Ctrl-C set from the first line of the command on: a stop is no error."""
    stop = threading.Event()

    def ask(number: int, frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, ask)
    # Whoever started us may have held signals back until these handlers were there.
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGTERM})
    return stop
