"""`ventanilla`: serve, work, prepare, look after. One module per command."""

from __future__ import annotations

import argparse
import sys

from ventanilla.config.cli import (
    check,
    create_admin,
    demo,
    doctor,
    figures,
    hours,
    journal,
    levels,
    migrate,
    prepare,
    privacy,
    reindex,
    serve,
    worker,
)
from ventanilla.config.env import ConfigError
from ventanilla.core.errors import Refused

COMMANDS = {
    "serve": serve,
    "worker": worker,
    "migrate": migrate,
    "prepare": prepare,
    "create-admin": create_admin,
    "demo": demo,
    "reindex": reindex,
    "levels": levels,
    "figures": figures,
    "hours": hours,
    "journal": journal,
    "privacy": privacy,
    "doctor": doctor,
    "check": check,
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command. 0 is done, 1 is a "no" of the house, 2 is a wrong setting or argument."""
    parser = argparse.ArgumentParser(prog="ventanilla", description=__doc__)
    commands = parser.add_subparsers(metavar="command", required=True)
    for name, module in COMMANDS.items():
        promise = (module.__doc__ or "").strip().splitlines()[0]
        command = commands.add_parser(name, help=promise, description=module.__doc__)
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    options = parser.parse_args(arguments)
    try:
        return int(options.run(options))
    except ConfigError as error:
        print(f"ventanilla: {error}", file=sys.stderr)
        return 2
    except Refused as refusal:
        print(f"ventanilla: {refusal}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
