"""How a server for others is set up, read strictly from the environment. There is no default that would be unsafe.

GOODTERMS_ADDRESS: where people reach it, such as https://notes.example.org; plain http only on this machine itself.
GOODTERMS_GUESTS: where invited people reach their own pages, another name or port; without it nobody can be invited.
GOODTERMS_DATABASE: postgresql://user:password@host/name, or the whole path of a SQLite file.
GOODTERMS_SECRET_FILE: a file with a long random secret, for its owner's eyes alone (`goodterms host secret`).
GOODTERMS_SIGN_UP: invited (by links of `goodterms host invite`), or open to everybody.
GOODTERMS_HOST_NAME, GOODTERMS_HOST_CONTACT: who runs the server, and how they are reached.
GOODTERMS_PROXIES: how many reverse proxies stand in front (one where https is used).
GOODTERMS_LISTEN: where the program itself listens (default 127.0.0.1:8000; guests: 127.0.0.1:8001).
GOODTERMS_UPLOAD_MB: the most that one upload may hold (default 300).
GOODTERMS_OPENING: how many vaults may be opened at once on this node, each with 128 MiB (default 2).
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote, urlsplit

from goodterms.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping

USUAL = {"http": ":80", "https": ":443"}
LOOPBACK = ("127.0.0.1", "localhost", "::1")
POSTGRES = ("postgresql", "postgres")
SHORTEST_SECRET, LEAST_DIFFERENT = 50, 16
LISTEN, GUESTS_LISTEN = "127.0.0.1:8000", "127.0.0.1:8001"


class BadHosting(BadInput):
    """A setting of a server that is missing, or that cannot be used."""


@dataclass(frozen=True, slots=True)
class Database:
    """Where everything lies. file: of SQLite; else the parts of a PostgreSQL address."""

    file: Path | None = None
    name: str = ""
    user: str = ""
    password: str = field(default="", repr=False)
    host: str = ""
    port: str = ""


@dataclass(frozen=True, slots=True)
class Hosting:
    """A server. address, guests: scheme and name, without a slash at the end; guests: empty where there are none."""

    address: str
    guests: str
    database: Database
    secret: str = field(repr=False)
    sign_up: Literal["invited", "open"]
    host_name: str
    host_contact: str
    proxies: int
    listen: tuple[str, int]
    guests_listen: tuple[str, int]
    upload_mb: int
    opening: int

    @property
    def secure(self) -> bool:
        """Tell whether it is reached by https."""
        return self.address.startswith("https://")

    @property
    def name(self) -> str:
        """Give the name and port that a browser asks for."""
        return urlsplit(self.address).netloc


def hosting(environ: Mapping[str, str]) -> Hosting:
    """Read how the server is set up. Raise BadHosting with what is missing or cannot be used."""
    address = _address(environ, "GOODTERMS_ADDRESS")
    guests = _address(environ, "GOODTERMS_GUESTS") if environ.get("GOODTERMS_GUESTS") else ""
    if guests == address:
        raise BadHosting("GOODTERMS_GUESTS is the same as GOODTERMS_ADDRESS; give guests another name or port.")
    if guests.startswith("https:") and urlsplit(guests).hostname == urlsplit(address).hostname:
        raise BadHosting(
            "GOODTERMS_GUESTS has the name of GOODTERMS_ADDRESS; cookies know no ports, so give guests another name."
        )
    if guests and guests.partition(":")[0] != address.partition(":")[0]:
        raise BadHosting("GOODTERMS_GUESTS and GOODTERMS_ADDRESS differ in https; use it for both.")
    return Hosting(
        address=address,
        guests=guests,
        database=database(environ),
        secret=_secret(environ),
        sign_up=_sign_up(environ),
        host_name=_needed(environ, "GOODTERMS_HOST_NAME", "say who runs this server, as people are to read it"),
        host_contact=_needed(environ, "GOODTERMS_HOST_CONTACT", "say how whoever runs this server is reached"),
        proxies=_proxies(environ, secure=address.startswith("https://")),
        listen=_listen(environ, "GOODTERMS_LISTEN", LISTEN),
        guests_listen=_listen(environ, "GOODTERMS_GUESTS_LISTEN", GUESTS_LISTEN),
        upload_mb=_number(environ, "GOODTERMS_UPLOAD_MB", 300, range(1, 2001)),
        opening=_number(environ, "GOODTERMS_OPENING", 2, range(1, 65)),
    )


def database(environ: Mapping[str, str]) -> Database:
    """Read where the database is. Raise BadHosting."""
    written = _needed(
        environ, "GOODTERMS_DATABASE", "write postgresql://user:password@host/name, or the whole path of a SQLite file"
    )
    if written.startswith("/"):
        return Database(file=Path(written))
    try:
        parts = urlsplit(written)
        port = str(parts.port or "")
    except ValueError:
        raise _bad_database() from None
    name = unquote(parts.path.removeprefix("/"))
    if parts.scheme not in POSTGRES or not name:
        raise _bad_database()
    query = dict(pair.partition("=")[::2] for pair in parts.query.split("&") if pair)
    host = unquote(parts.hostname or query.get("host", ""))  # a folder of sockets stands in the query
    return Database(None, name, unquote(parts.username or ""), unquote(parts.password or ""), host, port)


def _bad_database() -> BadHosting:
    return BadHosting(
        "GOODTERMS_DATABASE cannot be used; write postgresql://user:password@host/name, or the whole path of a "
        "SQLite file."
    )


def _needed(environ: Mapping[str, str], name: str, what: str) -> str:
    found = environ.get(name, "").strip()
    if not found:
        raise BadHosting(f"{name} is not set: {what}.")
    return found


def _address(environ: Mapping[str, str], name: str) -> str:
    written = _needed(environ, name, "write where people reach this server, such as https://notes.example.org")
    parts = urlsplit(written)
    whole = f"{parts.scheme}://{parts.netloc}"
    if parts.netloc.endswith(USUAL.get(parts.scheme, ":")):
        raise BadHosting(f"{name} is “{written}”; leave the usual port out, as browsers do.")
    if parts.scheme not in {"http", "https"} or not parts.hostname or written.rstrip("/") != whole:
        raise BadHosting(f"{name} is “{written}”; write scheme and name alone, such as https://notes.example.org.")
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise BadHosting(f"{name} is “{written}”, which is not encrypted; use https behind a reverse proxy.")
    return whole.lower()


def _secret(environ: Mapping[str, str]) -> str:
    written = _needed(environ, "GOODTERMS_SECRET_FILE", "make one with goodterms host secret, and write its whole path")
    file = Path(written)
    try:
        mode, secret = file.stat().st_mode, file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as problem:
        raise BadHosting(f"GOODTERMS_SECRET_FILE {file} cannot be read ({problem}).") from None
    if os.name == "posix" and stat.S_IMODE(mode) & 0o007:
        raise BadHosting(f"GOODTERMS_SECRET_FILE {file} can be read by everybody on this machine; chmod 600 it.")
    if len(secret) < SHORTEST_SECRET or len(set(secret)) < LEAST_DIFFERENT:
        raise BadHosting(
            f"GOODTERMS_SECRET_FILE {file} holds no long random secret; make one with goodterms host secret."
        )
    return secret


def _sign_up(environ: Mapping[str, str]) -> Literal["invited", "open"]:
    written = _needed(environ, "GOODTERMS_SIGN_UP", "write invited, or open")
    if written == "invited":
        return "invited"
    if written == "open":
        return "open"
    raise BadHosting(f"GOODTERMS_SIGN_UP is “{written}”; write invited, or open.")


def _proxies(environ: Mapping[str, str], *, secure: bool) -> int:
    number = _number(environ, "GOODTERMS_PROXIES", None if secure else 0, range(10))
    if secure and not number:
        raise BadHosting("GOODTERMS_PROXIES is 0; https needs a reverse proxy in front, so write 1 or more.")
    return number


def _number(environ: Mapping[str, str], name: str, usual: int | None, within: range) -> int:
    written = environ.get(name, "").strip()
    if not written and usual is not None:
        return usual
    if not (written.isascii() and written.isdecimal()) or int(written) not in within:
        raise BadHosting(f"{name} is “{written}”; write a number from {within[0]} to {within[-1]}.")
    return int(written)


def _listen(environ: Mapping[str, str], name: str, usual: str) -> tuple[str, int]:
    written = environ.get(name, "").strip() or usual
    host, _, port = written.rpartition(":")
    if not host or not (port.isascii() and port.isdecimal()) or not 0 < int(port) < 2**16:
        raise BadHosting(f"{name} is “{written}”; write an address and a port, such as {usual}.")
    return host.strip("[]"), int(port)
