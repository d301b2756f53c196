"""A passphrase gives the same key on a phone and on a laptop, and two passphrases stay two."""

import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from goodterms.vault import BadVault, settled

THE_SAME = {
    "an accent typed as a letter and as a mark": ("café in march", "cafe\u0301 in march"),
    "full-width letters of an East Asian keyboard": ("robin 2026", "ｒｏｂｉｎ　２０２６"),
    "a space that a suggestion leaves behind": ("blue kettle", "blue kettle "),
    "two spaces in a row": ("blue kettle", "blue  kettle"),
    "a line break of a paste": ("blue kettle", "\nblue\r\nkettle\n"),
    "a space that does not break": ("blue kettle", "blue\u00a0kettle"),
    "a curly apostrophe": ("don't ask me", "don’t ask me"),
    "curly quotes": ('the "good" one', "the “good” one"),
    "a dash for two hyphens": ("yes -- and no", "yes — and no"),
    "a dash that does not break": ("a-b-c-d-e", "a\u2011b\u2011c\u2011d\u2011e"),
    "a heart with and without its selector": ("I ❤ tea", "I ❤\ufe0f tea"),
    "a zero-width space of a paste": ("blue kettle", "blue\u200b kettle\ufeff"),
    "three dots in one": ("well... no", "well… no"),
}
DIFFERENT = {
    "capital letters": ("Blue kettle", "blue kettle"),
    "a space": ("blue kettle", "bluekettle"),
    "an accent": ("café", "cafe"),
    "an order": ("blue kettle", "kettle blue"),
    "a full stop": ("blue kettle", "blue kettle."),
    "a hyphen": ("blue-kettle", "blue kettle"),
}


@pytest.mark.parametrize(("one", "other"), THE_SAME.values(), ids=THE_SAME)
def test_what_looks_the_same_is_the_same(one: str, other: str) -> None:
    assert settled(one) == settled(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT.values(), ids=DIFFERENT)
def test_what_looks_different_stays_different(one: str, other: str) -> None:
    assert settled(one) != settled(other)


@given(st.text(max_size=60))
@example("´a")
@example("a \u0301")
@example("ﷺ")
def test_settling_twice_changes_nothing_more(text: str) -> None:
    try:
        once = settled(text)
    except BadVault:
        assume(False)
    assert settled(once) == once


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_every_way_of_putting_letters_together_gives_one_form(text: str) -> None:
    assume(text.strip())
    composed, taken_apart = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    try:
        expected = settled(text)
    except BadVault:
        assume(False)
    assert settled(composed) == settled(taken_apart) == expected


@pytest.mark.parametrize("nothing", ["", "   ", "\n\t", "\u200b\u200d\ufeff", "\u00a0\u3000"])
def test_what_shows_nothing_is_no_passphrase(nothing: str) -> None:
    with pytest.raises(BadVault, match="empty"):
        settled(nothing)


def test_a_passphrase_has_a_longest_length() -> None:
    assert len(settled("a" * 1024)) == 1024
    with pytest.raises(BadVault, match="longer than 1024"):
        settled("a" * 1025)


def test_half_a_character_is_refused_in_words() -> None:
    with pytest.raises(BadVault, match="half a character"):
        settled("blue \ud83d kettle")
