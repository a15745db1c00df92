"""Do the jobs and keep the schedule, until told to stop."""

from __future__ import annotations

import argparse

from ventanilla.config.cli.start import load_django, stop_on_signals
from ventanilla.config.env import Env
from ventanilla.config.memory import few_arenas


def add_arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(options: argparse.Namespace) -> int:
    few_arenas()
    stop = stop_on_signals()
    env = Env.load()
    load_django()
    from ventanilla.config.readiness import refuse_unfit
    from ventanilla.doors.clock.service import run_service

    refuse_unfit(env)
    print("Ventanilla works on jobs and schedule (Ctrl-C stops it)", flush=True)
    run_service(stop)
    return 0
