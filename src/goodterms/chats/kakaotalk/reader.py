"""Read one exported chat: lines to messages to rows."""

from __future__ import annotations

import re
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
LINES, MESSAGES, TEXTS, KINDS = 0.1, 0.5, 0.7, 0.9
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
    days = text.days(written) if not of_mac else pl.DataFrame(schema=text.DAY)
    begun = table.messages(written) if of_mac else text.messages(written, days)
    options.heard(MESSAGES)
    if begun.is_empty():
        raise BadExport(f"“{source.name}” holds no KakaoTalk messages; export the chat again and give the file itself.")
    begun, pasted = (begun, 0) if of_mac else _without_pasted(begun)
    bodies_ = table.whole_texts(begun, written) if of_mac else text.whole_texts(begun, days, written)
    options.heard(TEXTS)
    judged = kinds.judge(begun.with_columns(body=bodies_), by_phone=not of_mac, notices_have_names=of_mac)
    options.heard(KINDS)
    chat = _chat(source, judged["sender"]) if of_mac else _titled(written, source, judged["sender"])
    first = min(int(begun["line"][0]), int(days["line"][0]) if days.height else written.len())
    skipped = (*_above(written.head(first), source.name, of_mac=of_mac), *bodies.unread(source.name, _lost(judged)))
    warnings = (bodies.kept_as_text(pasted, source.name),) if pasted else ()
    kept = judged.filter(pl.col("local").is_not_null())
    return Rows(bodies.finished(kept, chat, options.zone, "second" if of_mac else "minute"), skipped, warnings)


def _without_pasted(begun: pl.DataFrame) -> tuple[pl.DataFrame, int]:
    """Leave out lines that were pasted into a message."""
    timed = begun.filter(pl.col("local").is_not_null()).with_columns(author="name", rest="tail")
    pasted = timed.filter(sequence.pasted(timed))["line"]
    return begun.filter(~pl.col("line").is_in(pasted.implode())), pasted.len()


def _titled(written: pl.Series, source: Source, senders: pl.Series) -> str:
    """Name the chat as its title does."""
    first = next((line for line in written.head(NEAR_THE_TOP) if line), "")
    below = written.head(NEAR_THE_TOP).str.contains(f"^(?:{_saved()})").any()
    if not below:
        return _chat(source, senders)
    title = PART.sub("", first)
    found = (re.match(pattern, title) for pattern in phrases.phrases(__package__).patterns("title"))
    name = next((match.group("name") for match in found if match), title)
    return HOW_MANY.sub(lambda found: found["last"] or "", name).strip() or _chat(source, senders)


def _chat(source: Source, senders: pl.Series) -> str:
    """Name a chat without a title by its file, or else by who writes in it."""
    named = FILE.match(source.title)
    if named:
        return named.group("name")
    people = sorted(set(senders.drop_nulls().unique()))
    more = len(people) - MOST_NAMES_IN_A_TITLE
    return (", ".join(people[:MOST_NAMES_IN_A_TITLE]) + (f" +{more}" if more > 0 else "")) or "KakaoTalk"


def _above(
    written: pl.Series, begun: pl.DataFrame, days: pl.DataFrame, name: str, *, of_mac: bool
) -> tuple[Skipped, ...]:
    """Note lines above the first message, but for the title, when it was saved, and blank ones."""
    lines_above = head.to_frame("line").with_row_index("at").filter(pl.col("line") != "")
    titled = 1 if of_mac else 2 if head.head(NEAR_THE_TOP).str.contains(f"^(?:{_saved()})").any() else 0
    lost = lines_above.slice(titled).select(line="at", nth="at", reason=pl.lit("stands before the first message"))
    return tuple(bodies.unread(name, lost))


def _lost(rows: pl.DataFrame) -> pl.DataFrame:
    lost = rows.with_row_index("nth").filter(pl.col("local").is_null())
    return lost.select("line", "nth", reason=pl.lit(NO_TIME))
