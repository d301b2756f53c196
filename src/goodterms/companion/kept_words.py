"""Put what is kept into words for a page: why it stays, how it can end, and when safety is asked again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from goodterms.companion.phrases import day_phrase
from goodterms.content.sentences import say

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from goodterms.companion.kept_no import Kept
    from goodterms.companion.noes import Ending, No, Reason


@dataclass(frozen=True, slots=True)
class ReasonWords:
    """What a form says of one reason: its name, what its words are asked for, and a hint."""

    reason: Reason
    name: str
    words: str
    hint: str


@dataclass(frozen=True, slots=True)
class KeptWords:
    """What a page says of one kept no.

    what: the answer that is kept. told: on which day. why: why it stays. now: that a slip can be mended, an ending
    waits or safety is due; None while it simply stands. again: what giving the answer again does then; None while no
    ending waits. how: how it can end. stays: said beside a new answer that does not change it. reasons: for the form.
    """

    no: No
    what: str
    told: str
    why: str
    now: str | None
    again: str | None
    how: str
    stays: str
    reasons: tuple[ReasonWords, ...]


def kept_words(kept: Kept, zone: tzinfo, language: str = "en") -> KeptWords:
    """Put a kept no into words, its days and times in a zone."""
    name = _name(kept.no)
    told = _day(kept.told, zone, language)
    return KeptWords(
        no=kept.no,
        what=say(f"kept-what.{name}", language),
        told=_told(kept, told, zone, language),
        why=say(f"kept-why.{name}", language),
        now=_now(kept, zone, language),
        again=say(f"kept-again.{name}", language) if kept.ending else None,
        how=say(f"kept-how.{name}", language),
        stays=say(f"kept-stays.{name}", language, day=told),
        reasons=tuple(_reason(reason, language) for reason in kept.reasons),
    )


def noted(asked_on: datetime, zone: tzinfo, language: str = "en") -> str:
    """Say that an ending is written down, and when safety is asked again."""
    return say("kept-form.noted", language, again=_day(asked_on, zone, language), time=_time(asked_on, zone))


def _told(kept: Kept, told: str, zone: tzinfo, language: str) -> str:
    again = _day(kept.again, zone, language) if kept.again else told
    if again == told:
        return say("kept-told.once", language, day=told)
    return say("kept-told.again", language, day=told, again=again)


def _now(kept: Kept, zone: tzinfo, language: str) -> str | None:
    name = _name(kept.no)
    if kept.stage == "slip":
        return say(f"kept-slip.{name}", language, time=_time(kept.mend_until, zone))
    if kept.stage == "waiting" and kept.ending and kept.asked_on:
        return _waiting(name, kept.ending, kept.asked_on, zone, language)
    return say(f"kept-due.{name}", language) if kept.stage == "due" else None


def _waiting(name: str, ending: Ending, asked_on: datetime, zone: tzinfo, language: str) -> str:
    day, again = _day(ending.at, zone, language), _day(asked_on, zone, language)
    return say(f"kept-waiting.{name}", language, day=day, again=again, time=_time(asked_on, zone))


def _reason(reason: Reason, language: str) -> ReasonWords:
    name = _name(reason)
    words, hint = say(f"kept-form.words-{name}", language), say(f"kept-form.hint-{name}", language)
    return ReasonWords(reason, say(f"kept-form.{name}", language), words, hint)


def _name(word: str) -> str:
    return word.replace("_", "-")


def _day(at: datetime, zone: tzinfo, language: str) -> str:
    return day_phrase(at.astimezone(zone).date(), language)


def _time(at: datetime, zone: tzinfo) -> str:
    return f"{at.astimezone(zone):%H:%M}"
