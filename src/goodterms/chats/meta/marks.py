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
    any: for all of them. beginnings: how the phrases begin that name nobody, and the words for “you”.
    you: the words for “you”.
    """

    patterns: dict[str, str]
    any: str
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
    patterns = {mark: _pattern(listed) for mark, listed in phrases.items()}
    return Marks(patterns, "|".join(f"(?:{pattern})" for pattern in patterns.values()), beginnings, you)


def found(texts: pl.Series, senders: pl.Series, but: pl.Series) -> pl.DataFrame:
    """Find the texts that the app wrote.

    senders: by whom each is. but: rows to leave alone. The result has the columns of TOLD; its text is
    null where the app's words stand for something else.
    """
    firsts = {re.escape(words[0]) for name in senders.unique() if (words := (name or "").split(maxsplit=1))}
    rows = texts.str.contains(f"^(?:{'|'.join([marks().beginnings, *sorted(firsts)])})").arg_true()
    rows = rows.filter(~rows.is_in(but.implode())) if rows.len() and but.len() else rows
    if rows.is_empty():
        return pl.DataFrame(schema=TOLD)
    likely = pl.DataFrame({"row": rows, "text": texts.gather(rows), "sender": senders.gather(rows)})
    likely = likely.filter(pl.col("text").str.contains(marks().any))
    return likely.with_columns(mark=_mark()).filter(pl.col("mark").is_not_null()).select("row", *_told())


@cache
def _mark() -> pl.Expr:
    """Tell whether a text is one of the app's phrases, and of which mark."""
    sender, text = pl.col("sender"), pl.col("text")
    return pl.coalesce(pl.when(stands_for(mark, sender, text)).then(pl.lit(mark)) for mark in KINDS)


@cache
def _told() -> tuple[pl.Expr, ...]:
    mark, text = pl.col("mark"), pl.col("text")
    reaction = pl.when(mark == "reaction").then(text.str.extract(marks().patterns["reaction"]))
    emoji = pl.when(mark == "liked").then(pl.lit(HEART)).otherwise(reaction)
    kind = mark.replace_strict(KINDS, return_dtype=pl.String)
    return kind.alias("kind"), pl.when(mark.is_in(WITH_WORDS)).then(text).alias("text"), emoji.alias("emoji")


def placeholders(sender: pl.Expr, text: pl.Expr) -> pl.Expr:
    """Tell which texts of messages with something attached only stand for it, in whatever language.

    That is a short sentence that begins with the sender's name ("Zoë Ångström sent an attachment.").
    """
    sentence = text.str.contains(r"^[^\n:]{1,120}[.。।]\s?$") & text.str.starts_with(sender + pl.lit(" "))
    return sentence | stands_for("attachment", sender, text) | stands_for("location", sender, text)


def stands_for(mark: str, sender: pl.Expr, text: pl.Expr) -> pl.Expr:
    """Tell which texts are a mark's phrases, and name nobody but their sender."""
    pattern = marks().patterns[mark]
    caught = text.str.extract(pattern)
    names = (caught == sender) | (caught == sender.str.extract(FIRST)) | caught.is_in(marks().you)
    return text.str.contains(pattern) & (pl.lit(mark == "reaction") | caught.is_null() | names)


def _pattern(phrases: list[str]) -> str:
    """Make one pattern of a mark's phrases; its one group is whom they name, or the emoji."""
    of_someone = [_literal(p.removeprefix(WHO)) for p in phrases if p.startswith(WHO)]
    of_nobody = [_literal(p) for p in phrases if not p.startswith(WHO)]
    all_of_it = ([f"(.+?)(?:{'|'.join(of_someone)})"] if of_someone else []) + of_nobody
    return f"^(?s:{'|'.join(all_of_it)})\\s?$"


def _literal(phrase: str) -> str:
    return re.escape(phrase).replace(r"\{any\}", ".*").replace(r"\{emoji\}", "(.{1,20})")
