"""Read one exported chat: lines to headers to messages to rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats import bodies, sequence, zones
from goodterms.chats.dates import say_guessed
from goodterms.chats.lines import first_lines, lines
from goodterms.chats.rows import Rows
from goodterms.chats.source import BadExport
from goodterms.chats.whatsapp import dates, headers, kinds, marks, names, words
from goodterms.messages import PRECISION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goodterms.chats.dates import Order
    from goodterms.chats.rows import Options
    from goodterms.chats.source import Source

MOST_NAMES_IN_A_TITLE = 4
# Most often one of so many lines begins a message.
FIRST = 20
# How much of the time has passed once each step is done, measured with a million messages. Steps, not bytes: each works
# on the whole file at once.
LINES, HEADERS, NAMES, TEXTS, KINDS = 0.04, 0.4, 0.65, 0.75, 0.95


def sniff(source: Source) -> bool:
    """Tell whether a line near the beginning of a file begins as a WhatsApp message does."""
    begun = first_lines(source)
    return any(headers.count_in_any_style(part) for part in (begun[:FIRST], begun)) or words.stand_in(begun)


def is_main(source: Source) -> bool:
    """Tell by its name whether a file is an export rather than a text that was sent in the chat."""
    return source.title == "_chat" or any(re.search(title, source.title) for title in marks.marks().titles)


def read(source: Source, options: Options) -> Rows:
    """Read an exported chat. The chat is named later, see name_chats. Raise BadExport where it holds none."""
    text = lines(source)
    options.heard(LINES)
    found = _headers(text, options, source.name)
    options.heard(HEADERS)
    begun = found.frame.with_columns(names.split(found.frame["rest"]))
    options.heard(NAMES)
    begun = _without(begun, sequence.pasted(begun))
    begun = begun.with_columns(text=_whole_texts(begun, text))
    options.heard(TEXTS)
    otherwise = headers.count_in_any_style(text.filter(~bodies.at(begun["line"], text.len())))
    rows = kinds.classify(begun, iphone=bool(begun["iphone"].any()))
    options.heard(KINDS)
    frame = rows.select(
        zones.to_utc(begun["local"], options.zone).alias("sent_at"),
        begun["precision"],
        pl.col("author").alias("sender"),
        "kind",
        "text",
        "edited",
        pl.lit("").alias("chat"),
        pl.lit(None, pl.UInt32).alias("answers"),
        "duration_s",
    )
    warnings = (*found.warnings, *([bodies.kept_as_text(otherwise, source.name)] if otherwise else []))
    skipped = bodies.before_first(int(begun["line"][0]), source.name)
    return Rows(frame, skipped, warnings, found.date_order, found.order_guessed)


@dataclass(frozen=True, slots=True)
class _Begun:
    """The lines that begin a message: line, local, precision, iphone, rest; and what had to be guessed."""

    frame: pl.DataFrame
    warnings: tuple[str, ...]
    date_order: str | None
    order_guessed: bool


def _headers(text: pl.Series, options: Options, name: str) -> _Begun:
    numbered = words.numbered(text)
    found = headers.find(numbered.lines)
    orders = [dates.decide(entry, options.date_order, name, options.today) for entry in found]
    frames = [_with_times(entry, order) for entry, order in zip(found, orders, strict=True)]
    if not any(frame.height for frame in frames):
        raise BadExport(f"“{name}” holds no WhatsApp messages; export the chat again and give the .txt or .zip file.")
    begun = frames[0] if len(frames) == 1 else pl.concat(frames).sort("line")
    warnings = [say_guessed(order, name) for order in orders if order.guess]
    if numbered.guessed is not None:
        warnings.append(words.say_guessed(numbered.guessed, name))
    if len(frames) > 1:
        warnings.append(f"“{name}” is written in {len(frames)} ways, as if several exports were put into one file.")
    open_order = None if found[0].style.year == "p1" else orders[0].letters
    begun = _without(begun, _within_messages(begun, text))
    return _Begun(begun, tuple(warnings), open_order, bool(orders[0].guess))


def _with_times(found: headers.Headers, order: Order) -> pl.DataFrame:
    frame = found.frame.select(
        "line",
        dates.local_times(found.frame, order.letters),
        pl.lit("second" if found.style.has("s") else "minute", PRECISION).alias("precision"),
        pl.lit(found.style.iphone).alias("iphone"),
        "rest",
    )
    return _without(frame, frame["local"].is_null())


def _without(rows: pl.DataFrame, out: pl.Series) -> pl.DataFrame:
    """Take rows out; most often there are none."""
    return rows.filter(~out) if out.any() else rows


def _within_messages(begun: pl.DataFrame, text: pl.Series) -> pl.Series:
    """Tell of lines that look like headers whether they stand within a message of a file that ends messages in CRLF."""
    returns = text.str.ends_with("\r")
    if not returns.any():
        return pl.repeat(value=False, n=begun.height, eager=True)
    after_return = returns.shift(1, fill_value=True).gather(begun["line"])
    mostly = int(after_return.sum()) > begun.height // 2 and begun.height > 1
    return ~after_return if mostly else pl.repeat(value=False, n=begun.height, eager=True)


def _whole_texts(begun: pl.DataFrame, text: pl.Series) -> pl.Series:
    """Put the lines under each header to its text, line breaks kept."""
    whole = bodies.whole(begun, text)
    # A CR is left only where the file ends its messages in CRLF and their inner lines in LF.
    return whole.str.strip_suffix("\r") if whole[0].endswith("\r") else whole


def name_chats(files: Sequence[Rows]) -> list[Rows]:
    """Name each file's chat by who writes in it: a file does not say itself which chat it holds.

    Files are of one chat where the same people write in them, or where they have messages in common.
    """
    chats: list[list[Rows]] = []
    places = []
    for rows in files:
        same = (i for i, chat in enumerate(chats) if any(_same_chat(rows.frame, known.frame) for known in chat))
        place = next(same, len(chats))
        if place == len(chats):
            chats.append([])
        chats[place].append(rows)
        places.append(place)
    labels = [_label({name for rows in chat for name in _people(rows.frame)}) for chat in chats]
    return [
        replace(rows, frame=rows.frame.with_columns(chat=pl.lit(labels[place])))
        for rows, place in zip(files, places, strict=True)
    ]


def _same_chat(some: pl.DataFrame, others: pl.DataFrame) -> bool:
    if _people(some) == _people(others):
        return True
    fewer, more = sorted((some, others), key=lambda frame: frame.height)
    within = fewer.filter(pl.col("sent_at").is_between(more["sent_at"].min(), more["sent_at"].max()))
    shared = within.join(more, on=["sent_at", "sender", "text"], how="semi", nulls_equal=True)
    return shared.height * 2 > within.height


def _people(frame: pl.DataFrame) -> set[str]:
    return set(frame["sender"].drop_nulls().unique())


def _label(people: set[str]) -> str:
    named = sorted(people)[:MOST_NAMES_IN_A_TITLE]
    more = len(people) - len(named)
    return ", ".join(named) + (f" +{more}" if more else "")
