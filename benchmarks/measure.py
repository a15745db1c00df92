"""What a process costs, read from the kernel: CPU of the tree, proportional memory, and how fast the machine is just now."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
ROUNDS_OF_CALIBRATION = 200_000


def tree(roots: Iterable[int]) -> list[int]:
    """These processes and all that came from them."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        for pid, parent in _parentage(stat):
            children.setdefault(parent, []).append(pid)
    found, waiting = [], list(roots)
    while waiting:
        found.append(waiting.pop())
        waiting += children.get(found[-1], [])
    return found


def cpu_seconds(roots: Iterable[int]) -> float:
    """User and system time of the tree so far, with that of children that have ended."""
    return sum(sum(map(int, _fields(pid)[11:15])) for pid in tree(roots)) / TICKS


def pss_mb(roots: Iterable[int]) -> float:
    """Proportional set size: what is shared counts once among those who share it."""
    return sum(_pss_kb(pid) for pid in tree(roots)) / 1024


def calibration_ms() -> float:
    """A fixed piece of pure Python. On a shared machine it says how much of the machine is ours just now."""
    started = time.perf_counter()
    total = 0
    for number in range(ROUNDS_OF_CALIBRATION):
        total += number * number % 7
    return (time.perf_counter() - started) * 1000


def machine() -> dict[str, str]:
    """Its size, for whoever reads the figures."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "cores": str(len(os.sched_getaffinity(0))),
        "memory": f"{memory:.0f} GiB",
        "processor": _named_in("/proc/cpuinfo", "model name", ":") or platform.machine(),
        "system": _named_in("/etc/os-release", "PRETTY_NAME", "=") or platform.system(),
        "python": platform.python_version(),
    }


def _named_in(file: str, name: str, sign: str) -> str:
    for line in Path(file).read_text(encoding="utf-8").splitlines():
        if line.startswith(name):
            return line.partition(sign)[2].strip().strip('"')
    return ""


def _parentage(stat: Path) -> Iterator[tuple[int, int]]:
    pid = int(stat.parent.name)
    fields = _fields(pid)
    if fields:
        yield pid, int(fields[1])


def _fields(pid: int) -> list[str]:
    """From the third field of `stat` on; the name before them may hold anything. Empty when it has ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return []


def _pss_kb(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
