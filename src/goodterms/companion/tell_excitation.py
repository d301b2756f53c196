"""Put into words who writes after whom, or why nothing is said; never cause."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from goodterms.companion.people import at_start
from goodterms.companion.phrases import MINUTE, day_phrase, duration, limits, number, range_phrase
from goodterms.companion.told_excitation import ToldDrawn, ToldExcitation, ToldLimits, ToldSide
from goodterms.content.sentences import say
from goodterms.reading.experts.excitation import NEEDED
from goodterms.reading.timeline import OTHER, SIDES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goodterms.companion.people import People
    from goodterms.reading.experts.excitation import Drawn, Excitation
    from goodterms.reading.results import Interval
    from goodterms.reading.timeline import Side


def tell_excitation(found: Excitation, people: People, zone: str, language: str = "en") -> ToldExcitation:
    """Put an excitation into words."""
    sentences = _shown(found, people, zone, language) if found.reason is None else _reason(found, people, language)
    return ToldExcitation(
        title=say("excitation.title", language),
        said=" ".join(at_start(sentence, language) for sentence in sentences),
        enough=found.reason is None,
        reason=found.reason,
        left_out=found.left_out,
        drawn=tuple(
            ToldDrawn(of=one.of, by=one.by, messages=_limits(one.messages), half_life=_limits(one.half_life))
            for one in found.drawn
        ),
        sides=tuple(_side(found, who) for who in SIDES),
        cannot_show=say("excitation.cannot-show", language),
        method=say("excitation.method", language),
        source=say("excitation.source", language),
    )


def _shown(found: Excitation, people: People, zone: str, language: str) -> Iterator[str]:
    by = {(one.of, one.by): one for one in found.drawn}
    answers = {who: by[OTHER[who], who] for who in SIDES}
    again = {who: by[who, who] for who in SIDES}
    for name, each in (("answers", answers), ("again", again)):
        numbers = {key: value for who in SIDES for key, value in _drawn(each[who], language).items()}
        yield say(f"excitation.{name}", language, them=people.them, **numbers)
    mine, theirs = found.unprompted["me"], found.unprompted["them"]
    yield say(
        "excitation.unprompted",
        language,
        them=people.them,
        me=number(mine.value, "share", language),
        me_range=_range(mine, language),
        them_value=number(theirs.value, "share", language),
        them_range=_range(theirs, language),
    )
    yield say("excitation.only-described", language)
    if found.left_out and found.begin:
        day = day_phrase(found.begin.astimezone(ZoneInfo(zone)).date(), language)
        taken = sum(found.counts.values())
        yield say("excitation.latest", language, taken=taken, left_out=found.left_out, day=day)
    if found.grain >= MINUTE:
        yield say("excitation.minutes", language)


def _reason(found: Excitation, people: People, language: str) -> Iterator[str]:
    mine, theirs = found.counts["me"], found.counts["them"]
    numbers = {"needed": NEEDED, "mine": mine, "theirs": theirs} if found.reason == "few" else {}
    yield say(f"excitation.{found.reason}", language, them=people.them, **numbers)


def _drawn(one: Drawn, language: str) -> dict[str, str | int | float]:
    """Say how many of 100 messages are drawn, and how soon half of these come, where any are for sure."""
    return {
        f"{one.by}_drawn": number(one.messages.value, "share", language),
        f"{one.by}_range": _range(one.messages, language),
        f"{one.by}_half": _half(one.half_life, language) if one.messages.low else "",
    }


def _half(life: Interval, language: str) -> str:
    if life.value is None:
        return ""
    time = duration(life.value, language)
    if life.low is None or life.high is None:
        return say("excitation.half-open", language, time=time)
    least, most = duration(life.low, language), duration(life.high, language)
    return say("excitation.half", language, time=time, range=range_phrase(least, most, language))


def _range(interval: Interval, language: str) -> str:
    return range_phrase(*limits(interval.low, interval.high, "share", language), language)


def _limits(interval: Interval) -> ToldLimits:
    return ToldLimits(value=interval.value, low=interval.low, high=interval.high)


def _side(found: Excitation, who: Side) -> ToldSide:
    unprompted, check = found.unprompted.get(who), found.checks.get(who)
    return ToldSide(
        who=who,
        n=found.counts[who],
        unprompted=_limits(unprompted) if unprompted else None,
        distance=check.distance if check else None,
        p=check.p if check else None,
        correlation=check.correlation if check else None,
        correlation_p=check.correlation_p if check else None,
    )
