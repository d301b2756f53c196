"""Ask questions in a terminal or over a pipe, one screen each, with a way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.text import Text

from goodterms import guide
from goodterms.cli.answers import chosen
from goodterms.cli.paragraphs import paragraph, put
from goodterms.content.sentences import say
from goodterms.guide.questions import (
    Given,
    answer,
    carried,
    clash,
    labels,
    next_question,
    questions,
    rather_not,
    standing,
    told,
)
from goodterms.situation import SAFETY, Situation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goodterms.content.questions import Question

BACK = "b"
YES, NO = {"y", "yes"}, {"n", "no"}
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
        """Ask a question of yes or no, until one of them is the answer."""
        self.tell(question)
        while (word := self._word()) not in YES | NO:
            self.tell(say("questions.yes-or-no"))
        return word in YES

    def line(self) -> str:
        """Take a line as it was written, without the spaces around it."""
        line = self._answers.readline()
        if not line:
            raise Ended
        return line.strip()

    def situation(self, before: Situation | None = None) -> Situation:
        """Ask everything that is to be asked, and return where things stand; `before` is what stood so far."""
        asked = questions()
        earlier = before or Situation()
        given: list[Given] = []
        while question := next_question(asked, given):
            so_far = standing(question, earlier)
            self._show(question, so_far)
            reply = self._reply(question, so_far, first=not given)
            if reply is None:
                given.pop()
                continue
            given.append(reply)
            self._after(question, given)
        sources = [question.source for question in asked if question.source]
        if sources:
            self.tell("", say("questions.sources", sources="; ".join(sources)))
        return carried(asked, given, earlier)

    def _show(self, question: Question, so_far: Given | None) -> None:
        self.tell("")
        self._print(Text(question.text, "bold"))
        if question.hint:
            self._print(Text(question.hint, "dim"))
        for number, choice in enumerate(question.choices, start=1):
            self._print(Text(choice.label), f"  {number}  ")
        if question.none:
            self._print(Text(question.none), "  0  ")
        self._print(Text(say("questions.rather-not")), f"  {RATHER_NOT}  ")
        if question.wording:
            self._print(Text(say("questions.source", wording=question.wording), "dim"))
        if so_far:
            said = ", ".join(labels(question, so_far))
            self.tell(say("questions.standing", answer=said) if said else say("questions.standing-unnamed"))

    def _print(self, text: Text, mark: str = "") -> None:
        put(paragraph(text, self._console, mark), self._console)

    def _reply(self, question: Question, so_far: Given | None, *, first: bool) -> Given | None:
        """Take lines until one is an answer; None goes back."""
        while True:
            self.tell(say(f"questions.{question.kind}"))
            word = self._word()
            if word == BACK and not first:
                return None
            if word == RATHER_NOT:
                return rather_not(question)
            if not word and so_far:
                return so_far
            positions = chosen(question, word)
            problem = self._problem(question, word, positions)
            if positions is not None and not problem:
                return answer(question, positions)
            self.tell(problem)

    def _problem(self, question: Question, word: str, positions: Sequence[int] | None) -> str:
        """Say why a line is no answer; nothing where it is one."""
        if not word:
            return say("questions.nothing")
        if word == BACK:
            return say("questions.first")
        if positions is None:
            return say("questions.not-understood", answer=word[:40])
        both = clash(question, positions)
        return say("questions.clash", one=both[0], other=both[1]) if both else ""

    def _after(self, question: Question, given: Sequence[Given]) -> None:
        """Say what an answer calls for at once: what nothing found means, and where help is."""
        if question.after_none and given[-1].known == question.otherwise:
            self.tell(question.after_none)
        before, now = (guide.plan(told(answers)) for answers in (given[:-1], given))
        if now.verdict in guide.FIRST and now.verdict != before.verdict:
            self._print(Text(f"{say('questions.first-of-all')} {now.next_step.partition(PARAGRAPH)[0]}", "bold"))
        elif set(question.keys) & set(SAFETY):
            steps = now.next_step.split(PARAGRAPH) if now.verdict in guide.FIRST else []
            known = {*before.next_step.split(PARAGRAPH), *before.warnings}
            self.tell(*(text for text in (*steps, *now.warnings) if text not in known))

    def _word(self) -> str:
        return self.line().lower()
