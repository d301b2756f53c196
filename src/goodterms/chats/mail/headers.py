"""The headers of a mail: fields, words in other encodings, people, and times."""

from __future__ import annotations

import re
from binascii import Error as NotBase64
from binascii import a2b_base64, a2b_qp
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_tz
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from goodterms.chats.invisible import INVISIBLE
from goodterms.chats.mail.charsets import decoded, sound

if TYPE_CHECKING:
    from collections.abc import Iterator

    Fields = dict[str, list[str]]

# Headers are short; a list of thousands of receivers is not.
MOST_BYTES = 512 * 1024
LONGEST_VALUE = 100_000
WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
BETWEEN_WORDS = re.compile(r"(\?=)\s+(?==\?[^?\s]{1,60}\?[bBqQ]\?)")
PERSON = re.compile(r"\s*(.*?)\s*<\s*([^<>]*?)\s*>[^<>]*", re.DOTALL)
COMMENT = re.compile(r"\(([^()]*)\)")
ADDRESS = re.compile(r"[^\s@<>\"',;:()]{1,200}@[^\s@<>\"',;:()]{1,200}")
# A list has a name before its people: "friends: a@example.org, b@example.org;"
GROUP = re.compile(r"^[^\"<@:]*:")
MESSAGE_ID = re.compile(r"<([^<>\s]{1,900})>")
ZONE = re.compile(r"[+-]\d{4}\b|\b(?:GMT|UTC?|Z|[ECMP][SD]T)\b")
PARAMETER = re.compile(r';\s*([\w!#$%&+^`{}~.-]+)(?:\*(\d+))?\*?\s*=\s*("(?:[^"\\]|\\.)*"|[^;"\s]*)')
LEAP_SECOND = 59
# So many fields are remembered, of those shorter than this.
OFTEN, SHORT = 2000, 500
# Direction and other invisible marks around a name.
AROUND = INVISIBLE + "\u200c \t"


@dataclass(frozen=True, slots=True)
class Person:
    """Someone in a header: an address in small letters ("" where there is none), and the name beside it, or ""."""

    address: str
    name: str


def split(data: bytes) -> tuple[Fields, bytes]:
    """Split a mail, or a part of one, into its fields (by name in small letters, unfolded) and its body."""
    end = re.search(rb"\r?\n\r?\n", data[:MOST_BYTES])
    if data[:2] in (b"\r\n", b"\n") or data[:1] == b"\n":
        return {}, data
    head, body = (data[:MOST_BYTES], b"") if end is None else (data[: end.start()], data[end.end() :])
    fields: Fields = {}
    for line in re.sub(r"\n(?=[ \t])", "", decoded(head, "utf-8")).split("\n"):
        name, colon, value = line.partition(":")
        if colon and name.strip():
            fields.setdefault(name.strip().lower(), []).append(value.strip()[:LONGEST_VALUE])
    return fields, body


def first(fields: Fields, name: str) -> str:
    """Give the first field of a name, "" where there is none."""
    return fields.get(name, [""])[0]


def words(value: str) -> str:
    """Read a header's value: words in other encodings (RFC 2047) become what they say."""
    if "=?" not in value:
        return " ".join(value.split())
    value = BETWEEN_WORDS.sub(r"\1", value)
    said: list[str] = []
    for charset, run in groupby(_pieces(value), key=lambda piece: piece[0]):
        # A character may be cut in two by the end of a word: those of one encoding are read together.
        pieces = list(run)
        plain = "".join(text for _, text, _ in pieces)
        said.append(plain if charset is None else decoded(b"".join(data for _, _, data in pieces), charset))
    return " ".join(sound("".join(said)).split())


def _pieces(value: str) -> Iterator[tuple[str | None, str, bytes]]:
    """Cut a value into plain text (no encoding) and encoded words (encoding, and their bytes)."""
    end = 0
    for found in WORD.finditer(value):
        if found.start() > end:
            yield None, value[end : found.start()], b""
        charset = found[1].partition("*")[0].lower()
        yield charset, "", _from_q(found[3]) if found[2] in "qQ" else from_base64(found[3].encode("ascii", "ignore"))
        end = found.end()
    if end < len(value):
        yield None, value[end:], b""


def _from_q(written: str) -> bytes:
    return a2b_qp(written.encode("ascii", "ignore"), header=True)


def from_base64(written: bytes) -> bytes:
    """Decode base64 as far as it goes."""
    clean = re.sub(rb"[^A-Za-z0-9+/]", b"", written)
    clean = clean[: len(clean) - 1] if len(clean) % 4 == 1 else clean
    try:
        return a2b_base64(clean + b"=" * (-len(clean) % 4))
    except NotBase64:
        return b""


def parameters(value: str) -> tuple[str, dict[str, str]]:
    """Read a value with parameters, such as that of Content-Type: what it is in small letters, and they."""
    found: dict[str, str] = {}
    for name, _, written in PARAMETER.findall(value[:LONGEST_VALUE]):
        plain = re.sub(r"\\(.)", r"\1", written[1:-1]) if written.startswith('"') else written
        found[name.lower()] = found.get(name.lower(), "") + plain
    return value.partition(";")[0].strip().lower(), found


def people(values: list[str]) -> list[Person]:
    """List the people in fields such as To, each once."""
    every = (_often(value) if len(value) < SHORT else _people_in(value) for value in values)
    return list(dict.fromkeys(person for found in every for person in found))


@lru_cache(maxsize=OFTEN)
def _often(value: str) -> tuple[Person, ...]:
    """Remember fields: in a mailbox most name the same people again and again."""
    return _people_in(value)


def forget() -> None:
    """Forget the people of a file that is read."""
    _often.cache_clear()


def _people_in(value: str) -> tuple[Person, ...]:
    return tuple(person for piece in _by_person(value) if (person := _person(piece)) is not None)


def _by_person(value: str) -> Iterator[str]:
    """Cut a list of people at its commas and semicolons, but not within quotes, brackets or comments."""
    start = depth = 0
    quoted = False
    for found in re.finditer(r'\\.|["<>(),;]', value):
        sign = found[0]
        if sign == '"':
            quoted = not quoted
        elif quoted or sign[0] == "\\":
            continue
        elif sign in "<(":
            depth += 1
        elif sign in ">)":
            depth = max(0, depth - 1)
        elif not depth:
            yield value[start : found.start()]
            start = found.end()
    yield value[start:]


def _person(piece: str) -> Person | None:
    piece = GROUP.sub("", piece)
    if found := PERSON.fullmatch(piece):
        name, address = found[1], found[2]
    else:
        comment = COMMENT.search(piece)
        name, address = comment[1] if comment else "", COMMENT.sub("", piece).strip()
    plain = ADDRESS.search(words(address))
    address = plain[0].lower() if plain else ""
    if len(name) > 1 and name.startswith('"') and name.endswith('"'):
        name = re.sub(r"\\(.)", r"\1", name[1:-1])
    name = words(name).strip(AROUND).strip("'\"").strip(AROUND)
    if name.lower() == address:
        name = ""
    return Person(address, name) if address or name else None


def names_in(value: str) -> list[str]:
    """List the names of mails (Message-ID and such) in a value."""
    return MESSAGE_ID.findall(value)


def when(value: str) -> tuple[datetime, bool] | None:
    """Read a date as UTC, and whether it says its zone; without, the clock time is given as if it were UTC.

    None where there is no such date.
    """
    try:
        parts = parsedate_tz(value)
        if parts is None:
            return None
        year, month, day, hour, minute, second = parts[:6]
        moment = datetime(year, month, day, hour, minute, min(second, LEAP_SECOND), tzinfo=UTC)
        return moment - timedelta(seconds=parts[9] or 0), ZONE.search(value) is not None
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
