"""`goodterms look`: a first look around with an invented story, read and planned as one's own would be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console
    from rich.text import Text

    from goodterms.companion.look_around import Look

OWN_COMMANDS = {
    "questions": ("questions",),
    "plan": ("plan", "situation.json"),
    "messages": ("messages", "CHAT.txt", "-o", "messages.parquet"),
    "read": ("read", "CHAT.txt", "--me", "NAME", "--event", "breakup=DATE"),
}
DRAWN_AT_FIRST = 1


@click.command("look")
@click.option("--all", "whole", is_flag=True, help="Draw every measure, not only the first.")
def command(*, whole: bool = False) -> None:
    """Take a first look around: the plan for an invented story, and what its messages show."""
    from rich.console import Console

    from goodterms.cli.paragraphs import put, wrapped
    from goodterms.companion.look_around import look_around

    console = Console(highlight=False)
    put((line for part in _parts(look_around(), console, whole=whole) for line in wrapped(part, console)), console)


def _parts(look: Look, console: Console, *, whole: bool) -> Iterator[Text]:
    from rich.text import Text

    from goodterms.cli.called import called
    from goodterms.cli.paragraphs import room
    from goodterms.cli.reading_view import ReadingView
    from goodterms.companion.shown import show
    from goodterms.content.sentences import say

    yield Text(say("look.for-whom"))
    yield Text()
    yield Text(_story(look))
    yield from _title("look.standing")
    yield from _plan(look)
    yield from _title("look.showing")
    more = "" if whole else say("look.charts", command=called("look", "--all"))
    yield from ReadingView(show(look.found), room(console), None if whole else DRAWN_AT_FIRST, more).parts()
    yield from _title("look.yours")
    for name, words in OWN_COMMANDS.items():
        yield Text.assemble("  ", (called(*words), "bold"))
        yield Text(f"    {say(f'look.{name}')}")
    yield Text()
    yield Text(say("look.private"))


def _story(look: Look) -> str:
    """Tell the story in a few lines."""
    from goodterms.companion.phrases import day_phrase
    from goodterms.content.documents import FALLBACK
    from goodterms.content.sentences import say

    dates = {"breakup": look.situation.breakup.on, "offer": look.situation.offer.on}
    days = {name: day_phrase(on, FALLBACK) for name, on in dates.items() if on}
    story = say("look.story", me=look.found.people.me, them=look.found.people.them, **days)
    return f"{say('look.invented')} {story}"


def _plan(look: Look) -> Iterator[Text]:
    """Show the plan in short: its headline, its first reason, the next step and what to mind."""
    from rich.text import Text

    plan = look.plan
    yield Text(plan.headline, "bold")
    for paragraph in (plan.reasons[0].text, *plan.next_step.split("\n\n"), *plan.warnings):
        yield Text()
        yield Text(paragraph)


def _title(name: str) -> Iterator[Text]:
    from rich.text import Text

    from goodterms.content.sentences import say

    yield Text()
    yield Text(say(name), "bold underline")
    yield Text()
