"""Take an answer, and say where things stand after all of them: the questions and what stays once told, together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from goodterms import situation
from goodterms.companion.asked import NONE, flow, noes_told, put, replied
from goodterms.companion.kept_no import SLIP, asked_again, contradicted, kept, kept_noes, telling
from goodterms.companion.noes import lay
from goodterms.content.sentences import say
from goodterms.guide.questions import Given, labels, rather_not, told

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from goodterms.companion.asked import Answered, Flow
    from goodterms.companion.kept_no import Again, Kept
    from goodterms.companion.noes import Record
    from goodterms.content.questions import Question


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where somebody is. flow: among the questions; kept: what stays once told; again: why safety is asked again.

    before_trying: safety is asked again, because the two want to try again.
    """

    flow: Flow
    kept: tuple[Kept, ...]
    again: Again | None
    before_trying: bool = False

    @property
    def begun(self) -> bool:
        """Tell whether anything has been answered."""
        return bool(self.flow.answers or self.flow.dropped or self.kept)

    @property
    def help_first(self) -> bool:
        """Tell whether nothing matters now but help."""
        return self.flow.situation.safety.thoughts_of_ending_my_life is True

    @property
    def ready(self) -> bool:
        """Tell whether a plan may be shown: safety has been asked, or help comes before the rest of the questions."""
        return self.flow.safety_asked or self.help_first


@dataclass(frozen=True, slots=True)
class Taken:
    """What an answer leaves behind. stays: what is kept although the answer says otherwise."""

    answers: tuple[Answered, ...]
    records: tuple[Record, ...]
    stays: tuple[Kept, ...]


def whereabouts(
    asked: Sequence[Question],
    answers: Sequence[Answered],
    history: Sequence[Record],
    now: datetime,
    *,
    settled: int = 0,
    tries_from: datetime | None = None,
) -> Whereabouts:
    """Say where somebody is, by their answers and the history of what stays once told; settled: as in kept_no.

    tries_from: the two want to try again, so that all of safety is asked again from then on.
    """
    again = asked_again(history, now)
    since = max((each for each in (again.since if again else None, tries_from) if each), default=None)
    walked = flow(asked, answers, noes=kept_noes(history), asked_again=since)
    before_trying = again is None and tries_from is not None and not walked.safety_asked
    return Whereabouts(walked, kept(history, now, settled=settled), again, before_trying)


def take(
    question: Question,
    sent: Sequence[str],
    answers: Sequence[Answered],
    history: Sequence[Record],
    now: datetime,
    language: str = "en",
    *,
    settled: int = 0,
) -> Taken:
    """Take what a form sent, as far as it may be taken: what stays once told stays in the answer too.

    Raise BadAnswer for a reply that is no answer.
    """
    before = next((each for each in answers if each.question == question.id), None)
    new = replace(replied(question, sent, now, language), noes=_noes_that_stay(before, now))
    said = told([new.given])
    stays = contradicted(history, said, now, settled=settled)
    after = put(answers, _keeping(question, new, before, stays) if stays else new)
    return Taken(after, telling(history, said, now, after, settled=settled), stays)


def in_words(question: Question, answered: Answered, language: str = "en") -> tuple[str, ...]:
    """Say an answer in the words of its question."""
    given = answered.said
    if _declined(question, given):
        return (say("asked.rather-not", language),)
    fitting = labels(question, given)
    chosen = tuple(each.label for each in question.choices if each.id in answered.chosen and each.label in fitting)
    return chosen or fitting or (say("asked.rather-not", language),)


def as_sent(question: Question, answered: Answered) -> tuple[str, ...]:
    """Give an answer as a form sends it, so that it stands chosen when it is changed."""
    fitting = () if _declined(question, answered.said) else in_words(question, answered)
    if question.none in fitting:
        return (NONE,)
    return tuple(str(number) for number, each in enumerate(question.choices, start=1) if each.label in fitting)


def _noes_that_stay(before: Answered | None, now: datetime) -> int:
    """Count the noes of an answer that is changed: a slip of a moment ago is mended, and their yes ended all before."""
    if before is None:
        return 0
    if timedelta() <= now - before.at < SLIP:
        return before.noes
    return 0 if before.is_yes else max(before.noes, noes_told(before.known))


def _declined(question: Question, given: Given) -> bool:
    """Tell whether this is the answer of rather not saying, which must never be read as "none of these"."""
    return given.known == rather_not(question).known


def _keeping(question: Question, new: Answered, before: Answered | None, stays: Sequence[Kept]) -> Answered:
    """Lay what stays over a new answer."""
    laid = situation.values(lay([each.no for each in stays], told([new.given])))
    known = {key: laid[key] for key in new.known}
    fitting = labels(question, Given(question.id, known))
    named = {*new.chosen, *(before.chosen if before else ())}
    chosen = (each.id for each in question.choices if each.id in named and each.label in fitting)
    return replace(new, known=known, chosen=tuple(chosen))
