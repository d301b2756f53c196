"""`goodterms plan`: a plan, with its reasons, for where things stand."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("plan")
@click.argument("file", metavar="FILE|-")
@click.option("--json", "as_json", is_flag=True, help="The plan as JSON.")
@click.option("--country", metavar="XX", help="Show helplines of this country, such as IE; never guessed.")
@click.option("--more", is_flag=True, help="Show the studies for and against the plan too.")
def command(file: str, *, as_json: bool, country: str | None, more: bool) -> None:
    """Give one plan for where things stand, with its reasons and what is closed.

    FILE is a situation as `goodterms questions` writes it; - reads it from standard input.
    """
    from goodterms.cli.keyboard import standard_input
    from goodterms.companion.stand import read_situation, stand

    situation = read_situation(standard_input().buffer if file == "-" else Path(file))
    if as_json:
        from goodterms import guide

        click.echo(guide.plan(situation).to_json(), nl=False)
        return
    from rich.console import Console

    from goodterms.cli.paragraphs import put
    from goodterms.cli.plan_view import plan_lines

    console = Console(highlight=False)
    put(plan_lines(stand(situation, country), console, file, more=more), console)
