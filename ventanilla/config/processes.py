"""Several processes made of one: what is loaded before they part lies in memory once.

The parent loads, forks, and looks after its children; it answers nobody itself. Nothing that cannot be shared may be there
before they part: no thread, no connection, no event loop.
"""

from __future__ import annotations

import gc
import logging
import os
import signal
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NoReturn

log = logging.getLogger("ventanilla.server")
LOOK_EVERY = 0.2
"""Seconds between looks after the children."""
STEADY_SECONDS = 10.0
"""Who has lived so long and dies is replaced at once; who dies young again and again waits longer each time."""
LONGEST_PAUSE = 30.0
STOP_WITHIN = 8.0
"""Seconds that children have to end by themselves: more than requests and jobs in hand are given."""

Work = Callable[[threading.Event], None]


@dataclass
class Child:
    """A place that one process after the other holds. `work` gets the event that ends it."""

    name: str
    work: Work
    pid: int = 0
    born: float = 0.0
    died_young: int = 0
    due: float = 0.0
    """When the next one may begin, by the monotonic clock."""

    def pause(self, now: float) -> float:
        """Seconds until another takes the place of the one that has just ended."""
        self.died_young = self.died_young + 1 if now - self.born < STEADY_SECONDS else 0
        return min(2.0 ** (self.died_young - 2), LONGEST_PAUSE) if self.died_young > 1 else 0.0


@dataclass
class Family:
    children: Sequence[Child]
    stop: threading.Event
    lifeline: tuple[int, int] = field(default_factory=os.pipe)
    """Nothing is ever written: it breaks when the parent is gone, however that came about."""

    def keep(self, *, before_the_end: Callable[[], None]) -> None:
        """Have every place held until `stop` is set, then end them all."""
        part_lightly()
        while not self.stop.is_set():
            for child in self.children:
                if child.pid:
                    self._look_after(child)
                if not child.pid and time.monotonic() >= child.due:
                    self._begin(child)
            self.stop.wait(LOOK_EVERY)
        before_the_end()
        self._end()

    def _begin(self, child: Child) -> None:
        child.born = time.monotonic()
        child.pid = os.fork()
        if not child.pid:
            self._live(child)

    def _live(self, child: Child) -> NoReturn:
        code = 1
        try:
            reader, writer = self.lifeline
            os.close(writer)
            threading.Thread(target=self._end_with_the_parent, args=[reader], daemon=True).start()
            child.work(self.stop)
            code = 0
        except Exception:
            log.exception("%s has failed", child.name)
        finally:
            logging.shutdown()
            os._exit(code)

    def _end_with_the_parent(self, reader: int) -> None:
        os.read(reader, 1)
        self.stop.set()

    def _look_after(self, child: Child) -> None:
        pid, status = os.waitpid(child.pid, os.WNOHANG)
        if not pid or self.stop.is_set():
            child.pid = 0 if pid else child.pid
            return
        pause = child.pause(time.monotonic())
        code = os.waitstatus_to_exitcode(status)
        how = signal.Signals(-code).name if code < 0 else f"code {code}"
        when = f"in {pause:.0f} s" if pause else "now"
        log.error("%s (process %s) ended with %s; another begins %s", child.name, pid, how, when)
        child.pid, child.due = 0, time.monotonic() + pause

    def _end(self) -> None:
        self._tell(signal.SIGTERM)
        latest = time.monotonic() + STOP_WITHIN
        while any(child.pid for child in self.children) and time.monotonic() < latest:
            time.sleep(LOOK_EVERY / 4)
            for child in self.children:
                if child.pid:
                    self._look_after(child)
        self._tell(signal.SIGKILL)

    def _tell(self, number: signal.Signals) -> None:
        for child in self.children:
            if child.pid:
                os.kill(child.pid, number)


def part_lightly() -> None:
    """Make this process fit to be forked.

    What is loaded by now is taken out of the collector's sight: looking through it would write to every page of it, and each
    process would get its own copy. Raises RuntimeError when there are threads, which do not come along.
    """
    from django.core.cache import caches
    from django.db import connections

    connections.close_all()
    caches.close_all()
    if threading.active_count() > 1:
        raise RuntimeError(f"Not alone any more: {[one.name for one in threading.enumerate()]}")
    gc.collect()
    gc.freeze()
