"""Search every byte of files and folders for words, days and moments, in all the forms in which programs write them."""

from __future__ import annotations

import base64
import gzip
import json
import struct
import zlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

FIRST_CHARACTER = (0, 2, 3)
"""Of the Base64 of a text that begins after 0, 1 or 2 other bytes: the first that depends on the text alone."""
SINCE_1601 = timedelta(days=134_774)
"""From the beginning of Chromium's own times to that of Unix."""
INSIDE = (b"\x1f\x8b\x08", b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
"""How gzip and zlib begin."""
MOST_UNPACKED = 64 * 1024**2


@dataclass(frozen=True, slots=True)
class Sought:
    """Something that may be found nowhere, by the name of each form. exact: forms whose capitals count."""

    name: str
    text: Mapping[str, bytes]
    exact: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found where."""

    name: str
    form: str
    where: str


def word(said: str) -> Sought:
    """Seek a word or a sentence."""
    plain = {coding: said.encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be")}
    escaped = {
        "URL": quote(said).encode(),
        "form": quote_plus(said).encode(),
        "JSON": json.dumps(said)[1:-1].encode(),
        "HTML": said.encode("ascii", "xmlcharrefreplace"),
        "hexadecimal": said.encode().hex().encode(),
    }
    packed = {
        f"Base64 of {coding} from {start}": found
        for coding in ("utf-8", "utf-16-le")
        for start, found in enumerate(_in_base64(plain[coding]))
    }
    safe = {f"URL-safe {form}": found.translate(bytes.maketrans(b"+/", b"-_")) for form, found in packed.items()}
    return Sought(said, plain | escaped, packed | safe)


def day(on: date) -> Sought:
    """Seek a day, as people and programs write it."""
    month = f"{on:%B}"
    written = (
        f"{on:%Y-%m-%d}",
        f"{on:%Y%m%d}",
        f"{on.day} {month} {on.year}",
        f"{month} {on.day}, {on.year}",
        f"{on:%d/%m/%Y}",
        f"{on:%m/%d/%Y}",
        f"{on:%d.%m.%Y}",
    )
    forms = {f"{said} in {coding}": said.encode(coding) for said in written for coding in ("utf-8", "utf-16-le")}
    return Sought(f"{on}", forms, {})


def moment(at: datetime) -> Sought:
    """Seek a moment, as seconds or parts of them since 1970 or 1601, written out or as a number of eight bytes."""
    seconds = int(at.astimezone(UTC).timestamp())
    old = seconds + int(SINCE_1601.total_seconds())
    numbers = {
        "seconds": seconds,
        "milliseconds": seconds * 1000,
        "microseconds": seconds * 10**6,
        "microseconds since 1601": old * 10**6,
    }
    written = {f"{unit}, written": str(number).encode() for unit, number in numbers.items()}
    kinds = {"little end first": "<q", "big end first": ">q", "floating point": "<d"}
    raw = {
        f"{unit}, {end}": struct.pack(kind, number)
        for unit, number in numbers.items()
        if unit != "seconds"
        for end, kind in kinds.items()
    }
    return Sought(at.isoformat(), written, raw)


def found_in(data: bytes, where: str, sought: Iterable[Sought]) -> Iterator[Finding]:
    """Search bytes, and what is packed in them as a whole."""
    small = data.lower()
    for each in sought:
        for form, said in each.text.items():
            if said.lower() in small:
                yield Finding(each.name, form, where)
        for form, said in each.exact.items():
            if said in data:
                yield Finding(each.name, form, where)


def found_below(folder: Path, sought: Iterable[Sought]) -> list[Finding]:
    """Search every file below a folder, its name, and what is packed in it."""
    sought = tuple(sought)
    found: list[Finding] = []
    for path in sorted(folder.rglob("*")):
        found += found_in(str(path.relative_to(folder)).encode(), f"the name {path}", sought)
        if path.is_file() and not path.is_symlink():
            data = path.read_bytes()
            found += found_in(data, str(path), sought)
            for packed in _unpacked(data):
                found += found_in(packed, f"{path}, unpacked", sought)
    return found


def _in_base64(said: bytes) -> Iterator[bytes]:
    """Give the part of the Base64 that is the same whatever stands around, for each place that it may begin at."""
    for start, first in enumerate(FIRST_CHARACTER):
        whole = (start + len(said)) * 8 // 6
        yield base64.b64encode(bytes(start) + said)[first:whole]


def _unpacked(data: bytes) -> Iterator[bytes]:
    """Unpack whatever begins somewhere in the data as gzip or zlib does."""
    whole = memoryview(data)
    for mark in INSIDE:
        at = data.find(mark)
        while at >= 0:
            unpacking = zlib.decompressobj(zlib.MAX_WBITS | 32)
            with suppress(zlib.error):  # something else that begins with these bytes
                yield unpacking.decompress(whole[at:], MOST_UNPACKED)
            at = data.find(mark, at + 1)


def packed(data: bytes) -> Mapping[str, bytes]:
    """Pack bytes in each way that the search looks into."""
    return {"gzip": gzip.compress(data), "zlib": zlib.compress(data), "zlib, hard": zlib.compress(data, 9)}
