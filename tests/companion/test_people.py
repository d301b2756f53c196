from __future__ import annotations

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms import reading
from goodterms.companion.people import People, isolated, printable, shortened
from goodterms.companion.read_kept import read_kept
from goodterms.content.sentences import say
from tests.reading.invented import chat


def test_a_page_keeps_a_name_from_turning_its_sentence() -> None:
    assert isolated(People("Kim", "רות")) == People("\u2068Kim\u2069", "\u2068רות\u2069")


def test_a_stand_in_for_a_name_is_a_word_like_any_other() -> None:
    stand_ins = People(say("you"), say("the-other"))
    assert isolated(stand_ins) == stand_ins


def test_every_sentence_about_a_name_on_a_page_holds_its_marks_in_pairs() -> None:
    people = isolated(People("Kim", "רות"))
    told = read_kept(reading.features(chat(7, 26 * 7), "UTC"), people, ("Kim", "רות")).told
    for measure in told.measures:
        assert measure.said.count("\u2068רות\u2069") == measure.said.count("רות")
    assert sum("רות" in measure.said for measure in told.measures) >= 6


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Alex", "Alex"),
        ("Alexandra Smith ", "Alexandra Smith "),
        ("Alexandra Smithson", "Alexandra Smith…"),
        ("\u2068Alexandra Smithson\u2069", "\u2068Alexandra Smith…\u2069"),
        ("Alexandra Smit\u0301h\u0301son", "Alexandra Smit\u0301h\u0301…"),
        ("山田太郎山田太郎山田", "山田太郎山田太…"),
        ("👩‍👧👩‍👧👩‍👧👩‍👧👩‍👧", "👩‍👧👩‍👧👩‍👧…"),
        ("", ""),
    ],
)
def test_a_long_name_is_cut_between_letters_that_can_stand_alone(name: str, short: str) -> None:
    assert shortened(name) == short


@given(st.text(max_size=200).map(printable))
def test_a_cut_name_is_short_and_begins_like_the_whole(name: str) -> None:
    short = shortened(name)
    assert len([letter for letter in short if not category(letter).startswith("M")]) <= 40
    assert short == name or (short.endswith("…") and name.startswith(short[:-1]))


def test_a_name_of_two_hundred_letters_is_cut_for_a_label_only() -> None:
    assert len(shortened("x" * 200)) == 16
