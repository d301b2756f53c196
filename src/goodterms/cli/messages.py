"""`goodterms messages`: export files in, one message table out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from goodterms.cli.import_options import import_options, whisper_about
from goodterms.cli.say import whisper

if TYPE_CHECKING:
    from goodterms.companion.bring_in import Choice
    from goodterms.messages import Import


@click.command("messages")
@import_options
@click.option(
    "-o", "--output", metavar="OUT", help="out.parquet, out.csv or out.jsonl. [default: JSON Lines on screen]"
)
def command(*, files: tuple[str, ...], choice: Choice, output: str | None) -> None:
    """Read exported chats into one message table.

    Several exports of one chat are merged without doubles. Nothing leaves this machine.
    """
    from goodterms.companion.bring_in import bring_in
    from goodterms.companion.write_out import check_target, json_lines, write_out

    if output is not None:
        check_target(output)
    imported = bring_in(files, choice)
    whisper_about(imported)
    if output is None:
        click.echo(json_lines(imported.messages), nl=False)
        return
    path = write_out(imported.messages, output)
    whisper(f"{_summary(imported)} Written to {path.name}; it holds their words too, readable by whoever opens it.")


def _summary(imported: Import) -> str:
    if imported.span is None:
        return "No messages."
    first, last = (time.date().isoformat() for time in imported.span)
    messages, people = imported.messages.height, len(imported.participants)
    return (
        f"{messages:,} {'message' if messages == 1 else 'messages'} by "
        f"{people} {'person' if people == 1 else 'people'}, {first} to {last}; skipped: {imported.skipped_count}."
    )
