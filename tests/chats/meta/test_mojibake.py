"""Texts written byte by byte are made right, and right ones are left as they are."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms.chats import messenger
from tests.chats.meta.exported import KIM, MESSENGER, OPTIONS, file, imported, said, thread, wrong

LOOKS_WRONG = "cafÃ©"


def texts(content: Any) -> list[str | None]:
    return messenger.FORMAT.read(file(content), OPTIONS).frame["text"].to_list()


@pytest.mark.parametrize("words", ["café", "❤️", "👍🏽", "zażółć gęślą jaźń", "สวัสดี", "\u0080", "naïve — “quoted”"])
def test_what_was_written_byte_by_byte_is_made_right(words: str) -> None:
    assert texts(wrong(thread([said(words)]))) == [words]


@pytest.mark.parametrize("other", ["Ünïcode", "❤", "Привет", "résumé"])
def test_a_right_file_keeps_a_text_that_looks_wrong(other: str) -> None:
    assert texts(thread([said(LOOKS_WRONG), said(other, 1), said("plain", 2)])) == [LOOKS_WRONG, other, "plain"]


def test_a_wrong_file_keeps_what_looked_wrong_when_it_was_written() -> None:
    assert texts(wrong(thread([said(LOOKS_WRONG), said("é", 1), said("ü", 2)]))) == [LOOKS_WRONG, "é", "ü"]


def test_one_text_that_was_cut_in_the_middle_of_a_character_does_not_spoil_the_rest() -> None:
    cut = wrong("é")[:1]
    assert texts(thread([said(cut), *(said(wrong("é"), at) for at in (1, 2, 3))], title="Kim")) == [cut, "é", "é", "é"]


def test_a_file_decides_for_itself() -> None:
    found = imported([MESSENGER / "right.json", MESSENGER / "types.json"]).messages
    assert "Did you see this: Ã©?" in found["text"].to_list()
    assert KIM in found["sender"].to_list()


def test_names_titles_and_reactions_are_made_right_as_well() -> None:
    given = [{"reaction": "❤", "actor": "Zoë"}]
    content = wrong(thread([said("hi", 0, "Søren", reactions=given)], title="Søren"))
    found = messenger.FORMAT.read(file(content), OPTIONS).frame
    assert found.select("sender", "text", "chat").rows() == [("Søren", "hi", "Søren"), ("Zoë", "❤", "Søren")]


PLAIN = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).map("x".__add__)


@given(st.lists(PLAIN, min_size=1))
def test_whatever_was_written_byte_by_byte_comes_back(words: list[str]) -> None:
    messages = [said(word, at) for at, word in enumerate(words)]
    assert texts(wrong(thread(messages))) == words


@given(st.lists(PLAIN, min_size=1))
def test_whatever_was_written_right_stays(words: list[str]) -> None:
    messages = [said(word, at) for at, word in enumerate([*words, *("❤" * (len(words) + 1))])]
    assert texts(thread(messages))[: len(words)] == words
