"""What WhatsApp itself writes into a chat, in many languages: marks.toml made into look-ups and patterns.

A body is compared in its plain form (`plain`): no direction marks, lower case, ordinary spaces and quotes, no
full stop at the end. A phrase without a placeholder is looked up in `Marks.bodies`; one with a placeholder is
part of the pattern of its mark in `Marks.patterns`. Both must fit the whole body, or its first line where a
caption may follow.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import polars as pl

from goodterms.chats.whatsapp.styles import APP_MARKS, MARKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Each mark of a body, and the kind of message it stands for. The kind of an attached file follows from its name,
# see `kind_of_file`.
KINDS: Mapping[str, str] = {
    "media": "media",
    "voice": "voice",
    "sticker": "sticker",
    "contact": "contact",
    "document": "media",
    "waiting": "media",
    "deleted": "deleted",
    "location": "location",
    "call": "call",
    "system": "system",
    "system_marked": "system",
}
FILE = r"[^<>\n]*\.[A-Za-z0-9]{1,8}"
# Endings of documents, whose names iPhones write a second time where a caption may stand.
DOCUMENT = r"[^<>\n]*\.(?i:pdf|docx?|xlsx?|pptx?|txt|csv|rtf|zip|rar|epub|odt|ods|pages|numbers|key|html?|json|xml|apk)"
# Where a place is, as the app writes it and nobody types it: an address with numbers, or numbers alone.
PLACE = r"(?:https?://(?:maps\.google\.com/\?q=|maps\.apple\.com/\S*ll=)-?[\d.]+(?:,|%2c)-?[\d.]+|https?://(?:\w+\.)?foursquare\.com/v/\S+)"
# A notice this long is the app's even where a person is credited with it.
LONG_NOTICE = 40
LEFT_OUT = ("media", "voice", "sticker", "contact")
UNITS = {"hours": 3600, "minutes": 60, "seconds": 1}
QUOTES = "“”„‟«»″"
APOSTROPHES = "’‘ʼ′"
BLANKS = " \u00a0\u2009\u202f"


@dataclass(frozen=True, slots=True)
class Marks:
    """The app's own words, ready to compare: some with plain bodies, some with bodies as they stand in the file.

    bodies: mark by whole plain body.
    patterns: for each mark whose phrases have placeholders, one for the whole plain body. They are loose, for bodies
    that hold U+200E and so are the app's. typed: the same for bodies without it, so narrow that nobody writes them.
    attached: for bodies as they stand that carry a file; groups `file` and `caption` (null where there is none).
    captioned: for bodies as they stand that end, behind a `caption`, with the `mark` of a file left out.
    before_colon: for what stands, in plain form, before the first colon of a notice that holds one.
    edited: for the mark behind an edited text as it stands, with the blanks before it.
    poll, option: for the head of a poll, and what stands before an answer, at the start of a plain line.
    titles: for a file's name without its ending, with the chat's in the group `name`.
    units: seconds in each word for a unit of time.
    """

    bodies: Mapping[str, str]
    patterns: Mapping[str, str]
    typed: Mapping[str, str]
    attached: tuple[str, ...]
    captioned: str
    before_colon: str
    edited: str
    poll: str
    option: str
    titles: tuple[str, ...]
    units: Mapping[str, int]


@cache
def languages() -> dict[str, dict[str, Any]]:
    """Read marks.toml: by language, the phrases of each mark, one on a line there."""
    text = resources.files(__package__).joinpath("marks.toml").read_text(encoding="utf-8")
    return {
        code: {key: _lines(key, value) for key, value in table.items()} for code, table in tomllib.loads(text).items()
    }


def _lines(key: str, value: Any) -> Any:
    return value.splitlines() if isinstance(value, str) and key != "name" else value


@cache
def marks() -> Marks:
    """Make look-ups and patterns of marks.toml."""
    known = languages()
    units = {plain_text(word): UNITS[unit] for unit, word in _units(known)}
    phrases = {mark: _phrases(known, mark) for mark in KINDS}
    notices = [*phrases["system"], *phrases["system_marked"]]
    return Marks(
        bodies={phrase: mark for mark, written in phrases.items() for phrase in written if "{" not in phrase},
        patterns=dict(_patterns(phrases, _duration(units))),
        typed=dict(_typed(phrases)),
        attached=_attached(_raw(known, "attached")),
        captioned=_captioned([phrase for mark in LEFT_OUT for phrase in _raw(known, mark)]),
        before_colon=f"^(?:{_forms(_to_colon(notice) for notice in notices if '{any}' in notice)})$",
        edited=f"[{BLANKS}]?[{APP_MARKS}]*{_as_it_stands(_with_stop(_raw(known, 'edited')))}[{MARKS}]*$",
        poll=f"^(?:{_any_of(_phrases(known, 'poll'))})",
        option=f"^(?:{_any_of(_phrases(known, 'option'))})",
        titles=tuple(_title(title) for title in dict.fromkeys(_raw(known, "title"))),
        units=units,
    )


def _patterns(phrases: Mapping[str, list[str]], duration: str) -> Iterable[tuple[str, str]]:
    for mark, written in phrases.items():
        if mark == "document":
            yield mark, f"^{FILE}(?: • [^\\n]*)? (?:{_any_of(written)})$"
        elif mark == "system":
            yield mark, f"^(?:{_forms(written)})(?:[.。।۔][^\\n]*)?$"
        elif mark == "call":
            timed = [phrase.removesuffix("{duration}") for phrase in written if phrase.endswith("{duration}")]
            others = [phrase for phrase in written if "{" in phrase and not phrase.endswith("{duration}")]
            yield mark, f"^(?:{_forms(others)}|(?:{_forms(timed)}){duration})$"
        elif open_ended := [phrase for phrase in written if "{" in phrase]:
            yield mark, f"^(?:{_forms(open_ended)})$"


def _typed(phrases: Mapping[str, list[str]]) -> Iterable[tuple[str, str]]:
    places = "|".join(
        re.escape(phrase.removesuffix("{link}")) for phrase in phrases["location"] if phrase.endswith("{link}")
    )
    yield "location", f"^(?:{places}){PLACE}$"
    notices = (phrase.removesuffix("{any}").rstrip() for phrase in phrases["system"])
    long = _any_of(notice for notice in notices if "{" not in notice and len(notice) >= LONG_NOTICE)
    yield "system", f"^(?:{long})(?:[.。।۔]?[^\\n]{{0,160}})?$"


def _with_stop(edited: list[str]) -> list[str]:
    """Add to marks such as <edited> those with a full stop inside."""
    return [form for mark in edited for form in (mark, re.sub(r"\.?>$", ".>", mark))]


def _attached(phrases: list[str]) -> tuple[str, ...]:
    """Make the patterns for a file between < and > (its caption above or below it) and for `file (attached)`.

    Above it may also stand the name of a document and how long it is, which are not a caption.
    """
    parts = [[part.strip() for part in phrase.split("{file}")] for phrase in phrases]
    before = _as_it_stands(start for start, _ in parts if len(start) > 1)
    within = _as_it_stands(end for start, end in parts if start == "<")
    behind = _as_it_stands(end for start, end in parts if not start)
    blank = f"[{MARKS}{BLANKS}]*"
    file = f"{blank}(?P<file>[^<>\\n]+?){blank}"
    above = f"{blank}(?:{DOCUMENT}(?: • [^\\n]*)?{blank}|(?P<caption>.*?[^{MARKS}\\s])[{MARKS}\\s]*)?"
    return (
        f"(?s)^{above}{before}{file}>{blank}$",
        f"(?s)^{blank}{before}{file}>{blank}\\n(?P<caption>.*)$",
        f"(?s)^{above}<{file}{within}{blank}$",
        f"(?s)^{blank}(?P<file>{FILE}){blank}{behind}{blank}(?:\\n(?P<caption>.*))?$",
    )


def _captioned(phrases: list[str]) -> str:
    """Make the pattern for a caption before the mark of a file left out; U+200E must lead the mark."""
    return f"(?s)^[{MARKS}]*(?P<caption>.*[^{MARKS}\\s])\\s*\u200e(?P<mark>{_as_it_stands(phrases)}\\.?)[{MARKS}]*$"


def plain(text: pl.Expr) -> pl.Expr:
    """Give bodies the form in which they are compared."""
    spaced = text.str.replace_all(f"[{MARKS}]", "").str.replace_all(r"\s+", " ").str.to_lowercase()
    quoted = spaced.str.replace_all(f"[{QUOTES}]", '"').str.replace_all(f"[{APOSTROPHES}]", "'")
    return quoted.str.strip_chars().str.replace(r"\s*[.。।۔]+$", "")


def plain_text(text: str) -> str:
    """Give one text the form in which bodies are compared."""
    spaced = re.sub(r"\s+", " ", re.sub(f"[{MARKS}]", "", text)).lower()
    quoted = re.sub(f"[{APOSTROPHES}]", "'", re.sub(f"[{QUOTES}]", '"', spaced))
    return re.sub(r"\s*[.。।۔]+$", "", quoted.strip())


def kind_of_file(file: pl.Expr) -> pl.Expr:
    """Tell the kind of a message from the name of the file that it carries."""
    name = file.str.to_lowercase()
    return (
        pl.when(name.str.contains(r"\.vcf$"))
        .then(pl.lit("contact"))
        .when(name.str.contains(r"^stk-|-sticker-|\.webp$|\.was$"))
        .then(pl.lit("sticker"))
        .when(name.str.contains(r"^(?:ptt|aud)-|-audio-|\.opus$"))
        .then(pl.lit("voice"))
        .otherwise(pl.lit("media"))
    )


def _phrases(known: Mapping[str, Mapping[str, Any]], mark: str) -> list[str]:
    return list(dict.fromkeys(plain_text(phrase) for phrase in _raw(known, mark)))


def _raw(known: Mapping[str, Mapping[str, Any]], mark: str) -> list[str]:
    return [phrase for language in known.values() for phrase in language.get(mark, ())]


def _units(known: Mapping[str, Mapping[str, Any]]) -> Iterable[tuple[str, str]]:
    return (
        (u, word) for language in known.values() for u, words in language.get("units", {}).items() for word in words
    )


def _forms(phrases: Iterable[str]) -> str:
    """Write phrases with placeholders as one alternation."""
    placeholders = {"{any}": "[^\\n]*", "{link}": r"(?:https?://|[-\d.]+,)[^\n]*", "{.}": "[.,]"}
    pieces = (re.split(r"(\{[a-z.]+\})", phrase) for phrase in phrases)
    return "|".join(dict.fromkeys("".join(placeholders.get(p) or re.escape(p) for p in some) for some in pieces))


def _duration(units: Mapping[str, int]) -> str:
    length = f"\\d+ ?(?:{_any_of(units)})\\.?"
    return f"(?:\\d+(?::\\d\\d)+|{length}(?: {length})*)"


def _to_colon(phrase: str) -> str:
    """Keep a notice up to the first part of it that may hold a colon: a group's name, or someone's."""
    start = phrase.find('"{any}') + 1 or phrase.find("{any}", 1)
    return phrase[:start] + "{any}" if start > 0 else phrase


def _as_it_stands(words: Iterable[str]) -> str:
    """Write words as they stand in the file: with any blanks, in large or small letters."""
    return f"(?i:{_any_of(set(words))})".replace(r"\ ", f"[{BLANKS}]")


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _title(title: str) -> str:
    written = re.escape(title).replace(r"\{name\}", "(?P<name>.+?)").replace(r"\ ", r"[\s_]")
    return rf"^{written}(?:[\s_]\(\d+\))?$"
