"""The program that sets one PDF and ends (see `pdf.py`): an order in JSON comes in, the bytes go out.

The data goes on as JSON, so that nothing somebody typed is read as markup. The fonts are those inside the wheel: the
same paper comes out everywhere.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any


def main() -> None:
    order = json.load(sys.stdin)
    source, inputs = Path(order["source"]), {"data": json.dumps(order["data"])}
    sys.stdout.buffer.write(_set(source.read_bytes(), source.parent, inputs))


def _set(words: bytes, root: Path, inputs: dict[str, str]) -> bytes:
    """By PDF/UA-1 wherever our fonts have every sign.

    What they lack, emoji and far alphabets, is set with what the system has, and the mark of the standard is left out: it
    promises that everything can be read.
    """
    import typst  # only here: whoever imports this module to know where it lies does not pay for it

    common: dict[str, Any] = {"root": root, "format": "pdf", "sys_inputs": inputs}
    try:
        made = typst.compile(words, pdf_standards=["ua-1"], ignore_system_fonts=True, **common)
    except typst.TypstError:
        made = typst.compile(words, **common)
    return bytes(made)


if __name__ == "__main__":
    main()
