"""Lay a review out for a terminal: whether it is ready, what was noticed and where, and what is good in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from goodterms.cli.paragraphs import paragraph
from goodterms.cli.plan_view import helpline_text
from goodterms.companion.against import is_about_sending
from goodterms.content.sentences import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from goodterms.companion.drafts import Checked
    from goodterms.words import Finding

INDENT = "    "
ITEM = "  - "
LONGEST_QUOTE = 160


def review_lines(checked: Checked, console: Console) -> Iterator[Text]:
    """Lay out a review as lines no wider than the terminal."""
    for text, mark in _parts(checked):
        yield from paragraph(text, console, mark)


def _parts(checked: Checked) -> Iterator[tuple[Text, str]]:
    found = checked.review.findings
    yield Text(say(f"review.{headline(checked)}"), "bold"), ""
    yield from _closed(checked)
    if checked.stopped:
        yield from _listed("review.help", [helpline_text(line) for line in checked.help])
    for name, kind in (("review.stops", "stop"), ("review.problems", "problem"), ("review.missing", "missing")):
        yield from _findings(name, [each for each in found if each.kind == kind])
    yield from _findings("review.strengths", [each for each in found if each.kind == "strength"])
    yield Text(), ""
    yield Text(say("review.limits"), "dim"), ""


def headline(checked: Checked) -> str:
    """Name the sentence that says what the review comes to."""
    if checked.stopped:
        return "stopped"
    return checked.review.verdict or "not-read"


def _closed(checked: Checked) -> Iterator[tuple[Text, str]]:
    if checked.plan is not None:
        said = (
            checked.plan.headline,
            *(each.why for each in checked.why_closed),
            *checked.plan.next_step.split("\n\n"),
        )
        yield from _listed("review.closed", [Text(each) for each in said])


def _findings(name: str, found: list[Finding]) -> Iterator[tuple[Text, str]]:
    if not found:
        return
    yield from _title(name)
    for each in found:
        if is_about_sending(each):
            yield Text(say("review.sending-now"), "bold"), ITEM
        elif each.quote is not None:
            yield Text.assemble("“", (_short(each.quote), "bold"), "”"), ITEM
        yield Text(each.why), INDENT if each.quote is not None else ITEM
        if each.instead:
            yield Text(each.instead, "dim"), INDENT


def _listed(name: str, lines: list[Text]) -> Iterator[tuple[Text, str]]:
    yield from _title(name)
    for line in lines:
        yield line, ITEM


def _title(name: str) -> Iterator[tuple[Text, str]]:
    yield Text(), ""
    yield Text(say(name), "bold underline"), ""


def _short(quote: str) -> str:
    line = " ".join(quote.split())
    return line if len(line) <= LONGEST_QUOTE else f"{line[: LONGEST_QUOTE - 1]}…"
