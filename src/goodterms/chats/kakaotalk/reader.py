"""Read one exported chat: lines to messages to rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats import bodies, phrases, sequence
from goodterms.chats.kakaotalk import kinds, stamps, table, text
from goodterms.chats.lines import first_lines, lines
from goodterms.chats.rows import Rows
from goodterms.chats.source import BadExport

if TYPE_CHECKING:
    from goodterms.chats.rows import Options
    from goodterms.chats.source import Source
    from goodterms.messages import Skipped

NEAR_THE_TOP = 50
# Of an iPhone: which part of a long chat this is.
PART = re.compile(r"-\d+\.txt$")
# How many there are in a group; between brackets, or bare behind several names.
HOW_MANY = re.compile(r"(?: ?\((?:\d+명|\d+ people|\d+)\)|(?<=,)(?P<last>[^,]+) \d+)$")
# Of a Mac.
FILE = re.compile(r"^KakaoTalk_Chat_(?P<name>.+?)_\d{4}-\d\d-\d\d(?:-\d\d){0,3}$")
MOST_NAMES_IN_A_TITLE = 4
# How much of the time has passed once each step is done. Steps, not bytes: each works on the whole file at once.
LINES, TEXTS, KINDS = 0.1, 0.7, 0.9
ABOVE = "stands before the first message"
NO_TIME = "no date or time that can be read"


def sniff(source: Source) -> bool:
    """Tell whether a file begins as KakaoTalk's do: when it was saved, a day, a message, or the header of a Mac."""
    top = _without_returns(first_lines(source)).head(NEAR_THE_TOP)
    top = top.filter(top != "")
    if top.is_empty() or top[0] == table.HEADER:
        return not top.is_empty()
    if top.head(2).str.contains(f"^(?:{_saved()})").any():
        return True
    said = rf"^{stamps.any_of('stamps')}(?:, .* : |: )"
    day = rf"^(?:{stamps.any_of('days')}|{stamps.any_of('stamps')})$"
    message = rf"{said}|^\[.*?\] \[{stamps.any_of('brackets')}\]"
    begins = bool(top.head(1).str.contains(f"{said}|{day}")[0])
    return begins and bool(top.str.contains(message).any())


def _saved() -> str:
    return "|".join(re.escape(words) for words in phrases.phrases(__package__).by_mark["saved"])


def _without_returns(written: pl.Series) -> pl.Series:
    return written.str.strip_suffix("\r")


def read(source: Source, options: Options) -> Rows:
    """Read an exported chat. Raise BadExport where it holds no message."""
    written = _without_returns(lines(source))
    options.heard(LINES)
    of_mac = bool(written.len()) and written[0] == table.HEADER
    found = _of_mac(written) if of_mac else _of_text(written)
    if found.messages.is_empty():
        raise BadExport(f"“{source.name}” holds no KakaoTalk messages; export the chat again and give the file itself.")
    options.heard(TEXTS)
    judged = kinds.judge(found.messages.with_columns(name=bodies.named(pl.col("name"))), notices_have_names=of_mac)
    options.heard(KINDS)
    skipped = (*_above(written.head(found.first), found.head, source.name), *bodies.unread(source.name, _lost(judged)))
    warnings = (bodies.kept_as_text(found.pasted, source.name),) if found.pasted else ()
    chat = found.title or _chat(source, judged["sender"])
    kept = judged.filter(pl.col("local").is_not_null())
    return Rows(bodies.finished(kept, chat, options.zone, "second" if of_mac else "minute"), skipped, warnings)


@dataclass(frozen=True, slots=True)
class _Found:
    """What a file holds. messages: columns of text.MESSAGE, and body. first: the line at which a day or message begins.

    head: how many lines above, but for blank ones, are its own. pasted: lines kept as text. title: "" for none.
    """

    messages: pl.DataFrame
    first: int = 0
    head: int = 1
    pasted: int = 0
    title: str = ""


def _of_mac(written: pl.Series) -> _Found:
    begun = table.messages(written)
    if begun.is_empty():
        return _Found(begun)
    return _Found(begun.with_columns(body=table.whole_texts(begun, written)), int(begun["line"][0]))


def _of_text(written: pl.Series) -> _Found:
    days = text.days(written)
    begun, pasted = _without_pasted(text.messages(written, days))
    if begun.is_empty():
        return _Found(begun)
    begun = begun.with_columns(body=text.whole_texts(begun, days, written))
    first = min(int(begun["line"][0]), int(days["line"][0]) if days.height else written.len())
    top = written.head(min(first, NEAR_THE_TOP))
    saved = bool(top.str.contains(f"^(?:{_saved()})").any())
    return _Found(begun, first, 2 if saved else 0, pasted, _title(top) if saved else "")


def _without_pasted(begun: pl.DataFrame) -> tuple[pl.DataFrame, int]:
    """Leave out lines that were pasted into a message."""
    timed = begun.filter(pl.col("local").is_not_null()).with_columns(author="name", rest="tail")
    pasted = timed.filter(sequence.pasted(timed))["line"]
    return begun.filter(~pl.col("line").is_in(pasted.implode())), pasted.len()


def _title(top: pl.Series) -> str:
    """Give the name of the chat that the first line of a file names."""
    first = PART.sub("", next((line for line in top if line), ""))
    found = (re.match(pattern, first) for pattern in phrases.phrases(__package__).patterns("title"))
    name = next((match.group("name") for match in found if match), first)
    return HOW_MANY.sub(lambda found: found["last"] or "", name).strip()


def _chat(source: Source, senders: pl.Series) -> str:
    """Name a chat without a title by its file, or else by who writes in it."""
    named = FILE.match(source.title)
    if named:
        return named.group("name")
    people = sorted(set(senders.drop_nulls().unique()))
    more = len(people) - MOST_NAMES_IN_A_TITLE
    return (", ".join(people[:MOST_NAMES_IN_A_TITLE]) + (f" +{more}" if more > 0 else "")) or "KakaoTalk"


def _above(head: pl.Series, own: int, name: str) -> tuple[Skipped, ...]:
    """Note lines above the first message, but for blank ones and those that are the file's own."""
    lines_above = head.to_frame("line").with_row_index("at").filter(pl.col("line") != "").slice(own)
    return tuple(bodies.unread(name, lines_above.select(line="at", nth="at", reason=pl.lit(ABOVE))))


def _lost(rows: pl.DataFrame) -> pl.DataFrame:
    lost = rows.with_row_index("nth").filter(pl.col("local").is_null())
    return lost.select("line", "nth", reason=pl.lit(NO_TIME))
