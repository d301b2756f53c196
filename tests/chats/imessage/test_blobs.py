"""What lies in the blobs: attributed strings, summaries of edits, polls."""

from __future__ import annotations

import plistlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms.chats.imessage import poll, typedstream
from goodterms.chats.imessage.summary import NOTHING, Summary, summary
from tests.chats.imessage import making

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
LEAVES = st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.floats() | st.binary() | TEXTS
KEYS = st.sampled_from(["ec", "rp", "otr", "t", "0", "1", "$objects"]) | TEXTS
VALUES = st.recursive(
    LEAVES.filter(lambda leaf: leaf is not None),
    lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner),
    max_leaves=15,
)


@given(TEXTS, st.booleans())
def test_words_come_back_as_they_were_archived(text: str, mutable: bool) -> None:  # drawn, not passed
    assert typedstream.words(making.body(text, mutable=mutable)) == text


@pytest.mark.parametrize("length", [0, 1, 127, 128, 255, 256, 32_767, 32_768, 70_000])
def test_words_of_any_length_come_back(length: int) -> None:
    text = "é" + "x" * length
    assert typedstream.words(making.body(text)) == text


@given(st.binary())
def test_any_bytes_are_words_or_none(body: bytes) -> None:
    for one in (body, making.body("hi")[:-20] + body, b"NSString\x01\x94\x84\x01+" + body):
        assert typedstream.words(one) is None or isinstance(typedstream.words(one), str)


@given(st.integers(0, 200))
def test_a_body_that_breaks_off_has_no_words_or_all(size: int) -> None:
    whole = making.body("the whole")
    assert typedstream.words(whole[:size]) in (None, "the whole")


def test_a_body_whose_beginning_is_damaged_still_has_its_words() -> None:
    assert typedstream.words(b"bplist" + making.body("hi")[20:]) == "hi"


def test_a_summary_tells_the_last_wording_and_whether_all_is_unsent() -> None:
    assert summary(making.edits({"0": ["a", "b"]})) == Summary(edited=True, words="b")
    assert summary(making.edits({"10": ["c"], "9": ["b"], "0": ["x", "a"]})).words == "a\nb\nc"
    assert summary(making.unsent(1, [0])) == Summary(unsent=True)
    assert summary(making.unsent(2, [1])) == NOTHING


@given(VALUES | st.dictionaries(KEYS, VALUES))
def test_any_property_list_tells_something_or_nothing(value: Any) -> None:
    try:
        written = plistlib.dumps(value, fmt=plistlib.FMT_BINARY)
    except OverflowError:  # a number larger than such a list can hold
        return
    assert isinstance(summary(written), Summary)
    assert poll.question(written) is None


@given(st.binary())
def test_any_bytes_are_a_summary_and_a_poll_that_tell_nothing(data: bytes) -> None:
    for one in (data, b"bplist00" + data, making.edits({"0": ["a"]})[:-32] + data):
        assert isinstance(summary(one), Summary)
        poll.question(one)


@given(TEXTS)
def test_the_question_of_a_poll_comes_back(question: str) -> None:
    assert poll.question(making.poll(question, "Yes")) == (question or None)


def test_a_list_within_lists_without_end_is_no_crash() -> None:
    deep: list[object] = []
    for _ in range(500):
        deep = [deep]
    written = plistlib.dumps({"ec": deep}, fmt=plistlib.FMT_BINARY)
    assert summary(written) in (NOTHING, Summary(edited=True))
