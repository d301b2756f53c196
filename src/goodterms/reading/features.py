"""Take from every message, in one pass, what the measures need, so that the words need not be kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import polars as pl

from goodterms.messages import COUNTED_KINDS
from goodterms.reading.errors import BadRequest

if TYPE_CHECKING:
    from datetime import datetime

FEATURES_VERSION = 1

WORD = r"[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*"
# A question mark that ends a sentence: closing marks may follow, then a space or the end, so the one in a
# link does not count. The Greek question mark is left out: it looks like a semicolon and is typed as one.
QUESTION = r"[?？؟]['\"”’»)\]!*_~?？؟]*(?:\s|$)"
EMOJI = r"\p{Extended_Pictographic}"
LINK = "://"


@dataclass(frozen=True, slots=True)
class Features:
    """Numbers about each message, and never its words.

    frame: one row a message, by time: sent_at (UTC), who, kind, counted (whether its kind counts as a
        message), characters, words, question, emoji, links (null where there is no text).
    version: FEATURES_VERSION of the code that made it.
    zone: the IANA zone in which days and weeks are counted.
    span: first and last time of what is known (UTC), or None where there is none.
    """

    frame: pl.DataFrame
    version: int
    zone: str
    span: tuple[datetime, datetime] | None


def features(messages: pl.DataFrame, zone: str, until: datetime | None = None) -> Features:
    """Take the features of a message table. Raises BadRequest for a zone that does not exist.

    until: to when the export tells, where that is later than the last of these messages.
    """
    check_zone(zone)
    text = pl.col("text")
    frame = (
        messages.lazy()
        .select(
            "sent_at",
            "who",
            "kind",
            counted=pl.col("kind").is_in(COUNTED_KINDS),
            characters=text.str.len_chars(),
            words=text.str.count_matches(WORD),
            question=text.str.contains(QUESTION),
            emoji=text.str.count_matches(EMOJI),
            links=text.str.count_matches(LINK, literal=True),
        )
        .sort("sent_at", maintain_order=True)
        .collect()
    )
    return Features(frame, FEATURES_VERSION, zone, _span(frame, until))


def _span(frame: pl.DataFrame, until: datetime | None) -> tuple[datetime, datetime] | None:
    if frame.is_empty():
        return None
    first, last = frame["sent_at"][0], frame["sent_at"][-1]
    return first, max(last, until or last)


def check_zone(zone: str) -> None:
    """Raise BadRequest unless both Python and Polars know the zone."""
    try:
        ZoneInfo(zone)
        pl.Series([0]).cast(pl.Datetime("us", "UTC")).dt.convert_time_zone(zone)
    except (ValueError, OSError, KeyError, pl.exceptions.ComputeError):
        # ZoneInfo raises KeyError for an unknown zone, ValueError or OSError for a malformed one.
        raise BadRequest(f"There is no time zone “{zone}”: use a name such as Europe/Berlin.") from None
