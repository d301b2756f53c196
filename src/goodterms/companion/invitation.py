"""An invitation as plain values: what is asked, what is answered, and when there may be one at all.

One person asks once what the other is comfortable with, topic by topic, and shows their own limits as they ask. Every
answer is fine, none too. After a no nothing is asked for a while, after silence once more and never again, and after
“do not ask me again” never: that is kept by what happened, which nothing removes but deleting everything.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from goodterms.companion.phrases import day_phrase
from goodterms.companion.writing import may_tell
from goodterms.content.documents import FALLBACK
from goodterms.content.sentences import say
from goodterms.limits import Limit
from goodterms.terms.narrower import narrowest
from goodterms.terms.topics import topics

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from goodterms.companion.stand import Standing
    from goodterms.situation import Situation

ASKS_FOR = timedelta(days=21)
"""For how long an invitation can be answered."""
AFTER_A_NO = timedelta(days=90)
LONGEST_NAME, LONGEST_WORDS, LONGEST_ANSWER = 60, 1000, 500
"""Characters of how somebody is called, of what they write to the other, and of an answer in own words."""
INVITE = "invite"

What = Literal["made", "answered", "declined", "unanswered", "over", "not-again"]
Choice = Literal["said", "not-now", "skip"]
Declined = Literal["", "quietly", "told", "for-good"]


class _Value(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A value that is sealed as it stands."""


class Line(_Value, frozen=True, kw_only=True):
    """A limit in words, and as one that can be computed where it is. term: the asker's own term that it comes from."""

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_ANSWER)]
    limit: Limit | None = None
    term: str = ""


class Asked(_Value, frozen=True, kw_only=True):
    """A topic that is asked about. mine: the limits of who asks."""

    topic: str
    mine: tuple[Line, ...] = ()


class Holds(_Value, frozen=True, kw_only=True):
    """Something that the other one said, and whether who asked keeps to it still."""

    topic: str
    text: str
    holds: bool


class Invitation(_Value, frozen=True, kw_only=True):
    """What an invitation says. called: who asks; words: what they write; made, ends: on which days it can be answered.

    key: the public key that answers are sealed to. withdrawn: on which day who asked took it back. holds: what became
    of the answers.
    """

    called: str
    words: str
    topics: tuple[Asked, ...]
    made: date
    ends: date
    key: bytes
    withdrawn: date | None = None
    holds: tuple[Holds, ...] = ()


class Given(_Value, frozen=True, kw_only=True):
    """The answer to one topic. lines: limits that were picked; words: in own words."""

    topic: str
    choice: Choice
    lines: tuple[Line, ...] = ()
    words: str = ""


class Reply(_Value, frozen=True, kw_only=True):
    """All that was answered, as it stands now. number: counts what was sent, so that nothing older is taken for it."""

    number: int
    on: date
    given: tuple[Given, ...] = ()
    declined: Literal["", "told", "for-good"] = ""

    @property
    def says_nothing(self) -> bool:
        """Tell whether nothing stands in it any more."""
        return not self.given and not self.declined


class Own(_Value, frozen=True, kw_only=True):
    """What is the guest's own. shared: the secret that answers are bound to. given: as far as it is written.

    sent: what was sent last; declined: and how.
    """

    shared: bytes
    given: tuple[Given, ...] = ()
    sent: Reply | None = None
    declined: Declined = ""


class Happened(_Value, frozen=True, kw_only=True):
    """That an invitation was made, or what came of it."""

    what: What
    on: date


def closed_to(standing: Standing, situation: Situation, language: str = FALLBACK) -> tuple[str, ...]:
    """Say why nobody may be invited as things stand; nothing where it is open.

    Beside what the plan closes: while a rule says to stop, while no contact may be asked, and as long as who hopes for
    more has not said so. A question about being friends that hides a hope is no honest one.
    """
    why = [each.why for each in standing.background.closed if INVITE in each.actions]
    if INVITE in standing.plan.closed and not why:
        why = [standing.plan.headline]
    if standing.asks_none:
        why.append(say("invite.asks-none", language))
    if may_tell(situation):
        why.append(say("invite.say-first", language))
    return tuple(dict.fromkeys((*standing.told_to_stop, *why)))


RESTS = {"declined": "invite.rests", "over": "invite.rests-over"}
"""After what nothing may be asked for a while, and the sentence that says so."""


def not_again(history: Sequence[Happened], today: date, language: str = FALLBACK) -> str:
    """Say why no further invitation may be made, by what came of those before; empty where it may."""
    if any(each.what == "not-again" for each in history):
        return say("invite.never", language)
    silent = next((place for place, each in enumerate(history) if each.what == "unanswered"), None)
    if silent is not None and any(each.what == "made" for each in history[silent:]):
        return say("invite.asked-twice", language)
    for what, name in RESTS.items():
        rests = max((each.on + AFTER_A_NO for each in history if each.what == what), default=today)
        if rests > today:
            return say(name, language, day=day_phrase(rests, language))
    return ""


def last_one(history: Iterable[Happened]) -> bool:
    """Tell whether an invitation that is made now is the last one, unless it is answered."""
    return any(each.what == "unanswered" for each in history)


def offered(topic: str, mine: Iterable[Line] = (), language: str = FALLBACK) -> tuple[Line, ...]:
    """List the limits that can be picked on a topic: those of who asks first, then what others settle."""
    known = topics(language).get(topic)
    examples = known.examples if known else ()
    own = tuple(mine)
    texts = {line.text for line in own}
    others = (Line(text=each.text, limit=_limit(each.limit)) for each in examples if each.text not in texts)
    return (*own, *others)


def stricter(mine: Iterable[Line], theirs: Iterable[Line]) -> tuple[Limit, ...]:
    """Give what holds where both named a limit of one kind: the stricter, or both together."""
    one, other = _limits(mine), _limits(theirs)
    both = {limit.kind for limit in one} & {limit.kind for limit in other}
    return narrowest(limit for limit in (*one, *other) if limit.kind in both)


def with_answer(given: Iterable[Given], answer: Given) -> tuple[Given, ...]:
    """Put an answer to a topic in the place of the one before."""
    return (*(each for each in given if each.topic != answer.topic), answer)


def _limits(lines: Iterable[Line]) -> list[Limit]:
    return [line.limit for line in lines if line.limit is not None]


def _limit(written: Mapping[str, object] | None) -> Limit | None:
    return None if written is None else msgspec.convert(written, Limit)
