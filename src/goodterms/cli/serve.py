"""`goodterms serve`: the pages in the browser, for this machine alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from goodterms.web.serve import Said


@click.command("serve")
@click.option("--open", "open_browser", is_flag=True, help="Open the pages in the browser.")
@click.option("--port", type=click.IntRange(1024, 65535), help="The port on this machine (default: 8817).")
@click.option("--accounts", is_flag=True, help="Serve others, each with an account (docs/server.md).")
@click.option("--guests", is_flag=True, help="Serve the pages of invited people (docs/server.md).")
def command(
    *, open_browser: bool = False, port: int | None = None, accounts: bool = False, guests: bool = False
) -> None:
    """Serve the pages to the browser of this machine, and to nobody else, until Ctrl-C."""
    if (accounts or guests) and (open_browser or port or (accounts and guests)):
        raise click.UsageError("--accounts and --guests each stand alone; GOODTERMS_LISTEN says where to listen.")
    if accounts:
        from goodterms.server.serve import serve as serve_others

        serve_others(click.echo)
        return
    if guests:
        from goodterms.guests.serve import serve as serve_guests
        from goodterms.web.private import keep_private

        keep_private()
        serve_guests(click.echo)
        return
    from goodterms.web.serve import serve

    serve(open_browser=open_browser, port=port, tell=_tell)


def _tell(said: Said) -> None:
    from goodterms.content.sentences import say

    if said.opened:
        click.echo(say("serve.opened"))
    click.echo(say("serve.link-again" if said.opened else "serve.link"))
    click.echo(f"  {said.link}")
    click.echo(say("serve.already" if said.already else "serve.stop"))
