"""The program that sets PDFs or one picture and ends (see `pdf.py`): an order in JSON comes in, the bytes go out. Before
each paper goes its length, in eight bytes.

The data goes on as JSON, so that nothing somebody typed is read as markup. The fonts are those inside the wheel: the
same paper comes out everywhere.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def main() -> None:
    order = json.load(sys.stdin)
    source, inputs = Path(order["source"]), [{"data": json.dumps(one)} for one in order["data"]]
    make = _drawn if order.get("drawn") else _set
    for made in make(source.read_bytes(), source.parent, inputs):
        sys.stdout.buffer.write(len(made).to_bytes(8, "big") + made)


def _set(words: bytes, root: Path, inputs: list[dict[str, str]]) -> Iterator[bytes]:
    """One compiler for all: the second paper takes half as long. By PDF/UA-1 wherever our fonts have every sign.

    What they lack, emoji and far alphabets, is set with what the system has, and the mark of the standard is left out: it
    promises that everything can be read.
    """
    import typst  # only here: whoever imports this module to know where it lies does not pay for it

    compiler = typst.Compiler(words, root=root, ignore_system_fonts=True)
    for one in inputs:
        common: dict[str, Any] = {"format": "pdf", "sys_inputs": one}
        made: Any
        try:
            made = compiler.compile(words, pdf_standards=["ua-1"], **common)
        except typst.TypstError:
            made = typst.compile(words, root=root, **common)
        yield bytes(made)


def _drawn(words: bytes, root: Path, inputs: list[dict[str, str]]) -> Iterator[bytes]:
    """A PNG, one pixel a point."""
    import typst

    wishes: dict[str, Any] = {"root": root, "format": "png", "ppi": 72.0}
    for one in inputs:
        yield bytes(typst.compile(words, ignore_system_fonts=True, sys_inputs=one, **wishes))


if __name__ == "__main__":
    main()
