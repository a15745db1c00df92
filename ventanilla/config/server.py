"""One process that serves pages and, where it is the only one, also does the work behind them."""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from typing import NoReturn

import uvicorn

from ventanilla.config.env import ConfigError

log = logging.getLogger("ventanilla.server")
GRACE_SECONDS = 5
"""How long running requests, and the jobs in hand beside them, may take: all ends within ten seconds."""


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
    from ventanilla.config.asgi import application

    background = Background(service, stop) if service else None
    config = uvicorn.Config(
        application,
        access_log=False,
        log_config=None,
        server_header=False,
        proxy_headers=False,  # how many proxies to believe is our own setting
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    if background:
        background.start()
    Server(config, stop=stop, ready=ready).run(sockets=[listener])
    stop.set()
    if background:
        background.join(GRACE_SECONDS + 1)
    return 1 if background and background.has_failed else 0


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
        await super().startup(sockets)
        self.ready()

    async def on_tick(self, counter: int) -> bool:
        self.should_exit = self.should_exit or self.stop.is_set()
        return await super().on_tick(counter)


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
