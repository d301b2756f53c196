"""Who wrote a line: between tabs the name stands by itself; between blanks it is found by what recurs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

# So many lines that all go on alike go on with a name.
OFTEN = 3
LONGEST = 8


def between_tabs(rest: pl.Series) -> pl.DataFrame:
    """Split what follows the time into name ("" or null for the app's own lines) and tail."""
    parts = rest.str.splitn("\t", 2).struct.unnest()
    return pl.DataFrame({"name": parts["field_0"], "tail": parts["field_1"]}).select(
        name=pl.when(pl.col("tail").is_not_null()).then("name"),
        tail=pl.coalesce("tail", "name"),
    )


def between_blanks(rest: pl.Series, partner: str, placeholders: Collection[str], notices: str) -> pl.DataFrame:
    """Split what follows the time into name and tail; a line of one word, and one of nobody known, is the app's own.

    partner: the other one's name, as far as the file's name gives it. placeholders: what the app writes for media,
    which no name holds. notices: a pattern of lines that are the app's own.
    """
    words = rest.str.split(" ")
    alone = (words.list.len() < 2) | rest.str.contains(notices)
    known = [partner] if bool(rest.str.starts_with(f"{partner} ").any()) else []
    others = rest.filter(~alone & ~_begins_with(rest, known))
    names = sorted({*known, *_recurring([line.split(" ") for line in others.to_list()], placeholders)}, key=len)
    nobody = pl.repeat(None, rest.len(), dtype=pl.String, eager=True)
    frame = pl.DataFrame({"rest": rest, "alone": alone, "name": nobody})
    for name in names:
        speaks = pl.col("rest").str.starts_with(f"{name} ") & ~pl.col("alone")
        frame = frame.with_columns(name=pl.when(speaks).then(pl.lit(name)).otherwise("name"))
    return frame.select(
        "name",
        tail=pl.when(pl.col("name").is_null())
        .then("rest")
        .otherwise(pl.col("rest").str.slice(pl.col("name").str.len_chars() + 1)),
    )


def _begins_with(rest: pl.Series, names: Sequence[str]) -> pl.Series:
    found = pl.repeat(value=False, n=rest.len(), eager=True)
    for name in names:
        found = found | rest.str.starts_with(f"{name} ")
    return found


def _recurring(lines: list[list[str]], placeholders: Collection[str]) -> list[str]:
    """Find the names with which lines begin: as many words as recur in all that begin alike, but for the last one."""
    groups: dict[str, list[list[str]]] = {}
    for words in lines:
        groups.setdefault(words[0], []).append(words)
    return [name for first, group in groups.items() for name in _grown([first], group, placeholders)]


def _grown(name: list[str], lines: list[list[str]], placeholders: Collection[str]) -> list[str]:
    at = len(name)
    longer = [words for words in lines if len(words) > at + 1]
    nexts = Counter(words[at] for words in longer)
    every = len(longer) == len(lines) and all(count >= OFTEN for count in nexts.values())
    if not every or not nexts or at >= LONGEST or any(word in placeholders for word in nexts):
        return [" ".join(name)]
    return [full for word in nexts for full in _grown([*name, word], [w for w in lines if w[at] == word], placeholders)]


def whose(senders: pl.Series, partner: str | None) -> str | None:
    """Name the person whose export it is, where one other writes in it and the file says who that is."""
    people = set(senders.drop_nulls().unique())
    own = people - {partner}
    return own.pop() if partner in people and len(own) == 1 else None
