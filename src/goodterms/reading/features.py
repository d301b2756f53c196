"""Take from every message, in one pass, what the measures need, so that the words need not be kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import polars as pl

from goodterms.messages import COUNTED_KINDS
from goodterms.reading.errors import BadRequest
from goodterms.reading.word_counts import count_words

if TYPE_CHECKING:
    from datetime import datetime

FEATURES_VERSION = 3

# A question mark that ends a sentence: closing marks may follow, then a space or the end, so the one in a
# link does not count. The Greek question mark is left out: it looks like a semicolon and is typed as one.
QUESTION = r"[?？؟]['\"”’»)\]!*_~?？؟]*(?:\s|$)"
EMOJI = r"\p{Extended_Pictographic}"
LINK = "://"


@dataclass(frozen=True, slots=True)
class Features:
    """Numbers about each message, and never its words.

    frame: one row a message, by time: sent_at (UTC), who, kind, edited, channel, counted (whether its kind
        counts as a message), characters, question, emoji, links, and what word_counts.py counts: words, words of
        each closed class, whether any of an open list is in it (null where there is no text).
    version: FEATURES_VERSION of the code that made it.
    zone: the IANA zone in which days and weeks are counted.
    span: from when to when the export tells of the two (UTC), see `span_of`; None where there is no row.
    """

    frame: pl.DataFrame
    version: int
    zone: str
    span: tuple[datetime, datetime] | None


def features(messages: pl.DataFrame, zone: str, until: datetime | None = None) -> Features:
    """Take the features of a message table. Raises BadRequest for a zone that does not exist.

    until: the end of the export, where others' messages that were left out go on longer.
    """
    check_zone(zone)
    text = pl.col("text")
    frame = (
        messages.lazy()
        .select(
            "sent_at",
            "who",
            "kind",
            "edited",
            "channel",
            counted=pl.col("kind").is_in(COUNTED_KINDS),
            characters=text.str.len_chars(),
            question=text.str.contains(QUESTION),
            emoji=text.str.count_matches(EMOJI),
            links=text.str.count_matches(LINK, literal=True),
        )
        .collect()
    )
    counts = count_words(messages["text"])
    frame = pl.concat([frame, counts], how="horizontal").sort("sent_at", maintain_order=True)
    return Features(frame, FEATURES_VERSION, zone, span_of(frame, until))


def span_of(frame: pl.DataFrame, until: datetime | None = None) -> tuple[datetime, datetime] | None:
    """Say of which time features tell: from the first row of one of the two to the last of any kind, or to `until`.

    A notice of the app that comes first may be years older than all that is known.
    """
    if frame.is_empty():
        return None
    begun = frame["sent_at"].filter(frame["who"].is_not_null())
    last = frame["sent_at"][-1]
    return (frame["sent_at"] if begun.is_empty() else begun)[0], max(last, until or last)


def check_zone(zone: str) -> None:
    """Raise BadRequest unless both Python and Polars know the zone."""
    try:
        ZoneInfo(zone)
        pl.Series([0]).cast(pl.Datetime("us", "UTC")).dt.convert_time_zone(zone)
    except (ValueError, OSError, KeyError, pl.exceptions.ComputeError):
        # ZoneInfo raises KeyError for an unknown zone, ValueError or OSError for a malformed one.
        raise BadRequest(f"There is no time zone “{zone}”: use a name such as Europe/Berlin.") from None
