"""The lines that begin a copied message, by the app that wrote them."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from goodterms.chats.invisible import DIRECTION, INVISIBLE

BLANK = r"[ \u00a0\u2009\u202f]"
CLOCK = (
    rf"(?P<h>\d{{1,2}})[:.](?P<m>\d{{2}})(?:[:.](?P<s>\d{{2}}))?{BLANK}?"
    rf"(?P<half>[AaPp]\.?{BLANK}?[Mm]\.?)?"
)
WHATSAPP = (
    rf"^[{DIRECTION}]*\[(?P<p1>\d{{1,2}})[./-]{BLANK}?(?P<p2>\d{{1,2}})\.?,?{BLANK}{CLOCK}\]{BLANK}"
    rf"[{DIRECTION}]*(?P<name>[^:\n]{{1,100}}?)[{DIRECTION}]*:{BLANK}?(?P<tail>.*)$"
)
TELEGRAM = (
    rf"^[{DIRECTION}]*(?P<name>.{{1,100}}), \[(?P<p1>\d{{1,4}})[./-](?P<p2>\d{{1,2}})[./-](?P<p3>\d{{1,4}})\.?,?"
    rf"{BLANK}{CLOCK}\][{DIRECTION}]*$"
)


@dataclass(frozen=True, slots=True)
class Begun:
    """The lines that begin a message, as one app copies them.

    frame: line (its number, from 0), p1 p2 p3 h m s (Int32, p3 is null where no year stands), afternoon (Boolean, null
    on a clock of 24 hours), with_seconds, name, tail (what of the line is text).
    """

    app: str
    frame: pl.DataFrame


def find(text: pl.Series) -> list[Begun]:
    """Find the lines that begin messages, by app; those of which there are most come first."""
    found = [Begun("whatsapp", _matched(text, WHATSAPP)), Begun("telegram", _matched(text, TELEGRAM))]
    found = [begun for begun in found if not begun.frame.is_empty()]
    return sorted(found, key=lambda begun: -begun.frame.height)


def _matched(text: pl.Series, pattern: str) -> pl.DataFrame:
    fits = text.str.contains(pattern)
    groups = text.filter(fits).str.extract_groups(pattern).struct.unnest().with_columns(line=fits.arg_true())
    numbers = [name for name in ("p1", "p2", "p3", "h", "m", "s") if name in groups.columns]
    missing = [] if "p3" in groups.columns else [pl.lit(None, pl.Int32).alias("p3")]
    return groups.select(
        "line",
        pl.col(numbers).cast(pl.Int32),
        *missing,
        afternoon=pl.col("half").str.to_lowercase().str.starts_with("p"),
        with_seconds=pl.col("s").is_not_null(),
        name=pl.col("name").str.strip_chars(INVISIBLE + " "),
        tail=pl.col("tail") if "tail" in groups.columns else pl.lit(""),
    )
