"""Read a backup of SMS with lxml's pull parser alone, the halves of emoji mended on the way, into a table.

A floor to race, not a parser: it guesses nothing, checks nothing and reports nothing.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
from lxml import etree

from bench.measure import measure, polars_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bench.measure import Row

PIECE = 1024**2
HALVES = re.compile(rb"&#(55[2-9]\d\d|56[0-2]\d\d|563[01]\d);&#(5[67]\d{3});")


def read(path: str) -> pl.DataFrame:
    """Pull the messages out, piece by piece."""
    found: list[tuple[str, str, str]] = []
    parser = etree.XMLPullParser(events=("end",), tag=("sms", "mms"), huge_tree=True)
    rest = b""
    with Path(path).open("rb") as file:
        while piece := file.read(PIECE):
            whole = HALVES.sub(joined, rest + piece)
            cut = whole.rfind(b">") + 1  # which stands within no number
            parser.feed(whole[:cut])
            rest = whole[cut:]
            take(parser, found)
    table = pl.DataFrame(found, schema=["ms", "sender", "text"], orient="row")
    return table.with_columns(sent_at=pl.from_epoch(pl.col("ms").cast(pl.Int64), "ms").dt.replace_time_zone("UTC"))


def take(parser: etree.XMLPullParser, found: list[tuple[str, str, str]]) -> None:
    """Take what was pulled, and let go of it."""
    for _, element in parser.read_events():
        box = element.get("type") or element.get("msg_box")
        words = element.get("body") or element.xpath("string(parts/part[@ct='text/plain']/@text)")
        found.append((element.get("date", ""), "me" if box == "2" else element.get("contact_name", ""), str(words)))
        element.clear()
        parent = element.getparent()
        while parent is not None and (before := element.getprevious()) is not None:
            parent.remove(before)


def joined(halves: re.Match[bytes]) -> bytes:
    """Write two halves as one number."""
    high, low = int(halves[1]), int(halves[2])
    return b"&#%d;" % (0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))


def rows(table: pl.DataFrame) -> Iterable[Row]:
    """Give sender, text and time of each row."""
    return polars_rows(table, "sender", "text", "sent_at")


if __name__ == "__main__":
    measure(read, len, rows)
