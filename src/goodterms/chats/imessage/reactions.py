"""Reactions: to which message, and whether they were taken back.

`associated_message_guid` names the message, with `p:`, the number of its part and a slash before it, or with `bp:`
where it is an app's balloon or a link. Messages mostly deletes a reaction when it is taken back and keeps the record of
that; where both are there, the record undoes what the same person gave the same part before.
"""

from __future__ import annotations

import polars as pl

from goodterms.chats.imessage.kinds import TAKEN_BACK

PREFIX = r"^(?:p:[^/]*/|bp:)"
UNDONE = "a reaction that was taken back"


def target() -> pl.Expr:
    """Give the guid of the message that one is about."""
    return pl.col("associated_message_guid").str.replace(PREFIX, "")


def undone(messages: pl.DataFrame) -> pl.DataFrame:
    """Add to `reason` of reactions that were taken back, and of the records that say so. messages: in order of time."""
    number = pl.col("associated_message_type")
    back = number.is_between(*TAKEN_BACK).fill_null(value=False)
    given = messages.with_row_index("place").filter(pl.col("kind") == "reaction")
    same = ["called", "sender", "associated_message_guid", number % 1000, "associated_message_emoji"]
    last = pl.col("place").filter(back).max().over(same)
    gone = given.filter(back | (pl.col("place") < last).fill_null(value=False))["place"]
    of_gone = pl.int_range(pl.len(), dtype=pl.UInt32).is_in(gone.implode())
    return messages.with_columns(reason=pl.when(of_gone).then(pl.lit(UNDONE)).otherwise("reason"))
