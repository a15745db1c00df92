"""OpenLDAP's server, in a process of its own on this machine, with three people and certificates of one day."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.config.conftest import free_port
from tests.doors.gate.openldap import find_slapd

BASE, SEARCHER, SECRET = "dc=norte,dc=example", "cn=ventanilla,dc=norte,dc=example", "busca-y-no-toca"
CONF = """
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
pidfile {folder}/pid
TLSCACertificateFile {folder}/ca.pem
TLSCertificateFile {folder}/server.pem
TLSCertificateKeyFile {folder}/server.key
database mdb
suffix "{base}"
directory {folder}/data
maxsize 10485760
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact="{searcher}" read by * none
"""
PERSON = """
dn: uid={name},{base}
objectClass: inetOrgPerson
uid: {name}
cn: {name}
sn: {name}
mail: {mail}
userPassword: {password}
"""


@dataclass(frozen=True)
class Slapd:
    folder: Path
    port: int
    """StartTLS, or without any; `tls_port`: TLS from the first byte."""
    tls_port: int


@contextmanager
def slapd(folder: Path, people: dict[str, tuple[str, str]]) -> Iterator[Slapd]:
    """`people`: the address and the password of each. Its certificate is for «localhost»."""
    path, _missing = find_slapd()
    found = Slapd(folder, free_port(), free_port())
    (folder / "data").mkdir()
    _certify(folder)
    conf, rows = folder / "slapd.conf", folder / "rows.ldif"
    conf.write_text(CONF.format(folder=folder, base=BASE, searcher=SEARCHER))
    top = f"dn: {BASE}\nobjectClass: dcObject\nobjectClass: organization\no: Norte\ndc: norte\n"
    searcher = f"\ndn: {SEARCHER}\nobjectClass: organizationalRole\nobjectClass: simpleSecurityObject\ncn: ventanilla\n"
    ours = [
        PERSON.format(name=name, base=BASE, mail=mail, password=word) for name, (mail, word) in people.items()
    ]
    rows.write_text("".join([top, searcher, f"userPassword: {SECRET}\n", *ours]))
    subprocess.run([path, "-T", "add", "-f", conf, "-l", rows, "-q"], check=True, capture_output=True)
    doors = f"ldap://127.0.0.1:{found.port} ldaps://127.0.0.1:{found.tls_port}"
    command = [path, "-f", str(conf), "-h", doors, "-d", "0"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(found.tls_port)
            yield found
        finally:
            process.terminate()


def _wait_for(port: int) -> None:
    for _time in range(200):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise AssertionError("slapd does not start.")


def _certify(folder: Path) -> None:
    """An authority, and a certificate by it for the server; and another authority that nobody believes."""
    authority, key = _signed("ca", None, None)
    server, server_key = _signed("localhost", authority, key)
    other, _key = _signed("other", None, None)
    for name, one in (("ca", authority), ("server", server), ("other", other)):
        (folder / f"{name}.pem").write_bytes(one.public_bytes(serialization.Encoding.PEM))
    (folder / "server.key").write_bytes(
        server_key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )


def _signed(
    name: str, authority: x509.Certificate | None, by: ec.EllipticCurvePrivateKey | None
) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    key, at = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    built = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(authority.subject if authority else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(at + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=authority is None, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
    )
    return built.sign(by or key, hashes.SHA256()), key
