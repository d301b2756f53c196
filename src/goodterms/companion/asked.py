"""The questions one to a screen: what has been answered, what still counts of it, and which screen comes next.

A screen is known by its place, a small number in the fixed order of all questions, so that its address says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

from msgspec import Meta, Struct

from goodterms import situation
from goodterms.companion.noes import Moment, lay, noes_in
from goodterms.content.sentences import say
from goodterms.errors import BadInput
from goodterms.guide.questions import Given, answer, carried, clash, rather_not, still_open, told
from goodterms.situation import KEYS, SAFETY, Situation

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from goodterms.companion.noes import No
    from goodterms.content.questions import Question

THEY_ANSWERED, NOES_TOLD = "they_answered", "times_they_said_no_since"
NONE = "0"
RATHER_NOT = "r"
"""What a form sends for "none of these" and "I would rather not say"; a choice is sent as its number, from 1."""


class BadAnswer(BadInput):
    """A reply that is no answer to its question."""


class Answered(Struct, frozen=True, forbid_unknown_fields=True):
    """An answer as it is kept: the question's id, what it says, and when it was given.

    chosen: the ids of the choices; two of them may say the same of the situation. noes: how often the answers before it
    told of a no to getting back together. That stays counted; only their own yes stands above it.
    """

    question: str
    known: dict[str, bool | int | str | list[str]]
    at: Moment
    chosen: tuple[str, ...] = ()
    noes: Annotated[int, Meta(ge=0, le=1_000_000)] = 0

    @property
    def said(self) -> Given:
        """Give what it says itself, in the guide's own shape."""
        return Given(self.question, dict(self.known))

    @property
    def given(self) -> Given:
        """Give the answer in the guide's own shape, with the noes that stay counted."""
        return Given(self.question, {**self.known, NOES_TOLD: self.noes}) if self.counts_noes else self.said

    @property
    def counts_noes(self) -> bool:
        """Tell whether more noes count than it tells of itself."""
        return self.noes > noes_told(self.known) and not self.is_yes

    @property
    def is_yes(self) -> bool:
        """Tell whether it says that they want to try again."""
        return self.known.get(THEY_ANSWERED) == "want_to_try"


def noes_told(known: Mapping[str, object]) -> int:
    """Count the noes to getting back together that an answer tells of."""
    said = known.get(NOES_TOLD)
    return max(said if isinstance(said, int) else 0, 1 if known.get(THEY_ANSWERED) == "no" else 0)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a screen is: its number, of about so many."""

    number: int
    about: int


@dataclass(frozen=True, slots=True)
class Flow:
    """The questions that make sense where things stand.

    screens: their places, in order. open: those not answered yet, or to be asked again. answers: what counts, in the
    order of the screens. dropped: answers that do not fit now; they count again when they do. safety_asked: every
    safety key has an answer ("unsaid" is one), and no plan may be shown before. situation: where all this stands.
    """

    screens: tuple[int, ...]
    open: tuple[int, ...]
    answers: tuple[Answered, ...]
    dropped: tuple[Answered, ...]
    safety_asked: bool
    situation: Situation

    def after(self, place: int) -> int | None:
        """Return the screen after this one, at the end the first that was left open; None when all is answered."""
        later = (screen for screen in self.screens if screen > place)
        left = (screen for screen in self.open if screen < place)
        return next(later, None) or next(left, None)

    def before(self, place: int) -> int | None:
        """Return the screen before this one; None for the first."""
        return max((screen for screen in self.screens if screen < place), default=None)

    def progress(self, place: int) -> Progress:
        """Tell how far a screen is."""
        number = sum(screen < place for screen in self.screens) + 1
        return Progress(number, max(number, len(self.screens)))


def place_of(asked: Sequence[Question], question: str) -> int:
    """Return the place of a question by its id."""
    return next(place for place, each in enumerate(asked, start=1) if each.id == question)


def question_at(asked: Sequence[Question], place: int) -> Question | None:
    """Return the question of a place; None where there is none."""
    return asked[place - 1] if 1 <= place <= len(asked) else None


def replied(question: Question, sent: Sequence[str], at: datetime, language: str = "en") -> Answered:
    """Make the answer of what a form sent, or raise BadAnswer with what to do."""
    if list(sent) == [RATHER_NOT]:
        return _answered(rather_not(question), at)
    if question.none and list(sent) == [NONE]:
        return _answered(answer(question, ()), at)
    numbers = {str(number): number - 1 for number in range(1, len(question.choices) + 1)}
    if not sent:
        raise BadAnswer(say(f"asked.nothing-{question.kind}", language))
    if not set(sent) <= set(numbers) or (question.kind == "one" and len(sent) > 1):
        raise BadAnswer(say("asked.one-kind", language))
    chosen = [numbers[each] for each in sent]
    if both := clash(question, chosen):
        raise BadAnswer(say("asked.clash", language, one=both[0], other=both[1]))
    return _answered(answer(question, chosen), at, tuple(question.choices[each].id for each in chosen))


def put(answers: Sequence[Answered], new: Answered) -> tuple[Answered, ...]:
    """Put a new answer in the place of the one given before to the same question."""
    return (*(each for each in answers if each.question != new.question), new)


def flow(
    asked: Sequence[Question],
    answers: Sequence[Answered],
    *,
    noes: Collection[No] = (),
    asked_again: datetime | None = None,
    before: Situation | None = None,
) -> Flow:
    """Work out the screens from what has been answered.

    noes: what is kept, and holds whatever the answers say. asked_again: safety answers from before this moment are
    asked again. before: what is known from elsewhere; safety is never taken from it.
    """
    latest = {each.question: each for each in answers}
    held = {*noes, *(no for each in latest.values() for no in noes_in(told([each.given])))}
    path = _path(asked, latest, held)
    open_ = [each.id for each in path if each.id not in latest or _stale(latest[each.id], asked_again)]
    counted = _counted(path, latest)
    fresh = [each.given for each in counted if not _stale(each, asked_again)]
    said = [*_heard(latest), *(each.given for each in counted)]
    return Flow(
        screens=tuple(place_of(asked, each.id) for each in path),
        open=tuple(place_of(asked, each) for each in open_),
        answers=counted,
        dropped=tuple(each for each in latest.values() if each not in counted),
        safety_asked=set(SAFETY) <= set(situation.values(told(fresh))),
        situation=lay(held, carried(asked, said, before) if before else told(said)),
    )


def _answered(given: Given, at: datetime, chosen: tuple[str, ...] = ()) -> Answered:
    return Answered(given.question, {key: _plain(value) for key, value in given.known.items()}, at, chosen)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _heard(latest: Mapping[str, Answered]) -> list[Given]:
    """Give what every answer says of safety, also those that fit no longer: it is never lost."""
    parts = ({key: value for key, value in each.known.items() if key in SAFETY} for each in latest.values())
    return [Given("", part) for part in parts if part]


def _path(asked: Sequence[Question], latest: Mapping[str, Answered], held: Collection[No]) -> tuple[Question, ...]:
    """Find the questions that fit with the answers to them, and with no others.

    What fits follows from earlier answers, so each round is right for one question more; two or three are enough.
    """
    path = tuple(asked)
    for _ in asked:
        said = [*_heard(latest), *(each.given for each in _counted(path, latest))]
        path, last = still_open(asked, tuple(KEYS), lay(held, told(said))), path
        if path == last:
            break
    return path


def _counted(path: Sequence[Question], latest: Mapping[str, Answered]) -> tuple[Answered, ...]:
    return tuple(latest[each.id] for each in path if each.id in latest)


def _stale(answered: Answered, asked_again: datetime | None) -> bool:
    """Tell whether an answer about safety is from before the moment from which on safety is asked again."""
    about_safety = not set(SAFETY).isdisjoint(answered.known)
    return about_safety and asked_again is not None and answered.at < asked_again
