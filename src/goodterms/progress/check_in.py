"""A check-in: how somebody is, in their own answers, once a week; and what two hard ones propose.

The four questions of PHQ-4 (Kroenke et al. 2009, Psychosomatics 50:613) are asked every other week. Their sum decides
whether help is named and is never shown: no score, no label, no diagnosis. The other questions are ours and no test.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated, Literal

import msgspec

Grade = Annotated[int, msgspec.Meta(ge=0, le=4)]
Often = Annotated[int, msgspec.Meta(ge=0, le=3)]
Times = Annotated[int, msgspec.Meta(ge=0, le=1000)]
LONGEST = 2000
"""Characters of own words."""
Four = tuple[Often | None, Often | None, Often | None, Often | None]
Item = Literal["acceptance", "longing", "sleep", "own-life"]

ITEMS: tuple[Item, ...] = ("acceptance", "longing", "sleep", "own-life")
FOUR = ("nervous", "worrying", "down", "little-interest")
"""The four questions of PHQ-4, in the order of its halves: two about anxiety, two about low mood."""
HIGHEST, MOST_OFTEN = 4, 3
"""The highest answer to a question of ours, and to one of the four."""
HARDER_WITH_MORE: frozenset[str] = frozenset(["longing", "four"])
"""Items of which more is harder; of the others, less is."""
WEEK, TWO_WEEKS = timedelta(weeks=1), timedelta(weeks=2)
HIGH, HALF_FLAGS = 6, 3
"""From which sum of the four questions help is named, and from which sum of either half."""
LOW = 1
LOW_ITEMS = 2


class CheckIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Answers of one day, each of which may be left out.

    acceptance: of how it is now, from 0 (not at all) to 4 (fully); longing: for them; sleep: from 0 (badly) to 4
    (well); own_life: beside them. four: PHQ-4, each from 0 (not at all) to 3 (nearly every day), or left out. contact:
    how often we were in touch since the last one; contact_was: how that was. words: own ones.
    """

    on: date
    acceptance: Grade | None = None
    longing: Grade | None = None
    sleep: Grade | None = None
    own_life: Grade | None = None
    four: Four | None = None
    contact: Times | None = None
    contact_was: Literal["good", "mixed", "hard"] | None = None
    words: Annotated[str, msgspec.Meta(max_length=LONGEST)] = ""

    @property
    def sum_of_four(self) -> int | None:
        """Add the four answers up: 0 to 12; None where one is left out."""
        given = _given(self.four)
        return sum(given) if len(given) == len(FOUR) else None

    @property
    def names_help(self) -> bool:
        """Tell whether help is named beside it: the sum is high, or one of its halves, whatever is left out."""
        halves = (self.four[:2], self.four[2:]) if self.four else ()
        return sum(_given(self.four)) >= HIGH or any(sum(_given(half)) >= HALF_FLAGS for half in halves)

    @property
    def is_hardest(self) -> bool:
        """Tell whether help is named beside it, or all of our own questions are answered at their worst."""
        own = (self.acceptance, self.longing, self.sleep, self.own_life)
        return self.names_help or own == (0, HIGHEST, 0, 0)

    @property
    def tells(self) -> bool:
        """Tell whether it says how somebody is at all."""
        return bool(_given(self.four)) or any(self.value(item) is not None for item in ITEMS)

    @property
    def is_low(self) -> bool:
        """Tell whether it reads as a hard time: the four questions say so, or two of our own do."""
        hard = [
            self.acceptance is not None and self.acceptance <= LOW,
            self.longing is not None and self.longing >= 4 - LOW,
            self.sleep is not None and self.sleep <= LOW,
            self.own_life is not None and self.own_life <= LOW,
        ]
        return self.names_help or sum(hard) >= LOW_ITEMS

    def value(self, item: str) -> int | None:
        """Give an answer by its name: one of ITEMS or of FOUR, `four` (the sum) or `contact`."""
        if item == "four":
            return self.sum_of_four
        if item in FOUR:
            return self.four[FOUR.index(item)] if self.four else None
        value: int | None = getattr(self, item.replace("-", "_"))
        return value


def proposes_struggling(check_ins: tuple[CheckIn, ...], answered: date | None = None) -> bool:
    """Tell whether the last two are low, so that `coping: struggling` is proposed; asked again only by a later one.

    answered: on which day that was decided last.
    """
    last = sorted(check_ins, key=lambda each: each.on)[-2:]
    return len(last) == 2 and all(each.is_low for each in last) and (answered is None or last[-1].on > answered)


def proposes_steady(check_ins: tuple[CheckIn, ...], answered: date | None = None, left: date | None = None) -> bool:
    """Tell whether the last two are not low, so that a hard time may be over; asked once, until one is low again.

    answered: since when it counts as a hard time; left: on which day the proposal was left as it is.
    """
    last = sorted(check_ins, key=lambda each: each.on)[-2:]
    lighter = len(last) == 2 and all(each.tells and not each.is_low for each in last)
    since = answered is None or all(each.on > answered for each in last)
    return lighter and since and (left is None or any(each.is_low and each.on > left for each in check_ins))


def due_on(check_ins: tuple[CheckIn, ...], today: date) -> date:
    """Say on which day the next check-in is due; skipping one costs nothing."""
    return max((each.on for each in check_ins), default=today - WEEK) + WEEK


def asks_four(check_ins: tuple[CheckIn, ...], today: date) -> bool:
    """Tell whether the four questions are due: every other week."""
    last = max((each.on for each in check_ins if _given(each.four)), default=None)
    return last is None or today - last >= TWO_WEEKS


def _given(answers: Sequence[int | None] | None) -> list[int]:
    return [each for each in answers or () if each is not None]
