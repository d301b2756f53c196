"""The options that every command with export files shares."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from goodterms.cli.say import whisper

if TYPE_CHECKING:
    from collections.abc import Callable

    from goodterms.messages import Import


def import_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command FILE... and the import options; it is called with `files` and `choice` (companion.Choice)."""

    @click.argument("files", nargs=-1, required=True, metavar="FILE...")
    @click.option("--me", multiple=True, metavar="NAME", help="Your name or number in the export; again for each.")
    @click.option("--them", multiple=True, metavar="NAME", help="Their name or number in it; again for each.")
    @click.option("--chat", "chats", multiple=True, metavar="NAME", help="Which chat, where it holds several.")
    @click.option("--tz", metavar="ZONE", help="Zone of local times, such as Europe/Berlin. [default: this machine's]")
    @click.option("--date-order", metavar="O", help="dmy, mdy or ymd, where the export does not show it.")
    @wraps(command)
    def with_options(
        *,
        files: tuple[str, ...],
        me: tuple[str, ...],
        them: tuple[str, ...],
        chats: tuple[str, ...],
        tz: str | None,
        date_order: str | None,
        **others: Any,
    ) -> None:
        from goodterms.companion.bring_in import Choice

        today = datetime.now(UTC).date()
        command(files=files, choice=Choice(me, them, chats, tz, date_order, today), **others)

    return with_options


def whisper_about(imported: Import) -> None:
    """Put the warnings of an import, and what it skipped, on standard error."""
    from goodterms.companion.bring_in import BY_OTHERS, left_out
    from goodterms.content.sentences import say

    for warning in (*imported.warnings, *(gap.sentence for gap in imported.gaps)):
        whisper(warning)
    for entry in imported.skipped:
        if entry.reason == BY_OTHERS:
            continue
        count = "" if entry.count == 1 else f" ({entry.count})"
        whisper(f"Skipped in “{entry.file}”, {entry.place}: {entry.reason}{count}.")
    if others := left_out(imported):
        whisper(say("reading.left-out", count=others))
