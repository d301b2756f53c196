"""Refuse an import of messages that are kept already under other times, for they would count twice."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats.twice import in_words, shift
from goodterms.companion.months import NONE, whole
from goodterms.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goodterms.companion.months import Month

ALIKE = ("who", "kind", "characters", "words")
HOUR = timedelta(hours=1)


class HereAlready(BadInput):
    """Messages that are kept already, from another phone or read in another zone."""


def refuse_twice(kept: Sequence[Month], brought: Sequence[Month]) -> None:
    """Raise HereAlready where months of features that are brought hold what is kept, at other times."""
    here, fresh = whole(kept), whole(brought)
    apart = None if here is None or fresh is None else shift(fresh, here, key="digest", alike=ALIKE)
    if apart is None:
        return
    if apart:
        raise HereAlready(
            f"These are messages that are here already, {in_words(apart)} apart; choose the time zone of the first "
            "import, or remove those and bring them in anew."
        )
    raise HereAlready(
        "These are messages that are here already, exported from another phone; remove those first, then bring this "
        "one in."
    )


def in_the_second_hour(kept: Sequence[Month], brought: Sequence[Month], zone: str) -> pl.DataFrame:
    """Pair what one begins with and what the other has an hour later, by their digests: `digest` and `now`.

    An export that begins within the second of an hour that comes twice in autumn does not show which one it is.
    """
    here, fresh = whole(kept), whole(brought)
    if here is None or fresh is None:
        return NONE
    return pl.concat([_an_hour_early(fresh, here, zone), _an_hour_early(here, fresh, zone)])


def _an_hour_early(fresh: pl.DataFrame, here: pl.DataFrame, zone: str) -> pl.DataFrame:
    sent = pl.col("sent_at")
    comes_again = _on_the_clock(sent, zone) == _on_the_clock(sent + HOUR, zone)
    first = fresh.filter((~comes_again).cum_sum() == 0).join(here, on="digest", how="anti", maintain_order="left")
    same = ["sent_at", *ALIKE, "nth"]
    pairs = _numbered(first.with_columns(sent + HOUR)).join(
        _numbered(here).select(*same, now="digest"), on=same, nulls_equal=True
    )
    return pairs.select("digest", "now") if 2 * pairs.height > first.height else NONE


def _numbered(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(nth=pl.int_range(pl.len()).over("sent_at", *ALIKE))


def _on_the_clock(time: pl.Expr, zone: str) -> pl.Expr:
    return time.dt.convert_time_zone(zone).dt.replace_time_zone(None)
