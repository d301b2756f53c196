"""The pages of guests as a process of their own, with a database user that reaches their one table and nothing else."""

from __future__ import annotations

import re
import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING

import psycopg
import pytest
from psycopg import sql

from bench.nodes import Host, running
from bench.people import Person, joined
from tests.server.conftest import PASSPHRASE, PASSWORD
from tests.server.settings import SERVER
from tests.web.asking import address, values
from tests.web.inviting.people import LIVING, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GUESTS = "http://localhost:8001"
OTHERS = (
    "account",
    "vault",
    "sealed",
    "visit",
    "signed_in",
    "sign_up",
    "staged",
    "work",
    "mfa_authenticator",
    "limits",
)
GRANTS = ("GRANT SELECT, UPDATE ON guest TO {role}", "GRANT SELECT ON django_migrations TO {role}")


@contextmanager
def apart(tmp_path: Path) -> Iterator[tuple[Host, Host]]:
    """Set up a server, and the same for its guests' user of the database."""
    name, role = f"apart-{secrets.token_hex(4)}", f"guests_{secrets.token_hex(4)}"
    SERVER.psql(f'CREATE DATABASE "{name}"')
    before, _, after = str(SERVER.get_uri()).rpartition("/postgres?")
    whole = f"{before}/{name}?{after}"
    more = {"GOODTERMS_GUESTS": GUESTS}
    host = Host(tmp_path, whole, more=more)
    assert host.run("host", "migrate").returncode == 0
    with psycopg.connect(whole, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {role} LOGIN".encode())
        for grant in GRANTS:
            connection.execute(grant.format(role=role).encode())
    try:
        yield host, Host(tmp_path, whole.replace("postgres:@", f"{role}:@"), more=more)
    finally:
        SERVER.psql(f'DROP DATABASE "{name}" WITH (FORCE)')
        SERVER.psql(f"DROP ROLE {role}")


def invites(owner: Person) -> str:
    """Answer what has to be answered, and make an invitation; give the path of its link."""
    for question, choices in LIVING.items():
        for value in values(question, choices)[:1]:
            owner.post(address(question), {"answer": value})
    for do in ("look", "make"):
        seen = re.findall(r'name="seen" value="(\w+)"', owner.get("/terms/invite").page) or [""]
        sent = {"called": "Kim", "words": WORDS, "topics": "contact", "do": do, "seen": seen[0]}
        owner.post("/terms/invite", sent)
    found = re.search(rf"{GUESTS}(/open/[A-Za-z0-9_-]+)", owner.get("/terms/invite").page)
    assert found, owner.get("/terms/invite").page
    owner.post("/terms/invite", {"do": "copied"})
    return found[1]


def test_they_open_and_answer_and_reach_no_other_table_and_no_token_is_logged(tmp_path: Path) -> None:
    with apart(tmp_path) as (host, narrow), running(host) as (node,):
        guests = narrow.node(kind="--guests")
        try:
            owner = joined(host.address, [node.port], "robin", PASSWORD, PASSPHRASE)
            link = invites(owner)
            preview, guest = Person(GUESTS, [guests.port]), Person(GUESTS, [guests.port])
            assert "Kim" not in preview.get(link).page
            assert guest.ask("POST", link).leads == "/back"
            assert preview.ask("POST", link).status == 404  # the first link is dead
            back = re.search(rf"{GUESTS}(/open/[A-Za-z0-9_-]+)", guest.get("/back").page)
            assert back
            for path in ("/plan", "/terms", "/account/in", "/settings"):
                assert guest.get(path).status == 404
            guest.post("/topics/1", {"line": "1", "words": "", "do": "said"})
            assert guest.post("/look", {}).leads == "/"
            assert "They answered" in owner.get("/terms/invite").page
            assert guest.ask("POST", back[1]).leads == "/"
            guest.ask("GET", link + "x")
            for path in (link, back[1]):
                token = path.rpartition("/")[2]
                assert token not in guests.log + node.log
        finally:
            guests.stop()
        with psycopg.connect(narrow.database, autocommit=True) as connection:
            assert connection.execute("SELECT count(*) FROM guest").fetchone() == (1,)
            for table in OTHERS:
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    connection.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(table)))


def test_the_page_for_hosts_tells_of_these_grants() -> None:
    from pathlib import Path

    page = (Path(__file__).parents[2] / "docs" / "server.md").read_text(encoding="utf-8")
    for grant in GRANTS:
        assert grant.format(role="guests") + ";" in page
