"""Read hours of the day out of plain English words, and write them.

A time without morning or evening is read as people mean it when they speak of messages: "after" five to eleven is in
the evening, "before" five to eleven in the morning. Where that is not clear, nothing is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from goodterms.words.amounts import NUMBERS, in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

Named = Literal["begin", "end", "both"]

HOUR, DAY = 60, 24 * 60
QUIET_UNTIL = 8 * HOUR
"""When quiet hours end of which only the beginning is named."""
EVENINGS, NIGHTS_END = 17 * HOUR, 4 * HOUR
"""Between these, quiet hours may begin of which only the beginning is named."""

_NAMED = "|".join(NUMBERS)
_TIME = (
    rf"(?:(half past|half|quarter past|quarter to) )?"
    rf"(?:(midnight|midday|noon)|(\d{{1,2}}|{_NAMED})(?:[:.](\d\d)|h(\d\d)?)?(?: (thirty|fifteen|forty five))?"
    rf"(?: ?(am|pm|a m|p m|ish))?(?: o ?clock|oclock)?"
    rf"(?: (in the morning|in the evening|at night|in the afternoon))?)\b"
)
_AFTER = re.compile(rf"\b(?:after|past|later than|beyond|from) (?:about |around )?{_TIME}")
_BEFORE = re.compile(rf"\b(?:before|earlier than|b4) (?:about |around )?{_TIME}")
_BETWEEN = re.compile(rf"\b(?:between|from) (?:about )?{_TIME} (?:and|to|until) (?:about )?{_TIME}")
_PAST = {"half past": 30, "half": 30, "quarter past": 15, "quarter to": -15}
_SPOKEN = {"thirty": 30, "fifteen": 15, "forty five": 45}


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours to be quiet in, as minutes of the day. named: which edge was said; the other is ours."""

    begin: int
    end: int
    named: Named


@dataclass(frozen=True, slots=True)
class _Time:
    """A time of day in minutes; where it is not sure, it may also be twelve hours later."""

    minutes: int
    is_sure: bool

    def or_later(self) -> tuple[int, ...]:
        return (self.minutes,) if self.is_sure else (self.minutes, (self.minutes + 12 * HOUR) % DAY)


def quiet(words: Sequence[str]) -> Quiet | None:
    """Read hours that are to be quiet.

    Where only the beginning is named ("not after nine"), they end at eight in the morning; where only the end is named
    ("not before ten"), they begin at midnight, since nothing is said of the evening before.
    """
    said = " ".join(words)
    if found := _BETWEEN.search(said):
        return _between(_time(found.groups()[:8]), _time(found.groups()[8:]), said)
    after, before = _AFTER.search(said), _BEFORE.search(said)
    begin = _evening(_time(after.groups())) if after else None
    end = _morning(_time(before.groups())) if before else None
    if (after and begin is None) or (before and end is None) or not (after or before):
        return None
    if begin is not None and end is None and not (begin >= EVENINGS or begin <= NIGHTS_END):
        return None
    named: Named = "both" if after and before else "begin" if after else "end"
    return Quiet(0 if begin is None else begin, QUIET_UNTIL if end is None else end, named)


def written(minutes: int) -> str:
    """Write a time of day as JSON does."""
    return f"{minutes // HOUR:02}:{minutes % HOUR:02}"


def spoken(minutes: int) -> str:
    """Write a time of day as people do."""
    if minutes % DAY in (0, DAY // 2):
        return "noon" if minutes % DAY else "midnight"
    hour, rest = divmod(minutes, HOUR)
    if rest not in (0, 30):
        return written(minutes)
    name = ("half past " if rest else "") + in_words((hour - 1) % 12 + 1)
    morning, evening, night = 12, 18, 22
    if hour < morning:
        return f"{name} in the morning"
    return f"{name} at night" if hour >= night else f"{name} in the {'afternoon' if hour < evening else 'evening'}"


def _time(groups: Sequence[str | None]) -> _Time | None:
    past, named, hour, minutes, other_minutes, spelled, half, part = groups
    if named:
        return _Time(0 if named == "midnight" else DAY // 2, is_sure=True)
    number = NUMBERS.get(hour or "") or int(hour or 0)
    rest = int(minutes or other_minutes or 0) + _SPOKEN.get(spelled or "", 0) + _PAST.get(past or "", 0)
    if number >= DAY // HOUR or rest >= HOUR:
        return None
    if (mark := (half or "").replace(" ", "")) in ("am", "pm") or part:
        late = mark == "pm" or part in ("in the evening", "in the afternoon") or (part == "at night" and number > 4)
        return _Time(number % 12 * HOUR + rest + 12 * HOUR * late, is_sure=True) if number <= 12 else None
    return _Time((number * HOUR + rest) % DAY, is_sure=number > 12 or number == 0)


def _evening(time: _Time | None) -> int | None:
    """Take what is not sure for the evening, from five on."""
    if time is None or time.is_sure:
        return time.minutes if time else None
    return time.minutes + 12 * HOUR if 5 * HOUR <= time.minutes < 12 * HOUR else None


def _morning(time: _Time | None) -> int | None:
    """Take what is not sure for the morning, from five on."""
    if time is None or time.is_sure:
        return time.minutes if time else None
    return time.minutes if 5 * HOUR <= time.minutes < 12 * HOUR else None


def _between(begin: _Time | None, end: _Time | None, said: str) -> Quiet | None:
    """Read the shorter of what two times can mean; where neither is sure, the hours of work or of the night."""
    if begin is None or end is None:
        return None
    if not (begin.is_sure or end.is_sure):
        if re.search(r"\bnight\b", said):
            return Quiet((begin.minutes + 12 * HOUR) % DAY, end.minutes, "both")
        is_work = 7 * HOUR <= begin.minutes <= 10 * HOUR and 2 * HOUR <= end.minutes <= 6 * HOUR
        return Quiet(begin.minutes, end.minutes + 12 * HOUR, "both") if is_work else None
    pairs = [(first, last) for first in begin.or_later() for last in end.or_later() if first != last]
    shortest = min(pairs, key=lambda pair: (pair[1] - pair[0]) % DAY, default=None)
    return Quiet(*shortest, "both") if shortest else None
