"""What kind of message a body is, and what of it is the person's own words.

Few bodies hold a mark of the app. Those that may are picked out by the phrases themselves; all the rest is text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import polars as pl

from goodterms.chats.whatsapp.marks import KINDS, NEVER, kind_of_file, languages, marks, plain
from goodterms.chats.whatsapp.styles import APP_MARKS
from goodterms.messages import KIND

if TYPE_CHECKING:
    from collections.abc import Mapping

    from goodterms.chats.whatsapp.marks import Marks

# Marks of files left out, whose message may have a caption.
CAPTIONED = ("media", "voice", "sticker", "document")
NOT_IN_BODIES = ("name", "seen", "title", "units", "system_marked")
# The mark behind an edited text, in any language: an iPhone leads it with U+200E.
ANY_EDITED = f"([^{APP_MARKS}])[ \u00a0]?\u200e<[^<>\\n:]{{5,80}}>[{APP_MARKS}]*$"
# In place of `captioned` where no body holds U+200E, which leads every such mark: the whole takes long to make.
NO_CAPTION = f"(?P<caption>{NEVER})(?P<mark>{NEVER})"
SAMPLE = 10_000
# What many phones write whatever their language is.
ALWAYS = {"en", "any"}


def classify(rows: pl.DataFrame, *, iphone: bool) -> pl.DataFrame:
    """Make author, text, kind, edited and duration_s of rows of author and text; text keeps a person's words alone.

    The app's own lines lose their author. `iphone`: an iPhone wrote the file, which credits the app's lines to a
    person and marks them with U+200E.
    """
    marked = pl.col("text").str.contains(f"^[{APP_MARKS}]")
    pieces = _pieces_in(rows["text"])
    app_speaks = pl.col("text").str.contains_any(pieces) if pieces else pl.lit(value=False)
    suspect = pl.col("author").is_null() | marked | app_speaks
    read = rows.lazy().select(
        "author",
        "text",
        written=pl.col("author").is_not_null(),
        marked=marked,
        at=pl.int_range(pl.len()),
        suspect=suspect,
    )
    suspects = read.filter("suspect").collect(engine="streaming")
    bodies = suspects.select("written", "marked", "text").unique()
    judged = suspects.join(_judge(bodies, iphone=iphone), on=["written", "text"], how="left", maintain_order="left")
    authors = judged.select(pl.when(~pl.col("system")).then("author"))["author"]
    at, length = judged["at"], rows.height
    return pl.DataFrame(
        {
            "author": rows["author"].scatter(at, authors),
            "text": rows["text"].scatter(at, judged["own_words"]),
            "kind": pl.repeat("text", length, dtype=KIND, eager=True).scatter(at, judged["kind"]),
            "edited": pl.repeat(value=False, n=length, eager=True).scatter(at, judged["edited"]),
            "duration_s": pl.repeat(None, length, dtype=pl.Float64, eager=True).scatter(at, judged["duration_s"]),
        }
    )


def _pieces_in(texts: pl.Series) -> list[str]:
    """List the pieces of text of which one stands in every body of a file that is not just text.

    A phone writes a whole export in its own language, which shows in a sample of the lines.
    """
    if texts.len() <= 2 * SAMPLE:
        return _found_in(texts)
    found = _found_in(pl.concat([texts[:SAMPLE], texts[SAMPLE:].gather_every(texts.len() // SAMPLE)]))
    spoken = {language for piece in found for language in _pieces()[piece]} | ALWAYS
    return [piece for piece, its_languages in _pieces().items() if spoken & its_languages]


def _found_in(texts: pl.Series) -> list[str]:
    """List the pieces that stand in some texts. None holds a line break, so that the texts can be read as one."""
    whole = texts.to_frame("text").select(
        pl.col("text").str.join("\n").str.extract_many(list(_pieces()), overlapping=True)
    )
    return whole.to_series().explode().drop_nulls().unique().to_list()


@cache
def _pieces() -> dict[str, set[str]]:
    """Map the longest piece of each phrase that has no placeholder to the languages that write it."""
    pieces: dict[str, set[str]] = {"\u200e<": ALWAYS}
    for code, language in languages().items():
        for mark, phrases in language.items():
            for phrase in phrases if mark not in NOT_IN_BODIES else ():
                piece = max(re.split(r"\{[a-z.]+\}", phrase), key=len).strip(" .。।۔<>")
                pieces.setdefault(piece, set()).add(code)
    return pieces


def _judge(bodies: pl.DataFrame, *, iphone: bool) -> pl.DataFrame:
    """Judge each different body once: add system, kind, own_words, edited and duration_s to written, marked, text."""
    text = pl.col("text")
    edited = pl.col("written") & text.str.contains(marks().edited)
    led = bodies["text"].str.contains("\u200e", literal=True).any()
    behind = marks().captioned if led else NO_CAPTION
    file_behind = text.str.contains(behind)
    somehow_edited = pl.col("written") & pl.lit(iphone) & text.str.contains(ANY_EDITED) & ~file_behind
    body = pl.when(edited).then(text.str.replace(marks().edited, ""))
    bodies = bodies.with_columns(
        edited=edited | somehow_edited,
        proved=text.str.contains("\u200e", literal=True),
        body=body.when(somehow_edited).then(text.str.replace(ANY_EDITED, "${1}")).otherwise(text),
    )
    bodies = bodies.with_columns(
        plain=pl.when(~pl.col("edited")).then(plain(pl.col("body"))),
        # A caption stands on the lines under the mark of a file that was left out, or before it.
        first=plain(pl.coalesce(_behind(behind, "mark"), pl.col("body").str.extract(r"^([^\n]*)", 1))),
        below=pl.coalesce(_behind(behind, "caption"), pl.col("body").str.extract(r"(?s)^[^\n]*\n(.*)$", 1)),
    )
    known = marks().within(pl.concat([bodies["plain"], bodies["first"]]).unique())
    bodies = bodies.with_columns(
        mark=pl.coalesce(_mark("plain", known), pl.when(_named_place(known)).then(pl.lit("location"))),
        first_mark=pl.coalesce(_known("first", known), _fits("first", {"document": known.patterns["document"]})),
        file=_file("file"),
        caption=_file("caption"),
    )
    # Without the app's mark or its brackets, words above others may be anyone's.
    stands_out = pl.col("proved") | pl.col("body").str.contains(f"^[{APP_MARKS}]*<")
    captioned = pl.col("mark").is_null() & stands_out & pl.col("first_mark").is_in(CAPTIONED).fill_null(value=False)
    return _apply(bodies.with_columns(captioned=captioned), iphone=iphone)


def _behind(captioned: str, group: str) -> pl.Expr:
    return pl.col("body").str.extract_groups(captioned).struct.field(group)


def _mark(column: str, known: Marks) -> pl.Expr:
    """Find the mark that fits a plain body, mere notices aside: anyone might write their words."""
    loose = {mark: pattern for mark, pattern in known.patterns.items() if mark != "system_marked"}
    return pl.coalesce(
        _known(column, known),
        pl.when("proved").then(_fits(column, loose)).otherwise(_fits(column, known.typed)),
    )


def _named_place(known: Marks) -> pl.Expr:
    """Tell of a body whether it is a place with its name and address above: Android begins the address as the name."""
    lines = pl.col("body").str.split("\n")
    name, address, place = (lines.list.get(i, null_on_oob=True) for i in range(3))
    named = (lines.list.len() == 3) & address.str.starts_with(name)
    return named & plain(place).str.contains(known.typed["location"])


def _known(column: str, known: Marks) -> pl.Expr:
    bodies = {body: mark for body, mark in known.bodies.items() if mark != "system_marked"}
    return pl.col(column).replace_strict(bodies, default=None, return_dtype=pl.String)


def _fits(column: str, patterns: Mapping[str, str]) -> pl.Expr:
    fits = (pl.when(pl.col(column).str.contains(pattern)).then(pl.lit(mark)) for mark, pattern in patterns.items())
    return pl.coalesce(*fits)


def _file(group: str) -> pl.Expr:
    return pl.coalesce(pl.col("body").str.extract_groups(pattern).struct.field(group) for pattern in marks().attached)


def _apply(bodies: pl.DataFrame, *, iphone: bool) -> pl.DataFrame:
    mark, has_file = pl.col("mark"), pl.col("file").is_not_null()
    unknown_notice = pl.col("marked") & mark.is_null() & ~has_file & ~pl.col("edited") & pl.lit(iphone)
    poll = pl.col("first").str.contains(f"{marks().poll}$") & _answers().list.any().fill_null(value=False)
    notice = (mark == "system").fill_null(value=False) | (unknown_notice & ~pl.col("captioned") & ~poll)
    kind = (
        pl.when(~pl.col("written") | notice)
        .then(pl.lit("system"))
        .when(poll)
        .then(pl.lit("poll"))
        .when(has_file)
        .then(kind_of_file(pl.col("file")))
        .when("captioned")
        .then(pl.col("first_mark").replace_strict(KINDS, default=None))
        .when(mark.is_not_null())
        .then(mark.replace_strict(KINDS, default=None))
        .otherwise(pl.lit("text"))
    )
    caption = pl.when(poll).then(_question()).when(has_file).then(_below_file()).when("captioned").then("below")
    return bodies.with_columns(kind=kind.cast(KIND), caption=caption).select(
        "written",
        "text",
        "edited",
        "kind",
        (pl.col("kind") == "system").alias("system"),
        pl.when(pl.col("kind").is_in(["text", "system"]))
        .then(_without_marks())
        .otherwise(pl.when(pl.col("caption") != "").then("caption"))
        .alias("own_words"),
        pl.when(pl.col("kind") == "call").then(_duration()).alias("duration_s"),
    )


def _below_file() -> pl.Expr:
    """Take the caption of a file, where it is not the file's own name: Android writes that below a document."""
    file, caption = pl.col("file"), pl.col("caption")
    return pl.when((caption != file) & (caption != file.str.replace(r"\.[A-Za-z0-9]{1,8}$", ""))).then(caption)


def _without_marks() -> pl.Expr:
    """Take the app's marks from the beginning of a body, and from its end where they enclose it."""
    start = pl.col("body").str.strip_chars_start(APP_MARKS)
    enclosed = pl.col("body").str.contains("^[\u202a\u202b]")
    return pl.when(enclosed).then(start.str.strip_chars_end(APP_MARKS)).otherwise(start)


def _answers() -> pl.Expr:
    """Tell of each line under the head of a poll whether it is an answer."""
    line = pl.element().str.strip_chars(APP_MARKS)
    return pl.col("below").str.split("\n").list.eval(plain(line).str.contains(marks().option))


def _question() -> pl.Expr:
    """Take a poll's question: the lines under its head, up to the first answer."""
    lines = pl.col("below").str.split("\n").list.head(_answers().list.arg_max())
    return lines.list.eval(pl.element().str.strip_chars(APP_MARKS)).list.join("\n").str.strip_chars_end("\n")


def _duration() -> pl.Expr:
    """Read how long a call was, in seconds, from words (1 hr 3 min) or a clock (1:03:20)."""
    known = marks()
    units = sorted(known.units, key=len, reverse=True)
    written = pl.col("plain").str.extract_all(f"\\d+ ?(?:{'|'.join(map(re.escape, units))})(?:\\b|\\.|$)")
    number = pl.element().str.extract(r"(\d+)", 1).cast(pl.Float64)
    unit = pl.element().str.replace(r"^\d+ ?", "").str.strip_chars_end(".").replace_strict(known.units, default=0)
    in_words = written.list.eval(number * unit).list.sum()
    clock = pl.col("plain").str.extract(r"(\d+(?::\d\d)+)$", 1).str.split(":").list.reverse()
    in_digits = clock.list.eval(pl.element().cast(pl.Float64) * (60.0 ** pl.int_range(pl.len()))).list.sum()
    return pl.when(clock.is_not_null()).then(in_digits).when(written.list.len() > 0).then(in_words)
