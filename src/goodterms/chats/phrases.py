"""What an app itself writes into its text exports, as data: marks.toml of a format made into look-ups and patterns.

The file has a table a language, with one phrase on a line for each mark: the kind of message it stands for (see
messages.KINDS), or a mark of the format's own, such as `title`. Placeholders in a phrase:

  {text}      what is the person's own in it, on any number of lines: the question of a poll, the words of a note
  {any}       anything on one line
  {name}      a name
  {duration}  a length of time: 0:45, 1:03:20

A phrase must be the whole of a body, letter by letter but for blanks behind it: whatever someone may have typed around
it makes it a text.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import polars as pl

from goodterms.messages import KIND, KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

PLACEHOLDERS = {
    "{text}": "(?s:(?P<text>.+))",
    "{any}": r"[^\n]*",
    "{name}": r"(?P<name>[^\n]+?)",
    "{duration}": r"(?P<duration>\d{1,3}(?::\d\d){1,2})",
}
PLACEHOLDER = re.compile(r"(\{[a-z]+\})")


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one app, by mark; see above."""

    by_mark: Mapping[str, Sequence[str]]

    def bodies(self) -> dict[str, str]:
        """Map each whole body that is a kind of message by itself to that kind."""
        of_kind = ((kind, phrase) for kind in KINDS for phrase in self.by_mark.get(kind, ()))
        return {phrase: kind for kind, phrase in of_kind if "{" not in phrase}

    def patterns(self, mark: str) -> list[str]:
        """Write the phrases of a mark as patterns of whole bodies, with groups named as the placeholders are."""
        return [pattern(phrase) for phrase in self.by_mark.get(mark, ())]

    def any_of(self, mark: str) -> str:
        """Write all phrases of a mark as one pattern without groups, which nothing fits where there are none."""
        return without_names("|".join(self.patterns(mark))) or r"[^\s\S]"


def pattern(phrase: str) -> str:
    """Write a phrase as a pattern of a whole body."""
    return f"^{''.join(PLACEHOLDERS.get(part) or re.escape(part) for part in PLACEHOLDER.split(phrase))}$"


def without_names(written: str) -> str:
    """Write a pattern whose groups have no names, so that it can stand beside others."""
    return re.sub(r"\(\?P<\w+>", "(?:", written)


@cache
def phrases(package: str) -> Phrases:
    """Read marks.toml of a format: the phrases of all languages together, in the order of the file."""
    written = resources.files(package).joinpath("marks.toml").read_text(encoding="utf-8")
    return Phrases(_by_mark(tomllib.loads(written).values()))


def _by_mark(languages: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    together: dict[str, dict[str, None]] = {}
    for language in languages:
        for mark, lines in language.items():
            if mark not in ("name", "seen"):
                together.setdefault(mark, {}).update(dict.fromkeys(lines.splitlines()))
    return {mark: list(found) for mark, found in together.items()}


def judge(bodies: pl.Series, known: Phrases) -> pl.DataFrame:
    """Tell each body's kind, what of it is the person's own text (null for none), and its duration_s."""
    frame = bodies.to_frame("body").with_row_index("row")
    bare = pl.col("body").str.strip_chars_end(" ")
    kind = bare.replace_strict(known.bodies(), default=None, return_dtype=pl.String)
    frame = frame.with_columns(kind=kind, text=pl.lit(None, pl.String), duration=pl.lit(None, pl.String))
    open_ended = [(kind, phrase) for kind in KINDS for phrase in known.by_mark.get(kind, ()) if "{" in phrase]
    begin = "|".join(sorted({re.escape(PLACEHOLDER.split(phrase)[0]) for _, phrase in open_ended}))
    fits = pl.col("kind").is_null() & pl.col("body").str.contains(f"^(?:{begin})")
    some = frame.filter(fits if open_ended else pl.lit(value=False))
    for each, phrase in open_ended:
        some = _tell(some, each, phrase)
    frame = frame.update(some.select("row", "kind", "text", "duration"), on="row").sort("row")
    text = pl.col("kind").is_in(["text", "system"]) & pl.col("text").is_null() | pl.col("kind").is_null()
    return frame.select(
        kind=pl.col("kind").fill_null("text").cast(KIND),
        text=pl.when(text).then("body").otherwise("text"),
        duration_s=seconds(pl.col("duration")),
    )


def _tell(some: pl.DataFrame, kind: str, phrase: str) -> pl.DataFrame:
    groups = pl.col("body").str.extract_groups(pattern(phrase))
    new = pl.col("kind").is_null() & pl.col("body").str.contains(pattern(phrase))
    told = {name: groups.struct.field(name) for name in ("text", "duration") if "{" + name + "}" in phrase}
    return some.with_columns(
        kind=pl.when(new).then(pl.lit(kind)).otherwise("kind"),
        **{name: pl.when(new).then(group).otherwise(name) for name, group in told.items()},
    )


def seconds(clock: pl.Expr) -> pl.Expr:
    """Read a length of time written as a clock, 1:03:20 or 3:20, in seconds."""
    parts = clock.str.split(":").list.reverse()
    return parts.list.eval(pl.element().cast(pl.Float64) * (60.0 ** pl.int_range(pl.len()))).list.sum()
