"""A link's secret: written, read back, and what comes of it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms.vault import MistypedCode, links

SECRETS = st.binary(min_size=32, max_size=32)


@given(SECRETS)
def test_what_is_written_is_read_back(secret: bytes) -> None:
    text = links.spell(secret)
    assert re.fullmatch(r"[A-Za-z0-9_-]{48}", text)
    assert links.read(text) == secret


@given(SECRETS, st.integers(0, 47), st.sampled_from("ABCxyz019-_"))
def test_a_slip_is_noticed(secret: bytes, at: int, letter: str) -> None:
    text = links.spell(secret)
    slipped = text[:at] + letter + text[at + 1 :]
    if slipped != text:
        with pytest.raises(MistypedCode):
            links.read(slipped)


@given(st.text(max_size=60))
def test_anything_else_is_no_link(text: str) -> None:
    with pytest.raises(MistypedCode, match="not whole"):
        links.read(text)


def test_a_part_and_more_than_all_of_it_are_noticed() -> None:
    text = links.spell(links.new_secret())
    for wrong in (text[:-1], text[1:], text + "A", text + "=", "", text[:44], text.replace(text[3], "+", 1)):
        with pytest.raises(MistypedCode):
            links.read(wrong)


@given(SECRETS)
def test_everything_that_comes_of_a_secret_differs(secret: bytes) -> None:
    first, back = links.keys_of(secret, "first"), links.keys_of(secret, "back")
    wrap = links.new_wrap(secret)
    made = {
        secret,
        first.lookup + first.lookup,
        back.lookup + back.lookup,
        first.pair.private,
        back.pair.private,
        first.pair.public,
        back.pair.public,
        links.cookie_key(secret, wrap),
    }
    assert len(made) == 8
    assert links.keys_of(secret, "first") == first


@given(SECRETS, SECRETS)
def test_a_cookie_gets_at_the_secret_until_another_wrap_takes_the_place(secret: bytes, other: bytes) -> None:
    wrap, later = links.new_wrap(secret), links.new_wrap(secret)
    key = links.cookie_key(secret, wrap)
    assert links.unwrap(wrap, key) == secret
    assert links.unwrap(later, key) is None
    assert links.unwrap(wrap, other) is None
    assert links.unwrap(b"", key) is None
    assert links.unwrap(wrap, b"short") is None
    assert len(wrap) == len(later)
