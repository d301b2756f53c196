"""Read days of the week and spans of dates out of plain English words, and write them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from goodterms.limits import WEEKDAYS, Weekday
from goodterms.words.amounts import NUMBERS, amount

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
WORKING: tuple[Weekday, ...] = WEEKDAYS[:5]
WEEKEND: tuple[Weekday, ...] = WEEKDAYS[5:]

_MONTH = "(" + "|".join(f"{month[:3]}(?:{month[3:]})?" for month in (m.lower() for m in MONTHS)) + "|sept)"
_DAY = rf"(?:the )?(\d{{1,2}}(?:st|nd|rd|th)?|{'|'.join(ORDINALS)})"
_DAY_MONTH = re.compile(rf"\buntil {_DAY} (?:of )?{_MONTH}\b")
_MONTH_DAY = re.compile(rf"\buntil {_MONTH} {_DAY}\b")
_ONLY_DAY = re.compile(rf"\buntil the (\d{{1,2}}(?:st|nd|rd|th)?|{'|'.join(ORDINALS)})$")
_ONLY_MONTH = re.compile(rf"\buntil {_MONTH}$")
_WEEKDAY = re.compile(r"\buntil (mon|tue|wed|thu|fri|sat|sun)[a-z]*$")
_SPAN = re.compile(
    rf"\b(?:(?:a|one|another|the next) (?P<one>day|week|month)"
    rf"|(?P<many>(?:(?:\d+|{'|'.join(NUMBERS)}|a|couple|of|or|to|and) )+)(?P<unit>day|week|month)s)\b"
)
_OR_MORE = re.compile(r"\b(?:few|several|some|or so|at least|about|maybe|(?:week|month|day)s? or (?:two|so|more))\b")
_MOST = {"day": 366, "week": 52, "month": 12}


def weekdays(words: Sequence[str]) -> tuple[Weekday, ...] | None:
    """Read the days of the week that are named."""
    found = {day for word in words for day in _weekdays_of(word)}
    return tuple(day for day in WEEKDAYS if day in found) or None


def spoken_weekdays(days: Sequence[Weekday]) -> str:
    """Write on which days of the week."""
    if tuple(days) == WORKING:
        return "from Monday to Friday"
    *others, last = (f"{NAMES[WEEKDAYS.index(day)]}s" for day in days)
    return f"on {', '.join(others)} and {last}" if others else f"on {last}"


def spoken_day(day: date) -> str:
    """Write a date as people do."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def last_day(words: Sequence[str], on: date) -> date | None:
    """Read the last day of a time that begins on the day it was asked for.

    "For two weeks" ends on the same day of the week, two weeks later; a day that is named ("until 3 May") is itself
    among the days. None for what can be told only roughly ("a few weeks") or differs from place to place ("Easter").
    """
    said = " ".join(words)
    if _OR_MORE.search(said):
        return None
    try:
        return _named(said, on) if "until" in words else _after(said, on)
    except (ValueError, OverflowError):
        return None


def _weekdays_of(word: str) -> tuple[Weekday, ...]:
    if word.startswith("weekend") or word == "wkends":
        return WEEKEND
    if word in ("weekdays", "weekday"):
        return WORKING
    known = zip(WEEKDAYS, NAMES, strict=True)
    short = {"tues": "tue", "weds": "wed", "thur": "thu", "thurs": "thu"}.get(word, word)
    return tuple(day for day, name in known if short in (day, name.lower(), f"{name.lower()}s"))


def _named(said: str, on: date) -> date | None:
    if found := _DAY_MONTH.search(said):
        return _next(on, _number(found[1]), _month(found[2]))
    if found := _MONTH_DAY.search(said):
        return _next(on, _number(found[2]), _month(found[1]))
    if found := _ONLY_DAY.search(said):
        day = _number(found[1])
        return on.replace(day=day) if day > on.day else _months_on(on.replace(day=1), 1).replace(day=day)
    if found := _ONLY_MONTH.search(said):
        return _next(on, 1, _month(found[1]))
    if found := _WEEKDAY.search(said):
        ahead = (WEEKDAYS.index(found[1]) - on.weekday()) % 7 or 7
        return on + timedelta(days=ahead)
    return on + timedelta(days=1) if said.endswith("until tomorrow") else None


def _after(said: str, on: date) -> date | None:
    if re.search(r"\b(?:today|tonight)\b", said):
        return on
    found = _SPAN.search(said)
    if found is None:
        return None
    unit = found["one"] or found["unit"]
    number = 1 if found["one"] else amount(found["many"].split())
    if number is None or not 0 < number <= _MOST[unit]:
        return None
    return _months_on(on, number) if unit == "month" else on + timedelta(days=number * (7 if unit == "week" else 1))


def _months_on(day: date, number: int) -> date:
    years, month = divmod(day.month - 1 + number, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _next(on: date, day: int, month: int) -> date:
    this_year = date(on.year, month, day)
    return this_year if this_year > on else date(on.year + 1, month, day)


def _month(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month.lower().startswith(name[:3]))


def _number(name: str) -> int:
    return ORDINALS.index(name) + 1 if name in ORDINALS else int(name.rstrip("stndrh"))
