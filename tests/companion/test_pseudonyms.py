"""Made-up names: the same all through, in the texts too, and no way back from the ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from goodterms import chats
from goodterms.chats import Source
from goodterms.companion.pseudonyms import pseudonymised
from goodterms.messages import check

if TYPE_CHECKING:
    from goodterms.messages import Import

CHAT = """13/01/2024, 09:00 - Ann Lee: Bob, it is ann. Anna and Leeds stay
13/01/2024, 09:01 - Bob: hello Ann Lee, hello LEE
13/01/2024, 09:02 - Ann Lee: [Bob] Bob's bobsleigh
"""


def read() -> Import:
    imported = chats.read(Source("chat.txt", CHAT.encode()), tz="UTC")
    return pseudonymised(imported)


def test_people_and_chats_get_names_that_say_nothing() -> None:
    table = check(read().messages)
    assert table["sender"].to_list() == ["person 1", "person 2", "person 1"]
    assert set(table["chat"]) == {"chat 1"}


def test_names_in_texts_are_replaced_where_they_are_words() -> None:
    assert read().messages["text"].to_list() == [
        "person 2, it is person 1. Anna and Leeds stay",
        "hello person 1, hello person 1",
        "[person 2] person 2's bobsleigh",
    ]


@pytest.mark.parametrize(
    ("name", "text", "instead"),
    [
        ("小明", "我是小明的朋友", "我是person 1的朋友"),
        ("지우", "어제 지우가 왔다", "어제 person 1가 왔다"),
        ("さくら", "さくらさんへ", "person 1さんへ"),
        ("สมชาย", "คุณสมชายมา", "คุณperson 1มา"),
        ("José", "it is Jose\u0301.", "it is person 1."),
        ("Jose\u0301", "it is José.", "it is person 1."),
    ],
)
def test_names_are_found_without_blanks_around_and_however_accents_are_written(
    name: str, text: str, instead: str
) -> None:
    imported = chats.read(Source("chat.txt", f"13/01/2024, 09:00 - {name}: {text}\n".encode()), tz="UTC")
    assert pseudonymised(imported).messages["text"].to_list() == [instead]


@pytest.mark.parametrize(
    ("names", "text", "instead"),
    [
        (("person", "Bob Miller"), "a person, Bob Miller; persons", "a person 1, person 2; persons"),
        (("person", "Bob Miller"), "Bob's person", "person 2's person 1"),
        (("12", "Bob 12"), "12 and Bob 12, Bob and 112", "person 1 and person 2, person 2 and 112"),
        (("Ann", "person Ann"), "person Ann, Ann, person", "person 2, person 1, person 2"),
    ],
)
def test_nobody_is_found_in_the_name_that_another_one_got(names: tuple[str, str], text: str, instead: str) -> None:
    first, second = names
    lines = f"13/01/2024, 09:00 - {first}: {text}\n13/01/2024, 09:01 - {first}: x\n13/01/2024, 09:02 - {second}: y\n"
    imported = chats.read(Source("chat.txt", lines.encode()), tz="UTC")
    assert pseudonymised(imported).messages["text"].to_list() == [instead, "x", "y"]


def test_reasons_name_no_file() -> None:
    files = [Source("chat.txt", CHAT.encode()), Source("Bob Miller.txt", CHAT.encode())]
    (skipped,) = pseudonymised(chats.read(files, tz="UTC")).skipped
    assert (skipped.file, skipped.reason) == ("a file", "the same, byte for byte, as “…”")


def test_ids_cannot_be_tried_out_and_links_still_lead_to_rows() -> None:
    before = chats.read(Source("chat.txt", CHAT.encode()), tz="UTC").messages
    first, second = read().messages, read().messages
    assert first["id"].n_unique() == before.height
    assert not set(first["id"]) & (set(second["id"]) | set(before["id"]))


def test_it_says_that_words_may_still_tell_who_someone_is() -> None:
    assert "may still say who they are" in " ".join(read().warnings)
