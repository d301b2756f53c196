"""Someone who answers, answers again, and writes down what changed, while a clock runs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from goodterms import situation
from goodterms.companion.asked import Answered, put
from goodterms.companion.kept_no import contradicted, ending, kept, laid_over, telling
from goodterms.guide.questions import questions, told

if TYPE_CHECKING:
    from goodterms.companion.kept_no import Kept
    from goodterms.companion.noes import No, Record
    from goodterms.situation import Situation

START = datetime(2026, 3, 1, 21, 0, tzinfo=UTC)

CALM: dict[str, Any] = dict.fromkeys(situation.SAFETY, False) | {"safety.court_order": "none"}
WHY = {
    "they_asked_for_no_contact": "they_wrote_first",
    "they_are_afraid_of_me": "they_wrote_first",
    "afraid_of_them": "no_longer_afraid",
    "hurt_by_them": "no_longer_afraid",
    "order_against_me": "order_ended",
    "order_against_them": "order_ended",
}


class Diary:
    """What the pages would hold: the history of what is kept, the answers that stand, and the clock."""

    def __init__(self, start: datetime = START) -> None:
        self.now = start
        self.history: tuple[Record, ...] = ()
        self.answers: tuple[Answered, ...] = ()

    def wait(self, **length: float) -> None:
        self.now = (self.now.astimezone(UTC) + timedelta(**length)).astimezone(self.now.tzinfo)

    def say(self, **known: Any) -> tuple[Kept, ...]:
        """Answer some safety keys, each question's answer on its own screen; return what stays all the same."""
        return self.answer({f"safety.{name}": value for name, value in known.items()})

    def answer(self, known: dict[str, Any]) -> tuple[Kept, ...]:
        said = situation.make(known)
        stays = contradicted(self.history, said, self.now)
        before = {each.question: each.known for each in self.answers}
        for question in questions():
            part = {key: known[key] for key in question.keys if key in known}
            if part:
                self.answers = put(self.answers, Answered(question.id, before.get(question.id, {}) | part, self.now))
        self.history += telling(self.history, said, self.now, self.answers)
        return stays

    def answer_all(self, **known: Any) -> None:
        """Answer all of safety, calmly but for these."""
        self.answer(CALM | {f"safety.{name}": value for name, value in known.items()})

    def put_down(self, no: No, words: str = "It is over, they said.") -> None:
        self.history += (ending(self.history, no, WHY[no], words, self.now),)

    def kept(self) -> tuple[Kept, ...]:
        return kept(self.history, self.now)

    def noes(self) -> set[No]:
        return {each.no for each in self.kept()}

    def situation(self) -> Situation:
        return laid_over(self.history, told(each.given for each in self.answers), self.now)
