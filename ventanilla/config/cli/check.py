"""List every setting with its value and what it is for, and say what is wrong with them."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from dataclasses import Field, fields
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ventanilla.config.env import Env, variable


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--docs", action="store_true", help="print the table of the documentation")


def run(options: argparse.Namespace) -> int:
    if options.docs:
        print(as_markdown())
        return 0
    env = Env.load()
    for one in fields(env):
        value = getattr(env, one.name)
        origin = "default" if value == one.default else "set"
        print(f"{variable(one.name):<30} {shown(one, value):<34} {origin:<8} {one.metadata['help']}")
    wrong = list(complaints(env))
    for sentence in wrong:
        print(f"Wrong: {sentence}")
    print("Nothing is wrong with these settings." if not wrong else "")
    return 2 if wrong else 0


def complaints(env: Env) -> Iterator[str]:
    """What `Env.load` cannot see by the texts alone, a sentence each."""
    try:
        ZoneInfo(env.time_zone)
    except (ZoneInfoNotFoundError, ValueError):
        yield f"VENTANILLA_TIME_ZONE: «{env.time_zone}» is no time zone; Europe/Madrid is one."
    if env.brand_logo and not Path(env.brand_logo).is_file():
        yield f"VENTANILLA_BRAND_LOGO: there is no file {env.brand_logo}."
    if env.data.exists() and not (env.data.is_dir() and os.access(env.data, os.W_OK)):
        yield f"VENTANILLA_DATA: {env.data} is no folder that can be written."
    if env.smtp_user and not env.smtp_password:
        yield "VENTANILLA_SMTP_USER has no VENTANILLA_SMTP_PASSWORD."


def shown(one: Field[Any], value: Any) -> str:
    """A value as the person would type it; a secret only as being there."""
    if one.metadata["secret"]:
        return "•••" if value else "(empty)"
    if isinstance(value, bool):
        return "1" if value else "0"
    text = ",".join(value) if isinstance(value, tuple) else str(value)
    return text or "(empty)"


def as_markdown() -> str:
    """The table of `docs/how-to/run-and-configure.md`."""
    rows = ["| Variable | Default | What it is for |", "|---|---|---|"]
    for one in fields(Env):
        default = shown(one, one.default)
        default = "" if default == "(empty)" else f"`{default}`"
        rows.append(f"| `{variable(one.name)}` | {default} | {one.metadata['help'].replace('|', '·')} |")
    return "\n".join(rows)
