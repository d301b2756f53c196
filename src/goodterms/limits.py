"""Limits that can be computed: what two people may settle in numbers, hours, days or a plain yes and no.

A limit is one struct of its kind; `{"kind": "texts-a-day", "most": 3}` is one. What a limit means for a moment or for
two limits at once stands in goodterms.terms.
"""

from datetime import date
from typing import Annotated, Literal, get_args

import msgspec

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Clock = Annotated[str, msgspec.Meta(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Most = Annotated[int, msgspec.Meta(ge=0, le=1000)]
Calling = Literal["no", "ask-first", "yes"]
Company = Literal["in-company", "alone"]
Subject = Literal["new-people", "the-past", "getting-back", "feelings"]

WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
CALLING: tuple[Calling, ...] = get_args(Calling)
"""From the narrowest to the widest."""
COMPANY: tuple[Company, ...] = get_args(Company)
SUBJECTS: tuple[Subject, ...] = get_args(Subject)


class Hours(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"begin": "from", "end": "to"}):
    """Hours of a day in local time: from `begin` up to `end`, over midnight where that is earlier; equal is all day."""

    begin: Clock
    end: Clock


class Days(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"begin": "from", "end": "to"}):
    """Days in a row, both ends among them."""

    begin: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.begin:
            raise ValueError("the last day is before the first")


class _Limit(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind"):
    @property
    def kind(self) -> str:
        """Name the kind, as JSON does."""
        return str(self.__struct_config__.tag)


class TextsADay(_Limit, frozen=True, tag="texts-a-day"):
    """So many messages by one person on a local day, at the most."""

    most: Most


class TextsAWeek(_Limit, frozen=True, tag="texts-a-week"):
    """So many messages by one person in a local week, Monday to Sunday, at the most."""

    most: Most


class QuietHours(_Limit, frozen=True, tag="quiet-hours"):
    """No messages and no calls in these hours."""

    hours: Annotated[tuple[Hours, ...], msgspec.Meta(min_length=1)]


class QuietDays(_Limit, frozen=True, tag="quiet-days"):
    """No messages and no calls on these days of the week."""

    weekdays: Annotated[tuple[Weekday, ...], msgspec.Meta(min_length=1)]


class NoContact(_Limit, frozen=True, tag="no-contact"):
    """No messages and no calls for some days."""

    days: Annotated[tuple[Days, ...], msgspec.Meta(min_length=1)]


class Channels(_Limit, frozen=True, tag="channels"):
    """Only through these, named as in the column `channel` of a message table; none at all where it is empty."""

    only: tuple[str, ...]


class Calls(_Limit, frozen=True, tag="calls"):
    """Whether to call: yes, ask first in writing, or no."""

    may: Calling


class MeetingsAMonth(_Limit, frozen=True, tag="meetings-a-month"):
    """So many meetings in a calendar month, at the most."""

    most: Most


class MeetingIn(_Limit, frozen=True, tag="meeting-in"):
    """Whether to meet alone, or in company only: with others there, or where others are."""

    may: Company


class NotSpokenOf(_Limit, frozen=True, tag="not-spoken-of"):
    """What is left out when the two talk."""

    subjects: Annotated[tuple[Subject, ...], msgspec.Meta(min_length=1)]


Limit = (
    TextsADay
    | TextsAWeek
    | QuietHours
    | QuietDays
    | NoContact
    | Channels
    | Calls
    | MeetingsAMonth
    | MeetingIn
    | NotSpokenOf
)

KINDS: tuple[str, ...] = tuple(str(kind.__struct_config__.tag) for kind in get_args(Limit))
"""Every kind of limit, by name."""
