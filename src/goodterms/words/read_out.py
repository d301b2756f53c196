"""Read out of their words what a limit is made of, and put it into a limit and a term.

{amount}    how many: 2, "two"
{times}     how often: 2, "twice"
{hours}     hours of the day to be quiet in: "after nine in the evening"
{weekdays}  days of the week: "on Sundays"
{days}      days in a row: "until 3 May"; needs the day on which it was said
{channels}  ways to write: "email"
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Any, cast

import msgspec

from goodterms import limits
from goodterms.words import amounts, clock, days

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from goodterms.limits import Limit

LIMITS: Any = limits.Limit
NAMED = re.compile(r"\{(\w+)\}")
CHANNELS = {
    "email": "email",
    "emails": "email",
    "mail": "email",
    "whatsapp": "whatsapp",
    "telegram": "telegram",
    "signal": "signal",
    "sms": "sms",
    "messenger": "messenger",
    "imessage": "imessage",
    "instagram": "instagram",
    "insta": "instagram",
    "snapchat": "snapchat",
    "letter": "letter",
}
SHOWN = {"whatsapp": "WhatsApp", "telegram": "Telegram", "signal": "Signal", "sms": "SMS", "imessage": "iMessage"}
SHOWN |= {"messenger": "Messenger", "instagram": "Instagram", "snapchat": "Snapchat"}


@dataclass(frozen=True, slots=True)
class Part:
    """Something read. value: as JSON writes it in a limit; said: as a term says it."""

    value: Any
    said: str


def named(value: object) -> frozenset[str]:
    """Name what a text, or a limit of content, wants to have read."""
    if isinstance(value, dict):
        return frozenset(name for inner in value.values() for name in named(inner))
    if isinstance(value, list):
        return frozenset(name for inner in value for name in named(inner))
    return frozenset(NAMED.findall(value)) if isinstance(value, str) else frozenset()


def read_out(names: frozenset[str], words: Sequence[str], on: date | None) -> Mapping[str, Part] | None:
    """Read what is named out of plain words; None where one of it cannot be read."""
    found = {name: part for name in names if (part := READERS[name](words, on)) is not None}
    return found if found.keys() == names else None


def fill(text: str, parts: Mapping[str, Part]) -> str:
    """Put what was read into a term."""
    return NAMED.sub(lambda found: parts[found[1]].said, text)


def limit(written: Mapping[str, Any], parts: Mapping[str, Part]) -> Limit:
    """Put what was read into a limit."""
    return cast("Limit", msgspec.convert(_filled(written, parts), LIMITS))


def _filled(value: Any, parts: Mapping[str, Part]) -> Any:
    if isinstance(value, dict):
        return {key: _filled(inner, parts) for key, inner in value.items()}
    if isinstance(value, str) and (found := NAMED.fullmatch(value)):
        return parts[found[1]].value
    return value


def _amount(words: Sequence[str], _on: date | None) -> Part | None:
    number = amounts.amount(words)
    return None if number is None else Part(number, amounts.in_words(number))


def _times(words: Sequence[str], _on: date | None) -> Part | None:
    number = amounts.amount(words)
    return Part(number, amounts.times(number)) if number else None


def _hours(words: Sequence[str], _on: date | None) -> Part | None:
    found = clock.quiet(words)
    if found is None:
        return None
    begin, end = clock.spoken(found.begin), clock.spoken(found.end)
    said = {"begin": f"after {begin}", "end": f"before {end}", "both": f"between {begin} and {end}"}[found.named]
    return Part([{"from": clock.written(found.begin), "to": clock.written(found.end)}], said)


def _weekdays(words: Sequence[str], _on: date | None) -> Part | None:
    found = days.weekdays(words)
    return Part(list(found), days.spoken_weekdays(found)) if found else None


def _days(words: Sequence[str], on: date | None) -> Part | None:
    last = days.last_day(words, on) if on else None
    if on is None or last is None:
        return None
    return Part([{"from": on.isoformat(), "to": last.isoformat()}], f"until {days.spoken_day(last)}")


def _channels(words: Sequence[str], _on: date | None) -> Part | None:
    wanted = takewhile(lambda word: word not in ("not", "instead", "rather"), words)
    found = list(dict.fromkeys(CHANNELS[word] for word in wanted if word in CHANNELS))
    return Part(found, " or ".join(SHOWN.get(each, each) for each in found)) if found else None


READERS: Mapping[str, Callable[[Sequence[str], date | None], Part | None]] = {
    "amount": _amount,
    "times": _times,
    "hours": _hours,
    "weekdays": _weekdays,
    "days": _days,
    "channels": _channels,
}
