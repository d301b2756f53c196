"""The plain words of a draft, and where each stands in what was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms.words.library import library
from goodterms.words.text import ENDS, text

SPELLED = library().shared.spelled
PIECES = [
    "don’t ",
    "u ",
    "Ill ",
    "I’ll ",
    "😀",
    "\u200f",
    "שלום ",
    "ß",
    "İ",
    "ﬁne ",
    "“no” ",
    "\r\n",
    "\ufeff",
    "a" * 9,
    "e\u0301 ",
    "…",
    "?! ",
]


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Don’t", "do not"),
        ("dont", "do not"),
        ("don't!!", "do not !"),
        ("u r", "you are"),
        ("I’ll be ill", "i will be ill"),
        ("sooooo", "so"),
        ("pleeease?", "please ?"),
        ("ﬁne", "fine"),
        ("so\u200bon", "soon"),
        ("Alex’s", "alex s"),
        ("wait… what", "wait . what"),
        ("one\ntwo", "one . two"),
        ("at 3.15. Or 7:30pm", "at 3.15 . or 7:30pm"),
        ("everyone’d say it’ll do", "everyone would say it will do"),
    ],
)
def test_what_people_type_is_read_as_plain_words(typed: str, plain: str) -> None:
    assert text(typed, SPELLED).plain.strip() == plain


def check(typed: str) -> None:
    read = text(typed, SPELLED)
    assert len(read.at) == len(read.spans) == len(read.plain.split())
    for number, (place, span) in enumerate(zip(read.at, read.spans, strict=True)):
        assert read.plain[place - 1] == " "
        assert 0 <= span.start < span.end <= len(typed)
        assert typed[span.start : span.end].strip() or "\n" in typed[span.start : span.end]
        assert read.number(place) == number
        word = read.plain[place:].split(" ", 1)[0]
        assert read.span(place, place + len(word)) == span
        if word not in ENDS:
            first, last = read.sentence(place, place + len(word))
            assert first <= place < last


@given(st.text())
def test_every_word_knows_where_it_was_typed(typed: str) -> None:
    check(typed)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_so_it_does_among_marks_scripts_and_line_ends(typed: str) -> None:
    check(typed)
