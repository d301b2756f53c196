"""A reading with its words: the contract of `goodterms read --json`, and what a page shows.

docs/reading.schema.json is made from these types.
"""

from datetime import date, datetime
from inspect import cleandoc
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from msgspec import UNSET, Meta, Struct, UnsetType, json

from goodterms.companion.told_excitation import ToldExcitation, ToldStyle

Count = Annotated[int, Meta(ge=0)]
Time = Annotated[datetime, Meta(tz=True)]
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

    @property
    def main(self) -> bool:
        """Tell whether it is the level of a period itself, and no point of a series and no detail."""
        return self.kind is UNSET and self.at is UNSET and (self.given or {}).keys() <= {"gap_h"}


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


class ToldKept(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a term that binds me was kept: how many of `n` went over it, from `since` to `to`.

    Without enough, over and n are null, and `said` says why. lately: it was gone over in the last two
    weeks of messages; again: after the two talked about it.
    """

    term: str
    topic: str
    origin: str
    said: str
    enough: bool
    unit: Literal["texts", "texts-and-calls", "days", "weeks", "meetings"] | None
    over: Count | None
    n: Count | None
    since: date
    to: date | None
    lately: bool
    again: bool


class ToldRaised(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whether there is something to raise about a term that binds them; never how often. Null where it is not known."""

    term: str
    topic: str
    origin: str
    said: str
    worth_a_talk: bool | None


class ToldTerms(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How what the two said was kept."""

    mine: tuple[ToldKept, ...]
    theirs: tuple[ToldRaised, ...]


class ToldReading(
    Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    rename={"begin": "from", "end": "to"},
):
    """What the messages of two people show, in words and numbers.

    `messages` counts theirs that a measure counts, `from` is the first of them and `to` the end of the export, in
    the zone; `skipped` counts what the export held and could not be read. `terms` is there where terms were given,
    `expert` and `style` where they were asked for.
    """

    messages: Count
    begin: Time
    end: Time
    zone: str
    participants: tuple[str, ...]
    skipped: Count
    events: tuple[ToldEvent, ...]
    measures: tuple[ToldMeasure, ...]
    terms: ToldTerms | UnsetType = UNSET
    expert: ToldExcitation | UnsetType = UNSET
    style: ToldStyle | UnsetType = UNSET

    @property
    def days(self) -> tuple[date, date]:
        """Give its first and its last local day; a store may hand the times back in UTC."""
        zone = ZoneInfo(self.zone)
        return self.begin.astimezone(zone).date(), self.end.astimezone(zone).date()


def schema() -> str:
    """Write the JSON schema of a told reading, as it stands in docs/reading.schema.json."""
    made = json.schema(ToldReading)
    for definition in made["$defs"].values():
        definition["description"] = cleandoc(definition["description"])
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "What `goodterms read --json` writes"}
    return json.format(json.encode(head | made), indent=2).decode() + "\n"
