"""Lay a plan out for a terminal: what to do first, then what to mind, then why, then what stands behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from goodterms.cli.called import called
from goodterms.cli.paragraphs import paragraph
from goodterms.companion.phrases import day_phrase
from goodterms.companion.stand import closed_lines, tag_of
from goodterms.content.documents import FALLBACK
from goodterms.content.sentences import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from goodterms.companion.stand import Standing
    from goodterms.content.helplines import Helpline
    from goodterms.guide import Known

INDENT = "  "
ITEM = "  - "
STANDARD_INPUT = "-"
FOR_EXAMPLE = "IE"


def plan_lines(standing: Standing, console: Console, file: str, *, more: bool) -> Iterator[Text]:
    """Lay out a plan as lines no wider than the terminal, and never too wide to read.

    file: where the situation came from, for the commands that are named. more: show the studies too.
    """
    for part in _View(standing, file, more).parts():
        yield from paragraph(part.text, console, part.mark)


@dataclass(frozen=True, slots=True)
class _Part:
    """A paragraph; `mark` stands before its first line, and its other lines are set in as far."""

    text: Text
    mark: str = ""


@dataclass(frozen=True, slots=True)
class _View:
    standing: Standing
    file: str
    more: bool

    def parts(self) -> Iterator[_Part]:
        """Go through everything that is shown: help early where there is danger, and little else where it is urgent."""
        yield _Part(Text(self.standing.plan.headline, "bold"))
        yield from self._next()
        if self.standing.danger:
            yield from self._help()
        yield from self._mind()
        yield from self._why()
        if not self.standing.urgent:
            yield from self._closed()
            yield from self._unknown()
        yield from self._change()
        if not self.standing.urgent:
            yield from self._known()
        if not self.standing.danger:
            yield from self._help()

    def _why(self) -> Iterator[_Part]:
        yield from _title("plan.why")
        for reason in self.standing.plan.reasons:
            tag = "" if self.standing.urgent else f" [{tag_of(reason, self.standing)}]"
            yield _Part(Text.assemble(reason.text, (tag, "dim")), ITEM)
        if not self.standing.urgent:
            yield _Part(Text())
            yield _Part(Text(say("plan.legend"), "dim"), INDENT)

    def _next(self) -> Iterator[_Part]:
        yield from _title("plan.next")
        for place, step in enumerate(self.standing.plan.next_step.split("\n\n")):
            if place:
                yield _Part(Text())
            yield _Part(Text(step), INDENT)

    def _mind(self) -> Iterator[_Part]:
        yield from self._listed("plan.mind", self.standing.plan.warnings)

    def _closed(self) -> Iterator[_Part]:
        yield from self._listed("plan.closed", closed_lines(self.standing))

    def _unknown(self) -> Iterator[_Part]:
        yield from self._listed("plan.unknown", self.standing.unknown)
        if self.standing.unknown:
            yield from _command("plan.unknown-because", self._questions())

    def _change(self) -> Iterator[_Part]:
        title = "plan.change-urgent" if self.standing.urgent else "plan.change"
        yield from self._listed(title, self.standing.background.would_change)
        if not self.standing.unknown:
            yield from _command("plan.again", self._questions())

    def _questions(self) -> str:
        return called("questions") if self.file == STANDARD_INPUT else called("questions", "--update", self.file)

    def _known(self) -> Iterator[_Part]:
        behind = self.standing.background
        lines = [say("plan.how-sure", sure=behind.how_sure)]
        if self.more:
            lines += [_finding("plan.for", note) for note in behind.supports]
            lines += [_finding("plan.against", note) for note in behind.speaks_against]
        yield from self._listed("plan.known", lines)
        if not self.more:
            yield from _command("plan.more", called("plan", self.file, "--more"))

    def _help(self) -> Iterator[_Part]:
        yield from _title("plan.help")
        general = any(line.kind == "directory" for line in self.standing.help)
        if self.standing.unlisted:
            yield _Part(Text(say("plan.unlisted", country=self.standing.unlisted[:40])), INDENT)
        if general:
            yield _Part(Text(say("plan.danger")), INDENT)
        for line in self.standing.help:
            yield _Part(helpline_text(line), ITEM)
        if general and not self.standing.unlisted:
            yield from _command("plan.choose", called("plan", self.file, "--country", FOR_EXAMPLE))
        oldest = min(line.checked for line in self.standing.help)
        yield _Part(Text(say("plan.seen", day=day_phrase(oldest, FALLBACK)), "dim"), INDENT)

    def _listed(self, title: str, lines: tuple[str, ...] | list[str]) -> Iterator[_Part]:
        if lines:
            yield from _title(title)
            for line in lines:
                yield _Part(Text(line), ITEM)


def _title(name: str) -> Iterator[_Part]:
    yield _Part(Text())
    yield _Part(Text(say(name), "bold underline"))


def _command(name: str, command: str) -> Iterator[_Part]:
    """Say what a command is for, and put it on a line of its own, to be copied."""
    yield _Part(Text(say(name)), INDENT)
    yield _Part(Text(command), 2 * INDENT)


def _finding(name: str, note: Known) -> str:
    return say(name, finding=note.text, sure=say(f"sure.{note.sure}"))


def helpline_text(line: Helpline) -> Text:
    """Show a line: number or address first, because it is read in a hurry."""
    where = " · ".join(part for part in (line.number, line.text, line.url) if part)
    more = ", ".join(part for part in (line.name, line.hours, line.languages) if part)
    return Text.assemble((where, "bold"), f"  {more} ", (f"[{say(f'helpline.{line.kind}')}]", "dim"))
