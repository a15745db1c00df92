"""`python3 -m benchmarks run --size 20000`: see benchmarks/README.md."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python3 -m benchmarks", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    _run_command(
        commands.add_parser("run", help="load a house if there is none, measure it, print the table")
    )
    _load_command(commands.add_parser("load", help="only load a house"))
    compare = commands.add_parser("compare", help="ratios between two runs")
    compare.add_argument("before", type=Path)
    compare.add_argument("after", type=Path)
    compare.set_defaults(do=_compare)
    baseline = commands.add_parser("baseline", help="serve the bare page; `run` starts it by itself")
    baseline.add_argument("--port", type=int, required=True)
    baseline.set_defaults(do=_baseline)
    _streams_command(commands.add_parser("streams", help="what open streams cost, and how soon they hear"))
    options = parser.parse_args(arguments)
    return int(options.do(options) or 0)


def _load_command(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--database", default="", help="postgres://…/name; without it SQLite in the folder")
    parser.add_argument("--size", type=int, default=20_000, help="tickets (20000)")
    parser.add_argument(
        "--data", type=Path, help="folder to keep the house in; without it the house goes away"
    )
    parser.set_defaults(do=_load)


def _run_command(parser: argparse.ArgumentParser) -> None:
    _load_command(parser)
    parser.add_argument("--rounds", type=int, default=5, help="how often everything is measured (5)")
    parser.add_argument(
        "--sequential", type=int, default=30, help="requests one after the other, each round (30)"
    )
    parser.add_argument("--seconds", type=float, default=3.0, help="of each closed loop (3)")
    parser.add_argument(
        "--connections", type=int, nargs="+", default=[8, 16], help="of the closed loops (8 16)"
    )
    parser.add_argument("--processes", type=int, default=2, help="web processes on PostgreSQL (2)")
    parser.add_argument("--only", nargs="+", default=[], help="these pages alone")
    parser.add_argument("--json", type=Path, help="file to write everything into")
    parser.set_defaults(do=_run)


def _streams_command(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--database", default="", help="postgres://…/name of a new one; without it SQLite")
    parser.add_argument("--streams", type=int, default=1_000, help="open at once (1000)")
    parser.add_argument("--notes", type=int, default=40, help="written while they listen (40)")
    parser.add_argument("--seconds", type=float, default=20.0, help="of silence, for the CPU of beats (20)")
    parser.add_argument("--processes", type=int, default=1, help="web processes on PostgreSQL (1)")
    parser.set_defaults(do=_streams)


def _streams(options: argparse.Namespace) -> None:
    from benchmarks.streams import run

    run(options)


def _run(options: argparse.Namespace) -> None:
    from benchmarks.run import run

    run(options)


def _load(options: argparse.Namespace) -> None:
    from benchmarks.run import load

    if options.data is None:
        raise SystemExit("Say with --data where the house is to be kept.")
    load(options)


def _compare(options: argparse.Namespace) -> None:
    from benchmarks.report import comparison

    print(comparison(options.before, options.after))


def _baseline(options: argparse.Namespace) -> None:
    from benchmarks.baseline import serve_bare

    serve_bare(options.port)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
