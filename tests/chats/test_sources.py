"""Exports that lie in no file: bytes with a name, as an upload brings them."""

from __future__ import annotations

import io
import os
import zipfile
from typing import TYPE_CHECKING

import pytest

from goodterms import chats
from goodterms.chats import BadExport, Source
from goodterms.chats import source as sources

if TYPE_CHECKING:
    from pathlib import Path

CHAT = "13/01/2024, 09:00 - Ann: hi\n13/01/2024, 09:01 - Bob: hello\n"


def zipped(**entries: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        for name, text in entries.items():
            file.writestr(f"{name}.txt", text)
    return held.getvalue()


def test_bytes_are_read_as_the_file_that_they_were(tmp_path: Path) -> None:
    path = tmp_path / "chat.zip"
    path.write_bytes(zipped(_chat=CHAT))
    from_bytes = chats.read(Source("chat.zip", path.read_bytes()), tz="UTC")
    assert from_bytes.messages.equals(chats.read(path, tz="UTC").messages)
    assert from_bytes.participants == ("Ann", "Bob")


def test_bytes_and_paths_may_stand_side_by_side(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(CHAT)
    later = Source("b.txt", (CHAT + "14/01/2024, 09:00 - Ann: still here\n").encode())
    assert chats.read([path, later], tz="UTC").messages.height == 3


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("chat.txt", b"", "“chat.txt” is empty; export the chat again."),
        ("chat.txt", b"\xef\xbb\xbf\r\n", "“chat.txt” is empty; export the chat again."),
        ("big.zip", b"x" * 101, "“big.zip” is larger than 2 GB; export the chat without media and try again."),
        ("a\n\u202eb", b"milk", "“a��b” is not an export that Good Terms knows; it reads those of "),
    ],
)
def test_bytes_are_checked_like_files(monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, sentence: str) -> None:
    monkeypatch.setattr(sources, "MAX_BYTES", 100)
    with pytest.raises(BadExport) as refused:
        chats.read(Source(name, data), tz="UTC")
    assert str(refused.value).startswith(sentence)


def test_an_archive_is_left_behind_once_its_texts_are_taken_out() -> None:
    data = zipped(_chat=CHAT, notes="milk\n")
    texts = chats.unpack([Source("chat.zip", data), Source("b.txt", CHAT.encode() + b"and more")])
    assert [(text.name, text.data) for text in texts] == [
        ("chat.zip/_chat.txt", CHAT.encode()),
        ("b.txt", CHAT.encode() + b"and more"),
    ]
    assert chats.read(texts[:1], tz="UTC").messages.equals(chats.read(Source("chat.zip", data), tz="UTC").messages)


def test_taking_texts_out_refuses_what_is_no_export() -> None:
    with pytest.raises(BadExport, match="damaged or incomplete"):
        chats.unpack(Source("chat.zip", zipped(_chat=os.urandom(900).hex())[:-60]))
    with pytest.raises(BadExport, match="No file was given"):
        chats.unpack([])


def test_a_sender_may_go_under_another_name_and_keeps_the_ids_of_it() -> None:
    before = chats.read(Source("a.txt", CHAT.encode()), tz="UTC").messages
    renamed = Source("a.txt", CHAT.replace("Bob", "Bob (ex)").encode())
    after = chats.read(renamed, tz="UTC", called={"Bob (ex)": "Bob"}).messages
    assert after["id"].to_list() == before["id"].to_list()
    assert after["sender"].to_list() == ["Ann", "Bob"]
    assert chats.read(renamed, tz="UTC").messages["id"].to_list() != before["id"].to_list()


def test_ids_of_one_chat_do_not_hang_on_which_others_were_given_along() -> None:
    ann, bob = (Source(f"{name}.txt", CHAT.replace("Bob", name).encode()) for name in ("Cleo", "Dan"))
    for file, chat in ((ann, "Ann, Cleo"), (bob, "Ann, Dan")):
        together = chats.read([ann, bob], tz="UTC", chat=chat).messages
        assert together["id"].to_list() == chats.read(file, tz="UTC").messages["id"].to_list()


def test_an_order_of_dates_that_was_guessed_is_told() -> None:
    undecided = Source("a.txt", CHAT.replace("13/01", "02/01").encode())
    assert chats.read(undecided, tz="UTC").guessed_order == "dmy"
    assert chats.read(undecided, tz="UTC", date_order="mdy").guessed_order is None
    assert chats.read(Source("b.txt", CHAT.encode()), tz="UTC").guessed_order is None
    assert chats.read([undecided, Source("b.txt", CHAT.encode())], tz="UTC").guessed_order is None
