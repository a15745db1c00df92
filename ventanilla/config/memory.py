"""What keeps the memory of a process small that runs for months: decision 65 has the measurements."""

from __future__ import annotations

import ctypes

ARENAS = 2
M_ARENA_MAX = -8  # in glibc's malloc.h


def few_arenas() -> None:
    """Before any thread begins. By itself glibc gives nearly each thread a heap of its own, which is never given back.

    Where the C library is another one (musl, macOS) there is nothing to say.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt:
        mallopt(M_ARENA_MAX, ARENAS)
