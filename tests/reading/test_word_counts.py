from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from goodterms.content import BadContent
from goodterms.content.kinds_of_words import kinds_of_words
from goodterms.content.word_patterns import BadPhrase, pattern
from goodterms.reading import features, word_counts
from goodterms.reading.word_counts import count_words, lists
from tests.reading.invented import chat

if TYPE_CHECKING:
    from pathlib import Path

COUNTS = ("words", *lists().classes)
BITS = [
    "we",
    "I'm",
    "you’re",
    "not",
    "dont",
    "the",
    "thank you",
    "sorry",
    "İstanbul",
    "naïve",
    "😀",
    "\u0301",
    "x-y",
    "?",
]
TEXT = st.one_of(st.text(), st.lists(st.sampled_from(BITS)).map(" ".join))


def holds(phrase: str, text: str) -> bool:
    return bool(pl.Series([text]).str.contains(pattern([phrase])).item())


def test_a_word_may_be_of_several_classes() -> None:
    found = count_words(pl.Series(["We’re not there, are WE?"])).row(0, named=True)
    assert (found["words"], found["we_words"], found["personal_pronouns"]) == (5, 2, 2)
    assert (found["auxiliary_verbs"], found["negations"], found["english_words"]) == (2, 1, 3)


@given(TEXT, TEXT)
def test_of_two_texts_on_two_lines_every_class_is_the_sum(first: str, second: str) -> None:
    found = count_words(pl.Series([first, second, f"{first}\n{second}"])).select(pl.col(COUNTS).cast(pl.Int64))
    assert found[:2].sum().row(0) == found.row(2)


@given(st.lists(st.one_of(st.none(), TEXT), max_size=8))
def test_any_texts_are_counted_and_in_slices_as_at_once(texts: list[str | None]) -> None:
    column = pl.Series(texts, dtype=pl.String)
    whole = count_words(column)
    assert whole.schema == lists().schema
    assert (whole["words"].is_null() == column.is_null()).all()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(word_counts, "SLICE", 3)
        assert_frame_equal(count_words(column), whole)


@given(TEXT)
def test_a_class_has_no_more_words_than_the_text(text: str) -> None:
    found = count_words(pl.Series([text])).row(0, named=True)
    assert all(found[name] <= found["words"] for name in COUNTS)


def test_a_table_without_rows_has_the_same_columns() -> None:
    some = features(chat(1, 7), "UTC").frame
    assert features(chat(1, 7).clear(), "UTC").frame.schema == some.schema
    assert set(lists().schema) <= set(some.columns)


def test_a_phrase_stays_within_a_sentence() -> None:
    assert holds("want to meet", "do you want, to meet")
    assert holds("want to meet", "want to 😀 meet")
    assert not holds("want to meet", "what do you want? to meet")
    assert not holds("want to meet", "want to meeting")


def test_parts_may_be_missing_and_words_may_stand_between() -> None:
    assert holds("come [on|right] over", "come over")
    assert holds("come [on|right] over", "come right over")
    assert not holds("come [on|right] over", "come all over")
    assert holds("[please] come ..2 tonight", "come to mine tonight")
    assert not holds("come ..2 tonight", "come over to mine tonight")


def test_a_phrase_may_be_bound_to_the_ends_of_a_sentence() -> None:
    assert holds("^come over", "ok. come over")
    assert holds("^come over", "😀 come over")
    assert not holds("^come over", "i come over")
    assert holds("sounds good$", "sounds good!! ok")
    assert not holds("sounds good$", "sounds good but")


def test_an_apostrophe_may_be_missing_and_a_word_may_go_on() -> None:
    assert holds("don't go", "dont go")
    assert holds("invit* you", "i am inviting you")


@pytest.mark.parametrize(
    "phrase", ["(come", "come)", "come (over|)", "come ^over", "come <them>", "come, over", "[a] [b]", ""]
)
def test_a_phrase_that_cannot_be_read_is_named(phrase: str) -> None:
    with pytest.raises(BadPhrase, match="the phrase"):
        pattern([phrase])


def own(folder: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    path = folder / "en" / "kinds-of-words" / "thanks.toml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    monkeypatch.setenv("GOODTERMS_CONTENT", str(folder))


def test_own_words_are_counted_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own(tmp_path, monkeypatch, 'words = ["diolch"]')
    assert count_words(pl.Series(["Diolch!"]))["thanks"][0] is True


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('words = ["Diolch"]', 'line 1: "Diolch" is no single word in small letters'),
        ('counted = "words"', "line 1: only single words are counted by the word"),
        ('phrases = ["(diolch"]', 'line 1: the phrase "\\(diolch"'),
    ],
)
def test_a_mistake_in_a_list_is_told_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, told: str
) -> None:
    own(tmp_path, monkeypatch, text)
    with pytest.raises(BadContent, match=told):
        kinds_of_words()
