"""Lay a plan out for a terminal: what to do first, then why, then what stands behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from goodterms.cli.paragraphs import paragraph
from goodterms.content.sentences import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from goodterms.companion.stand import Standing
    from goodterms.content.helplines import Helpline
    from goodterms.guide import Because, Known

INDENT = "  "
ITEM = "  - "


def plan_lines(standing: Standing, console: Console) -> Iterator[Text]:
    """Lay out a plan as lines no wider than the terminal, and never too wide to read."""
    for part in _View(standing).parts():
        yield from paragraph(part.text, console, part.mark)


@dataclass(frozen=True, slots=True)
class _Part:
    """A paragraph; `mark` stands before its first line, and its other lines are set in as far."""

    text: Text
    mark: str = ""


@dataclass(frozen=True, slots=True)
class _View:
    standing: Standing

    def parts(self) -> Iterator[_Part]:
        """Go through everything that is shown; where there is danger, help comes before the reasons."""
        plan = self.standing.plan
        yield _Part(Text(plan.headline, "bold"))
        if self.standing.danger:
            yield from self._next()
            yield from self._help()
            yield from self._mind()
            yield from self._why()
        else:
            yield from self._why()
            yield from self._next()
            yield from self._mind()
        yield from self._closed()
        yield from self._unknown()
        yield from self._listed("plan.change", self.standing.background.would_change)
        yield from self._known()
        if not self.standing.danger:
            yield from self._help()

    def _why(self) -> Iterator[_Part]:
        yield from _title("plan.why")
        for reason in self.standing.plan.reasons:
            yield _Part(Text.assemble(reason.text, (f" [{self._tag(reason)}]", "dim")), ITEM)

    def _tag(self, reason: Because) -> str:
        """Say where a reason comes from: a part of the way, or what is known and how surely."""
        if reason.source in self.standing.background.tags:
            return self.standing.background.tags[reason.source]
        note = next(note for note in self.standing.plan.evidence if reason.source == f"evidence:{note.id}")
        return say("plan.tag-known", sure=say(f"sure.{note.sure}"))

    def _next(self) -> Iterator[_Part]:
        yield from _title("plan.next")
        for place, step in enumerate(self.standing.plan.next_step.split("\n\n")):
            if place:
                yield _Part(Text())
            yield _Part(Text(step), INDENT)

    def _mind(self) -> Iterator[_Part]:
        yield from self._listed("plan.mind", self.standing.plan.warnings)

    def _closed(self) -> Iterator[_Part]:
        lines = []
        for closed in self.standing.background.closed:
            actions = ", ".join(say(f"closable.{action}") for action in closed.actions)
            lines.append(say("plan.closed-line", actions=actions[0].upper() + actions[1:], why=closed.why))
        yield from self._listed("plan.closed", lines)

    def _unknown(self) -> Iterator[_Part]:
        yield from self._listed("plan.unknown", self.standing.unknown)
        if self.standing.unknown:
            yield _Part(Text(say("plan.unknown-because")), INDENT)

    def _known(self) -> Iterator[_Part]:
        behind = self.standing.background
        supports = [_finding("plan.for", note) for note in behind.supports]
        against = [_finding("plan.against", note) for note in behind.speaks_against]
        sure = say("plan.how-sure", sure=behind.how_sure)
        yield from self._listed("plan.known", [*supports, *against, sure])

    def _help(self) -> Iterator[_Part]:
        yield from _title("plan.help")
        if any(line.kind == "directory" for line in self.standing.help):
            yield _Part(Text(say("plan.choose")), INDENT)
        for line in self.standing.help:
            yield _Part(_helpline(line), ITEM)
        oldest = min(line.checked for line in self.standing.help)
        yield _Part(Text(say("plan.seen", day=oldest.isoformat()), "dim"), INDENT)

    def _listed(self, title: str, lines: tuple[str, ...] | list[str]) -> Iterator[_Part]:
        if lines:
            yield from _title(title)
            for line in lines:
                yield _Part(Text(line), ITEM)


def _title(name: str) -> Iterator[_Part]:
    yield _Part(Text())
    yield _Part(Text(say(name), "bold underline"))


def _finding(name: str, note: Known) -> str:
    return say(name, finding=note.text, sure=say(f"sure.{note.sure}"))


def _helpline(line: Helpline) -> Text:
    """Show a line: number or address first, because it is read in a hurry."""
    where = " · ".join(part for part in (line.number, line.text, line.url) if part)
    more = ", ".join(part for part in (line.name, line.hours, line.languages) if part)
    return Text.assemble((where, "bold"), f"  {more} ", (f"[{say(f'helpline.{line.kind}')}]", "dim"))
