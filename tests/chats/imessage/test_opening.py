"""Databases from disk, from memory and from archives, with what lies beside them; nothing is ever written."""

from __future__ import annotations

import shutil
import sqlite3
import struct
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms import chats
from goodterms.chats import Source, imessage
from goodterms.chats.imessage import database, wal
from goodterms.chats.source import load
from tests.chats.imessage.making import Database
from tests.chats.imessage.reading import NOON, SAMPLES, imported, made, uploaded, zipped

if TYPE_CHECKING:
    from pathlib import Path

BOTH = ["In the database", "In the WAL"]


@pytest.fixture
def with_wal(tmp_path: Path) -> Path:
    shutil.copytree(SAMPLES / "wal", tmp_path / "Messages")
    return tmp_path / "Messages" / "chat.db"


def texts(file: Path | list[Source]) -> list[str]:
    return imported(file).messages["text"].to_list()


@pytest.mark.parametrize("name", ["chat.db", "old/sms.db", "wal/chat.db"])
def test_a_database_reads_alike_from_disk_folder_memory_and_archive(name: str, tmp_path: Path) -> None:
    path = shutil.copytree((SAMPLES / name).parent, tmp_path / "Messages") / name.rpartition("/")[2]
    expected = imported(SAMPLES / name).messages
    for file in (path, uploaded(path), zipped(path, tmp_path)):
        assert imported(file).messages.equals(expected)


def test_a_backup_is_found_in_its_folder() -> None:
    assert imported(SAMPLES / "backup").messages.equals(imported(SAMPLES / "old" / "sms.db").messages)


def test_nothing_is_written_beside_a_database(with_wal: Path) -> None:
    def state() -> dict[str, tuple[bytes, int]]:
        return {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in with_wal.parent.iterdir()}

    before = state()
    assert texts(with_wal) == BOTH
    assert texts(with_wal.parent) == BOTH
    assert state() == before
    with_wal.with_name("chat.db-wal").unlink()
    assert texts(with_wal) == BOTH[:1]
    assert set(state()) == {"chat.db"}


def test_a_database_is_read_while_another_program_writes_to_it(tmp_path: Path) -> None:
    path = tmp_path / "chat.db"
    store = Database(path, wal=True)
    alex = store.handle("+1555")
    store.message(store.chat("+1555", alex), NOON, alex, "kept")
    store.opened.commit()
    store.message(1, NOON, alex, "not kept yet")
    assert texts(path) == ["kept"]
    store.opened.commit()
    assert texts(path) == ["kept", "not kept yet"]
    store.close()


def test_changes_that_are_in_the_database_already_need_no_copy(with_wal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = with_wal.with_name("chat.db-wal").read_bytes()
    with closing(sqlite3.connect(with_wal)) as opened:
        opened.execute("PRAGMA wal_checkpoint(FULL)")
    with_wal.with_name("chat.db-wal").write_bytes(held)
    monkeypatch.setattr(database, "_whole", pytest.fail)
    assert texts(with_wal) == BOTH


def test_a_wal_that_breaks_off_counts_up_to_its_last_whole_transaction(with_wal: Path) -> None:
    beside = with_wal.with_name("chat.db-wal")
    whole = beside.read_bytes()
    for size in (len(whole) - 1, len(whole) // 2, wal.HEADER + 3, wal.HEADER, 0):
        beside.write_bytes(whole[:size])
        found = imported(with_wal)
        assert found.messages["text"].to_list() == BOTH[:1]
        assert found.warnings == ()


def test_frames_of_an_earlier_round_do_not_count(with_wal: Path) -> None:
    beside = with_wal.with_name("chat.db-wal")
    whole = bytearray(beside.read_bytes())
    whole[wal.HEADER + 8] ^= 1
    beside.write_bytes(whole)
    assert texts(with_wal) == BOTH[:1]


@pytest.mark.parametrize(("first", "last"), [(0, 32), (8, 12), (16, 24), (24, 32)])
def test_a_wal_of_something_else_is_left_out_and_said(with_wal: Path, first: int, last: int) -> None:
    beside = with_wal.with_name("chat.db-wal")
    whole = beside.read_bytes()
    beside.write_bytes(whole[:first] + bytes(last - first) + whole[last:])
    found = imported(with_wal)
    assert found.messages["text"].to_list() == BOTH[:1]
    (warning,) = found.warnings
    assert warning == "“chat.db-wal” does not fit “chat.db” and was left out; the newest messages may be missing."


def test_a_wal_that_asks_for_more_than_there_can_be_is_left_out(with_wal: Path) -> None:
    beside = with_wal.with_name("chat.db-wal")
    header = beside.read_bytes()[: wal.HEADER]
    frame = struct.pack(">2I", 1, 2**31) + header[16:24]
    page = with_wal.read_bytes()[:1024]
    sums = wal._sums(page, "<", wal._sums(frame[:8], "<", struct.unpack(">2I", header[24:])))
    beside.write_bytes(header + frame + struct.pack(">2I", *sums) + page)
    found = imported(with_wal)
    assert found.messages["text"].to_list() == BOTH[:1]
    assert len(found.warnings) == 1


@given(
    st.binary(min_size=8, max_size=400).map(lambda data: data[: len(data) // 8 * 8]),
    st.sampled_from("<>"),
    st.tuples(st.integers(0, 2**32 - 1), st.integers(0, 2**32 - 1)),
)
def test_the_sums_are_those_of_the_format(data: bytes, order: str, before: tuple[int, int]) -> None:
    first, second = before
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for x, y in zip(words[0::2], words[1::2], strict=True):
        first = (first + x + second) % 2**32
        second = (second + y + first) % 2**32
    assert wal._sums(data, order, before) == (first, second)


def test_a_wal_that_is_empty_may_be_given_along(with_wal: Path) -> None:
    with_wal.with_name("chat.db-wal").write_bytes(b"")
    files = [with_wal, with_wal.with_name("chat.db-wal")]
    assert chats.read(files, tz="UTC").messages["text"].to_list() == BOTH[:1]
    assert texts(uploaded(with_wal)) == BOTH[:1]


def test_what_an_upload_held_is_read_after_the_files_are_gone(with_wal: Path) -> None:
    assert texts(chats.unpack(uploaded(with_wal))) == BOTH
    assert texts(chats.unpack([with_wal])) == BOTH


def test_a_database_that_lies_only_in_its_wal_is_known(tmp_path: Path) -> None:
    path = tmp_path / "chat.db"
    store = Database(path, wal=True)
    alex = store.handle("+1555")
    store.message(store.chat("+1555", alex), NOON, alex, "hi")
    store.opened.commit()
    assert path.stat().st_size < 10_000
    for way in (path, zipped(path, tmp_path), uploaded(path), uploaded(path)[::-1], chats.unpack(uploaded(path))):
        assert texts(way) == ["hi"]
    store.close()


def test_words_in_two_bytes_each_are_read(tmp_path: Path) -> None:
    utf8 = made(tmp_path, _hello)
    path = tmp_path / "utf16.db"
    with closing(sqlite3.connect(utf8)) as old, closing(sqlite3.connect(path)) as new:
        new.execute("PRAGMA encoding = 'UTF-16le'")
        new.executescript("\n".join(line for line in old.iterdump() if "sqlite_sequence" not in line))
    assert imessage.sniff(load(path))
    assert texts(path) == ["hé 🙂"]


def test_progress_is_told_on_the_way(tmp_path: Path) -> None:
    heard: list[int] = []
    chats.read(made(tmp_path, _hello), tz="UTC", heard=lambda progress: heard.append(progress.percent))
    assert heard[-1] == 100
    assert any(0 < percent < 100 for percent in heard)


def _hello(store: Database) -> None:
    alex = store.handle("+1555")
    store.message(store.chat("+1555", alex), NOON, alex, "hé 🙂")
