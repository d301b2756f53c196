"""A reading with its words: the contract of `goodterms read --json`, and what a page shows.

docs/reading.schema.json is made from these types.
"""

from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

Count = Annotated[int, Meta(ge=0)]
Side = Literal["me", "them", "both"]


class ToldEvent(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A dated mark; a repeated one is numbered: `breakup#2`."""

    id: str
    on: date


class ToldEstimate(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One number with its 95 % limits and the n it rests on.

    Without enough, value, low and high are null. A null value or limit where there is enough was not reached; a
    point of a series is a plain count of the week that begins `at`, with the total of both as n. A change is
    since minus before, and its n counts both sides.
    """

    who: Side
    period: Annotated[str, Meta(pattern="^(all|(before|since):[a-z]+(#[0-9]+)?)$")]
    value: float | None
    low: float | None
    high: float | None
    n: Count
    enough: bool
    kind: Literal["difference", "change"] | UnsetType = UNSET
    to: Side | UnsetType = UNSET
    at: date | UnsetType = UNSET
    given: dict[str, float] | UnsetType = UNSET


class ToldMeasure(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One measure, in words and numbers. `enough` is true if any estimate's is."""

    id: str
    title: str
    said: str
    enough: bool
    unit: Literal["share", "seconds", "messages"]
    estimates: tuple[ToldEstimate, ...]
    cannot_show: str
    method: str
    source: str


class ToldReading(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"begin": "from", "end": "to"}):
    """What the messages of two people show, in words and numbers.

    `messages` counts theirs that a measure counts, `from` and `to` are the times of the first and last of them, in
    the zone; `skipped` counts what the export held and could not be read.
    """

    messages: Count
    begin: datetime
    end: datetime
    zone: str
    participants: tuple[str, ...]
    skipped: Count
    events: tuple[ToldEvent, ...]
    measures: tuple[ToldMeasure, ...]
