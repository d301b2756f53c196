"""What each message is, and what of its text somebody wrote.

item_type is 0 for messages; 1 to 5 are Messages' own lines about a group, a shared location or a kept recording, 6 a
FaceTime call. associated_message_type is 1000 for a sticker put on a message, 2000 to 2007 for a reaction to one, 3000
to 3007 for one that is taken back, 4000 for a vote in a poll. balloon_bundle_id names the app whose balloon it is.
Learned from ReagentX/imessage-exporter (`tables/messages/message.rs`, `models/group_action.rs`) and
beeper/platform-imessage (`src/mappers.ts`, `src/constants.ts`), which agree in all that is used here. What waits
under Send Later has schedule_type 2 and schedule_state 1 or 2, and 3 once it is sent (christianblandford/imbridge).
"""

from __future__ import annotations

import polars as pl

from goodterms.chats.imessage.stored import POLLS
from goodterms.messages import KIND, OWNER

LINK = "com.apple.messages.URLBalloonProvider"
WHERE_ABOUTS = "com.apple.findmy.FindMyMessagesApp"
# Messages' own words about an app, with a place for a name: “$(…ReceiverIdentifier) closed all three Activity rings.”
APP_SAYS = "$(kIMTranscriptPluginBreadcrumbText"
RECEIVER, SENDER = f"{APP_SAYS}ReceiverIdentifier)", f"{APP_SAYS}SenderIdentifier)"
CALL = 6
STICKER, VOTE = 1000, 4000
GIVEN, TAKEN_BACK = (2000, 2007), (3000, 3007)
EMOJI = {2000: "❤️", 2001: "👍", 2002: "👎", 2003: "😂", 2004: "‼️", 2005: "❓"}
WAITING = (1, 2)
LATER = 2

HAPPENED = pl.DataFrame(
    [
        (1, 0, "added to the group"),
        (1, 1, "removed from the group"),
        (2, 0, "named the group"),
        (3, 0, "left the group"),
        (3, 1, "changed the group’s photo"),
        (3, 2, "removed the group’s photo"),
        (5, 0, "kept an audio message"),
    ],
    schema={"item_type": pl.Int64, "group_action_type": pl.Int64, "happened": pl.String},
    orient="row",
)
UNNAMED = "took the group’s name away"
STARTED, STOPPED = "started sharing a location", "stopped sharing a location"

NO_WORDS = "its words could not be decoded (attributedBody)"
EMPTY = "empty: nothing of it is left in the database"
NOT_SENT = "not sent yet (Send Later)"
OF_A_POLL = "a vote in a poll, or a choice added to one"


def written(messages: pl.DataFrame) -> pl.DataFrame:
    """Take out of the texts what stands for things: a place for each attachment, and for an app's balloon.

    Between two pieces of text such a place is a line break, since Messages shows them one below the other; emoji that
    are pictures stand within a line.
    """
    apps = pl.col("balloon_bundle_id").is_not_null() | pl.col("text").str.contains("^[\ufffc\ufffd]+$")
    text = pl.when(apps).then(pl.col("text").str.replace_all("\ufffd", "\ufffc")).otherwise("text")
    text = pl.when(pl.col("within")).then(text.str.replace_all("\ufffc", "")).otherwise(text)
    text = text.str.replace_all("^\ufffc+|\ufffc+$", "").str.replace_all("\ufffc+", "\n")
    text = pl.when(text != "").then(text)
    subject = pl.when(pl.col("item_type").fill_null(0) == 0).then("subject")
    return messages.with_columns(text=pl.concat_str([subject, text], separator="\n", ignore_nulls=True)).with_columns(
        text=pl.when(pl.col("text") != "").then("text")
    )


def told_apart(messages: pl.DataFrame) -> pl.DataFrame:
    """Add `kind`, null where a message is none to be read, and then `reason`.

    messages: with the columns of `stored.messages`, `attached.attached` and sender. A reaction that is taken back has
    the kind reaction too.
    """
    none, app = pl.lit(None, KIND), pl.col("balloon_bundle_id")
    changed = (pl.col("date_edited").fill_null(0) != 0) | (pl.col("date_retracted").fill_null(0) != 0)
    kind = (
        pl.when(pl.col("item_type").fill_null(0) == CALL)
        .then(pl.when(pl.col("sender").is_null()).then(_kind("system")).otherwise(_kind("call")))
        .when((pl.col("item_type").fill_null(0) != 0) | _app_says())
        .then(_kind("system"))
        .when((pl.col("is_system_message") == 1) & pl.col("text").is_not_null())
        .then(_kind("system"))
        .when(_is_reaction())
        .then(_kind("reaction"))
        .when(_of_a_poll() | _not_sent())
        .then(none)
        .when(pl.col("unsent"))
        .then(_kind("deleted"))
        .when(app.str.ends_with(POLLS))
        .then(_kind("poll"))
        .when(app.str.ends_with(WHERE_ABOUTS))
        .then(_kind("location"))
        .when(pl.col("associated_message_type") == STICKER)
        .then(_kind("sticker"))
        .when(pl.col("is_audio_message") == 1)
        .then(_kind("voice"))
        .when(pl.col("attached").is_not_null() & app.ne_missing(LINK) & ~_only_ornaments())
        .then("attached")
        .when(app.is_not_null() & (app != LINK))
        .then(_kind("media"))
        .when(pl.col("text").is_not_null())
        .then(_kind("text"))
        .when(app.is_not_null() | (pl.col("cache_has_attachments") == 1))
        .then(_kind("media"))
        .when(changed)
        .then(_kind("deleted"))
    )
    messages = messages.with_columns(kind=kind)
    return messages.with_columns(
        reason=pl.when(pl.col("kind").is_null()).then(
            pl.when(_not_sent())
            .then(pl.lit(NOT_SENT))
            .when(_of_a_poll())
            .then(pl.lit(OF_A_POLL))
            .when(pl.col("body"))
            .then(pl.lit(NO_WORDS))
            .otherwise(pl.lit(EMPTY))
        )
    )


def with_notices(messages: pl.DataFrame) -> pl.DataFrame:
    """Write what Messages' own lines say: who, what, and whom or what it is about. With sender, other_name, called."""
    messages = messages.join(HAPPENED, on=["item_type", "group_action_type"], how="left", maintain_order="left")
    kind, who = pl.col("item_type").fill_null(0), pl.col("sender")
    happened = (
        pl.when((kind == 2) & pl.col("group_title").is_null())
        .then(pl.lit(UNNAMED))
        .when(kind == 4)
        .then(pl.when(pl.col("share_status") == 1).then(pl.lit(STOPPED)).otherwise(pl.lit(STARTED)))
        .when(kind == CALL)
        .then(pl.lit("FaceTime"))
        .otherwise(pl.coalesce("happened", pl.format("service line of type {}", kind)))
    )
    about = pl.when(kind == 1).then("other_name").when(kind == 2).then("group_title")
    notice = pl.concat_str([who, happened, about], separator=" · ", ignore_nulls=True)
    mine = who == OWNER
    named = pl.col("text").str.replace_all(SENDER, pl.coalesce(who, pl.lit("")), literal=True)
    named = named.str.replace_all(
        RECEIVER, pl.when(mine).then(pl.coalesce("other", "called")).otherwise(pl.lit(OWNER)), literal=True
    )
    own = pl.when(kind != 0).then(notice).when(_app_says()).then(named).otherwise("text")
    emoji = pl.col("associated_message_type").replace_strict(EMOJI, default=None, return_dtype=pl.String)
    return messages.with_columns(
        text=pl.when(pl.col("kind") == "system")
        .then(own)
        .when(pl.col("kind") == "reaction")
        .then(pl.coalesce(emoji, "associated_message_emoji"))
        .when(~pl.col("kind").is_in(["call", "deleted"]))
        .then("text")
    )


def _kind(name: str) -> pl.Expr:
    return pl.lit(name, KIND)


def _app_says() -> pl.Expr:
    return pl.col("text").str.contains(APP_SAYS, literal=True).fill_null(value=False)


def _is_reaction() -> pl.Expr:
    number = pl.col("associated_message_type")
    return number.is_between(*GIVEN) | number.is_between(*TAKEN_BACK)


def _of_a_poll() -> pl.Expr:
    poll = pl.col("balloon_bundle_id").str.ends_with(POLLS)
    of_another = pl.col("associated_message_guid").is_not_null() & (
        pl.col("associated_message_guid").ne_missing(pl.col("guid"))
    )
    return (pl.col("associated_message_type") == VOTE) | (poll & of_another)


def _not_sent() -> pl.Expr:
    return (pl.col("schedule_type") == LATER) & pl.col("schedule_state").is_in(WAITING)


def _only_ornaments() -> pl.Expr:
    """Tell a text with emoji or stickers in it from one of those alone."""
    ornaments = pl.col("within").fill_null(value=False) | (pl.col("attached") == "sticker")
    return ornaments & pl.col("text").is_not_null()
