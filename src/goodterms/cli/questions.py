"""`goodterms questions`: ask where things stand, and write a situation file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from goodterms.cli.asking import Asking

DEFAULT = Path("situation.json")
STANDARD_OUTPUT = Path("-")


@click.command("questions")
@click.option(
    "-o",
    "file",
    type=click.Path(path_type=Path),
    default=DEFAULT,
    show_default=True,
    metavar="FILE",
    help="Where the answers go; - writes them to standard output.",
)
def command(file: Path) -> None:
    """Ask where things stand, safety first, and write the answers into a situation file.

    Every question can be left unanswered, and nothing is written before the last one.
    """
    from goodterms import situation
    from goodterms.cli.asking import Asking, Ended
    from goodterms.companion.keep import check_place, keep
    from goodterms.content.sentences import say

    to_stdout = file == STANDARD_OUTPUT
    if not to_stdout:
        check_place(file)
    asking = Asking(sys.stdin, sys.stderr if to_stdout else sys.stdout)
    try:
        asking.tell(say("questions.welcome"), say("questions.keys"))
        if not to_stdout:
            asking.tell(say("questions.private", file=str(file)))
            _check_replacing(asking, file)
        written = situation.write(asking.situation())
    except Ended:
        raise click.ClickException(say("questions.ended")) from None
    if to_stdout:
        click.echo(written, nl=False)
    else:
        keep(file, written)
        asking.tell("", say("questions.written", file=str(file)), say("questions.see", file=str(file)))


def _check_replacing(asking: Asking, file: Path) -> None:
    from goodterms.content.sentences import say

    if file.exists() and not asking.yes(say("questions.exists", file=str(file))):
        raise click.ClickException(say("questions.kept", file=str(file)))
