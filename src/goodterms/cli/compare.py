"""`goodterms compare`: two stretches of the same chat held against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from goodterms.cli.import_options import import_options, whisper_about
from goodterms.cli.read import put_reading

if TYPE_CHECKING:
    from goodterms.companion.bring_in import Choice


@click.command("compare")
@import_options
@click.option("--first", required=True, metavar="DAYS", help="One stretch of days, such as 2026-01-01..2026-03-31.")
@click.option("--second", required=True, metavar="DAYS", help="The other one; the two may not share days.")
@click.option("--channel", "channels", multiple=True, metavar="NAME", help="Only this app, such as whatsapp; again.")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only this kind, such as text or voice; again.")
@click.option("--hours", default="", metavar="H-H", help="Only what was sent in these local hours, such as 22-6.")
@click.option("--charts", is_flag=True, help="A chart of every measure, not only of those that stand first.")
@click.option("--json", "as_json", is_flag=True, help="The result as JSON, described in docs/reading.schema.json.")
def command(
    *,
    files: tuple[str, ...],
    choice: Choice,
    first: str,
    second: str,
    channels: tuple[str, ...],
    kinds: tuple[str, ...],
    hours: str,
    charts: bool,
    as_json: bool,
) -> None:
    """Hold two stretches of a chat against each other.

    In the JSON the first stretch is `before:stretch`, the second `since:stretch`; changes are second minus first.
    """
    from goodterms.companion.comparing import comparison_of
    from goodterms.companion.read_export import read_export

    asked = comparison_of(first, second, channels=channels, kinds=kinds, hours=hours)
    read = read_export(files, choice, comparison=asked)
    whisper_about(read.imported)
    put_reading(read.found, as_json=as_json, charts=charts)
