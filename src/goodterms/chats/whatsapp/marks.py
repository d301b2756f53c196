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
from functools import cache, cached_property
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
# What Android calls a sound that was not recorded in the chat: it leaves the ending out.
NUMBERED = r"[A-Z]{3}-\d{8}-WA\d{4}\."
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
STOPS = ".。।۔"
PLACEHOLDER = re.compile(r"\{[a-z.]+\}")
PLAIN = str.maketrans(dict.fromkeys(MARKS, "") | dict.fromkeys(QUOTES, '"') | dict.fromkeys(APOSTROPHES, "'"))
# What no text fits: an alternation of no words would fit nothing at all, which stands everywhere.
NEVER = r"[^\s\S]"


@dataclass(frozen=True)
class Marks:
    """The app's own words, ready to compare: some with plain bodies, some with bodies as they stand in the file.

    phrases: of each mark that makes a kind, in plain form. All else is made when it is first asked for.
    """

    phrases: Mapping[str, list[str]]

    def within(self, bodies: pl.Series) -> Marks:
        """Keep the phrases that may fit one of these plain bodies: few are, and many make patterns that take long."""
        found = _found_in(bodies, _pieces().values())
        kept = {mark: [p for p in written if _pieces()[p] in found] for mark, written in self.phrases.items()}
        return Marks(kept)

    @cached_property
    def bodies(self) -> Mapping[str, str]:
        """Give the mark by the whole plain body."""
        return {phrase: mark for mark, written in self.phrases.items() for phrase in written if "{" not in phrase}

    @cached_property
    def patterns(self) -> Mapping[str, str]:
        """Give for each mark whose phrases have placeholders a pattern for the whole plain body.

        They are loose, for bodies that hold U+200E and so are the app's.
        """
        return dict(_patterns(self.phrases, _duration(self.units)))

    @cached_property
    def typed(self) -> Mapping[str, str]:
        """Give the same for bodies without U+200E, so narrow that nobody writes them."""
        return dict(_typed(self.phrases))

    @cached_property
    def before_colon(self) -> str:
        """Give the pattern for what stands, in plain form, before the first colon of a notice that holds one."""
        return _wholly(self._to_colon)

    def before_colon_of(self, names: pl.Series) -> str:
        """Give of the same pattern what may fit one of these plain names."""
        forms = {form: _longest_piece(form) for form in self._to_colon}
        found = _found_in(names, forms.values())
        return _wholly(form for form, piece in forms.items() if piece in found)

    @cached_property
    def _to_colon(self) -> list[str]:
        notices = [*self.phrases["system"], *self.phrases["system_marked"]]
        return [_to_colon(notice) for notice in notices if "{any}" in notice]

    @cached_property
    def attached(self) -> tuple[str, ...]:
        """Give the patterns for bodies as they stand that carry a file.

        Their groups are `file` and `caption` (null where there is none).
        """
        return _attached(_raw("attached"))

    @cached_property
    def captioned(self) -> str:
        """Give the pattern for bodies as they stand that end, behind a `caption`, in the `mark` of a file left out."""
        return _captioned([phrase for mark in LEFT_OUT for phrase in _raw(mark)])

    @cached_property
    def edited(self) -> str:
        """Give the pattern for the mark behind an edited text as it stands, with the blanks before it."""
        return f"[{BLANKS}]?[{APP_MARKS}]*{_as_it_stands(_with_stop(_raw('edited')))}[{MARKS}]*$"

    @cached_property
    def poll(self) -> str:
        """Give the pattern for the head of a poll, at the start of a plain line."""
        return f"^(?:{_any_of(_phrases('poll')['poll'])})"

    @cached_property
    def option(self) -> str:
        """Give the pattern for what stands before an answer, at the start of a plain line."""
        return f"^(?:{_any_of(_phrases('option')['option'])})"

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """Give the patterns for a file's name without its ending, with the chat's in the group `name`."""
        return tuple(_title(title) for title in dict.fromkeys(_raw("title")))

    @cached_property
    def units(self) -> Mapping[str, int]:
        """Give the seconds in each word for a unit of time."""
        return {plain_text(word): UNITS[unit] for unit, word in _units()}


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
    return Marks(_phrases(*KINDS))


@cache
def _pieces() -> dict[str, str]:
    """Give the longest piece of each phrase that has no placeholder: it stands in every body that fits."""
    return {phrase: _longest_piece(phrase) for written in marks().phrases.values() for phrase in written}


def _longest_piece(phrase: str) -> str:
    return max(PLACEHOLDER.split(phrase), key=len).strip() if "{" in phrase else phrase


def _found_in(texts: pl.Series, pieces: Iterable[str]) -> set[str]:
    """Pick the pieces that stand in one of the texts; no piece at all stands in each."""
    listed = [piece for piece in dict.fromkeys(pieces) if piece]
    return {"", *texts.str.extract_many(listed, overlapping=True).explode().drop_nulls().unique()}


def _patterns(phrases: Mapping[str, list[str]], duration: str) -> Iterable[tuple[str, str]]:
    for mark, written in phrases.items():
        if mark == "document":
            # A name without an ending is one where the number of pages follows.
            yield mark, f"^(?:{FILE}|[^<>\\n]+ • [^\\n]*?)(?: • [^\\n]*)? (?:{_any_of(written)})$"
        elif mark == "system":
            yield mark, f"^(?:{_forms(written)})(?:[.。।۔][^\\n]*)?$"
        elif mark == "call":
            timed = [phrase.removesuffix("{duration}") for phrase in written if phrase.endswith("{duration}")]
            others = [phrase for phrase in written if "{" in phrase and not phrase.endswith("{duration}")]
            yield mark, f"^(?:{_forms(others)}|(?:{_forms(timed)}){duration})$"
        elif open_ended := [phrase for phrase in written if "{" in phrase]:
            yield mark, _wholly(open_ended)


def _typed(phrases: Mapping[str, list[str]]) -> Iterable[tuple[str, str]]:
    places = "|".join(
        re.escape(phrase.removesuffix("{link}")) for phrase in phrases["location"] if phrase.endswith("{link}")
    )
    yield "location", f"^(?:{places or NEVER}){PLACE}$"
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
        f"(?s)^{blank}(?P<file>{FILE}|{NUMBERED}){blank}{behind}{blank}(?:\\n(?P<caption>.*))?$",
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
    spaced = " ".join(text.translate(PLAIN).lower().split())
    bare = spaced.rstrip(STOPS)
    return spaced if bare == spaced else bare.rstrip()


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


def _phrases(*marks_of: str) -> dict[str, list[str]]:
    """Give the phrases of each mark in plain form, none of them twice."""
    written = [(mark, phrase) for mark in marks_of for phrase in _raw(mark)]
    listed = pl.DataFrame(written, schema={"mark": pl.String, "phrase": pl.String}, orient="row")
    listed = listed.with_columns(plain(pl.col("phrase"))).unique(maintain_order=True)
    by_mark: dict[str, list[str]] = {mark: [] for mark in marks_of}
    for mark, phrase in listed.iter_rows():
        by_mark[mark].append(phrase)
    return by_mark


def _raw(mark: str) -> list[str]:
    return [phrase for language in languages().values() for phrase in language.get(mark, ())]


def _units() -> Iterable[tuple[str, str]]:
    units = (language.get("units", {}).items() for language in languages().values())
    return ((unit, word) for each in units for unit, words in each for word in words)


def _wholly(phrases: Iterable[str]) -> str:
    return f"^(?:{_forms(phrases)})$"


def _forms(phrases: Iterable[str]) -> str:
    """Write phrases with placeholders as one alternation."""
    return "|".join(dict.fromkeys(_form(phrase) for phrase in phrases)) or NEVER


def _form(phrase: str) -> str:
    placeholders = {"{any}": "[^\\n]*", "{link}": r"(?:https?://|[-\d.]+,)[^\n]*", "{.}": "[.,]"}
    pieces = re.split(r"(\{[a-z.]+\})", phrase) if "{" in phrase else [phrase]
    return "".join(placeholders.get(piece) or re.escape(piece) for piece in pieces)


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
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or NEVER


def _title(title: str) -> str:
    written = re.escape(title).replace(r"\{name\}", "(?P<name>.+?)").replace(r"\ ", r"[\s_]")
    return rf"^{written}(?:[\s_]\(\d+\))?$"
