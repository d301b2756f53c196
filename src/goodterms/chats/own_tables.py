"""Tables that Good Terms wrote itself: `goodterms messages -o out.csv`, out.jsonl or out.parquet.

They hold the columns of messages.SCHEMA, in CSV and JSON Lines with times as ISO 8601; in CSV nothing is an empty field
and an empty text a quoted one. They come back as they were, with their ids and channels. Where another program
has spoilt the ids (a spreadsheet rounds them), the rows get new ones, and answers are no longer linked.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import msgspec
import polars as pl
from polars.exceptions import PanicException, PolarsError

from goodterms.chats.rows import ROW_SCHEMA, Format, Rows
from goodterms.chats.source import BadExport
from goodterms.messages import SCHEMA, SENT_AT, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goodterms.chats.rows import Options
    from goodterms.chats.source import Source

BOM = b"\xef\xbb\xbf"
PARQUET = b"PAR1"
HEADER = ",".join(SCHEMA).encode()
# More than anyone writes; a small file can claim more.
MOST_ROWS = 50_000_000
NO_ROW = "not a row of such a table"
BROKEN_LINE = "not readable as JSON"
MIXED = "The ids in “{}” are damaged; its messages got new ones, and answers in it are not linked."
TEXTS = dict.fromkeys(SCHEMA, pl.String)
CLOCK = "%Y-%m-%dT%H:%M:%S%.fZ"


class Line(msgspec.Struct):
    """One line of a table in JSON Lines; what is missing is null."""

    id: int | None = None
    sent_at: str | None = None
    precision: str | None = None
    sender: str | None = None
    who: str | None = None
    kind: str | None = None
    text: str | None = None
    edited: bool | None = None
    channel: str | None = None
    chat: str | None = None
    reply_to: int | None = None
    duration_s: float | None = None


def sniff(source: Source) -> bool:
    """Tell whether a file is such a table."""
    head = source.head.removeprefix(BOM)
    if head.startswith(PARQUET):
        return _is_ours(source)
    first = head.partition(b"\n")[0].rstrip(b"\r")
    return first == HEADER or (first.startswith(b"{") and all(f'"{name}":'.encode() in first for name in SCHEMA))


def read(source: Source, options: Options) -> Rows:
    """Read a table. Raise BadExport where it is broken."""
    head = source.head.removeprefix(BOM)
    try:
        if head.startswith(PARQUET):
            return _rows(source.name, _checked_parquet(source), ())
        if head.startswith(HEADER):
            data = source.data.removeprefix(BOM)
            return _rows(source.name, _typed(pl.read_csv(io.BytesIO(data), schema=TEXTS)), ())
    except (PolarsError, PanicException) as problem:
        raise BadExport(_broken(source.name)) from problem
    options.heard(0.1)
    return _from_lines(source)


def _is_ours(source: Source) -> bool:
    try:
        return set(pl.read_parquet_schema(io.BytesIO(source.data))) == set(SCHEMA)
    except (PolarsError, PanicException, ValueError, OSError):
        return False


def _checked_parquet(source: Source) -> pl.DataFrame:
    data = io.BytesIO(source.data)
    if pl.scan_parquet(data).select(pl.len()).collect().item() > MOST_ROWS:
        raise BadExport(f"“{source.name}” claims to hold more rows than any table of messages; it was not read.")
    table = pl.read_parquet(io.BytesIO(source.data), columns=list(SCHEMA))
    if table.schema != pl.Schema(SCHEMA):
        raise BadExport(_broken(source.name))
    return table


def _from_lines(source: Source) -> Rows:
    """Read JSON Lines; a line that is none is noted."""
    decode = msgspec.json.Decoder(Line).decode
    lines: list[Line] = []
    skipped: list[Skipped] = []
    for number, line in enumerate(source.data.removeprefix(BOM).split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            lines.append(decode(line))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            skipped.append(Skipped(source.name, f"line {number}", BROKEN_LINE))
    columns = {name: [getattr(line, name) for line in lines] for name in SCHEMA}
    plain = {"id", "reply_to", "edited", "duration_s"}
    frame = pl.DataFrame(
        {
            name: pl.Series(values, dtype=SCHEMA[name] if name in plain else pl.String, strict=False)
            for name, values in columns.items()
        }
    )
    return _rows(source.name, _typed(frame), tuple(skipped))


def _typed(texts: pl.DataFrame) -> pl.DataFrame:
    """Give texts the types of a table; what does not fit becomes null."""
    return texts.select(
        *(
            pl.col(name).str.to_datetime(CLOCK, time_unit="us", time_zone="UTC", strict=False).cast(SENT_AT)
            if sort == SENT_AT
            else (pl.col(name) == "true" if sort == pl.Boolean and texts[name].dtype == pl.String else pl.col(name))
            .cast(sort, strict=False)
            .alias(name)
            for name, sort in SCHEMA.items()
        )
    )


def _rows(file: str, table: pl.DataFrame, skipped: tuple[Skipped, ...]) -> Rows:
    """Keep what is a sound row; where the ids are not, leave them and the links by them out."""
    system = pl.col("kind") == "system"
    sound = (
        pl.all_horizontal(pl.col("sent_at", "precision", "kind", "edited", "channel", "chat").is_not_null())
        & (system == pl.col("sender").is_null())
        & (pl.col("text").is_not_null() | ~pl.col("kind").is_in(["text", "system"]))
        & pl.col("sent_at").dt.year().is_between(1, 9999)
    ).fill_null(value=False)
    numbered = table.with_row_index("row").with_columns(sound=sound)
    frame = numbered.filter("sound").with_columns(answers=pl.lit(None, pl.UInt32))
    skipped = (*skipped, *_unsound(file, numbered))
    if frame["id"].null_count() or frame["id"].n_unique() != frame.height:
        return Rows(frame.select(*ROW_SCHEMA, "channel"), skipped, (MIXED.format(file),))
    return Rows(frame.select(*ROW_SCHEMA, "id", "who", "channel", "reply_to"), skipped)


def _unsound(file: str, numbered: pl.DataFrame) -> Iterator[Skipped]:
    """Note the rows that are none, neighbours together."""
    lost = numbered.filter(~pl.col("sound")).select("row")
    lost = lost.with_columns(run=(pl.col("row") - pl.int_range(pl.len(), dtype=pl.Int64)))
    runs = lost.group_by("run", maintain_order=True).agg(pl.col("row").first(), pl.len())
    for row, count in runs.select("row", "len").iter_rows():
        yield Skipped(file, f"row {row + 1}", NO_ROW, count)


def _broken(name: str) -> str:
    return f"“{name}” is a damaged table; write it again with goodterms messages -o."


FORMAT = Format(
    channel="csv",
    title="Good Terms itself (.csv, .jsonl, .parquet)",
    endings=(".csv", ".jsonl", ".parquet"),
    sniff=sniff,
    read=read,
    says_owner=True,
)
