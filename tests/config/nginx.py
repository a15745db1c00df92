"""Debian's nginx with the block that our guide prints, on ports and with a certificate of its own."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

GUIDE = Path(__file__).resolve().parents[2] / "docs/how-to/run-and-configure.md"
AROUND = """
daemon off; pid {folder}/pid; error_log {folder}/errors; worker_processes 1;
events {{ worker_connections 512; }}
http {{ access_log off; client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
{block} }}
"""


def find_nginx() -> tuple[str, str]:
    """(its path, nothing), or (nothing, what is missing and how to get it)."""
    path = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    return (path, "") if path else ("", "no nginx was found (on Debian: apt install nginx-light)")


def block_of_the_guide() -> str:
    found = re.search(r"```nginx\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return found[1]


@contextmanager
def nginx(program: str, folder: Path, *, port: int, before: int) -> Iterator[None]:
    """In front of the server on port `before`, answering on `port`."""
    _write_certificate(folder)
    block = block_of_the_guide()
    for said, ours in {
        "127.0.0.1:8000": f"127.0.0.1:{before}", "listen 443": f"listen 127.0.0.1:{port}", "/etc/ssl": str(folder)
    }.items():  # fmt: skip
        assert said in block
        block = block.replace(said, ours)
    (folder / "conf").write_text(AROUND.format(folder=folder, block=block), encoding="utf-8")
    process = subprocess.Popen(
        [program, "-p", str(folder), "-c", str(folder / "conf"), "-e", str(folder / "errors")]
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(10)


def _write_certificate(folder: Path) -> None:
    key, name = (
        ec.generate_private_key(ec.SECP256R1()),
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "soporte.example.com")]),
    )
    now = datetime.now(UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = (
        made.serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
    )
    (folder / "soporte.pem").write_bytes(
        made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    )
    plain = serialization.NoEncryption()
    (folder / "soporte.key").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    )
