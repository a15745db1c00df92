"""Set up, serve and check Ventanilla with nothing but Python 3.11 and its standard library.

python3 run.py [--host H] [--port P] [--data DIR] [--no-demo]  set up what is missing, then serve
python3 run.py create-admin [--data DIR] --email E --name N    give the first administrator a login
python3 run.py test [arguments of pytest]                      every check; with arguments: pytest alone
python3 run.py screenshots                                     draw the pictures of the documentation
"""

from __future__ import annotations

import argparse
import errno
import hashlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
VENTANILLA = [str(PYTHON), "-m", "ventanilla.config.cli"]
EVERY_ADDRESS = {"0.0.0.0", "::"}  # noqa: S104 - compared with what was asked for, never a default
DEVELOPERS = {"test": "tests.house.steps", "screenshots": "tests.e2e.screenshots"}
DEMO_BRAND = {
    "VENTANILLA_BRAND_NAME": "Norte Sistemas",
    "VENTANILLA_BRAND_LEGAL_NAME": "Norte Sistemas S.L.",
    "VENTANILLA_BRAND_ADDRESS": "Calle del Coso 84, 50001 Zaragoza",
    "VENTANILLA_BRAND_PHONE": "976 555 014",
    "VENTANILLA_BRAND_EMAIL": "soporte@norte.example",
    "VENTANILLA_BRAND_HOURS": "De lunes a viernes, 8:30 – 14:00 y 15:30 – 18:30",
    "VENTANILLA_MAIL_FROM": "soporte@norte.example",
}


class SetupError(Exception):
    """Something the reader can mend, in one sentence."""


def main(arguments: list[str]) -> int:
    command = arguments[0] if arguments and not arguments[0].startswith("-") else "serve"
    try:
        refuse_wrong_python(sys.version_info[:2])
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # a stop ends our children as Ctrl-C does
        if command == "serve":
            return serve(_options(arguments))
        if command == "create-admin":
            return create_admin(arguments[1:])
        if command in DEVELOPERS:
            return develop(DEVELOPERS[command], arguments[1:])
        raise SetupError(
            f"There is no command «{command}»: serve, create-admin, test and screenshots are known."
        )
    except SetupError as trouble:
        print(f"run.py: {trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 0 if command == "serve" else 130


# What must be so


def refuse_wrong_python(version: tuple[int, ...]) -> None:
    if version != (3, 11):
        found = ".".join(str(part) for part in version)
        raise SetupError(
            f"Ventanilla needs Python 3.11 and this is {found}: start it with `python3.11 run.py`."
        )


def refuse_missing_venv() -> None:
    try:
        import ensurepip  # noqa: F401 - Debian ships both apart from Python itself
        import venv  # noqa: F401
    except ImportError:
        raise SetupError(
            "Python's venv module is missing: install it first (on Debian: apt install python3-venv)."
        ) from None


def refuse_read_only(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        raise SetupError(
            f"The folder {folder} cannot be written ({error.strerror}): choose another or allow it."
        ) from None


def refuse_taken_port(host: str, port: int) -> None:
    try:
        with socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET):
            pass
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise SetupError(
                f"Port {port} is taken by another program: choose another with --port."
            ) from None
        if error.errno == errno.EACCES:
            raise SetupError(
                f"Port {port} is only for the system's own programs: choose another with --port."
            ) from None
        raise SetupError(
            f"{host} is no address of this machine ({error.strerror}): choose another with --host."
        ) from None


# Setting up


def install(lock: str) -> None:
    """Bring `.venv` to what the lock says; nothing is done when its stamp says that it is there."""
    wanted = _digest(ROOT / lock, ROOT / "pyproject.toml", also=f"{sys.version} {ROOT}")
    stamp = VENV / f"installed-{lock}"
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    refuse_missing_venv()
    refuse_read_only(ROOT)
    if not PYTHON.exists():
        _say("Creating the environment .venv")
        _run(
            [sys.executable, "-m", "venv", "--clear", str(VENV)], "The environment .venv could not be created"
        )
    _say(f"Installing {lock}")
    _install_with_the_first_that_can(
        ["--require-hashes", "-r", lock], ["--no-deps", "--no-build-isolation", "-e", "."]
    )
    stamp.write_text(wanted)


def _install_with_the_first_that_can(*wishes: list[str]) -> None:
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    uv = shutil.which("uv")
    if not uv and _succeeds([*pip, "--require-hashes", "-r", "requirements-uv.lock"]):
        uv = str(VENV / "bin" / "uv")
    if uv and all(
        _succeeds([uv, "pip", "install", "--quiet", "--python", str(PYTHON), *wish]) for wish in wishes
    ):
        return
    for wish in wishes:
        _run([*pip, *wish], "The packages could not be installed")


def prepare(data: Path, environ: dict[str, str]) -> None:
    """Texts, static files, schema and demonstration; skipped while nothing they are made of has changed."""
    ours = sorted(
        f"{key}={value}" for key, value in environ.items() if key.startswith(("VENTANILLA_", "DATABASE_"))
    )
    sources = [path for path in (ROOT / "ventanilla").rglob("*.*") if path.suffix not in {".pyc", ".mo"}]
    wanted = _digest(ROOT / "requirements.lock", *sources, also="\n".join(ours))
    stamp = data / "prepared"
    there = (
        "DATABASE_URL" not in environ
        and (data / "ventanilla.sqlite3").exists()
        and (data / "static").exists()
    )
    if there and stamp.exists() and stamp.read_text() == wanted:
        return
    _say("Preparing texts, static files and the database")
    _run([*VENTANILLA, "prepare"], "The installation could not be prepared", environ)
    if "VENTANILLA_DEMO" in environ:
        _run([*VENTANILLA, "demo", "--if-empty"], "The demonstration could not be loaded", environ)
    stamp.write_text(wanted)


def surroundings(options: argparse.Namespace) -> dict[str, str]:
    """The environment that the installed command gets; what the caller has set already stays."""
    everywhere = options.host in EVERY_ADDRESS
    name = "127.0.0.1" if everywhere else f"[{options.host}]" if ":" in options.host else options.host
    ours = {
        "VENTANILLA_BASE_URL": f"http://{name}:{options.port}",
        "VENTANILLA_ALLOWED_HOSTS": "127.0.0.1,localhost",
    }
    if not options.no_demo:
        ours |= DEMO_BRAND | {"VENTANILLA_DEMO": "1"}
        if everywhere:  # a demonstration may be shown to the whole room, by whatever name they type
            ours["VENTANILLA_ALLOWED_HOSTS"] = "*"
    if "VENTANILLA_SECRET_KEY" not in os.environ:
        ours["VENTANILLA_SECRET_KEY_FILE"] = str(_secret_key(options.data))
    environ = {**ours, **os.environ, "VENTANILLA_DATA": str(options.data)}
    if options.no_demo:
        environ.pop("VENTANILLA_DEMO", None)
    return environ


def _secret_key(data: Path) -> Path:
    path = data / "secret.key"
    if not path.exists():
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    return path


# Commands


def serve(options: argparse.Namespace) -> int:
    refuse_read_only(options.data)
    refuse_taken_port(options.host, options.port)
    install("requirements.lock")
    environ = surroundings(options)
    prepare(options.data, environ)
    # Until the new program has its own handlers a signal would just kill it: signals wait until it listens.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    os.chdir(ROOT)
    address = ["--host", options.host, "--port", str(options.port)]
    os.execve(PYTHON, [*VENTANILLA, "serve", "--with-worker", *address], environ)  # noqa: S606 - no shell wanted


def create_admin(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="run.py create-admin", add_help=False)
    parser.add_argument("--data", type=_folder, default=_folder(os.environ.get("VENTANILLA_DATA", "var")))
    known, rest = parser.parse_known_args(arguments)
    refuse_read_only(known.data)
    install("requirements.lock")
    environ = surroundings(argparse.Namespace(host="127.0.0.1", port=8000, no_demo=True, data=known.data))
    _run([*VENTANILLA, "migrate"], "The database could not be prepared", environ)
    return subprocess.run([*VENTANILLA, "create-admin", *rest], cwd=ROOT, env=environ, check=False).returncode


def develop(module: str, arguments: list[str]) -> int:
    """Run one of the modules in `tests/` with the tools of developers installed."""
    install("requirements-dev.lock")
    return subprocess.run([PYTHON, "-m", module, *arguments], cwd=ROOT, check=False).returncode


# Small things


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", nargs="?", help="serve unless another is named")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=_port, default=8000, help="port to listen on (8000)")
    parser.add_argument("--data", type=_folder, default=_folder(os.environ.get("VENTANILLA_DATA", "var")),
                        help="folder for the database, files and keys (./var)")  # fmt: skip
    parser.add_argument(
        "--no-demo", action="store_true", help="an empty installation instead of the demonstration"
    )
    return parser.parse_args(arguments)


def _port(text: str) -> int:
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"{text} is no port: choose a number from 1 to 65535")
    return int(text)


def _folder(text: str) -> Path:
    return Path(text).absolute()


def _digest(*paths: Path, also: str) -> str:
    total = hashlib.sha256(also.encode())
    for path in sorted(path for path in paths if path.is_file()):
        total.update(str(path).encode() + path.read_bytes())
    return total.hexdigest()


def _succeeds(command: list[str]) -> bool:
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0


def _run(command: list[str], otherwise: str, environ: dict[str, str] | None = None) -> None:
    found = subprocess.run(command, cwd=ROOT, env=environ, check=False, text=True, stderr=subprocess.PIPE)
    if found.returncode:
        reason = (found.stderr.strip().splitlines() or ["no reason was given"])[-1]
        raise SetupError(f"{otherwise}: {reason}")


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
