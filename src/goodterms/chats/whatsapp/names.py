"""Who wrote a line: the name before the first colon, told apart from the app's own lines.

A name may hold a colon itself ("Dr: Ann"): where all that follows one first part begins with the same second
part, time and again, both are the name. What looks like `Name: text` but is a notice of the app
(`Ann created group "Trip: Rome"`) has no author.
"""

from __future__ import annotations

import polars as pl

from goodterms.chats.whatsapp import marks
from goodterms.chats.whatsapp.styles import MARKS

LONGEST_NAME = 100
# What stands this often before a colon is a name: no notice of the app comes that often.
OFTEN = 200
QUOTES = '["“”„«»「」]'


def split(rest: pl.Series) -> pl.DataFrame:
    """Split what follows the headers into author (null for the app's own lines) and tail (what was written)."""
    frame = _at_colon(rest)
    heads = _heads(frame)
    # An author's name for each different head, which is looked up by the head's own number.
    authors = heads.select(pl.when("author").then("name")).to_series()
    author = pl.col("head").replace_strict(heads["head"], authors, default=None, return_dtype=pl.String)
    said = pl.when(pl.col("author").is_null()).then("rest").otherwise(pl.col("tail").str.strip_prefix(" "))
    named = frame.lazy().with_columns(author=pl.when(pl.col("tail").is_not_null()).then(author))
    lines = named.select("author", tail=said).collect(engine="streaming")
    for name in _longer_names(frame, heads):
        lines = _with_longer_name(lines, name)
    return lines


def _at_colon(rest: pl.Series) -> pl.DataFrame:
    """Cut at the first colon: rest, head and tail, which is null where there is none."""
    parts = pl.col("rest").str.splitn(":", 2)
    cut = rest.to_frame("rest").lazy().with_columns(parts=parts).unnest("parts")
    cut = cut.select("rest", head=pl.col("field_0").cast(pl.Categorical), tail="field_1")
    return cut.collect(engine="streaming")


def _heads(frame: pl.DataFrame) -> pl.DataFrame:
    """Judge each different head once: its name without marks, how often it stands, whether it is an author's."""
    tail = pl.col("tail")
    heads = (
        frame.lazy()
        .filter(tail.is_not_null())
        .group_by("head", maintain_order=True)
        .agg(
            lines=pl.len(),
            spaced=(tail.str.starts_with(" ") | (tail == "")).any(),
            two_colons=tail.str.contains(": ", literal=True).mean(),
        )
        .with_columns(name=pl.col("head").cast(pl.String).str.strip_chars(MARKS))
        .collect(engine="streaming")
    )
    name = pl.col("name")
    # Without a blank after the colon, a head seen once may be anything with a colon in it.
    known = pl.col("spaced") | (pl.col("lines") > 1) | ~name.str.contains(QUOTES + "|https?$|[0-9]$")
    notice = name.is_in(_notices(heads.filter(pl.col("lines") < OFTEN)["name"]).implode())
    return heads.with_columns(author=name.str.len_chars().is_between(1, LONGEST_NAME) & ~notice & known)


def _notices(names: pl.Series) -> pl.Series:
    """Pick those that are the beginning of a notice of the app."""
    if names.is_empty():
        return names
    plain = names.to_frame().select(marks.plain(pl.col("name"))).to_series()
    return names.filter(plain.str.contains(marks.marks().before_colon_of(plain)))


def _longer_names(frame: pl.DataFrame, heads: pl.DataFrame) -> list[str]:
    """Find names that hold a colon."""
    names = []
    suspects = heads.filter(pl.col("author") & (pl.col("lines") > 1) & (pl.col("two_colons") >= 0.5))["head"]
    for head in suspects.cast(pl.String):
        tails = frame.filter(pl.col("head") == head)["tail"].drop_nulls()
        seconds = tails.str.extract(r"^ ([^:\n]{1,40}): ", 1).value_counts(sort=True).drop_nulls()
        repeated = seconds.filter(pl.col("count") > 1)[seconds.columns[0]].to_list()
        if repeated and all(any(tail.startswith(f" {second}") for second in repeated) for tail in tails.to_list()):
            names += [f"{head}: {second}" for second in repeated]
    return names


def _with_longer_name(lines: pl.DataFrame, name: str) -> pl.DataFrame:
    head, second = name.split(": ", 1)
    of_name = (pl.col("author") == head) & pl.col("tail").str.starts_with(second)
    speaks = pl.col("tail").str.starts_with(f"{second}:")
    text = pl.col("tail").str.strip_prefix(f"{second}:").str.strip_prefix(" ")
    return lines.with_columns(
        author=pl.when(of_name).then(pl.when(speaks).then(pl.lit(name))).otherwise("author"),
        tail=pl.when(of_name)
        .then(pl.when(speaks).then(text).otherwise(pl.lit(f"{head}: ") + pl.col("tail")))
        .otherwise("tail"),
    )
