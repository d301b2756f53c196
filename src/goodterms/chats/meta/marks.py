"""What Messenger and Instagram themselves write as if someone had: marks.toml made into patterns.

A phrase that names someone counts only under that person's messages, so that nobody's own words are taken for it.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

import polars as pl

KINDS = {
    "attachment": "media",
    "location": "location",
    "reaction": "reaction",
    "liked": "reaction",
    "call": "call",
    "poll": "poll",
    "system": "system",
}
# These keep their words: a question, a notice.
WITH_WORDS = ("poll", "system")
WHO = "{who}"
FIRST = r"^(\S+)"
HEART = "❤"
TOLD = {"row": pl.UInt32, "kind": pl.String, "text": pl.String, "emoji": pl.String}


@dataclass(frozen=True, slots=True)
class Marks:
    """What the app writes.

    patterns: by mark, for the whole text; what they catch is whom the phrase names, or the emoji of a reaction.
    beginnings: how the phrases begin that name nobody, and the words for “you”.
    you: the words for “you”.
    """

    patterns: dict[str, str]
    beginnings: str
    you: tuple[str, ...]


@cache
def marks() -> Marks:
    """Read marks.toml."""
    languages = tomllib.loads(resources.files("goodterms.chats.meta").joinpath("marks.toml").read_text("utf-8"))
    phrases = {mark: [phrase for words in languages.values() for phrase in words.get(mark, ())] for mark in KINDS}
    you = tuple(words["you"] for words in languages.values())
    nobody = {re.split(r"[{ ]", p)[0] for listed in phrases.values() for p in listed if not p.startswith(WHO)}
    beginnings = "|".join(sorted({*nobody, *you}))
    return Marks({mark: _pattern(listed) for mark, listed in phrases.items()}, beginnings, you)


def found(texts: pl.Series, senders: pl.Series) -> pl.DataFrame:
    """Find the texts that the app wrote.

    senders: by whom each is. The result has the columns of TOLD; its text is
    null where the app's words stand for something else.
    """
    firsts = [re.escape(first) for first in senders.unique(maintain_order=True).str.extract(FIRST).drop_nulls()]
    rows = texts.str.contains(f"^(?:{'|'.join([marks().beginnings, *firsts])})").arg_true()
    if rows.is_empty():
        return pl.DataFrame(schema=TOLD)
    likely = pl.DataFrame({"row": rows, "text": texts.gather(rows), "sender": senders.gather(rows)})
    told = pl.concat(_of_mark(likely, mark, pattern) for mark, pattern in marks().patterns.items())
    return told.unique("row", keep="first", maintain_order=True)


def placeholders(sender: pl.Expr, text: pl.Expr) -> pl.Expr:
    """Tell which texts of messages with something attached only stand for it, in whatever language.

    That is a short sentence that begins with the sender's name ("Zoë Ångström sent an attachment.").
    """
    sentence = text.str.contains(r"^[^\n:]{1,120}[.。।]\s?$") & text.str.starts_with(sender + pl.lit(" "))
    return sentence | stands_for("attachment", sender, text) | stands_for("location", sender, text)


def stands_for(mark: str, sender: pl.Expr, text: pl.Expr) -> pl.Expr:
    """Tell which texts are a mark's phrases about their sender."""
    pattern = marks().patterns[mark]
    return text.str.contains(pattern) & _names(text.str.extract(pattern), sender)


def _of_mark(likely: pl.DataFrame, mark: str, pattern: str) -> pl.DataFrame:
    caught = pl.col("text").str.extract(pattern)
    hits = likely.filter(pl.col("text").str.contains(pattern)).with_columns(caught=caught)
    if mark != "reaction":
        hits = hits.filter(pl.col("caught").is_null() | _names(pl.col("caught"), pl.col("sender")))
    emoji = {"reaction": pl.col("caught"), "liked": pl.lit(HEART)}.get(mark, pl.lit(None, pl.String))
    text = pl.col("text") if mark in WITH_WORDS else pl.lit(None, pl.String)
    return hits.select("row", kind=pl.lit(KINDS[mark]), text=text, emoji=emoji)


def _names(caught: pl.Expr, sender: pl.Expr) -> pl.Expr:
    return (caught == sender) | (caught == sender.str.extract(FIRST)) | caught.is_in(marks().you)


def _pattern(phrases: list[str]) -> str:
    """Make one pattern of a mark's phrases; its one group is whom they name, or the emoji."""
    of_someone = [_literal(p.removeprefix(WHO)) for p in phrases if p.startswith(WHO)]
    of_nobody = [_literal(p) for p in phrases if not p.startswith(WHO)]
    all_of_it = ([f"(.+?)(?:{'|'.join(of_someone)})"] if of_someone else []) + of_nobody
    return f"^(?s:{'|'.join(all_of_it)})\\s?$"


def _literal(phrase: str) -> str:
    return re.escape(phrase).replace(r"\{any\}", ".*").replace(r"\{emoji\}", "(.{1,20})")
