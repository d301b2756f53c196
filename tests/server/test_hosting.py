"""A server starts with nothing that would be unsafe, and says in one sentence what is missing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bench.nodes import Host
from goodterms import hosting
from goodterms.hosting import BadHosting

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]


@pytest.fixture
def environ(tmp_path: Path) -> Mapping[str, str]:
    """Give settings that can be used."""
    found = Host(tmp_path, "postgresql://one:p%40ss@db.example.org:5433/kept").environ
    return {**found, "GOODTERMS_ADDRESS": "https://notes.example.org", "GOODTERMS_PROXIES": "1"}


def test_what_is_set_is_read(environ: Mapping[str, str]) -> None:
    found = hosting.hosting({**environ, "GOODTERMS_GUESTS": "https://page.example.org"})
    assert (found.address, found.name, found.secure) == ("https://notes.example.org", "notes.example.org", True)
    at = found.database
    assert (at.user, at.password, at.host, at.port, at.name) == ("one", "p@ss", "db.example.org", "5433", "kept")
    assert found.secret not in repr(found)
    assert "p@ss" not in repr(found)


@pytest.mark.parametrize(
    "name",
    ["ADDRESS", "DATABASE", "SECRET_FILE", "SIGN_UP", "HOST_NAME", "HOST_CONTACT", "PROXIES"],
)
def test_what_is_missing_is_named(environ: Mapping[str, str], name: str) -> None:
    left = {key: value for key, value in environ.items() if key != f"GOODTERMS_{name}"}
    with pytest.raises(BadHosting, match=f"GOODTERMS_{name}"):
        hosting.hosting(left)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("ADDRESS", "http://notes.example.org", "not encrypted"),
        ("ADDRESS", "https://notes.example.org/app", "scheme and name alone"),
        ("ADDRESS", "notes.example.org", "scheme and name alone"),
        ("GUESTS", "https://notes.example.org", "the same as"),
        ("GUESTS", "http://localhost:8001", "use it for both"),
        ("GUESTS", "https://notes.example.org:8443", "another name"),
        ("ADDRESS", "https://notes.example.org:443", "usual port"),
        ("DATABASE", "mysql://one@db/kept", "cannot be used"),
        ("DATABASE", "kept.sqlite3", "cannot be used"),
        ("DATABASE", "postgresql://db:port/kept", "cannot be used"),
        ("SIGN_UP", "yes", "invited, or open"),
        ("PROXIES", "0", "reverse proxy"),
        ("PROXIES", "many", "a number"),
        ("LISTEN", "8000", "an address and a port"),
        ("OPENING", "0", "a number"),
    ],
)
def test_what_cannot_be_used_is_refused(environ: Mapping[str, str], name: str, value: str, said: str) -> None:
    with pytest.raises(BadHosting, match=said):
        hosting.hosting({**environ, f"GOODTERMS_{name}": value})


@pytest.mark.parametrize(
    ("secret", "mode", "said"), [("a" * 60, 0o600, "long random"), ("short", 0o600, "long random")]
)
def test_a_secret_that_is_none_is_refused(
    environ: Mapping[str, str], tmp_path: Path, secret: str, mode: int, said: str
) -> None:
    file = tmp_path / "bad"
    file.write_text(secret)
    file.chmod(mode)
    with pytest.raises(BadHosting, match=said):
        hosting.hosting({**environ, "GOODTERMS_SECRET_FILE": str(file)})


def test_a_secret_that_everybody_can_read_is_refused(environ: Mapping[str, str]) -> None:
    Path(environ["GOODTERMS_SECRET_FILE"]).chmod(0o644)
    with pytest.raises(BadHosting, match="can be read by everybody"):
        hosting.hosting(environ)


def test_every_setting_stands_in_the_page_for_hosts_and_none_that_does_not_exist() -> None:
    known = set(re.findall(r"^(GOODTERMS_\w+)|, (GOODTERMS_\w+)", hosting.__doc__ or "", re.MULTILINE))
    known = {one or other for one, other in known} | {"GOODTERMS_GUESTS_LISTEN"}
    page = (ROOT / "docs" / "server.md").read_text(encoding="utf-8")
    told = {
        name
        for row in page.splitlines()
        if row.startswith("| `GOODTERMS_")
        for name in re.findall(r"GOODTERMS_\w+", row.split("|")[1])
    }
    assert told == known


def test_every_command_for_hosts_stands_in_their_page() -> None:
    from goodterms.cli.host import command

    page = (ROOT / "docs" / "server.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| `goodterms host ([a-z-]+)", page, re.MULTILINE))
    assert told == set(command.commands)


def test_the_containers_set_what_exists() -> None:
    for file in ("Containerfile", "compose.yaml"):
        text = (ROOT / "deploy" / file).read_text(encoding="utf-8")
        set_ = set(re.findall(r"\b(GOODTERMS_\w+)[=:](?!\?)", text)) - {"GOODTERMS_HOME"}
        source = (ROOT / "src" / "goodterms" / "hosting.py").read_text(encoding="utf-8")
        assert all(name in source for name in set_ - {"GOODTERMS_NAME", "GOODTERMS_GUESTS_NAME"})


def test_a_command_that_cannot_start_says_one_sentence(tmp_path: Path) -> None:
    host = Host(tmp_path, str(tmp_path / "kept.sqlite3"), address="http://notes.example.org")
    refused = host.run("host", "check")
    assert refused.returncode == 2
    assert refused.stderr.count("\n") == 1
    assert "not encrypted" in refused.stderr
