"""The forms of a trial: what they send becomes a trial, or a sentence by the field that it is about."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from goodterms.content.sentences import say
from goodterms.errors import BadInput
from goodterms.progress.trial import (
    BEGINS_WITHIN,
    LONGEST,
    LONGEST_RULE,
    LONGEST_WORDS,
    MOST_RULES,
    USUAL,
    Trial,
    TryAgain,
)
from goodterms.web import drafts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

BEGINS, REVIEW, IF_SO, IF_NOT, RULES = "begins", "review", "if-so", "if-not", "rules"
ENDED, DIFFERENT, MINE, THEIRS = "ended", "different", "mine", "theirs"
FIELDS = (BEGINS, REVIEW, IF_SO, IF_NOT, RULES)
FIELDS_AGAIN = (ENDED, DIFFERENT, MINE, THEIRS, REVIEW)


class BadTrial(BadInput):
    """A form that makes no trial. field: what it is about."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def usual(today: date) -> dict[str, str]:
    """Give the days that stand in a form which is opened afresh."""
    return {BEGINS: today.isoformat(), REVIEW: (today + USUAL).isoformat()}


def bounds(today: date) -> tuple[str, str, str, str]:
    """Give the first and the last day that can be chosen to begin, and to look at it."""
    first, last_begin = today.isoformat(), today + BEGINS_WITHIN
    return first, last_begin.isoformat(), first, (last_begin + LONGEST).isoformat()


def trial_of(sent: Mapping[str, str], id_: str, at: datetime, noes: int) -> Trial:
    """Make a trial of what a form sent. Raise BadTrial."""
    begins = _begins(sent.get(BEGINS, ""), at.date())
    return Trial(
        id=id_,
        at=at,
        begins=begins,
        review=_review(sent.get(REVIEW, ""), begins),
        if_so=_words(sent, IF_SO),
        if_not=_words(sent, IF_NOT),
        rules=_rules(sent.get(RULES, "")),
        noes=noes,
    )


def again_of(sent: Mapping[str, str], id_: str, at: datetime, noes: int) -> Trial:
    """Make of what a form sent what two people try again with. Raise BadTrial."""
    words = TryAgain(
        ended=_words(sent, ENDED),
        different=_words(sent, DIFFERENT),
        mine=_words(sent, MINE),
        theirs=_words(sent, THEIRS),
    )
    begins = at.date()
    return Trial(id=id_, at=at, begins=begins, review=_review(sent.get(REVIEW, ""), begins), noes=noes, again=words)


def _begins(sent: str, today: date) -> date:
    day = _day(sent)
    if day is None or not today <= day <= today + BEGINS_WITHIN:
        raise BadTrial(BEGINS, say("trial-error.begins"))
    return day


def _review(sent: str, begins: date) -> date:
    day = _day(sent) if sent.strip() else begins + USUAL
    if day is None or not begins < day <= begins + LONGEST:
        raise BadTrial(REVIEW, say("trial-error.review"))
    return day


def _day(sent: str) -> date | None:
    try:
        return date.fromisoformat(sent.strip())
    except ValueError:
        return None


def _words(sent: Mapping[str, str], field: str) -> str:
    try:
        words = drafts.typed(sent.get(field, "")).strip()
    except BadInput:
        words = " " * (LONGEST_WORDS + 1)
    if len(words) > LONGEST_WORDS:
        raise BadTrial(field, say("trial-error.long", most=LONGEST_WORDS))
    if not words:
        raise BadTrial(field, say(f"trial-error.{field}"))
    return words


def _rules(sent: str) -> tuple[str, ...]:
    rules = tuple(line.strip() for line in sent.splitlines() if line.strip())
    if len(rules) > MOST_RULES:
        raise BadTrial(RULES, say("trial-error.rules", most=MOST_RULES))
    if any(len(rule) > LONGEST_RULE for rule in rules):
        raise BadTrial(RULES, say("trial-error.long-rule", most=LONGEST_RULE))
    return rules
