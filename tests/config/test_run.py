"""`python3 run.py`: what it cannot do it says in one sentence."""

from __future__ import annotations

import argparse
import shutil
import socket
import subprocess
import sys

import pytest

import run
from tests.config.conftest import ROOT


@pytest.fixture
def run_py(environ):
    def start(*arguments: str, where=ROOT, **settings: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "run.py", *arguments],
            cwd=where,
            env=environ | settings,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    return start


def assert_one_sentence(answer) -> None:
    assert answer.returncode == 1
    assert answer.stderr.startswith("run.py: ")
    assert answer.stderr.count("\n") == 1


@pytest.mark.parametrize("version", [(3, 10), (3, 12), (4, 0)])
def test_another_python_is_refused(version):
    with pytest.raises(run.SetupError, match=r"needs Python 3\.11"):
        run.refuse_wrong_python(version)


def test_a_taken_port_is_said_before_anything_is_installed(run_py, tmp_path, port):
    with socket.create_server(("127.0.0.1", port)):
        answer = run_py("--port", str(port), "--data", str(tmp_path / "var"))

    assert_one_sentence(answer)
    assert f"Port {port} is taken" in answer.stderr


def test_an_address_of_another_machine_is_refused(run_py, tmp_path):
    answer = run_py("--host", "192.0.2.1", "--data", str(tmp_path))

    assert_one_sentence(answer)


def test_a_folder_that_cannot_be_written_is_refused(run_py):
    answer = run_py("--data", "/proc/ventanilla")

    assert_one_sentence(answer)
    assert "/proc/ventanilla cannot be written" in answer.stderr


def test_a_missing_venv_module_is_named_with_its_package(run_py, tmp_path, port):
    house, without = tmp_path / "house", tmp_path / "without"
    for folder in (house, without):
        folder.mkdir()
    for name in ("run.py", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, house)
    (without / "ensurepip.py").write_text("raise ImportError\n")

    answer = run_py("--port", str(port), where=house, PYTHONPATH=str(without))

    assert_one_sentence(answer)
    assert "python3-venv" in answer.stderr
    assert not (house / ".venv").exists()


def test_an_unknown_command_is_refused(run_py):
    assert_one_sentence(run_py("sevre"))


@pytest.mark.parametrize("port", ["0", "65536", "http"])
def test_a_port_that_is_none_is_refused(run_py, port):
    answer = run_py("--port", port)

    assert answer.returncode == 2
    assert "is no port" in answer.stderr


def options(data, **other) -> argparse.Namespace:
    return argparse.Namespace(**{"host": "127.0.0.1", "port": 8000, "no_demo": False, "data": data} | other)


def test_the_secret_key_is_made_once_and_for_its_owner_alone(tmp_path, monkeypatch):
    monkeypatch.delenv("VENTANILLA_SECRET_KEY", raising=False)

    first = run.surroundings(options(tmp_path))["VENTANILLA_SECRET_KEY_FILE"]
    key = (tmp_path / "secret.key").read_text()
    run.surroundings(options(tmp_path))

    assert first == str(tmp_path / "secret.key")
    assert (tmp_path / "secret.key").stat().st_mode & 0o777 == 0o600
    assert len(key) >= 50
    assert (tmp_path / "secret.key").read_text() == key


def test_the_brand_of_the_demonstration_is_only_for_the_demonstration(tmp_path, monkeypatch):
    monkeypatch.delenv("VENTANILLA_BRAND_NAME", raising=False)

    shown = run.surroundings(options(tmp_path))
    own = run.surroundings(options(tmp_path, no_demo=True))

    assert (shown["VENTANILLA_DEMO"], shown["VENTANILLA_BRAND_NAME"]) == ("1", "Norte Sistemas")
    assert not {"VENTANILLA_DEMO", "VENTANILLA_BRAND_NAME"} & own.keys()
