"""`goodterms review`: an honest look at a message before it is sent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from goodterms.situation import Situation


@click.command("review")
@click.argument("file", metavar="[FILE|-]", default="-")
@click.option(
    "--context",
    "kind",
    type=click.Choice(["acceptance", "everyday"]),
    default="everyday",
    show_default=True,
    help="What the message is: an answer to “let’s be friends”, or any other.",
)
@click.option("--situation", metavar="FILE", help="Where things stand, as `goodterms questions` writes it.")
@click.option("--before", metavar="FILE", help="What you sent before and lies unanswered; an empty line between two.")
@click.option("--theirs", metavar="FILE", help="What they wrote, and the draft answers.")
@click.option(
    "--terms", metavar="FILE", help="What you two said of terms (docs/terms.md); the draft is held against it."
)
@click.option("--at", metavar="TIME", help="When it would go out, such as 2026-03-05T22:14. [default: now]")
@click.option("--messages", metavar="FILE", help="An exported chat, to count with --terms what went out this week.")
@click.option("--me", metavar="NAME", help="Your name as it stands in that chat.")
@click.option("--tz", metavar="ZONE", help="Zone of local times, such as Europe/Berlin. [default: this machine's]")
@click.option("--json", "as_json", is_flag=True, help="The review as JSON.")
def command(
    file: str,
    *,
    kind: str,
    situation: str | None,
    before: str | None,
    theirs: str | None,
    terms: str | None,
    at: str | None,
    messages: str | None,
    me: str | None,
    tz: str | None,
    as_json: bool,
) -> None:
    """Look at a message before it is sent: what may land badly, what is good, and why.

    FILE is a text file; without one, or with -, the message is read from standard input. Nothing is stored or sent.
    """
    from goodterms.cli.keyboard import standard_input
    from goodterms.companion.drafts import Draft, check, messages_in, read_draft
    from goodterms.companion.term_files import read_agreement, sending_of

    draft = Draft(
        text=read_draft(standard_input().buffer if file == "-" else Path(file)),
        kind="acceptance" if kind == "acceptance" else "everyday",
        situation=_situation(situation),
        before=messages_in(read_draft(Path(before))) if before else (),
        theirs=read_draft(Path(theirs)) if theirs else "",
        agreement=read_agreement(Path(terms) if terms else None),
        sending=sending_of(at, messages, me, tz) if terms else None,
    )
    checked = check(draft)
    if as_json:
        click.echo(checked.review.to_json(), nl=False)
        return
    from rich.console import Console

    from goodterms.cli.paragraphs import put
    from goodterms.cli.review_view import review_lines

    console = Console(highlight=False)
    put(review_lines(checked, console), console)


def _situation(file: str | None) -> Situation:
    from goodterms.companion.stand import read_situation
    from goodterms.situation import Situation

    return read_situation(Path(file)) if file else Situation()
