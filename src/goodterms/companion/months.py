"""Keep features and words by calendar month, and merge later exports into them without doubles.

frame with `digest` ──split──▶ Months ──to_bytes──▶ kept; kept + brought ──merge──▶ what changed, what was replaced
kept ──from_bytes──▶ Months ──join──▶ Features

A month is one of UTC, so that it does not hang on the zone in which days are counted. A row is known by its `digest`,
which the caller makes of the message's `id` with a key, so that what is kept cannot be compared with anyone's export.
Rows stand in order of time, and rows of one moment (a minute, in many exports) in the order of the file.
"""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import polars as pl

from goodterms import messages
from goodterms.chats import replaced as states
from goodterms.companion.interleaving import interleave
from goodterms.errors import BadInput
from goodterms.reading import FEATURES_VERSION, Features, features, span_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

HEADER = struct.Struct("<4sHHB")  # mark, version of the features, year, month
MARK = b"GTm1"
KIND = pl.col("^(kind|counted)$")
NONE = pl.DataFrame(schema={"digest": pl.UInt64(), "now": pl.UInt64()})


class BadMonth(BadInput):
    """Bytes that are no month, or one of a newer program."""


@dataclass(frozen=True, slots=True, eq=False)
class Month:
    """The rows of one calendar month (UTC), such as `2026-02`.

    frame: digest (UInt64), sent_at and further columns, in order. version: FEATURES_VERSION of the code that made the
    oldest of its rows.
    """

    month: str
    version: int
    frame: pl.DataFrame

    @property
    def outdated(self) -> bool:
        """Tell whether newer code would make other features: a new import of these messages renews them."""
        return self.version < FEATURES_VERSION

    def same_as(self, other: Month | None) -> bool:
        """Tell whether nothing is different."""
        return other is not None and self.version == other.version and self.frame.equals(other.frame)


def split(frame: pl.DataFrame, version: int = FEATURES_VERSION) -> tuple[Month, ...]:
    """Split rows (digest, sent_at and others; in order of time) into months, the earliest first."""
    rows = frame.unique("digest", keep="first", maintain_order=True).select("digest", pl.exclude("digest"))
    parts = rows.with_columns(month=pl.col("sent_at").dt.strftime("%Y-%m")).partition_by(
        "month", as_dict=True, include_key=False, maintain_order=True
    )
    return tuple(Month(month, version, parts[(month,)]) for (month,) in sorted(parts))


def to_bytes(month: Month) -> bytes:
    """Write a month: a short header, then Arrow IPC with zstd."""
    year, number = (int(part) for part in month.month.split("-"))
    packed = io.BytesIO(HEADER.pack(MARK, month.version, year, number))
    packed.seek(0, io.SEEK_END)
    arrow = io.BytesIO()
    month.frame.write_ipc(arrow, compression="zstd")
    packed.write(arrow.getbuffer())
    return packed.getvalue()


def name_in(data: bytes) -> str:
    """Read the name of a month from its header alone; empty where it is damaged."""
    if len(data) < HEADER.size:
        return ""
    _, _, year, number = HEADER.unpack_from(data)
    return f"{year:04}-{number:02}"


def from_bytes(data: bytes) -> Month:
    """Read a month. Raise BadMonth where it is damaged, or newer than this program."""
    try:
        mark, version, year, number = HEADER.unpack_from(data)
        frame = pl.read_ipc(data[HEADER.size :])
    except (struct.error, pl.exceptions.PolarsError, OSError):
        mark, version, year, number, frame = b"", 0, 0, 0, pl.DataFrame()
    if mark != MARK:
        raise BadMonth("A month of messages that was kept is damaged; put an older copy back, or bring them in again.")
    if version > FEATURES_VERSION:
        raise BadMonth("A month of messages was kept by a newer Good Terms; use that one, or a newer one.")
    return Month(f"{year:04}-{number:02}", version, frame)


def merge(kept: Iterable[Month], brought: Iterable[Month], replaced: pl.DataFrame = NONE) -> tuple[Month, ...]:
    """Merge newly brought months into those that are kept, without doubles; return only those that changed.

    Of `kept`, only the months that are brought again are needed. What is brought newly replaces what is kept of the
    same message, unless what is kept tells its kind more exactly: an export without media does not. replaced: what is
    to stay in neither, see `replaced_in`; a month may come back empty by it.
    """
    known, fresh = ({month.month: month for month in months} for months in (kept, brought))
    merged = (_merged(known.get(name), fresh.get(name), replaced) for name in sorted({*known, *fresh}))
    return tuple(month for month in merged if not month.same_as(known.get(month.month)))


def replaced_in(kept: Iterable[Month], brought: Iterable[Month]) -> pl.DataFrame:
    """Pair what was edited or deleted since, in either, with what it is `now` in the other, by their digests.

    Both are months of features. Rows that older code kept do not say whether they were edited.
    """
    frames = [whole(months) for months in (kept, brought)]
    told = [frame.select(_state(frame)) for frame in frames if frame is not None]
    if len(told) < 2:
        return NONE
    older, newer = sorted(told, key=lambda state: state["sent_at"][-1])  # what is brought comes last, in a tie too
    return states.replaced(older, newer, key="digest", by="who")


def _state(frame: pl.DataFrame) -> list[pl.Expr]:
    edited = pl.col("edited") if "edited" in frame.columns else pl.lit(None, pl.Boolean).alias("edited")
    return [pl.col("digest", "sent_at", "who", "kind"), edited]


def whole(months: Iterable[Month]) -> pl.DataFrame | None:
    """Join months into one table in the right order; None where there are none."""
    frames = [month.frame for month in sorted(months, key=lambda month: month.month)]
    return pl.concat(frames, how="diagonal") if frames else None


def join(months: Iterable[Month], zone: str, until: datetime | None = None) -> Features:
    """Join kept months into the features that a reading is made from. Raise BadRequest for an unknown zone.

    until: when the last of the exports ends, where it goes on longer than what is kept of it.
    """
    months = list(months)
    none = features(messages.empty(), zone)
    frame = whole(months)
    if frame is None:
        return none
    version = min(month.version for month in months)
    return Features(frame.drop("digest"), version, zone, span_of(frame, until))


def _merged(kept: Month | None, brought: Month | None, replaced: pl.DataFrame) -> Month:
    first, *others = [month for month in (kept, brought) if month]
    return _together(first, others[0], replaced) if others else replace(first, frame=_without(first.frame, replaced))


def _without(frame: pl.DataFrame, replaced: pl.DataFrame) -> pl.DataFrame:
    return frame.join(replaced, on="digest", how="anti", maintain_order="left")


def _together(kept: Month, brought: Month, replaced: pl.DataFrame) -> Month:
    """Put two states of a month together; what stands for something replaced stands in its place too."""
    left = [_without(month.frame, replaced) for month in (kept, brought)]
    rows = _rows(*left)
    digests = (month.frame.select(pl.col("digest").replace(*replaced)) for month in (kept, brought))
    places = (each.join(rows.select("digest", "sent_at"), on="digest", maintain_order="left") for each in digests)
    rows = _order(*places).select("digest").join(rows, on="digest", maintain_order="left")
    only_kept = rows.height > left[1].height
    version = min(kept.version, brought.version) if only_kept else brought.version
    return Month(kept.month, version, rows)


def _rows(kept: pl.DataFrame, brought: pl.DataFrame) -> pl.DataFrame:
    """Take each message as it is newly brought, but for a kind that is kept more exactly; and what is kept alone."""
    stays = kept.join(brought, on="digest", how="anti")
    if "kind" in kept.columns:
        known = kept.select("digest", KIND).join(brought.select("digest", told="kind"), on="digest")
        exact = known.filter(pl.col("kind").to_physical() > pl.col("told").to_physical())
        brought = brought.update(exact.drop("told"), on="digest", how="left")
    return pl.concat([brought, stays], how="diagonal")


def _order(kept: pl.DataFrame, brought: pl.DataFrame) -> pl.DataFrame:
    """Put all rows of both in order: by time, and in each moment as the file had them that has most of it.

    An export may begin or end within a moment; another one that has all of it then knows its order. A moment of
    which each has something that the other has not is put together row by row.
    """
    both = (
        kept.select("digest", "sent_at")
        .with_row_index("in_kept")
        .join(brought.select("digest", "sent_at").with_row_index("in_brought"), on="digest", how="full", coalesce=True)
        .with_columns(pl.coalesce("sent_at", "sent_at_right").alias("sent_at"))
        .with_columns(
            all_kept=pl.col("in_kept").is_not_null().all().over("sent_at"),
            all_brought=pl.col("in_brought").is_not_null().all().over("sent_at"),
        )
    )
    place = pl.when("all_brought").then("in_brought").when("all_kept").then("in_kept").cast(pl.Int64)
    simple = both.filter(pl.col("all_brought") | pl.col("all_kept")).select("digest", "sent_at", place=place)
    mixed = both.filter(~(pl.col("all_brought") | pl.col("all_kept")))
    woven = _woven(mixed, in_turn=not mixed.is_empty() and _span(kept) <= _span(brought))
    return pl.concat([simple, woven]).sort("sent_at", "place")


def _span(frame: pl.DataFrame) -> tuple[datetime, datetime]:
    return frame["sent_at"][0], frame["sent_at"][-1]


def _woven(mixed: pl.DataFrame, *, in_turn: bool) -> pl.DataFrame:
    """Order the rows of mixed moments; `in_turn` tells whether what is kept began before what is brought."""
    kept, brought = (
        mixed.drop_nulls(place).sort(place).group_by("sent_at", maintain_order=True).agg(pl.col("digest").alias(place))
        for place in ("in_kept", "in_brought")
    )
    rows: list[tuple[int, datetime, int]] = []
    for moment, ours, theirs in kept.join(brought, on="sent_at").iter_rows():
        pieces = (ours, theirs) if in_turn else (theirs, ours)
        rows += [(digest, moment, place) for place, digest in enumerate(interleave(*pieces))]
    schema = pl.Schema({"digest": pl.UInt64(), "sent_at": messages.SENT_AT, "place": pl.Int64()})
    return pl.DataFrame(rows, schema=schema, orient="row")
