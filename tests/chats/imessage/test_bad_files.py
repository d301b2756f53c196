"""Databases that are broken, encrypted, hostile, or something else."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms import chats
from goodterms.chats import BadExport, Source, imessage
from goodterms.chats.imessage.database import LONGEST_VALUE
from goodterms.chats.rows import Options, Rows, linked, to_messages
from goodterms.messages import check
from tests.chats.imessage.reading import NOON, SAMPLES, imported, made, one, zipped

if TYPE_CHECKING:
    from pathlib import Path

    from tests.chats.imessage.making import Database

IN_A_BACKUP = "3d0d7e5fb2ce288813306e4d4636395e047a3d28"
WHOLE = (SAMPLES / "chat.db").read_bytes()


def other(path: Path, sql: str) -> Path:
    with closing(sqlite3.connect(path)) as opened:
        opened.executescript(sql)
    return path


def refused(file: Path | Source) -> str:
    with pytest.raises(BadExport) as problem:
        chats.read(file, tz="UTC")
    return str(problem.value)


@pytest.mark.parametrize("share", [0.03, 0.2, 0.5, 0.9])
def test_a_database_that_breaks_off_is_said_so(share: float, tmp_path: Path) -> None:
    path = tmp_path / "chat.db"
    path.write_bytes(WHOLE[: int(len(WHOLE) * share)])
    assert "“chat.db” is a database that cannot be read: it is damaged" in refused(path)


def test_an_encrypted_backup_is_said_so(tmp_path: Path) -> None:
    folder = tmp_path / "backup" / "3d"
    folder.mkdir(parents=True)
    (folder / IN_A_BACKUP).write_bytes(os.urandom(5000))
    (folder.parent / "Manifest.db").write_bytes(os.urandom(5000))
    assert "the backup is encrypted" in refused(tmp_path / "backup")
    assert "the backup is encrypted" in refused(folder / IN_A_BACKUP)
    assert "“Manifest.db” is that of an encrypted backup" in refused(folder.parent / "Manifest.db")
    assert "“chat.db” is encrypted or damaged" in refused(Source("chat.db", os.urandom(5000)))


@pytest.mark.parametrize(
    ("sql", "word"),
    [
        ("CREATE TABLE message (_id); CREATE TABLE jid (_id); CREATE TABLE chat (_id)", "WhatsApp"),
        ("CREATE TABLE ZWAMESSAGE (Z_PK); CREATE TABLE ZWACHATSESSION (Z_PK)", "WhatsApp"),
        ("CREATE TABLE messages (_id); CREATE TABLE chat_list (_id)", "WhatsApp"),
        ("CREATE TABLE messages (id, json); CREATE TABLE conversations (id, json)", "Signal"),
        ("CREATE TABLE message (_id); CREATE TABLE thread (_id); CREATE TABLE recipient (_id)", "Signal"),
        ("CREATE TABLE messages (_id); CREATE TABLE message_thumbnails (thumbnail)", "WhatsApp"),
        ("CREATE TABLE Files (fileID); CREATE TABLE Properties (key)", "give the folder that it lies in"),
        ("CREATE TABLE message (address, flags); CREATE TABLE msg_group (type)", "iOS 5"),
        ("CREATE TABLE notes (text)", "none that is read"),
    ],
)
def test_the_database_of_another_app_gets_a_word_about_what_to_give(sql: str, word: str, tmp_path: Path) -> None:
    path = other(tmp_path / "some.db", sql)
    assert not imessage.sniff(Source("some.db", path.read_bytes()))
    for file in (path, Source("some.db", path.read_bytes())):
        said = refused(file)
        assert said.startswith("“some.db” is ")
        assert word in said


def test_other_databases_in_a_folder_or_archive_are_passed_by(tmp_path: Path) -> None:
    path = made(tmp_path, lambda _: None)
    other(tmp_path / "ChatStorage.db", "CREATE TABLE ZWAMESSAGE (Z_PK)")
    assert imported(tmp_path).warnings == ("“" + tmp_path.name + "/chat.db” holds no messages.",)
    path.unlink()
    assert "no file is an export" in refused(tmp_path)
    assert "WhatsApp" in refused(zipped(tmp_path / "ChatStorage.db", tmp_path))


def test_tables_with_other_columns_are_said_to_be_something_else(tmp_path: Path) -> None:
    tables = "; ".join(f"CREATE TABLE {name} (a)" for name in ("message", "handle", "chat", "chat_message_join"))
    path = other(tmp_path / "chat.db", tables)
    assert "a database, but not one of Messages" in refused(path)


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE VIEW message AS WITH RECURSIVE n(date) AS (SELECT 1 UNION ALL SELECT date + 1 FROM n) SELECT * FROM n",
        "CREATE VIRTUAL TABLE message USING fts4(date, is_from_me, handle_id)",
    ],
)
def test_a_view_or_virtual_table_in_place_of_a_table_is_never_asked(sql: str, tmp_path: Path) -> None:
    path = made(tmp_path, lambda store: store.opened.executescript(f"DROP TABLE message; {sql};"))
    assert "a database, but not one of Messages" in refused(path)


def test_computed_columns_are_never_computed(tmp_path: Path) -> None:
    def fill(store: Database) -> None:
        store.opened.execute("ALTER TABLE message DROP COLUMN text")
        store.opened.execute("ALTER TABLE message ADD COLUMN text AS (hex(zeroblob(100000000)))")
        chat = store.chat("+1555", store.handle("+1555"))
        row = store.add("message", guid="A", date=5, handle_id=1)
        store.add("chat_message_join", chat_id=chat, message_id=row)

    assert [entry.reason for entry in imported(made(tmp_path, fill)).skipped] == [
        "empty: nothing of it is left in the database"
    ]


@pytest.mark.parametrize(
    "more",
    [
        {"attributedBody": "words where bytes should be"},
        {"associated_message_type": "many"},
        {"item_type": 2**62},
        {"date_edited": -(2**63)},
        {"share_status": b"\xff\xfe", "item_type": 4},
        {"thread_originator_guid": 7},
        {"handle_id": None},
        {"is_from_me": 7.5},
        {"balloon_bundle_id": b"\xff\x00"},
        {"subject": "\x00"},
    ],
)
def test_values_of_other_types_cost_at_most_their_message(more: dict[str, object], tmp_path: Path) -> None:
    def fill(store: Database) -> None:
        row = {"guid": "A", "text": "hi", "date": 5, "handle_id": 1, "is_from_me": 0} | more
        chat = store.chat("+1555", store.handle("+1555"))
        store.add("chat_message_join", chat_id=chat, message_id=store.add("message", **row))

    found = imported(made(tmp_path, fill))
    assert found.messages.height + found.skipped_count == 1


def test_words_that_are_no_utf8_are_read_as_far_as_they_go(tmp_path: Path) -> None:
    assert one(tmp_path, None, guid="A", subject=None).skipped_count == 1

    def fill(store: Database) -> None:
        chat = store.chat("+1555", store.handle("+1555"))
        row = store.message(chat, None, 1, "x", date=5)
        store.opened.execute("UPDATE message SET text = CAST(X'68EDA0BD69FF' AS TEXT) WHERE ROWID = ?", [row])

    (tmp_path / "chat.db").unlink()
    (text,) = imported(made(tmp_path, fill)).messages["text"]
    assert text.startswith("h")
    assert "i" in text


def test_a_message_that_answers_itself_answers_none(tmp_path: Path) -> None:
    assert one(tmp_path, "hi", guid="A", thread_originator_guid="A").messages["reply_to"].to_list() == [None]


def outcome(data: bytes) -> Rows | BadExport:
    """Read a file; refusing it is an answer too, any other exception is not."""
    try:
        return imessage.read(Source("chat.db", data), Options("UTC"))
    except BadExport as problem:
        return problem


def is_sound(found: Rows | BadExport) -> bool:
    """Tell whether a file was read into a sound table, or refused by its name."""
    if isinstance(found, BadExport):
        return "chat.db" in str(found) and "\n" not in str(found)
    return check(to_messages(imessage.FORMAT, linked(found.frame))).height == found.frame.height


def test_a_damaged_name_in_the_table_of_tables_is_no_crash() -> None:
    assert isinstance(outcome(WHOLE.replace(b"chat_message_join", b"chat_message_\xff\xfe\xfdn")), BadExport)
    assert isinstance(outcome(WHOLE.replace(b"CREATE TABLE handle", b"CREATE \xff\xfe\xfdLE handle")), BadExport)


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_in_one_sentence(data: bytes) -> None:
    for one_file in (data, b"SQLite format 3\x00" + data):
        assert isinstance(outcome(one_file), BadExport)
        assert imessage.sniff(Source("chat.db", one_file)) in (True, False)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=30)), min_size=1, max_size=8))
def test_a_database_with_any_bytes_changed_is_sound_or_refused(changes: list[tuple[int, bytes]]) -> None:
    changed = bytearray(WHOLE)
    for at, new in changes:
        changed[at : at + len(new)] = new
    assert is_sound(outcome(bytes(changed)))
    assert imessage.sniff(Source("chat.db", bytes(changed))) in (True, False)


WITH_WAL, WAL = ((SAMPLES / "wal" / name).read_bytes() for name in ("chat.db", "chat.db-wal"))


@given(st.integers(0, len(WAL) - 1), st.integers(1, 255))
def test_a_transaction_with_any_byte_changed_does_not_count(at: int, change: int) -> None:
    changed = bytearray(WAL)
    changed[at] ^= change
    source = Source("chat.db", WITH_WAL)
    source.lie_beside({"chat.db": source, "chat.db-wal": Source("chat.db-wal", bytes(changed))})
    found = imessage.read(source, Options("UTC"))
    assert found.frame["text"].to_list() == ["In the database"]


@pytest.mark.parametrize("column", ["attributedBody", "message_summary_info", "payload_data"])
def test_a_blob_longer_than_any_costs_only_its_message(tmp_path: Path, column: str) -> None:
    def fill(store: Database) -> None:
        alex = store.handle("+1555")
        chat = store.chat("+1555", alex)
        blob: dict[str, bytes] = {column: bytes(LONGEST_VALUE + 1)}
        for text, more in (("one", {}), (None, blob), ("three", {})):
            store.message(chat, NOON, alex, text, **more)

    found = imported(made(tmp_path, fill))
    assert found.messages["text"].to_list() == ["one", "three"]
    assert [(entry.place, entry.count) for entry in found.skipped] == [("message 2", 1)]


def test_a_text_longer_than_any_gets_its_own_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadExport, match="holds a text of more than 32 MB, longer than any message"):
        one(tmp_path, "x" * (LONGEST_VALUE + 1))
