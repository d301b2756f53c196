"""A check-in: how somebody is, in their own answers, once a week; and what two hard ones propose.

The four questions of PHQ-4 (Kroenke et al. 2009, Psychosomatics 50:613) are asked every other week. Their sum is shown
as it changes, without a name for it: no label, no diagnosis. The other questions are ours and no test.
"""

from datetime import date, timedelta
from typing import Annotated, Literal

import msgspec

Grade = Annotated[int, msgspec.Meta(ge=0, le=4)]
Often = Annotated[int, msgspec.Meta(ge=0, le=3)]
Times = Annotated[int, msgspec.Meta(ge=0, le=1000)]
Four = tuple[Often, Often, Often, Often]
Item = Literal["acceptance", "longing", "sleep", "own-life"]

ITEMS: tuple[Item, ...] = ("acceptance", "longing", "sleep", "own-life")
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
    (well); own_life: beside them. four: PHQ-4, each from 0 (not at all) to 3 (nearly every day). contact: how often we
    were in touch since the last one; contact_was: how that was. words: own ones.
    """

    on: date
    acceptance: Grade | None = None
    longing: Grade | None = None
    sleep: Grade | None = None
    own_life: Grade | None = None
    four: Four | None = None
    contact: Times | None = None
    contact_was: Literal["good", "mixed", "hard"] | None = None
    words: Annotated[str, msgspec.Meta(max_length=2000)] = ""

    @property
    def sum_of_four(self) -> int | None:
        """Add the four answers up: 0 to 12."""
        return sum(self.four) if self.four else None

    @property
    def names_help(self) -> bool:
        """Tell whether help is named beside it: the sum is high, or one of its halves."""
        if self.four is None:
            return False
        return sum(self.four) >= HIGH or sum(self.four[:2]) >= HALF_FLAGS or sum(self.four[2:]) >= HALF_FLAGS

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
        """Give an answer by its name: one of ITEMS, `four` (the sum) or `contact`."""
        if item == "four":
            return self.sum_of_four
        value: int | None = getattr(self, item.replace("-", "_"))
        return value


def proposes_struggling(check_ins: tuple[CheckIn, ...], answered: date | None = None) -> bool:
    """Tell whether the last two are low, so that `coping: struggling` is proposed; asked again only by a later one.

    answered: on which day that was decided last.
    """
    last = sorted(check_ins, key=lambda each: each.on)[-2:]
    return len(last) == 2 and all(each.is_low for each in last) and (answered is None or last[-1].on > answered)


def due_on(check_ins: tuple[CheckIn, ...], today: date) -> date:
    """Say on which day the next check-in is due; skipping one costs nothing."""
    return max((each.on for each in check_ins), default=today - WEEK) + WEEK


def asks_four(check_ins: tuple[CheckIn, ...], today: date) -> bool:
    """Tell whether the four questions are due: every other week."""
    last = max((each.on for each in check_ins if each.four), default=None)
    return last is None or today - last >= TWO_WEEKS
