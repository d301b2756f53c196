"""`goodterms terms`: what two people said that friends means, what holds on a day, and proposing it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goodterms.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

    from goodterms.companion.term_sheet import Sheet
    from goodterms.content.paths import Register


class BadDay(BadInput):
    """A day that cannot be read."""


@click.command("terms")
@click.argument("file", metavar="FILE|-")
@click.option("--on", "day", metavar="DAY", help="What held on that day, such as 2026-03-05. [default: today]")
@click.option("--situation", metavar="FILE", help="Where things stand, as `goodterms questions` writes it.")
@click.option(
    "--message", metavar="ID", help="Write the message that proposes this term; “all” tells the whole so far."
)
@click.option("--manner", type=click.Choice(["plain", "warm", "formal"]), default="plain", show_default=True)
@click.option("--calendar", is_flag=True, help="The days to look at an agreement again, as an .ics file.")
@click.option("--json", "as_json_", is_flag=True, help="The result as JSON.")
def command(
    file: str,
    *,
    day: str | None,
    situation: str | None,
    message: str | None,
    manner: Register,
    calendar: bool,
    as_json_: bool,
) -> None:
    """Say what holds of what two people said, which limits are yours to keep, and what to raise next.

    FILE is a file of terms (docs/terms.md). What reaches out is closed where the plan of --situation closes it.
    """
    from goodterms.cli.keyboard import standard_input
    from goodterms.companion import term_sheet
    from goodterms.companion.calendar import calendar_file
    from goodterms.companion.stand import read_situation, stand
    from goodterms.companion.term_files import read_agreement, sending_of
    from goodterms.situation import Situation

    agreement = read_agreement(standard_input().buffer if file == "-" else Path(file))
    known = read_situation(Path(situation)) if situation else Situation()
    standing, now = stand(known), sending_of(None, None, None, None).now
    on = day_of(day) if day else now.date()
    if message:
        click.echo(term_sheet.message(agreement, message, on, standing, manner))
        return
    if calendar:
        term_sheet.refuse_closed(standing, term_sheet.REACHING_OUT)
        days = [term.reviewed_on for term in agreement.holding(on) if term.reviewed_on and term.reviewed_on >= on]
        click.echo(calendar_file(days, now), nl=False)
        return
    found = term_sheet.sheet(agreement, on, known, standing, now=now)
    if as_json_:
        click.echo(json.dumps(term_sheet.as_json(found), ensure_ascii=False, indent=2))
        return
    from rich.console import Console

    from goodterms.cli.paragraphs import paragraph, put

    console = Console(highlight=False)
    put((line for text, mark in _parts(found) for line in paragraph(text, console, mark)), console)


def _parts(found: Sheet) -> Iterator[tuple[Text, str]]:
    """Lay out what holds: what is mine to keep, each term with where it comes from, what is due, what to raise."""
    from rich.text import Text

    from goodterms.companion.phrases import day_phrase
    from goodterms.companion.term_words import held_line, origin
    from goodterms.content.sentences import say

    holding = [term for term in found.terms if term.holds(found.on)]
    yield Text(say("terms.on-day" if holding else "terms.nothing-on-day", day=day_phrase(found.on, "en")), "bold"), ""
    for term in holding:
        yield Text.assemble(term.text, (f" ({origin(term)})", "dim")), "  - "
    for title, lines in (
        ("terms.yours", [held_line(each) for each in found.held]),
        ("terms.due", [term.text for term in found.due]),
        ("terms.not-in-force", [f"{t.text} ({origin(t)})" for t in found.terms if t not in holding]),
    ):
        if lines:
            yield Text(), ""
            yield Text(say(title), "bold underline"), ""
            yield from ((Text(line), "  - ") for line in lines)
    yield Text(), ""
    if found.raising is None:
        yield Text(say("terms.raising-closed")), ""
    else:
        yield Text.assemble((found.raising.headline, "bold"), " ", found.raising.why), ""


def day_of(written: str) -> date:
    """Read a day. Raise BadDay."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise BadDay(f"“{written}” is no day; write one such as 2026-03-05.") from None
