"""Ask questions in a terminal or over a pipe, one screen each, with a way back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.text import Text

from goodterms import guide
from goodterms.cli.paragraphs import paragraph, put
from goodterms.content.sentences import say
from goodterms.guide.questions import Given, answer, next_question, questions, rather_not, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goodterms.content.questions import Question
    from goodterms.situation import Situation

BACK = "b"
RATHER_NOT = "r"
PARAGRAPH = "\n\n"


class Ended(Exception):
    """The answers ended before the questions did."""


class Asking:
    """A conversation: questions go out, lines come in."""

    def __init__(self, answers: TextIO, screen: TextIO) -> None:
        self._answers = answers
        self._console = Console(file=screen, highlight=False)

    def tell(self, *paragraphs: str) -> None:
        """Put paragraphs on the screen."""
        for text in paragraphs:
            self._print(Text(text))

    def yes(self, question: str) -> bool:
        """Ask a question of yes or no; anything but y or yes is no."""
        self.tell(question)
        return self._line() in {"y", "yes"}

    def situation(self) -> Situation:
        """Ask everything that is to be asked, and return where things stand."""
        asked = questions()
        given: list[Given] = []
        while question := next_question(asked, given):
            self._show(question)
            reply = self._reply(question, first=not given)
            if reply is None:
                given.pop()
                continue
            given.append(reply)
            self._after(question, given)
        return told(given)

    def _show(self, question: Question) -> None:
        self.tell("")
        self._print(Text(question.text, "bold"))
        if question.hint:
            self._print(Text(question.hint, "dim"))
        for number, choice in enumerate(question.choices, start=1):
            self._print(Text(choice.label), f"  {number}  ")
        if question.none:
            self._print(Text(question.none), "  0  ")
        self._print(Text(say("questions.rather-not")), f"  {RATHER_NOT}  ")
        if question.source:
            self._print(Text(say("questions.source", source=question.source), "dim"))

    def _print(self, text: Text, mark: str = "") -> None:
        put(paragraph(text, self._console, mark), self._console)

    def _reply(self, question: Question, *, first: bool) -> Given | None:
        """Take lines until one is an answer; None goes back."""
        while True:
            self.tell(say(f"questions.{question.kind}"))
            line = self._line()
            if line == BACK and not first:
                return None
            if line == RATHER_NOT:
                return rather_not(question)
            chosen = _chosen(question, line)
            if chosen is not None:
                return answer(question, chosen)
            self.tell(say("questions.first") if line == BACK else say("questions.not-understood", answer=line[:40]))

    def _after(self, question: Question, given: Sequence[Given]) -> None:
        """Say what an answer calls for at once: what nothing found means, and where help is."""
        known = given[-1].known
        if question.after_none and known == question.otherwise:
            self.tell(question.after_none)
        before, now = (guide.plan(told(answers)) for answers in (given[:-1], given))
        if now.verdict in guide.FIRST and now.verdict != before.verdict:
            self._print(Text(f"{say('questions.first-of-all')} {now.next_step.partition(PARAGRAPH)[0]}", "bold"))

    def _line(self) -> str:
        line = self._answers.readline()
        if not line:
            raise Ended
        return line.strip().lower()


def _chosen(question: Question, line: str) -> list[int] | None:
    """Read the numbers of choices, as positions; None where it is no answer to this question."""
    numbers = [int(part) for part in re.split(r"[,\s]+", line) if re.fullmatch(r"[0-9]{1,3}", part)]
    if not numbers or not re.fullmatch(r"[0-9,\s]+", line):
        return None
    if question.kind == "any" and numbers == [0]:
        return []
    if question.kind == "one" and len(numbers) != 1:
        return None
    fits = all(1 <= number <= len(question.choices) for number in numbers)
    return [number - 1 for number in dict.fromkeys(numbers)] if fits else None
