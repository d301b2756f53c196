"""Read one exported chat: lines to days and messages to rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats import bodies, dates, phrases, sequence
from goodterms.chats.invisible import DIRECTION
from goodterms.chats.line import days, layout, people, quotes
from goodterms.chats.lines import first_lines, lines
from goodterms.chats.rows import Rows
from goodterms.chats.source import BadExport
from goodterms.messages import KIND

if TYPE_CHECKING:
    from goodterms.chats.line.layout import Layout
    from goodterms.chats.rows import Options
    from goodterms.chats.source import Source
    from goodterms.messages import Skipped

TITLE = re.compile(r"^\[LINE\] ?(.*)$")
NEAR_THE_TOP = 200
# How much of the time has passed once each step is done. Steps, not bytes: each works on the whole file at once.
LINES, LAYOUT, TEXTS, KINDS = 0.1, 0.4, 0.7, 0.9
ABOVE = "stands before the first message"
NO_DAY = "stands before the first day"
NO_TIME = "no date or time that can be read"


def sniff(source: Source) -> bool:
    """Tell whether a file begins with LINE's title, or with a day and messages as LINE writes them."""
    top = first_lines(source).str.strip_suffix("\r").head(NEAR_THE_TOP)
    first = top.filter(top != "").head(1)
    if first.is_empty() or TITLE.match(first[0]):
        return not first.is_empty()
    # Asked before the layout is looked for: that takes long, where a folder holds thousands of other files.
    if not first.str.contains(f"{layout.YEAR_FIRST}|{phrases.without_names(layout.YEAR_LAST)}")[0]:
        return False
    found = layout.find(top)
    if found.heads.is_empty() or found.days.is_empty():
        return False
    return bool(found.heads["line"][0] == found.days["line"][0] + 1)


def read(source: Source, options: Options) -> Rows:
    """Read an exported chat. Raise BadExport where it holds no message."""
    text = lines(source).str.strip_suffix("\r")
    options.heard(LINES)
    found = _layout(text)
    if found.heads.is_empty() or found.days.is_empty():
        raise BadExport(f"“{source.name}” holds no LINE messages; send the chat history again and give that .txt file.")
    order = days.decide(found, options.date_order, source.name, options.today)
    chat = _chat(text, source)
    options.heard(LAYOUT)
    begun, pasted = _begun(found, order.letters, chat)
    begun = begun.with_columns(text=_texts(found, begun, text))
    options.heard(TEXTS)
    rows = _kinds(begun, chat, tabs=found.tabs)
    options.heard(KINDS)
    first = min(found.days["line"][0], found.heads["line"][0])
    skipped = (*_above(text, int(first), source.name), *bodies.unread(source.name, _lost(rows)))
    warnings = [dates.say_guessed(order, source.name)] if order.guess else []
    warnings += [bodies.kept_as_text(pasted, source.name)] if pasted else []
    warnings += [] if found.tabs else [_names_guessed(rows["sender"], source.name)]
    return Rows(
        bodies.finished(rows.filter(pl.col("reason").is_null()), chat, options.zone, "minute"),
        skipped,
        tuple(warnings),
        None if found.year_first else order.letters,
        bool(order.guess),
    )


def _layout(text: pl.Series) -> Layout:
    found = layout.find(text)
    if not found.tabs or found.heads.is_empty():
        return found
    return found.without(quotes.inside(layout.starts(found, text), found.heads))


def _chat(text: pl.Series, source: Source) -> str:
    """Name the chat as the title does, or else the file's name."""
    above = (TITLE.match(line) for line in text.head(3))
    title = next((found.group(1).strip() for found in above if found), "")
    known = phrases.phrases(__package__)
    name = title and _named(title, known.patterns("title"))
    return name or _named(re.sub(r"^\[LINE\][ _]?", "", source.title), known.patterns("file")) or "LINE"


def _named(written: str, patterns: list[str]) -> str:
    found = (re.match(pattern, written) for pattern in patterns)
    return next((match.group("name").strip() for match in found if match), written).strip(DIRECTION)


def _begun(found: Layout, order: str, chat: str) -> tuple[pl.DataFrame, int]:
    """Give the lines that begin a message with their time, sender and text, and how many others were pasted."""
    rest = found.heads["rest"]
    named = people.between_tabs(rest) if found.tabs else people.between_blanks(rest, chat, _placeholders(), _notices())
    begun = pl.concat([found.heads, named, days.local_times(found, order).drop("line")], how="horizontal")
    begun = begun.with_columns(author=bodies.named(pl.col("name")))
    timed = begun.filter(pl.col("local").is_not_null())
    pasted = timed.filter(sequence.pasted(timed))["line"]
    return begun.filter(~pl.col("line").is_in(pasted.implode())), pasted.len()


def _texts(found: Layout, begun: pl.DataFrame, text: pl.Series) -> pl.Series:
    """Put the lines under each message to its text, without the blank line that ends a day."""
    day = found.days.select("line", tail=pl.lit(""))
    every = pl.concat([begun.select("line", "tail"), day]).sort("line")
    every = every.with_columns(whole=bodies.whole(every, text))
    ends = every["line"].is_in(found.days["line"].implode()).shift(-1, fill_value=True)
    every = every.with_columns(whole=pl.when(ends).then(pl.col("whole").str.strip_suffix("\n")).otherwise("whole"))
    body = every.filter(pl.col("line").is_in(begun["line"].implode()))["whole"]
    return body.to_frame("body").select(quotes.taken_off(pl.col("body"))).to_series()


def _kinds(begun: pl.DataFrame, chat: str, *, tabs: bool) -> pl.DataFrame:
    """Add kind, sender, text, duration_s and reason (null for a row that can be used)."""
    known = phrases.phrases(__package__)
    judged = phrases.judge(begun["text"], known)
    rows = pl.concat([begun.drop("text"), judged, begun.select(body="text")], how="horizontal")
    if not tabs:
        rows = rows.with_columns(kind=pl.coalesce(_bare(pl.col("body")), pl.col("kind")))
        rows = rows.with_columns(text=pl.when(pl.col("body").is_in(_placeholders())).then(None).otherwise("text"))
    rows = _taken_back(rows, chat, known)
    own_line = pl.col("sender").is_null()
    return rows.with_columns(
        kind=pl.when(own_line).then(pl.lit("system")).otherwise("kind").cast(KIND),
        text=pl.when(own_line).then(pl.col("body").str.replace_all(f"[{DIRECTION}]", "")).otherwise("text"),
        duration_s=pl.when(~own_line).then("duration_s"),
        reason=pl.when(pl.col("known").is_null())
        .then(pl.lit(NO_DAY))
        .when(pl.col("local").is_null())
        .then(pl.lit(NO_TIME)),
    )


def _taken_back(rows: pl.DataFrame, chat: str, known: phrases.Phrases) -> pl.DataFrame:
    """Add sender: the author, or who took a message back where a notice says so and it is certain."""
    notice = pl.col("author").is_null()
    body = pl.col("body").str.replace_all(f"[{DIRECTION}]", "")
    own = people.whose(rows["author"], chat)
    mine = notice & body.is_in(known.by_mark["unsent_own"])
    theirs = pl.coalesce(body.str.extract(each, 1) for each in known.patterns("unsent"))
    back = pl.when(mine).then(pl.lit(own, pl.String)).when(notice).then(theirs)
    rows = rows.with_columns(back=back)
    return rows.with_columns(
        sender=pl.coalesce("author", "back"),
        kind=pl.when(pl.col("back").is_not_null()).then(pl.lit("deleted")).otherwise("kind"),
        text=pl.when(pl.col("back").is_null()).then("text"),
    )


def _bare(body: pl.Expr) -> pl.Expr:
    return body.replace_strict(_of_blanks(), default=None, return_dtype=pl.String)


def _of_blanks() -> dict[str, str]:
    pairs = (line.split(" = ", 1) for line in phrases.phrases(__package__).by_mark["blanks"])
    return {phrase: kind for kind, phrase in pairs}


def _notices() -> str:
    known = phrases.phrases(__package__)
    return f"{known.any_of('unsent')}|{known.any_of('unsent_own')}"


def _placeholders() -> list[str]:
    return list(_of_blanks())


def _lost(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_row_index("nth").filter(pl.col("reason").is_not_null()).select("line", "nth", "reason")


def _above(text: pl.Series, first: int, name: str) -> tuple[Skipped, ...]:
    """Note lines above the first day, but for the title, when it was saved, and blank ones."""
    head = text.head(first)
    titled = bool(head.len()) and TITLE.match(next((line for line in head if line), "")) is not None
    lines_above = head.to_frame("line").with_row_index("at").filter(pl.col("line") != "")
    lost = lines_above.slice(2 if titled else 0)
    return tuple(bodies.unread(name, lost.select(line="at", nth="at", reason=pl.lit(ABOVE))))


def _names_guessed(senders: pl.Series, name: str) -> str:
    listed = ", ".join(f"“{sender}”" for sender in senders.drop_nulls().unique(maintain_order=True).head(12))
    return (
        f"“{name}” is from LINE on a computer, which puts nothing but blanks around names; they were found by what "
        f"recurs: {listed or 'none'}. If that is wrong, send the chat history from the phone."
    )
