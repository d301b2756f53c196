"""Ask where things stand: which question is next, and what an answer says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from goodterms import situation
from goodterms.content.conditions import BadCondition, condition
from goodterms.content.documents import FALLBACK, Document, documents, own_folder
from goodterms.content.questions import Question
from goodterms.content.typed import typed
from goodterms.guide.bounds import FIRST, check_bounds, check_same
from goodterms.guide.names import NAMES, domains, facts
from goodterms.guide.planning import plan
from goodterms.situation import KEYS, SAFETY, BadSituation, Situation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

UNSAID = "unsaid"
FIXED = ("order", "when", "always", "kind", "otherwise")
"""What decides whether and what is asked; own content may add questions and say ours in other words."""

Known = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Given:
    """An answer: the question's id, and the dotted keys that it says something about."""

    question: str
    known: Known


def questions(language: str = FALLBACK) -> tuple[Question, ...]:
    """Read the questions in their order, safety first."""
    return _questions(language, own_folder())


@cache
def _questions(language: str, _own: Path | None) -> tuple[Question, ...]:
    read = []
    for document in documents("questions", language):
        check_bounds(document, FIXED)
        check_same(document, "choices", "sets")
        question = typed(document, Question)
        _check_condition(document, question)
        _check_values(document, question)
        read.append(question)
    return tuple(sorted(read, key=lambda question: (question.order, question.id)))


def told(given: Iterable[Given]) -> Situation:
    """Put the answers together; what a later one says of a key replaces what an earlier one said."""
    known: Known = {}
    for answer in given:
        known |= answer.known
    return situation.make(known)


def next_question(asked: Sequence[Question], given: Sequence[Given]) -> Question | None:
    """Return the first question that is still to be asked, or None when all has been asked."""
    done = {answer.question for answer in given}
    return next((each for each in _fitting(asked, told(given)) if each.id not in done), None)


def _fitting(asked: Iterable[Question], situation_: Situation) -> Iterator[Question]:
    """Name the questions that make sense where things stand, in their order."""
    known = facts(situation_)
    decided = plan(situation_).verdict in FIRST
    open_ = (question for question in asked if question.always or not decided)
    yield from (question for question in open_ if condition(question.when, NAMES).holds(known))


def answer(question: Question, chosen: Sequence[int]) -> Given:
    """Make the answer of choosing these choices, by their position; none for `any` is an answer too."""
    known: Known = {}
    for position in chosen:
        for key, value in question.choices[position].sets.items():
            together = KEYS[key].kind == "several" and key in known
            known[key] = [*known[key], *value] if together else value
    return Given(question.id, {**question.otherwise, **known})


def rather_not(question: Question) -> Given:
    """Make the answer of rather not saying: "unsaid" for safety, unknown for everything else."""
    return Given(question.id, {key: UNSAID for key in question.keys if key in SAFETY})


def clash(question: Question, chosen: Sequence[int]) -> tuple[str, str] | None:
    """Name two of the chosen choices, by their labels, that cannot both be so."""
    seen: dict[str, tuple[Any, str]] = {}
    for choice in (question.choices[position] for position in chosen):
        for key, value in choice.sets.items():
            if KEYS[key].kind != "several" and key in seen and seen[key][0] != value:
                return seen[key][1], choice.label
            seen[key] = (value, choice.label)
    return None


def standing(question: Question, before: Situation) -> Given | None:
    """Give the answer that stands from before; None where there is none, and for safety, which is asked again."""
    known = situation.values(before)
    kept: Known = {key: known[key] for key in question.keys if key in known}
    asked_before = condition(question.when, NAMES).holds(facts(before))
    again = bool(set(question.keys) & set(SAFETY))
    return Given(question.id, kept) if kept and asked_before and not again else None


def labels(question: Question, given: Given) -> tuple[str, ...]:
    """Say an answer in the words of its choices; nothing where no choice says it."""
    chosen = tuple(choice.label for choice in question.choices if _says(choice.sets, given.known))
    nothing = question.none is not None and _says(question.otherwise, given.known)
    return chosen or ((question.none,) if question.none and nothing else ())


def _says(sets: Known, known: Known) -> bool:
    """Tell whether what a choice sets is part of what is known."""
    read = {key: KEYS[key].read(value) for key, value in sets.items()}
    return all(
        set(value) <= set(known.get(key, ())) if isinstance(value, tuple) else known.get(key) == value
        for key, value in read.items()
    )


def carried(asked: Sequence[Question], given: Sequence[Given], before: Situation) -> Situation:
    """Put new answers together with those from before that were not asked about, where they still make sense."""
    old = situation.values(before)
    told_of = {key for question in asked for key in question.keys}
    known: Known = {key: value for key, value in old.items() if key not in told_of}
    known |= situation.values(told(given))
    done = {answer.question for answer in given}
    for question in asked:
        if question.id not in done and condition(question.when, NAMES).holds(facts(situation.make(known))):
            kept = standing(question, before)
            known |= kept.known if kept else {}
    return situation.make(known)


def still_open(asked: Sequence[Question], keys: Sequence[str], situation_: Situation) -> tuple[Question, ...]:
    """Name the questions that would tell these keys and make sense by now; others may follow from their answers."""
    wanted = set(keys)
    return tuple(question for question in _fitting(asked, situation_) if wanted & set(question.keys))


def _check_condition(document: Document, question: Question) -> None:
    try:
        found = condition(question.when, NAMES)
        found.try_out(domains(max(found.numbers(), default=0) + 1))
    except BadCondition as problem:
        raise document.wrong(("when",), str(problem)) from None


def _check_values(document: Document, question: Question) -> None:
    """Refuse a choice that says something which a situation cannot hold."""
    everything = [(("choices", place, "sets"), choice.sets) for place, choice in enumerate(question.choices)]
    for place, sets in (*everything, (("otherwise",), question.otherwise)):
        for key, value in sets.items():
            if key not in KEYS:
                raise document.wrong((*place, key), f'"{key}" is no key of a situation; write it like "offer.answer".')
            try:
                KEYS[key].read(value)
            except BadSituation as problem:
                raise document.wrong((*place, key), str(problem)) from None
    if question.kind == "any" and not question.none:
        raise document.wrong(("kind",), 'nothing may be chosen here and has no name; add none = "None of these".')
