"""Phone numbers as they stand in a file: which of them are one, with its country code and without.

Only what a file holds in both forms is told to be one: `0151 23456789` and `+49 151 23456789`. Nothing is looked up,
and no country is assumed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DIGITS = re.compile(r"\+?[(]?[0-9][0-9 ().\u00a0\u202f/-]*")
NOT_DIGIT = re.compile(r"[^0-9]")
# Fewer digits are a short number or one without its area, which says nothing of the rest.
FEWEST, FEWEST_WITHOUT_PLUS = 7, 9
LONGEST_COUNTRY_CODE = 3


def plain(number: str) -> str:
    """Give a number without blanks and the like; `+` before the country code. Names and others stay as they are."""
    written = number.strip()
    if DIGITS.fullmatch(written) is None:
        return written
    digits = NOT_DIGIT.sub("", written)
    if written.startswith("+"):
        return "+" + digits
    return "+" + digits[2:] if digits.startswith("00") and len(digits) > FEWEST_WITHOUT_PLUS else digits


def joined(named: Mapping[str, str | None]) -> dict[str, str]:
    """Give each plain number the fullest form of it in the file, itself where there is none.

    named: the numbers, each with the name that the address book has for it; of two names there are two people.
    """
    endings: dict[str, list[str]] = {}
    for number in named:
        for ending in _endings(number):
            endings.setdefault(ending, []).append(number)
    return {number: _fullest(number, endings, named) for number in named}


def _endings(number: str) -> Iterable[str]:
    """List what is left of a number without its country code."""
    if not (digits := number.removeprefix("+")).isdecimal():
        return
    fewest = FEWEST if number.startswith("+") else FEWEST_WITHOUT_PLUS
    for skipped in range(LONGEST_COUNTRY_CODE + 1):
        if len(digits) - skipped >= fewest and (skipped or number.startswith("+")):
            yield digits[skipped:]


def _fullest(number: str, endings: Mapping[str, list[str]], named: Mapping[str, str | None]) -> str:
    if number.startswith("+") or not number.isdecimal():
        return number
    alike = [
        full
        for full in endings.get(number.lstrip("0"), ())
        if full != number and (named[full] is None or named[number] is None or named[full] == named[number])
    ]
    with_plus = [full for full in alike if full.startswith("+")] or alike
    return with_plus[0] if len(with_plus) == 1 else number
