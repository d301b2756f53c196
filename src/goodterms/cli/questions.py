"""`goodterms questions`: ask where things stand, and write a situation file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from goodterms.cli.asking import Asking
    from goodterms.situation import Situation

DEFAULT = Path("situation.json")
STANDARD_OUTPUT = Path("-")


@click.command("questions")
@click.option(
    "-o",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=f"Where the answers go (default: {DEFAULT}, or the file of --update); - writes them to standard output.",
)
@click.option(
    "--update",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Start from the answers in this file: Enter keeps an answer, you are asked about safety again.",
)
def command(file: Path | None, update: Path | None) -> None:
    """Ask where things stand, safety first, and write the answers into a situation file.

    Every question can be left unanswered, and nothing is written before the last one.
    """
    from goodterms import situation
    from goodterms.cli.asking import Ended
    from goodterms.companion.stand import read_situation
    from goodterms.content.sentences import say

    before = read_situation(update) if update else None
    target = file or update or DEFAULT
    try:
        if target == STANDARD_OUTPUT:
            click.echo(situation.write(_begun(target, update).situation(before)), nl=False)
        else:
            _to_file(target, update, before)
    except Ended:
        raise click.ClickException(say("questions.ended")) from None


def _begun(target: Path, update: Path | None) -> Asking:
    """Open the conversation and say how it goes, on standard error where the answers go to standard output."""
    import sys

    from goodterms.cli.asking import Asking
    from goodterms.cli.keyboard import standard_input
    from goodterms.content.sentences import say

    asking = Asking(standard_input(), sys.stderr if target == STANDARD_OUTPUT else sys.stdout)
    asking.tell(say("questions.welcome"), say("questions.keys"))
    if update:
        asking.tell(say("questions.updating", file=str(update)))
    return asking


def _to_file(target: Path, update: Path | None, before: Situation | None) -> None:
    from goodterms import situation
    from goodterms.cli.called import called
    from goodterms.companion.keep import check_place
    from goodterms.content.sentences import say

    check_place(target)
    asking = _begun(target, update)
    asking.tell(say("questions.private", file=str(target)))
    if target != update and not _may_replace(asking, target):
        change = called("questions", "--update", str(target))
        raise click.ClickException(say("questions.kept", file=str(target), command=change))
    kept = _keep(asking, target, situation.write(asking.situation(before)))
    asking.tell("", say("questions.written", file=str(kept)), say("questions.see", command=called("plan", str(kept))))


def _may_replace(asking: Asking, file: Path) -> bool:
    from goodterms.content.sentences import say

    return not file.exists() or asking.yes(say("questions.exists", file=str(file)))


def _keep(asking: Asking, file: Path, written: str) -> Path:
    """Write the answers, asking for another name while that cannot be done; return where they are."""
    from goodterms.cli.asking import Ended
    from goodterms.companion.keep import CannotKeep, check_place, keep
    from goodterms.content.sentences import say

    allowed = True
    while True:
        try:
            check_place(file)
            if allowed or _may_replace(asking, file):
                keep(file, written)
                return file
        except CannotKeep as problem:
            asking.tell(str(problem))
            refused = problem
        asking.tell(say("questions.another-name"))
        try:
            file, allowed = Path(asking.line()), False
        except Ended:
            raise refused from None
