"""The server of pages: one process that also does the work behind them, or several that share what is loaded."""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import resource
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from typing import NoReturn

import uvicorn

from ventanilla.config.env import ConfigError
from ventanilla.config.processes import Child, Family

log = logging.getLogger("ventanilla.server")
GRACE_SECONDS = 5
"""How long running requests, and the jobs in hand beside them, may take: all ends within ten seconds."""
BACKLOG = 2048
"""Connections that may wait to be taken, as many as uvicorn lets wait."""
OTHER_FILES = 400
"""Files that a process has open besides streams: pages, databases, what is sent and taken in."""
EVERY_DAY = (
    "base.html", "portal_frame.html", "desk_frame.html", "gate/login.html", "parts/status.html", "parts/person.html",
    "parts/files.html", "parts/field.html", "parts/button.html", "parts/list.html", "portal/search.html",
    "portal/tickets/list.html", "portal/tickets/ticket.html", "desk/search.html", "desk/queue.html", "desk/_list.html",
    "desk/rows.html", "desk/ticket.html", "desk/ticket/head.html", "desk/ticket/thread.html", "desk/ticket/say.html",
    "desk/ticket/customer.html", "desk/ticket/ties.html",
)  # fmt: skip


def take_port(host: str, port: int) -> socket.socket:
    """The address, bound and not yet listening: visitors are refused, not kept waiting, while we start.

    Raises ConfigError, worded for the terminal, when it cannot be had.
    """
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise ConfigError(_why_not(host, port, error)) from error
    return listener


def _why_not(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken by another program: choose another with --port."
    if error.errno == errno.EACCES:
        return f"Port {port} is only for the system's own programs: choose another with --port."
    return f"{host} is no address of this machine: choose another with --host."


def serve(
    listener: socket.socket,
    *,
    stop: threading.Event,
    service: Callable[[threading.Event], None] | None,
    ready: Callable[[], None],
) -> int:
    """Serve until `stop` is set; `service` runs beside it, gets the same `stop` and may take its time to end.

    Returns the exit code: 1 when the service fell over, else 0.
    """
    background = Background(service, stop) if service else None
    if background:
        background.start()
    Server(configured(), stop=stop, ready=ready).run(sockets=[listener])
    stop.set()
    if background:
        background.join(GRACE_SECONDS + 1)
    return 1 if background and background.has_failed else 0


def serve_with_others(
    listener: socket.socket,
    *,
    processes: int,
    stop: threading.Event,
    service: Callable[[threading.Event], None] | None,
    ready: Callable[[], None],
) -> int:
    """As `serve`, by so many processes for pages, which share the listener, and one for `service`.

    The application is loaded before they part. Who comes while none is there waits. Returns the exit code.
    """
    config = configured()
    config.load()
    warm_up()

    def pages(stop: threading.Event) -> None:
        Server(config, stop=stop, ready=lambda: None).run(sockets=[listener])

    children = [Child(f"Page process {number + 1}", pages) for number in range(processes)]
    if service:
        children.append(Child("The worker", service))
    listener.listen(BACKLOG)
    ready()
    Family(children, stop).keep(before_the_end=listener.close)
    return 0


def warm_up() -> None:
    """Load what each process would else load at its first requests: addresses, words, the templates of every day."""
    from django.conf import settings
    from django.template.loader import get_template
    from django.urls import get_resolver
    from django.utils.translation.trans_real import translation as catalogue

    get_resolver().reverse_dict  # noqa: B018 - filled when it is first read
    for language, _name in settings.LANGUAGES:
        catalogue(language)
    for name in EVERY_DAY:
        get_template(name)


def configured() -> uvicorn.Config:
    from ventanilla.config.asgi import application
    from ventanilla.doors.live.streams import streams

    streams.most = min(streams.most, allow_files(streams.most + OTHER_FILES) - OTHER_FILES)
    return uvicorn.Config(
        application,
        access_log=False,
        log_config=None,
        server_header=False,
        proxy_headers=False,  # how many proxies to believe is our own setting
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=GRACE_SECONDS,
    )


def allow_files(wanted: int) -> int:
    """How many may be open at once: a stream is one. Most systems begin with 1,024 and allow many more to who asks."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return wanted
    allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))
    return allowed


class Server(uvicorn.Server):
    """uvicorn, ended by our own event: by itself it raises SIGTERM again and the process dies of it."""

    def __init__(self, config: uvicorn.Config, *, stop: threading.Event, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self.stop = stop
        self.ready = ready

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """In the process that answers: threads do not survive the fork before it."""
        from ventanilla.domain.live.between import listen_to_others

        await super().startup(sockets)
        listen_to_others(self.stop)
        self.ready()

    async def on_tick(self, counter: int) -> bool:
        self.should_exit = self.should_exit or self.stop.is_set()
        return await super().on_tick(counter)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Streams would last for minutes: they are told to come back, and end."""
        from ventanilla.doors.live.streams import streams

        streams.close()
        await super().shutdown(sockets)


class Background(threading.Thread):
    """Jobs and schedule beside the pages. When they fall over the pages end too, so that all starts anew."""

    def __init__(self, service: Callable[[threading.Event], None], stop: threading.Event) -> None:
        super().__init__(name="service", daemon=True)
        self.service = service
        self.stop = stop
        self.has_failed = False

    def run(self) -> None:
        try:
            self.service(self.stop)
        except Exception:
            log.exception("The service of jobs and schedule has failed")
            self.has_failed = True
        finally:
            self.stop.set()


def leave(code: int) -> NoReturn:
    """End the process now: a request that never returns must not hold it."""
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
