"""What may be written where things stand, until when a draft rests, and what sending a message changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from goodterms.words.paths import paths

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from goodterms.companion.asked import Answered
    from goodterms.companion.stand import Standing
    from goodterms.content.paths import Path
    from goodterms.situation import Situation

NIGHT_FROM, NIGHT_TO, MORNING = time(22), time(6), time(9)
HOPING = (None, "back_together", "unsure")
TOLD, HEARD = "feelings-told", "what-they-said"
ANSWERED = ("no", "want_to_try")
"""What they said about getting back together that a telling cannot undo."""


@dataclass(frozen=True, slots=True)
class Writing:
    """What may be written. open: laying a message out; shares: sending from the program.

    now: the way to write that the plan is about, None where there is none; others: those that are offered besides.
    """

    open: bool
    shares: bool
    now: Path | None
    others: tuple[Path, ...]


def writing(standing: Standing, situation: Situation, language: str = "en") -> Writing:
    """Say what may be written. Where a caution stands in place of the plan's step, no way is put before the others."""
    closed = standing.plan.closed
    open_ = {"write", "suggest-words"}.isdisjoint(closed) and not standing.asks_none
    offered = paths(situation, language, closed) if open_ else ()
    own_step = not standing.background.in_place
    now = next((path for path in offered if own_step and standing.plan.verdict in path.verdicts), None)
    others = tuple(path for path in offered if path is not now)
    return Writing(open_, "share" not in closed and open_, now, others)


def is_night(now: datetime) -> bool:
    """Tell whether it is a time at which a message had better wait."""
    return now.time() >= NIGHT_FROM or now.time() < NIGHT_TO


def night_ends(now: datetime) -> datetime:
    """Give the end of the night that it is, or of the one to come."""
    return datetime.combine(tomorrow(now).date(), NIGHT_TO, now.tzinfo)


def tomorrow(now: datetime) -> datetime:
    """Give the morning until which a draft rests; in the small hours that is this day's."""
    day = now.date() if now.time() < NIGHT_TO else now.date() + timedelta(days=1)
    return datetime.combine(day, MORNING, now.tzinfo)


def is_hoping(situation: Situation) -> bool:
    """Tell whether it is hoped to get back together, as far as is known."""
    return situation.goal in HOPING


def may_tell(situation: Situation) -> bool:
    """Tell whether a message could be the one that tells them of feelings."""
    return is_hoping(situation) and situation.feelings_told is not True


def offer_waits(situation: Situation) -> bool:
    """Tell whether they offered to be friends, and were not answered yet."""
    return situation.offer.made_by == "them" and situation.offer.answer in (None, "not_yet")


def answers_after(sent: Mapping[str, str], situation: Situation, *, tells: bool, heard: bool) -> dict[str, str]:
    """Give what is answered by a message that was sent: the choice of each question, by their ids.

    sent: what the way to write says of it. tells: it tells them of feelings. heard: they have said no, or that they
    want to try, and that stays; else their answer is awaited from now on.
    """
    found = dict(sent)
    if TOLD in sent or (tells and may_tell(situation)):
        found[TOLD] = "yes"
        if not heard:
            found[HEARD] = "nothing-yet"
    return found


def have_said(given: Iterable[Answered]) -> bool:
    """Tell whether they said no, or that they want to try; also in an answer that does not count just now."""
    return any(each.known.get("they_answered") in ANSWERED for each in given)
