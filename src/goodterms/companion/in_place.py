"""What the record knows, in place of what a plan says by the answers alone: a rule of stopping, two who try again.

The verdict and every answer stay as they are: only what is said and what is closed follows.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from goodterms.companion.phrases import day_phrase
from goodterms.content.documents import FALLBACK
from goodterms.content.sentences import say
from goodterms.guide import Closed

if TYPE_CHECKING:
    from datetime import date

    from goodterms.companion.stand import Standing
    from goodterms.content.stops import Stop

STOPPED = ("invite", "propose-term", "plan-contact")
"""What is closed while a rule says to stop."""


def stopped(standing: Standing, stops: tuple[Stop, ...]) -> Standing:
    """Close what the rules of stopping close; the first of them speaks where the plan would have gone on.

    Where help comes first, nothing speaks before it.
    """
    standing = replace(standing, stops=stops)
    if not stops or standing.danger:
        return standing
    goes_on = "plan-contact" not in standing.plan.closed and not standing.background.in_place
    closed = _with_closed(standing, standing.told_to_stop[0])
    return _in_words_of(stops[0], closed) if goes_on else closed


def trying(standing: Standing, look_on: date, language: str = FALLBACK) -> Standing:
    """Say where two are who try again, until the day on which they look at it."""
    steps = (say("trial-plan.next-step", language), say("trial-plan.look", language, day=day_phrase(look_on, language)))
    plan = replace(standing.plan, headline=say("trial-plan.headline", language), next_step="\n\n".join(steps))
    return replace(standing, plan=plan, background=replace(standing.background, in_place=True))


def _with_closed(standing: Standing, why: str) -> Standing:
    before = standing.plan.closed
    fresh = tuple(action for action in STOPPED if action not in before)
    if not fresh:
        return standing
    background = replace(standing.background, closed=(Closed(fresh, why), *standing.background.closed))
    return replace(standing, plan=replace(standing.plan, closed=(*before, *fresh)), background=background)


def _in_words_of(stop: Stop, standing: Standing) -> Standing:
    """Let a rule of stopping stand in place of what a plan says."""
    headline, next_step = stop.headline or stop.says, stop.next_step or stop.why
    plan = replace(standing.plan, headline=headline, next_step=next_step, reasons=())
    background = replace(
        standing.background,
        would_change=stop.would_change,
        supports=(),
        speaks_against=(),
        how_sure="",
        in_place=True,
        one_message=False,
    )
    return replace(standing, plan=plan, background=background)
