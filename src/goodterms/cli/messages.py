"""`goodterms messages`: export files in, one message table out."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

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
@click.option(
    "--pseudonymise", is_flag=True, help="Give people and chats made-up names, in the texts too; the same all through."
)
def command(*, files: tuple[str, ...], choice: Choice, output: str | None, pseudonymise: bool) -> None:
    """Read exported chats into one message table, described in docs/messages.md.

    FILE is a file, a folder or an archive. Several exports of one chat are merged without doubles. Nothing leaves this
    machine.
    """
    from goodterms.companion.bring_in import bring_in, zone_of
    from goodterms.companion.write_out import check_target, json_lines, write_out

    if output is not None:
        check_target(output, files)
    imported = bring_in(files, choice)
    if pseudonymise:
        from goodterms.companion.pseudonyms import pseudonymised

        imported = pseudonymised(imported)
    whisper_about(imported)
    if output is None:
        click.echo(json_lines(imported.messages), nl=False)
        return
    path = write_out(imported.messages, output)
    whisper(f"{_summary(imported, zone_of(choice))} Written to {path.name}{_warning(imported)}.")


def _summary(imported: Import, zone: str) -> str:
    skipped = f"skipped: {imported.skipped_count}."
    if imported.span is None:
        return f"No messages; {skipped}"
    first, last = (time.astimezone(ZoneInfo(zone)).date().isoformat() for time in imported.span)
    days = first if first == last else f"{first} to {last}"
    return f"{_what(imported)}, {days}, times read in {zone}; {skipped}"


def _what(imported: Import) -> str:
    """Count messages, people, the app's own lines, and chats where there are several."""
    table, people = imported.messages, len(imported.participants)
    lines, chats = int((table["kind"] == "system").sum()), table["chat"].n_unique()
    messages = _counted(table.height - lines, "message")
    written = f"{messages} by {_counted(people, 'person', 'people')}" if people else "No messages"
    by_app = f" and {_counted(lines, 'line')} by the app" if lines else ""
    return written + by_app + (f" in {chats} chats" if chats > 1 else "")


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def _warning(imported: Import) -> str:
    """Warn of a file that holds what people wrote."""
    words = imported.messages["text"].is_not_null() & imported.messages["sender"].is_not_null()
    return "; it holds their words too, readable by whoever opens it" if words.any() else ""
