"""Fill the database of a demonstration; refused anywhere else."""

from __future__ import annotations

import argparse

from ventanilla.config.cli.start import load_django
from ventanilla.config.env import ConfigError, Env


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--seed", type=int, default=2026, help="another number, another story (2026)")
    parser.add_argument(
        "--if-empty", action="store_true", help="do nothing where the demonstration is loaded already"
    )
    parser.add_argument("--rebuild", action="store_true", help="throw away what visitors did and begin again")


def run(options: argparse.Namespace) -> int:
    env = Env.load()
    if not env.demo:
        raise ConfigError("This is not a demonstration: VENTANILLA_DEMO=1 says that its data may be made up.")
    load_django()
    from ventanilla.config.readiness import refuse_unfit
    from ventanilla.demo.load import demo_is_loaded, load_demo, rebuild_demo

    refuse_unfit(env)
    if options.if_empty and demo_is_loaded():
        return 0
    load = rebuild_demo if options.rebuild else load_demo
    load(seed=options.seed)
    print("The demonstration is loaded.")
    return 0
