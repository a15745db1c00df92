"""`python -m ventanilla.config.cli`, where the installed command is not on the path."""

import sys

from ventanilla.config.cli import main

sys.exit(main())
