"""`python -m tests.e2e.cast_into`: the cast and some tickets into the installation of this environment.

Runs as a process of its own, with the installation's own settings, and prints what the tests need to know.
"""

from __future__ import annotations

import json
import sys

from ventanilla.config.cli.start import load_django


def main() -> None:
    load_django()
    from tests.e2e.stage import put_on_stage

    json.dump(put_on_stage(), sys.stdout)


if __name__ == "__main__":
    main()
