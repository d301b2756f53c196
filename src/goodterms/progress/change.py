"""What somebody works on in themselves, and the moments where it showed. Private: a change is lived, not announced."""

from datetime import date, timedelta
from typing import Annotated, Literal

import msgspec

By = Literal["text", "mail", "call", "in-person"]
LONGEST = 1000
"""Characters of what is told at one place."""
Words = Annotated[str, msgspec.Meta(max_length=LONGEST)]
Said = Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST)]
WEEKS = 12


class Change(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Something to change. went_wrong: what it comes from; change: what I do otherwise; practise: how I practise it."""

    id: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{12}$")]
    begun: date
    went_wrong: Words = ""
    change: Said
    practise: Words = ""
    over: date | None = None


class Moment(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A moment where a change showed. of: the change's id. theirs: their own words that speak to it, if they did."""

    of: str
    on: date
    words: Said
    by: By | None = None
    theirs: Words = ""


def weeks_shown(moments: tuple[Moment, ...], today: date, begun: date) -> tuple[int, int]:
    """Count the weeks in which it showed, of the last twelve or of those since it was begun: (weeks, of how many).

    Gaps cost nothing more than their weeks, and nothing is in a row. Weeks are counted back from today.
    """
    of = min(WEEKS, (today - begun).days // 7 + 1)
    weeks = {
        (today - each.on).days // 7 for each in moments if timedelta(0) <= today - each.on < of * timedelta(weeks=1)
    }
    return len(weeks), max(of, 0)


def seen_by_them(moments: tuple[Moment, ...]) -> tuple[Moment, ...]:
    """Give the moments of which they spoke themselves: a change that the other one sees is the one that counts."""
    return tuple(each for each in moments if each.theirs.strip())
