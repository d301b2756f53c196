"""The vault's file: private, cleaned of what is taken out, and never half made."""

from __future__ import annotations

import sqlite3
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection

from goodterms.vault import Row
from goodterms.web.database import (
    CannotStore,
    DatabaseTable,
    anything_kept,
    delete_vault,
    file,
    prepare,
    save_vault,
    scrub,
    vault_header,
)
from tests.web.books import ACCOUNT

HEADER = b"a header"
ROWS = [Row(bytes([number]) * 16, number, bytes(range(256)) * 4) for number in range(1, 4)]
OTHER_ACCOUNT = bytes(16)


def refuses(_path: Path, *, missing_ok: bool) -> None:
    del missing_ok
    raise PermissionError(13, "Permission denied")


def on_disk(home: Path) -> bytes:
    """Read everything that lies there, once nothing is open any more."""
    connection.close()
    return b"".join(path.read_bytes() for path in home.glob("vault.sqlite3*"))


def test_there_is_no_file_before_something_is_kept(home: Path) -> None:
    assert vault_header(None) is None
    assert not anything_kept(None)
    assert list(home.glob("*sqlite3*")) == []


def test_what_is_saved_is_there_for_its_owner_s_eyes_alone(home: Path) -> None:
    save_vault(ACCOUNT, HEADER, ROWS)
    assert vault_header(None) == (ACCOUNT, HEADER)
    assert sorted(DatabaseTable(ACCOUNT).every(), key=lambda row: row.id) == ROWS
    assert anything_kept(None)
    for path in home.glob("vault.sqlite3*"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_account_sees_its_own_rows_alone(home: Path) -> None:
    del home
    save_vault(ACCOUNT, HEADER, ROWS)
    other = DatabaseTable(OTHER_ACCOUNT)
    assert other.every() == other.read([ROWS[0].id]) == []
    other.drop([ROWS[0].id])
    assert len(DatabaseTable(ACCOUNT).every()) == len(ROWS)


def test_what_is_taken_out_is_overwritten_even_before_the_file_is_compacted(home: Path) -> None:
    marked = Row(bytes(16), 1, b"sealed, and to be gone " * 50)
    save_vault(ACCOUNT, HEADER, [*ROWS, marked])
    assert marked.body[:40] in on_disk(home)
    DatabaseTable(ACCOUNT).drop([marked.id])
    assert marked.body[:40] not in on_disk(home)


def test_preparing_what_is_ready_changes_nothing(home: Path) -> None:
    save_vault(ACCOUNT, HEADER, ROWS)
    before = on_disk(home)
    prepare()
    assert vault_header(None) == (ACCOUNT, HEADER)
    assert len(on_disk(home)) == len(before)


def test_a_file_whose_making_was_interrupted_is_no_vault_and_is_made_whole(home: Path) -> None:
    del home
    file().touch(0o600)
    assert vault_header(None) is None
    save_vault(ACCOUNT, HEADER, ROWS)
    assert vault_header(None) == (ACCOUNT, HEADER)


def test_deleting_leaves_nothing(home: Path) -> None:
    save_vault(ACCOUNT, HEADER, ROWS)
    delete_vault(None)
    assert list(home.glob("*sqlite3*")) == []
    assert vault_header(None) is None
    delete_vault(None)


def test_a_request_that_comes_too_late_makes_no_new_file(home: Path) -> None:
    save_vault(ACCOUNT, HEADER, ROWS)
    delete_vault(None)
    with pytest.raises(CannotStore):
        DatabaseTable(ACCOUNT).every()
    with pytest.raises(CannotStore), DatabaseTable(ACCOUNT).writing():
        pass
    assert not list(home.glob("vault.sqlite3*"))


def test_when_the_file_was_made_does_not_stand_in_it(home: Path) -> None:
    save_vault(ACCOUNT, HEADER, ROWS)
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT applied FROM django_migrations")
        assert [str(day)[:10] for (day,) in cursor.fetchall()] == ["1970-01-01"]
    for year in (f"{datetime.now(UTC).year}-".encode(), f"{datetime.now(UTC).year - 1}-".encode()):
        assert year not in on_disk(home)


@pytest.mark.parametrize("what", ["vault SET account = 'no'", "vault SET header = 'no'"])
def test_a_header_that_nobody_here_wrote_is_said_to_be_damaged(home: Path, what: str) -> None:
    del home
    save_vault(ACCOUNT, HEADER, ROWS)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {what}")
    with pytest.raises(CannotStore, match="is damaged"):
        vault_header(None)
    assert anything_kept(None)


@pytest.mark.parametrize("what", ["sealed SET body = 'no'", "sealed SET version = 'no'", "sealed SET record = 'no'"])
def test_a_row_that_nobody_here_wrote_is_said_to_be_damaged(home: Path, what: str) -> None:
    del home
    save_vault(ACCOUNT, HEADER, ROWS[:1])
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {what}")
    with pytest.raises(CannotStore, match="is damaged"):
        DatabaseTable(ACCOUNT).every()


def test_what_somebody_else_still_reads_is_said_not_to_be_cleared(home: Path) -> None:
    del home
    save_vault(ACCOUNT, HEADER, ROWS)
    other = sqlite3.connect(file())
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM sealed").fetchone()
    DatabaseTable(ACCOUNT).drop([ROWS[0].id])
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout=0")
    with pytest.raises(CannotStore, match="Another program"):
        scrub()
    other.close()
    scrub()


def test_a_file_that_cannot_be_taken_away_is_emptied_and_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    del home
    save_vault(ACCOUNT, HEADER, ROWS)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", refuses)
        said = delete_vault(None)
    assert str(file()) in said
    assert "is empty now" in said
    assert not anything_kept(None)
    assert ROWS[0].body not in on_disk(file().parent)
    assert delete_vault(None) == ""


def test_a_damaged_file_still_counts_as_something_kept_and_says_what_to_do(home: Path) -> None:
    del home
    file().write_bytes(b"no database " * 500)
    assert anything_kept(None)
    for act in (lambda: vault_header(None), prepare, DatabaseTable(ACCOUNT).every):
        with pytest.raises(CannotStore, match="is damaged; put back a copy"):
            act()
    delete_vault(None)
    assert not anything_kept(None)


def test_a_file_that_another_program_holds_is_said_to_be_held(home: Path) -> None:
    del home
    save_vault(ACCOUNT, HEADER, ROWS)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout=0")
    other = sqlite3.connect(file(), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(CannotStore, match="Another program"), DatabaseTable(ACCOUNT).writing():
        pass
    assert len(DatabaseTable(ACCOUNT).every()) == len(ROWS)
    other.execute("ROLLBACK")
    other.close()


def test_a_mistake_of_ours_is_not_said_to_be_the_disk_s(home: Path) -> None:
    del home
    save_vault(ACCOUNT, HEADER, ROWS)
    with pytest.raises(PermissionError), DatabaseTable(ACCOUNT).writing():
        raise PermissionError
