"""What an installation may set: typed, listed, and refused with a sentence when it is wrong.

Values come from environment variables or from a TOML file (named by VENTANILLA_CONFIG) with the same
names in lower case and without the prefix; the environment wins. `ventanilla check` lists them all.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ventanilla.config.elsewhere import trouble_with_directory, trouble_with_provider

PREFIX = "VENTANILLA_"
UNPREFIXED = {"database_url", "redis_url"}
SELECTORS = {"VENTANILLA_CONFIG"}
"""Variables that say where to read from; they are no settings themselves."""


class ConfigError(Exception):
    """A setting is unknown, malformed or unsafe; the text says which one and what to do."""


def flag(text: str) -> bool:
    words = {
        "1": True,
        "true": True,
        "yes": True,
        "on": True,
        "0": False,
        "false": False,
        "no": False,
        "off": False,
    }
    if text.strip().lower() not in words:
        raise ValueError("must be 1 or 0")
    return words[text.strip().lower()]


def web_address(text: str) -> str:
    parts = urlsplit(text.strip())
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path not in {"", "/"}:
        raise ValueError("must look like https://soporte.example.com, without a path")
    return text.strip().rstrip("/")


def colour(text: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", text.strip()):
        raise ValueError("must be a colour such as #0b6775")
    return text.strip().lower()


def choice(*words: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text.strip() not in words:
            raise ValueError("must be one of " + ", ".join(words))
        return text.strip()

    return parse


def names(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def count(text: str) -> int:
    if not text.strip().isdigit():
        raise ValueError("must be a whole number")
    return int(text)


def words(text: str) -> str:
    return text.strip()


def setting(default: Any, help: str, parse: Callable[[str], Any] = words, *, secret: bool = False) -> Any:  # noqa: A002 - the word of every command line
    return field(default=default, metadata={"help": help, "parse": parse, "secret": secret})


@dataclass(frozen=True, kw_only=True)
class Env:
    data: Path = setting(  # noqa: RUF009 - `setting` returns a dataclass field
        Path("var"), "folder for the database, files and keys", lambda text: Path(text.strip())
    )
    database_url: str = setting(
        "", "postgres://user:password@host/name; empty: SQLite in the data folder", secret=True
    )
    direct_database_url: str = setting(
        "",
        "the same database past a pooler that lends connections by the transaction; empty: DATABASE_URL",
        secret=True,
    )
    redis_url: str = setting("", "redis://host:6379/0, optional: shared cache and rate limits", secret=True)
    secret_key: str = setting("", "at least 50 random characters; signs sessions and links", secret=True)
    debug: bool = setting(False, "developers only: never on a server that others reach", flag)
    demo: bool = setting(False, "a demonstration: its own data, no mail leaves", flag)
    base_url: str = setting(
        "http://127.0.0.1:8000", "address that people type; links in mail begin with it", web_address
    )
    allowed_hosts: tuple[str, ...] = setting(
        (), "more host names, comma separated; the base URL's is always allowed", names
    )
    trusted_proxies: int = setting(
        0, "how many proxies of yours stand in front and set X-Forwarded-For", count
    )
    staff_second_factor: bool = setting(
        True,
        "your people need a second step to come in, until the settings say otherwise; never in a demonstration",
        flag,
    )
    private_hosts: tuple[str, ...] = setting(
        (),
        "machines of your own network that may be asked all the same, as sign-in providers; comma separated",
        names,
    )
    oidc_issuer: str = setting("", "sign-in provider (OpenID Connect): its issuer, https://…; empty: none")
    oidc_client_id: str = setting("", "what the provider calls this installation")
    oidc_client_secret: str = setting("", "the secret that the provider gave it", secret=True)
    oidc_name: str = setting("SSO", "what the button says after «Entrar con»")
    oidc_for: str = setting(
        "staff", "who may link an account of it: staff or everybody", choice("staff", "everybody")
    )
    oidc_second_factor: bool = setting(
        False,
        "its own second step counts, when it says that it asked for one; 0: ours is asked all the same",
        flag,
    )
    ldap_host: str = setting("", "directory whose passwords your people may use; empty: none")
    ldap_port: int = setting(636, "its port", count)
    ldap_security: str = setting(
        "tls", "tls, starttls, or none for a directory on this machine", choice("tls", "starttls", "none")
    )
    ldap_ca: str = setting(
        "", "path of a PEM file with the authority of its certificate; empty: the system's"
    )
    ldap_base: str = setting("", "where your people are: ou=people,dc=example,dc=com")
    ldap_filter: str = setting("(mail={email})", "who of them is meant by an address")
    ldap_user: str = setting("", "as whom it is searched: a DN; empty: as nobody")
    ldap_password: str = setting("", "the password of that DN", secret=True)
    language: str = setting("es", "language before a person has chosen one", choice("es", "en"))
    time_zone: str = setting("Europe/Madrid", "time zone of the provider, such as Atlantic/Canary")
    smtp_host: str = setting("", "mail server; empty: letters are held and wait")
    smtp_port: int = setting(587, "its port", count)
    smtp_user: str = setting("", "its user, when it asks for one")
    smtp_password: str = setting("", "its password", secret=True)
    smtp_security: str = setting("starttls", "starttls, tls or none", choice("starttls", "tls", "none"))
    mail_from: str = setting("soporte@localhost", "address that letters come from")
    invoice_folder: str = setting("", "folder where another program leaves invoices to publish; empty: none")
    max_file_mb: int = setting(5, "largest file a person may attach, in MB (10^6 bytes)", count)
    brand_name: str = setting("Ventanilla", "name of your company, as customers know it")
    brand_legal_name: str = setting("", "its legal name, for letters and the legal page")
    brand_address: str = setting("", "its postal address")
    brand_phone: str = setting("", "its support telephone")
    brand_email: str = setting("", "its support mailbox, shown to people who cannot enter")
    brand_hours: str = setting("", "its opening hours in words, such as «De lunes a viernes, 8:30 – 18:30»")
    brand_colour: str = setting("#0b6775", "one colour; every shade is derived from it", colour)
    brand_logo: str = setting("", "path of an SVG or PNG file, square; empty: the initial of the name")
    privacy_url: str = setting("", "address of your privacy information, when it is on your own web")
    log_level: str = setting(
        "INFO", "DEBUG, INFO, WARNING or ERROR", choice("DEBUG", "INFO", "WARNING", "ERROR")
    )

    @property
    def is_production(self) -> bool:
        return not self.debug and not self.demo

    @property
    def is_sqlite(self) -> bool:
        return not self.database_url.startswith("postgres")

    @classmethod
    def load(cls, environ: Mapping[str, str] = os.environ) -> Env:
        """Read the file, then the environment over it.

        Raises ConfigError for a name nobody knows, a value that cannot be read, or an unsafe combination.
        """
        texts = {**_from_file(environ.get("VENTANILLA_CONFIG", "")), **_from_environment(environ)}
        known = {one.name: one for one in fields(cls)}
        for name in texts:
            if name not in known:
                raise ConfigError(
                    f"Unknown setting {variable(name)}. `ventanilla check` lists the known ones."
                )
        env = cls(**{name: _parsed(known[name], text) for name, text in texts.items()})
        env.refuse_unsafe()
        return env

    def refuse_unsafe(self) -> None:
        if self.database_url and not re.match(r"(postgres(ql)?|sqlite)://", self.database_url):
            raise ConfigError("DATABASE_URL must begin with postgres:// or sqlite://.")
        if self.is_production and len(self.secret_key) < 50:
            raise ConfigError(
                "VENTANILLA_SECRET_KEY is missing or shorter than 50 characters. Make one with "
                "`python3 -c 'import secrets; print(secrets.token_urlsafe(50))'` and keep it."
            )
        if self.debug and not self.base_url.startswith(("http://127.0.0.1", "http://localhost")):
            raise ConfigError(
                "VENTANILLA_DEBUG shows the inside of the house: it is refused for any address but localhost."
            )
        if self.debug and self.demo:
            raise ConfigError("VENTANILLA_DEBUG and VENTANILLA_DEMO exclude each other.")
        if trouble := trouble_with_provider(self) or trouble_with_directory(self):
            raise ConfigError(trouble)


def variable(name: str) -> str:
    return name.upper() if name in UNPREFIXED else PREFIX + name.upper()


def _from_environment(environ: Mapping[str, str]) -> dict[str, str]:
    texts = {}
    for key, value in environ.items():
        ours = key.startswith(PREFIX) or key.removesuffix("_FILE").lower() in UNPREFIXED
        if not ours or key in SELECTORS:
            continue
        name = key.removeprefix(PREFIX).lower()
        if name.endswith("_file"):
            name, value = name.removesuffix("_file"), _read_secret(key, value)
        texts[name] = value
    return texts


def _read_secret(key: str, path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ConfigError(f"{key} names {path}, which cannot be read: {error.strerror}.") from error


def _from_file(path: str) -> dict[str, str]:
    if not path:
        return {}
    try:
        found = tomllib.loads(_read_secret("VENTANILLA_CONFIG", path))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} is not a TOML file: {error}.") from error
    return {name: _as_text(value) for name, value in found.items()}


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)


def _parsed(one: Field[Any], text: str) -> Any:
    if text == "" and one.default is not MISSING:
        return one.default
    try:
        return one.metadata["parse"](text)
    except ValueError as error:
        shown = "its value" if one.metadata["secret"] else f"«{text}»"
        raise ConfigError(f"{variable(one.name)}: {shown} {error}.") from error
