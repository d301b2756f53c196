from __future__ import annotations

import polars as pl
import pytest

from goodterms.content.kinds_of_words import KindOfWords, kinds_of_words
from goodterms.reading.word_counts import column, count_words

KINDS = kinds_of_words()
LINES = [(kind.id, line, True) for kind in KINDS for line in kind.fires]
LINES += [(kind.id, line, False) for kind in KINDS for line in kind.silent]


@pytest.mark.parametrize(("kind", "line", "counts"), LINES)
def test_a_line_counts_or_does_not_as_its_list_says(kind: str, line: str, counts: bool) -> None:
    found = count_words(pl.Series([line]))[kind.replace("-", "_")][0]
    assert bool(found) is counts


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_a_word_stands_once_in_its_list(kind: KindOfWords) -> None:
    assert len(set(kind.words)) == len(kind.words)
    assert column(kind) in count_words(pl.Series(["x"])).columns
