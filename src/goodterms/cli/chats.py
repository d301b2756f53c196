"""`goodterms chats`: which conversations an export holds, and who writes in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from goodterms.chats.source import shown
from goodterms.cli.import_options import import_options, whisper_about

if TYPE_CHECKING:
    from goodterms.companion.bring_in import Choice
    from goodterms.companion.inside import Chat

MOST_WRITERS = 4


@click.command("chats")
@import_options
@click.option("--json", "as_json", is_flag=True, help="The list as JSON, everyone who writes included.")
def command(*, files: tuple[str, ...], choice: Choice, as_json: bool) -> None:
    """List the conversations in exported files, folders and archives, most messages first.

    What is listed can be named with --chat, and who writes there with --me and --them.
    """
    from goodterms.companion.bring_in import bring_in, zone_of
    from goodterms.companion.inside import look_inside

    imported = bring_in(files, choice)
    whisper_about(imported)
    found = look_inside(imported, zone_of(choice)).chats
    if as_json:
        import msgspec

        told = [
            {
                "chat": chat.name,
                "channels": chat.channels,
                "messages": chat.messages,
                "people": {writer.name: writer.messages for writer in chat.writers},
                "more_people": chat.others,
                "first": chat.first,
                "last": chat.last,
            }
            for chat in found
        ]
        click.echo(msgspec.json.format(msgspec.json.encode(told), indent=2).decode())
        return
    _show(found)


def _show(found: tuple[Chat, ...]) -> None:
    from rich.console import Console
    from rich.text import Text

    from goodterms.cli.paragraphs import put, wrapped

    console = Console(highlight=False)
    said = [_sentence(chat) for chat in found] or ["There is no message by anyone in it."]
    put((line for each in said for line in wrapped(Text(each), console)), console)


def _sentence(chat: Chat) -> str:
    """Say what one conversation holds."""
    names = [f"{shown(writer.name)} {writer.messages:,}" for writer in chat.writers[:MOST_WRITERS]]
    more = len(chat.writers) - len(names) + chat.others
    people = ", ".join(names) + (f" and {more} more" if more > 0 else "")
    days = " to ".join(dict.fromkeys((chat.first.date().isoformat(), chat.last.date().isoformat())))
    return f"“{shown(chat.name)}” ({', '.join(chat.channels)}): {chat.messages:,} by {people}; {days}."
