"""Terms as a file: what is read, what is written, and one sentence for what is wrong."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms import terms
from goodterms.terms import STATES, BadTerms, Term
from goodterms.terms.topics import topics
from tests.terms.cast import term
from tests.terms.limits import dates, limits

TERM = {"id": "late", "topic": "contact", "text": "No messages after ten.", "state": "said-by-me", "on": "2026-03-02"}


@st.composite
def any_term(draw: st.DrawFn) -> Term:
    state = draw(st.sampled_from(STATES))
    known = "understood" if state == "understood" else draw(st.sampled_from(["said", "written"]))
    return term(
        id=draw(st.sampled_from(["a", "b", "c"])),
        topic=draw(st.sampled_from(list(topics()))),
        text=draw(st.text(min_size=1, max_size=40)),
        state=state,
        known=known,
        binds=draw(st.sampled_from(["me", "them", "both"])),
        limit=draw(st.none() | limits),
        note=draw(st.text(max_size=20)),
        review=draw(st.none() | dates),
    )


@given(st.lists(any_term(), max_size=5).map(tuple))
def test_what_is_written_reads_back_as_it_was(many: tuple[Term, ...]) -> None:
    assert terms.read(terms.write(many)) == many


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"topic": "love"}, "term 1, topic: “love” is none of contact, space"),
        ({"state": "sure"}, "term 1, state: “sure” is none of open, understood"),
        ({"on": "yesterday"}, "term 1, on"),
        ({"text": ""}, "term 1, text"),
        ({"mood": "good"}, "term 1: the key “mood” is unknown; a term has id, topic, text"),
        ({"limit": {"kind": "moon"}}, "term 1, limit.kind: “moon” is none of texts-a-day, texts-a-week"),
        ({"limit": {"kind": "texts-a-day"}}, "term 1, limit: the key “most” is missing"),
        ({"limit": {"kind": "quiet-hours", "hours": [{"from": "9pm", "to": "08:00"}]}}, "term 1, limit.hours"),
        ({"state": "agreed", "known": "understood"}, "term 1: what was only understood is not agreed"),
        ({"state": "understood"}, "term 1: what was said or written is not only understood"),
    ],
)
def test_a_mistake_is_named_in_one_sentence(changed: dict[str, object], said: str) -> None:
    with pytest.raises(BadTerms) as raised:
        terms.read(json.dumps({"terms": [{**TERM, **changed}]}))
    assert said in str(raised.value)
    assert str(raised.value).count("\n") == 0


@pytest.mark.parametrize("data", ["", "[]", "{", '{"terms": 3}', '{"other": []}', b"\xff\xfe"])
def test_what_is_no_file_of_terms_is_refused(data: str | bytes) -> None:
    with pytest.raises(BadTerms):
        terms.read(data)


@given(st.binary(max_size=60))
def test_any_bytes_are_terms_or_refused(data: bytes) -> None:
    with suppress(BadTerms):
        terms.read(data)
