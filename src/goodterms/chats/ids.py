"""Ids of messages: the same message in another export gets the same one, its double another.

No library digests a whole column, so this is the one loop over messages. The keys of the next batch are put together
beside it, in a thread: Polars leaves the loop in peace while it works.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from hashlib import blake2b
from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats.progress import unheard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from goodterms.chats.progress import Heard

BATCH = 100_000
BETWEEN, NONE = "\x1f", "\x1e"


def of_rows(rows: pl.DataFrame, heard: Heard = unheard) -> pl.Series:
    """Give each row its id, from channel, chat, sender, time, text and the how-many-eth of these it is.

    heard: told how much of it is done, from 0 to 1.
    """
    ids = _digests(_keys(rows), rows.height, heard)
    # In order, doubles are found in a tenth of the memory that a table of all ids takes.
    ordered = ids.sort()
    twice = ordered.filter(ordered == ordered.shift())
    if twice.is_empty():
        return ids
    again = ids.is_in(twice.unique().implode())
    doubles = rows.with_row_index("row").filter(again).with_columns(id=ids.filter(again))
    doubles = doubles.with_columns(nth=pl.col("row").cum_count().over("id")).filter(pl.col("nth") > 1)
    later = doubles.select(pl.concat_str(_key(), pl.lit(BETWEEN), pl.col("nth").cast(pl.String))).to_series()
    return ids.scatter(doubles["row"], of_keys(later))


def of_keys(keys: pl.Series) -> pl.Series:
    """Give each key its id."""
    return _digests([keys], keys.len(), unheard)


def _key() -> pl.Expr:
    return pl.concat_str(
        "channel",
        pl.lit(BETWEEN),
        "chat",
        pl.lit(BETWEEN),
        pl.col("sender").fill_null(NONE),
        pl.lit(BETWEEN),
        pl.col("sent_at").to_physical().cast(pl.String),
        pl.lit(BETWEEN),
        pl.col("text").fill_null(NONE),
    )


def _keys(rows: pl.DataFrame) -> Iterator[pl.Series]:
    """Put the keys together batch by batch, each while the one before it is at work."""
    first, *others = rows.iter_slices(BATCH)
    with ThreadPoolExecutor(1) as beside:
        coming = beside.submit(first.select, _key())
        for part in others:
            ready = coming.result()
            coming = beside.submit(part.select, _key())
            yield ready.to_series()
        yield coming.result().to_series()


def _digests(keys: Iterable[pl.Series], total: int, heard: Heard) -> pl.Series:
    begin = blake2b(digest_size=8).copy
    found = pl.Series("id", dtype=pl.UInt64)
    for batch in keys:
        digests = []
        for key in batch.cast(pl.Binary).to_list():
            state = begin()
            state.update(key)
            digests.append(state.digest())
        numbers = pl.Series(digests, dtype=pl.Binary).bin.reinterpret(dtype=pl.UInt64, endianness="little")
        found.append(numbers)
        heard(found.len() / total)
    return found.rechunk()
