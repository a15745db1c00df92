"""Setting a PDF: a typst source of ours, and data that is only ever text.

A process of its own does it and ends: what typst remembers between two papers would stay with us for good. Made one at a
time, the papers of a busy minute queue and do not pile up.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ventanilla.core import typesetter

PATIENCE = 30.0
"""Seconds for one paper; the usual takes a tenth of one."""
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
"""Signs that turn the direction of what follows: a name with one would turn the sentence around it."""
_one_at_a_time = threading.Lock()


class NotSet(RuntimeError):
    """The paper could not be made, with what the typesetter said."""


def typeset(source: Path, data: Mapping[str, Any]) -> bytes:
    """A tagged PDF. Raises NotSet when the source is wrong, or takes too long."""
    return _made(source, [data], b"%PDF")[0]


def typeset_all(source: Path, papers: Sequence[Mapping[str, Any]]) -> list[bytes]:
    """The same of many at once, in a tenth of the time of one after the other. Raises NotSet if one cannot be made."""
    return _made(source, papers, b"%PDF") if papers else []


def draw(source: Path, data: Mapping[str, Any]) -> bytes:
    """A PNG of a source of one page, a pixel a point. Raises NotSet likewise."""
    return _made(source, [data], b"\x89PNG", drawn=True)[0]


def _made(source: Path, papers: Sequence[Mapping[str, Any]], begins: bytes, **wishes: bool) -> list[bytes]:
    order = json.dumps({"source": str(source), "data": [_plain(one) for one in papers], **wishes})
    with _one_at_a_time:
        try:
            done = subprocess.run(  # noqa: S603 - our own program, without a shell
                [sys.executable, "-I", typesetter.__file__],
                input=order.encode(), capture_output=True, timeout=PATIENCE * len(papers), check=False, env={},
                cwd=source.parent,
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise NotSet(f"{source.name} took more than {PATIENCE:g} s") from error
    made = [] if done.returncode else list(_apart(done.stdout))
    if len(made) != len(papers) or not all(one.startswith(begins) for one in made):
        raise NotSet(done.stderr.decode(errors="replace")[-2000:])
    return made


def _apart(out: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(out):
        begins = at + 8
        at = begins + int.from_bytes(out[at:begins], "big")
        yield out[begins:at]


def _plain(value: Any) -> Any:
    """The same without what is no sign to be read."""
    if isinstance(value, str):
        return "".join(one for one in value if one == "\n" or not _is_hidden(one))
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


def _is_hidden(sign: str) -> bool:
    return sign in _TURNS or unicodedata.category(sign) in ("Cc", "Cs", "Co", "Cn")
