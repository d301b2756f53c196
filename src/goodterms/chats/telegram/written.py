"""Telegram's messages as columns, some thousands at a time, so that the decoded messages can be let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats.telegram.kinds import kind, words
from goodterms.chats.telegram.shapes import Id
from goodterms.messages import KIND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goodterms.chats.telegram.shapes import Message

# Old exports say of every message that it was edited at the beginning of 1970.
NEVER = "1970-"
# More reactions than a message has; a number beyond it is a mistake.
MANY = 1_000_000_000

Given = tuple[int, str | None, str | None, Id, str | None, int]


def columns(messages: Sequence[Message]) -> pl.DataFrame:
    """Put messages into columns.

    id, reply_to: in the chat, null where the answer goes to another. name, number: the sender's. unix, date: when,
    `date` only where `unix` is missing or the message has reactions. kind, text, edited, duration_s: as in a row;
    kind is null where the message cannot be used, `problem` may say why.
    """
    frame = pl.DataFrame(
        {
            "id": _text([m.id for m in messages]),
            "reply_to": _text([m.reply_to_message_id if m.reply_to_peer_id is None else None for m in messages]),
            "name": _text([m.actor if m.sender is None else m.sender for m in messages]),
            "number": _text([m.actor_id if m.sender_id is None else m.sender_id for m in messages]),
            "unix": _text([m.date_unixtime for m in messages]),
            "date": _text([m.date if m.date_unixtime is None or m.reactions else None for m in messages]),
            "kind": pl.Series([kind(m) for m in messages], dtype=KIND),
            "text": _text([words(m) for m in messages]),
            "edited": pl.Series([_edited(m) for m in messages], dtype=pl.Boolean),
            "duration_s": pl.Series([m.duration_seconds for m in messages], dtype=pl.Float64),
            "problem": _text([m.problem for m in messages]),
        }
    )
    frame = frame.with_columns(pl.when(pl.col("name", "number", "text") != "").then(pl.col("name", "number", "text")))
    # no words, and nothing known in it: a game, an invoice, something newer
    other = (pl.col("kind") == "text") & pl.col("text").is_null()
    return frame.with_columns(
        kind=pl.when(other).then(pl.lit("media", KIND)).otherwise("kind"),
        duration_s=pl.when(pl.col("kind").is_in(["call", "voice"])).then("duration_s"),
    )


def reactions(messages: Sequence[Message], first: int) -> list[Given]:
    """List who reacted: row (the first message's is `first`), emoji, name, id, local date, and how many they are.

    Those of which the export does not say who gave them stand together, without name, id and date.
    """
    found: list[Given] = []
    for row, message in [(row, m) for row, m in enumerate(messages, first) if m.reactions]:
        for one in message.reactions or ():
            found += [(row, one.emoji, giver.name, giver.number, giver.date, 1) for giver in one.recent]
            if one.count > len(one.recent):
                found.append((row, one.emoji, None, None, None, min(one.count - len(one.recent), MANY)))
    return found


def _text(values: Sequence[Id]) -> pl.Series:
    try:
        return pl.Series(values).cast(pl.String)
    except (TypeError, OverflowError):
        # words and numbers side by side, or a number of no size: slower, and rare
        return pl.Series(values, dtype=pl.String, strict=False)


def _edited(message: Message) -> bool:
    if message.edited is None and message.edited_unixtime is None:
        return False
    return message.edited_unixtime not in (0, "0") and not (message.edited or "").startswith(NEVER)
