"""Say at about which level the weekly number stayed, and in which weeks it changed; never why."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from goodterms.companion.phrases import day_phrase, limits, number, range_phrase
from goodterms.content.sentences import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goodterms.content.sentences import Argument
    from goodterms.reading import Estimate, Measure


def stretches_of(measure: Measure) -> list[Estimate]:
    """List the stretches of about one level of both together, by time; none for other measures."""
    return [each for each in measure.estimates if "weeks" in each.given and each.who == "both"]


def tell_stretches(stretches: list[Estimate], language: str) -> str:
    """Say the stretches in one sentence, and in another those that are too short to be told."""
    changes = [(was, then) for was, then in pairwise(stretches) if was.enough and then.enough]
    short = [each for each in stretches if not each.enough]
    if len(stretches) == 1:
        return say("level-changes.level", language, **_numbers(stretches[0], language))
    if not changes:
        said = say("level-changes.apart", language)
    else:
        said = say("level-changes.changed", language, count=len(changes), list="; ".join(_listed(changes, language)))
    return " ".join([said, *_short(short, language)])


def _listed(changes: list[tuple[Estimate, Estimate]], language: str) -> Iterator[str]:
    for was, then in changes:
        before = {f"was_{name}": value for name, value in _numbers(was, language).items()}
        yield say("level-changes.change", language, **before, **_numbers(then, language))


def _short(short: list[Estimate], language: str) -> Iterator[str]:
    if short:
        named = (say("level-changes.stretch", language, **_numbers(each, language)) for each in short)
        yield say("level-changes.short", language, count=len(short), list="; ".join(named), needed=short[0].needed)


def _numbers(stretch: Estimate, language: str) -> dict[str, Argument]:
    return {
        "value": number(stretch.value, "messages", language),
        "range": range_phrase(*limits(stretch.low, stretch.high, "messages", language), language),
        "n": stretch.n,
        "day": day_phrase(stretch.at, language) if stretch.at else "",
    }
