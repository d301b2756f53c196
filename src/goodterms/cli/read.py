"""`goodterms read`: what the messages show, and what they cannot."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from goodterms.cli.import_options import import_options, whisper_about
from goodterms.cli.say import whisper

if TYPE_CHECKING:
    from goodterms.companion.bring_in import Choice
    from goodterms.companion.found import Found


@click.command("read")
@import_options
@click.option(
    "--event",
    "events",
    multiple=True,
    metavar="NAME=DATE",
    help="A dated mark to compare before and since, such as breakup=2026-02-10: "
    "met, breakup, offer, answer, letter, agreement or no. May be given again.",
)
@click.option("--terms", metavar="FILE", help="What you two said of terms (docs/terms.md), to see whether it was kept.")
@click.option("--charts", is_flag=True, help="A chart of every measure, not only of those that stand first.")
@click.option("--expert", is_flag=True, help="Also who writes after whom, and how alike you write; takes some seconds.")
@click.option("--json", "as_json", is_flag=True, help="The result as JSON, described in docs/reading.schema.json.")
def command(
    *,
    files: tuple[str, ...],
    choice: Choice,
    events: tuple[str, ...],
    terms: str | None,
    charts: bool,
    expert: bool,
    as_json: bool,
) -> None:
    """Say what the messages of two people show, and what they cannot.

    Every number comes with what it rests on and how sure it is. Nothing leaves this machine.
    """
    from goodterms.companion.read_export import read_export
    from goodterms.companion.term_files import read_agreement

    read = read_export(files, choice, events, read_agreement(Path(terms) if terms else None), expert=expert)
    whisper_about(read.imported)
    put_reading(read.found, as_json=as_json, charts=charts)


def put_reading(found: Found, *, as_json: bool, charts: bool) -> None:
    """Put a reading on standard output, and the remarks about what was asked on standard error."""
    for remark in found.remarks:
        whisper(remark)
    if as_json:
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(found.told), indent=2).decode())
    else:
        _show(found, charts=charts)


def _show(found: Found, *, charts: bool) -> None:
    from rich.console import Console

    from goodterms.cli.paragraphs import put, room, wrapped
    from goodterms.cli.reading_view import ReadingView
    from goodterms.companion.shown import show
    from goodterms.content.sentences import say

    console = Console(highlight=False)
    shown = show(found)
    first = len(shown.first)
    if charts or len(shown.measures) <= first:
        view = ReadingView(shown, room(console))
    else:
        view = ReadingView(shown, room(console), first, say("reading.more"))
    put((line for part in view.parts() for line in wrapped(part, console)), console)
