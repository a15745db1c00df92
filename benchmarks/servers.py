"""Processes that are started, waited for, and ended."""

from __future__ import annotations

import signal
import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent
SECONDS_TO_OPEN = 60
SECONDS_TO_CLOSE = 15


@dataclass
class Servers:
    urls: list[str] = field(default_factory=list)
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)
    ready_seconds: float = 0.0
    """From the start of the last page process to its first complete answer."""

    @property
    def pids(self) -> list[int]:
        return [process.pid for process in self.processes]

    def start(self, command: list[str], environ: dict[str, str]) -> None:
        process = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.DEVNULL)
        self.processes.append(process)

    def wait_for(self, url: str) -> float:
        started = time.perf_counter()
        while time.perf_counter() < started + SECONDS_TO_OPEN:
            if self.processes[-1].poll() is not None:
                raise SystemExit("The server ended before it opened; what it said stands above.")
            try:
                urlopen(url, timeout=5).close()  # noqa: S310 - our own address
                return time.perf_counter() - started
            except OSError:
                time.sleep(0.01)
        raise SystemExit(f"The server did not open within {SECONDS_TO_OPEN} seconds.")

    def stop(self) -> None:
        for process in self.processes:
            process.send_signal(signal.SIGTERM)
        for process in self.processes:
            try:
                process.wait(SECONDS_TO_CLOSE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
