"""The five steps of the way, and on which of them a plan stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from goodterms.content.sentences import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from goodterms.companion.stand import Standing

STEPS = ("offered", "said", "terms", "living", "review")
STANDING_ON: Mapping[str, int] = {
    "accept": 1,
    "accept-after-space": 1,
    "reopen": 1,
    "say-it": 2,
    "come-clean": 2,
    "wait": 2,
    "agree-terms": 3,
    "live-it": 4,
}
"""The verdicts on the way, by the step that is taken now; with any other there is no way to be drawn."""


@dataclass(frozen=True, slots=True)
class Way:
    """The way so far. step: the one that is taken now, from 1. names: short names; said: all of it as one sentence."""

    step: int
    names: tuple[str, ...]
    said: str


def way_of(standing: Standing, language: str = "en") -> Way | None:
    """Say how far along the way a plan stands; None where it is not on the way, or something stands in the way."""
    verdict = standing.plan.verdict
    step = STANDING_ON.get(verdict)
    if step is None or standing.background.in_place:
        return None
    steps = tuple(f"{name}-waiting" if name == "said" and verdict == "wait" else name for name in STEPS)
    names = tuple(say(f"way.{name}", language) for name in steps)
    now = say(f"way.{steps[step - 1]}-now", language)
    return Way(step, names, say("way.so-far", language, step=step, steps=len(STEPS), now=now))
