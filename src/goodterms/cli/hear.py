"""`goodterms hear`: what may be a limit in what they said."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import click


@click.command("hear")
@click.argument("file", metavar="[FILE|-]", default="-")
@click.option("--on", "day", metavar="DAY", help="On which day they said it, such as 2026-03-05. [default: today]")
@click.option("--json", "as_json", is_flag=True, help="The result as JSON.")
def command(file: str, *, day: str | None, as_json: bool) -> None:
    """Point out what may be a limit in what they said or wrote, and how it would read as a term.

    FILE is a text file; without one, or with -, it is read from standard input. It is a guess: whether it is a limit,
    you say. Where they seem to ask for no contact at all, no term comes of it.
    """
    import msgspec

    from goodterms import words
    from goodterms.cli.keyboard import standard_input
    from goodterms.cli.terms import day_of
    from goodterms.companion.drafts import read_draft
    from goodterms.content.sentences import say

    text = read_draft(standard_input().buffer if file == "-" else Path(file))
    on = day_of(day) if day else datetime.now(UTC).astimezone().date()
    found = words.limits_in(text, on=on)
    if as_json:
        lines = [msgspec.to_builtins(each, builtin_types=()) for each in found]
        click.echo(json.dumps({"heard": lines}, ensure_ascii=False, indent=2))
        return
    from rich.console import Console
    from rich.text import Text

    from goodterms.cli.paragraphs import paragraph, put

    console = Console(highlight=False)
    parts = [(Text(say("hear.title" if found else "hear.nothing"), "bold"), "")]
    for each in found:
        parts.append((Text.assemble("“", (each.quote, "bold"), "”"), "  - "))
        parts.append((Text(say("hear.no-contact") if each.no_contact else each.text), "    "))
    parts.append((Text(say("hear.limits"), "dim"), ""))
    put((line for text_, mark in parts for line in paragraph(text_, console, mark)), console)
