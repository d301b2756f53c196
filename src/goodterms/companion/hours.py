"""The hours of the day in a measure: each one's share of what they wrote, hour by hour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec import UNSET

from goodterms.content.sentences import say

if TYPE_CHECKING:
    from goodterms.companion.naming import Naming
    from goodterms.companion.told import Side, ToldEstimate, ToldMeasure


@dataclass(frozen=True, slots=True)
class Hour:
    """One hour of the day, from 0, with the shares of the two in words: each alone, and each with its limits."""

    hour: int
    me: float
    them: float
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Hours:
    """The 24 hours. me, them: what the two are called. described: all of it in one sentence."""

    hours: tuple[Hour, ...]
    me: str
    them: str
    described: str

    @property
    def top(self) -> float:
        """Give the largest share of all."""
        return max(max(hour.me, hour.them) for hour in self.hours) or 1.0


def hours_of(measure: ToldMeasure, naming: Naming) -> Hours | None:
    """Take the hours of a measure; None where it has none, or not of both."""
    found: dict[int, dict[Side, ToldEstimate]] = {}
    for estimate in measure.estimates:
        if estimate.given is not UNSET and "hour" in estimate.given and estimate.value is not None:
            found.setdefault(round(estimate.given["hour"]), {})[estimate.who] = estimate
    if len(found) != 24 or any(len(each) < 2 for each in found.values()):
        return None
    hours = tuple(_hour(hour, found[hour], naming) for hour in sorted(found))
    most = {side: max(hours, key=lambda hour: getattr(hour, side)).hour for side in ("me", "them")}
    described = say(
        "chart.hours",
        naming.language,
        title=measure.title,
        me=say("you", naming.language),
        them=naming.found.people.them,
        **{f"{side}_{end}": clock(hour + add) for side, hour in most.items() for end, add in (("from", 0), ("to", 1))},
    )
    return Hours(hours, naming.person("me"), naming.person("them"), described)


def clock(hour: int) -> str:
    """Write a full hour: `21:00`."""
    return f"{hour % 24:02}:00"


def _hour(hour: int, found: dict[Side, ToldEstimate], naming: Naming) -> Hour:
    mine, theirs = found["me"], found["them"]
    return Hour(hour, mine.value or 0.0, theirs.value or 0.0, _words(mine, naming), _words(theirs, naming))


def _words(estimate: ToldEstimate, naming: Naming) -> str:
    low, high = naming.limits(estimate, "share")
    return say("chart.hour", naming.language, value=naming.brief(estimate, "share"), low=low, high=high)
