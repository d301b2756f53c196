"""How the answers of check-ins went over time: one question at a time, beside how often the two were in touch.

Nothing is added up over questions, and nothing is called good or bad; a direction is said only where it is sure enough.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from goodterms.companion.phrases import day_phrase
from goodterms.companion.tables import Table
from goodterms.content.sentences import say
from goodterms.progress import instruments, trend
from goodterms.progress.trend import LEAST

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from goodterms.progress import CheckIn

MOST = 104
"""Check-ins that are looked at, the latest: two years of weeks."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value so many days after the first check-in that is looked at."""

    day: int
    value: int


@dataclass(frozen=True, slots=True)
class OverTime:
    """The answers to one question.

    name: what it is about; text: as it was asked; said: how they went, in one sentence; described: what a drawing of
    them shows. answers, contact: what was answered, and how often the two were in touch from one check-in to the next.
    in_touch: what contact is called. least, most: the lowest and the highest answer there is, in words; highest: its
    value. days, first, last: of all
    check-ins.
    """

    id: str
    name: str
    text: str
    said: str
    described: str
    answers: tuple[Value, ...]
    contact: tuple[Value, ...]
    in_touch: str
    least: str
    most: str
    highest: int
    days: int
    first: str
    last: str
    table: Table

    @property
    def drawn(self) -> bool:
        """Tell whether there is anything to draw: one answer goes nowhere yet."""
        return len(self.answers) > 1


@dataclass(frozen=True, slots=True)
class _Question:
    id: str
    name: str
    text: str
    labels: Mapping[str, str]


def over_time(check_ins: Sequence[CheckIn], language: str = "en") -> tuple[OverTime, ...]:
    """Lay out every question that was answered."""
    told = latest(check_ins)
    days = {each.on: day_phrase(each.on, language) for each in told}
    made = (_laid_out(question, told, days, language) for question in _questions(language))
    return tuple(each for each in made if each)


def directions(check_ins: Sequence[CheckIn], language: str = "en") -> tuple[str, ...]:
    """Say of every question that was answered where the answers went."""
    told = latest(check_ins)
    answers = ((question, _answered(question, told)) for question in _questions(language))
    return tuple(_said(question, answered, language) for question, answered in answers if answered)


def latest(check_ins: Sequence[CheckIn]) -> list[CheckIn]:
    """Give the check-ins that are looked at, in the order of their days."""
    return sorted(check_ins, key=lambda each: each.on)[-MOST:]


def in_words(check_in: CheckIn, language: str = "en") -> tuple[tuple[str, str], ...]:
    """Say what was answered in one check-in: what it was about, and the answer."""
    given = ((each, check_in.value(each.id)) for each in _questions(language))
    answers = [(each.text, each.labels[str(value)]) for each, value in given if value is not None]
    if check_in.contact is not None:
        answers.append((say("went.contact", language), str(check_in.contact)))
    if check_in.contact_was:
        answers.append((say("went.was", language), say(f"check-in-was.{check_in.contact_was}", language)))
    return tuple(answers)


def _questions(language: str) -> Iterator[_Question]:
    for instrument in instruments(language).values():
        for item in instrument.items:
            yield _Question(item.id, item.name, item.text, instrument.answers_of(item))


def _laid_out(question: _Question, told: Sequence[CheckIn], days: Mapping[date, str], language: str) -> OverTime | None:
    """Lay a question out. days: in words."""
    answered = _answered(question, told)
    if not answered:
        return None
    first, last, highest = told[0].on, told[-1].on, len(question.labels) - 1
    contact = [(each.on, each.contact) for each in told if each.contact is not None]
    return OverTime(
        id=question.id,
        name=question.name,
        text=question.text,
        said=_said(question, answered, language),
        described=_described(question, answered, [times for _, times in contact], days, language),
        answers=_values(answered, first),
        contact=_values(contact, first),
        in_touch=say("went.contact", language),
        least=question.labels["0"],
        most=question.labels[str(highest)],
        highest=highest,
        days=(last - first).days,
        first=days[first],
        last=days[last],
        table=_table(question, told, days, language, with_contact=bool(contact)),
    )


def _answered(question: _Question, told: Sequence[CheckIn]) -> list[tuple[date, int]]:
    return [(each.on, value) for each in told if (value := each.value(question.id)) is not None]


def _values(points: Sequence[tuple[date, int]], first: date) -> tuple[Value, ...]:
    return tuple(Value((day - first).days, value) for day, value in points)


def _said(question: _Question, answered: Sequence[tuple[date, int]], language: str) -> str:
    found = trend(answered)
    return say(f"went.{found.towards}", language, item=question.id, n=found.n, least=LEAST)


def _described(
    question: _Question,
    answered: Sequence[tuple[date, int]],
    contact: Sequence[int],
    days: Mapping[date, str],
    language: str,
) -> str:
    (begin, first), (end, last) = answered[0], answered[-1]
    described = say(
        "went.described",
        language,
        name=question.name,
        n=len(answered),
        first=question.labels[str(first)],
        last=question.labels[str(last)],
        begin=days[begin],
        end=days[end],
    )
    if not contact:
        return described
    return f"{described} {say('went.described-contact', language, low=min(contact), high=max(contact))}"


def _table(
    question: _Question, told: Sequence[CheckIn], days: Mapping[date, str], language: str, *, with_contact: bool
) -> Table:
    """Set it out check-in by check-in, the latest first."""
    headers = [say("went.day", language), say("went.answer", language)]
    if with_contact:
        headers.append(say("went.contact", language))
    nothing = say("went.no-answer", language)
    rows = []
    for each in reversed(told):
        value = each.value(question.id)
        if value is None and (not with_contact or each.contact is None):
            continue
        answer = nothing if value is None else question.labels[str(value)]
        times = nothing if each.contact is None else str(each.contact)
        rows.append((days[each.on], answer, *([times] if with_contact else [])))
    return Table(tuple(headers), tuple(rows))
