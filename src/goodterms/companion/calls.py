"""Helplines as a page shows them: to be called, written to or opened at one touch."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import quote

from goodterms.companion.phrases import day_phrase
from goodterms.content.helplines import country_code, helplines, listed_countries
from goodterms.content.sentences import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goodterms.content.helplines import Helpline

BY_TEXT = re.compile(r"Text (?:\w+ to )?(\d[\d -]*\d)")


@dataclass(frozen=True, slots=True)
class Call:
    """One line. tel, sms: addresses that a phone knows how to call, empty where there is nothing to call."""

    name: str
    number: str
    tel: str
    text: str
    sms: str
    url: str
    about: str


@dataclass(frozen=True, slots=True)
class CallGroup:
    """Lines of one kind, under what they are for."""

    kind: str
    title: str
    calls: tuple[Call, ...]


@dataclass(frozen=True, slots=True)
class Calls:
    """All lines of a country, emergency first. checked: the day on which the oldest of them was seen to be right."""

    groups: tuple[CallGroup, ...]
    general: bool
    checked: str


@dataclass(frozen=True, slots=True)
class WhomToCall:
    """The lines of a country, None where none is chosen, and the directories of all others. code: the country's."""

    code: str
    countries: tuple[tuple[str, str], ...]
    calls: Calls | None
    directories: Calls


def whom_to_call(country: str) -> WhomToCall:
    """Give what a page about help shows, for a country by its code or name; "" and unknown ones are none."""
    code = country_code(country) or ""
    calls = calls_of(helplines(code)) if code else None
    return WhomToCall(code, listed_countries(), calls, calls_of(helplines()))


def calls_of(lines: Sequence[Helpline], language: str = "en") -> Calls:
    """Lay helplines out, in the order in which they come."""
    groups = tuple(
        CallGroup(kind, say(f"help.{kind}", language), tuple(_call(line) for line in each))
        for kind, each in groupby(lines, key=lambda line: line.kind)
    )
    oldest = min(line.checked for line in lines)
    return Calls(groups, all(line.kind == "directory" for line in lines), day_phrase(oldest, language))


def _call(line: Helpline) -> Call:
    by_text = BY_TEXT.match(line.text)
    return Call(
        name=line.name,
        number=line.number,
        tel=_address("tel", line.number),
        text=line.text,
        sms=_address("sms", by_text[1]) if by_text else "",
        url=line.url,
        about=", ".join(part for part in (line.hours, line.languages) if part),
    )


def _address(scheme: str, number: str) -> str:
    return f"{scheme}:{quote(re.sub(r'[^0-9+*#]', '', number), safe='+*')}" if number else ""
