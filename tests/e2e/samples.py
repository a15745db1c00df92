"""Files that people attach, and one that only says that it is a picture."""

from __future__ import annotations

import base64

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
TXT = "Bandeja 2: vacía\nRodillo: gastado\n".encode()
PROGRAM = b"MZ" + bytes(500)
