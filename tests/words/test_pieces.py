"""A draft in pieces: sentences, and stretches of what has no stops; nothing is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from goodterms.words.pieces import LENGTH, MOST, PASSAGE, STEP, passages, pieces


def cut(draft: str) -> list[str]:
    return [draft[piece.start : piece.end] for piece in pieces(draft)]


def test_sentences_are_pieces() -> None:
    assert cut("See you on Monday. “Really?” Yes!\nBye") == ["See you on Monday.", "“Really?”", "Yes!", "Bye"]


def test_what_has_no_stops_is_read_in_stretches_that_overlap() -> None:
    words = [f"word{number}" for number in range(MOST + STEP)]
    found = [each.split() for each in cut(" ".join(words))]
    assert found[0] == words[:LENGTH]
    assert found[1][0] == words[STEP]
    assert found[-1][-1] == words[-1]


@given(st.text())
def test_every_word_is_in_a_piece_and_pieces_are_in_order(draft: str) -> None:
    found = pieces(draft)
    assert set(draft.split()) <= {word for piece in found for word in draft[piece.start : piece.end].split()}
    assert [piece.start for piece in found] == sorted(piece.start for piece in found)
    assert all(draft[piece.start : piece.end].strip() for piece in found)


def test_a_passage_begins_with_the_piece_before_and_is_no_longer_than_what_is_read_at_once() -> None:
    draft = "This is a sentence of seven words. " * 20
    first, second, *_ = passages(draft)
    assert first[0].start == 0
    assert len(draft[first[0].start : first[0].end].split()) <= PASSAGE
    assert second[0].start == first[1][-1].start
    assert second[1][0].start >= first[1][-1].end


@given(st.text())
def test_every_piece_is_in_one_passage(draft: str) -> None:
    found = passages(draft)
    assert tuple(piece for _, parts in found for piece in parts) == pieces(draft)
    assert all(whole.start <= part.start and part.end <= whole.end for whole, parts in found for part in parts)
