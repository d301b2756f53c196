"""What is attached to each message: what sort of thing it is, and whether it stands within the text.

A picture, sound or file is told apart by `mime_type`, `uti` and its name. Not counted are the pictures of a link's
preview (`…pluginPayloadAttachment`), what Messages hides, and the layout of an MMS. A place that was sent is a small
card of its own kind (`text/x-vlocation`, `….loc.vcf`), a contact a vCard.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats.imessage.people import read
from goodterms.messages import KIND

if TYPE_CHECKING:
    import sqlite3

EMPTY: dict[str, pl.DataType] = {"rowid": pl.Int64(), "attached": KIND, "within": pl.Boolean()}
LAYOUT = "application/smil"
PREVIEW = ".pluginpayloadattachment"
PLACES = ("text/x-vlocation", "text/vlocation", "public.vlocation", "com.apple.mapkit.map-item")
CARDS = ("text/vcard", "text/x-vcard", "public.vcard")
SPOKEN = ("audio/x-caf", "audio/amr", "com.apple.coreaudio-format")
SPOKEN_NAMES = (".caf", ".amr")
# Which one a message with several things is: what comes first here.
ORDER = ("media", "voice", "location", "contact", "sticker")


def attached(database: sqlite3.Connection, there: set[str]) -> pl.DataFrame:
    """Give the kind of what hangs on each message, by its rowid; within: all of it are emoji within the text."""
    if not {"attachment", "message_attachment_join"} <= there:
        return pl.DataFrame(schema=EMPTY)
    texts = ("mime_type", "uti", "transfer_name", "filename", "emoji_image_short_description")
    things = read(database, "attachment", numbers=("ROWID", "is_sticker", "hide_attachment"), texts=texts)
    things = things.with_columns(
        pl.col("mime_type", "uti").str.to_lowercase(),
        name=pl.coalesce("transfer_name", "filename", pl.lit("")).str.to_lowercase(),
        within=pl.col("emoji_image_short_description").is_not_null(),
    )
    hidden = (pl.col("hide_attachment") == 1) | pl.col("name").str.ends_with(PREVIEW) | (pl.col("mime_type") == LAYOUT)
    things = things.filter(~hidden.fill_null(value=False)).select("within", thing="rowid", attached=_kind())
    joined = read(database, "message_attachment_join", numbers=("message_id", "attachment_id"))
    joined = joined.rename({"message_id": "rowid", "attachment_id": "thing"}).join(things, on="thing")
    first = pl.col("attached").sort_by(pl.col("attached").replace_strict(ORDER, range(len(ORDER)))).first()
    return joined.group_by("rowid").agg(first.cast(KIND), pl.col("within").all())


def _kind() -> pl.Expr:
    """Tell what one attachment is."""
    return (
        pl.when(pl.col("is_sticker") == 1)
        .then(pl.lit("sticker"))
        .when(_is(PLACES) | pl.col("name").str.ends_with(".loc.vcf"))
        .then(pl.lit("location"))
        .when(_is(CARDS) | pl.col("name").str.ends_with(".vcf"))
        .then(pl.lit("contact"))
        .when(_is(SPOKEN) | pl.any_horizontal(pl.col("name").str.ends_with(ending) for ending in SPOKEN_NAMES))
        .then(pl.lit("voice"))
        .otherwise(pl.lit("media"))
    )


def _is(types: tuple[str, ...]) -> pl.Expr:
    return pl.any_horizontal(pl.col("mime_type", "uti").is_in(types).fill_null(value=False))
