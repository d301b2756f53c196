"""`goodterms host`: what whoever runs a server does at the terminal."""

from __future__ import annotations

from pathlib import Path

import click

from goodterms.errors import BadInput


class CannotDo(BadInput):
    """Something for the host that could not be done."""


@click.group("host")
def command() -> None:
    """Look after a server for others; docs/server.md tells how one is set up."""


@command.command("secret")
@click.argument("file", type=click.Path(path_type=Path))
def secret(file: Path) -> None:
    """Make the file of GOODTERMS_SECRET_FILE: a random secret, for its owner's eyes alone."""
    import os
    import secrets

    try:
        number = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        raise CannotDo(f"{file} exists already; what it seals would be lost with it, so it stays.") from None
    except OSError as problem:
        raise CannotDo(f"{file} cannot be made ({problem.strerror}).") from None
    with os.fdopen(number, "w", encoding="ascii") as out:
        out.write(secrets.token_urlsafe(64) + "\n")
    click.echo(f"{file} is made. Keep a copy apart from the backups of the database.")


@command.command("check")
def check() -> None:
    """Say whether the settings and the database are fit to start with."""
    from goodterms.server.serve import set_up

    set_up()
    from goodterms.server.database import behind

    if found := behind():
        raise CannotDo(found)
    click.echo("The settings can be used, and the database is up to date.")


@command.command("migrate")
def migrate() -> None:
    """Bring the tables of the database up to date."""
    from goodterms.server.serve import set_up

    set_up()
    from goodterms.server.database import migrate

    migrate()
    click.echo("The database is up to date.")


@command.command("invite")
@click.option("--days", type=click.IntRange(1, 60), default=7, show_default=True, help="How long the link is good.")
def invite(days: int) -> None:
    """Print a link by which one person may open an account, once."""
    from goodterms.server.serve import set_up

    set_up()
    from goodterms.server.links import sign_up_link

    click.echo(sign_up_link(days))


@command.command("way-in")
@click.argument("name")
@click.option("--without-second-step", is_flag=True, help="Take passkeys and authenticator codes away too.")
def way_in(name: str, *, without_second_step: bool) -> None:
    """Print a link for a new password, for somebody who cannot come in; it opens no vault, and is good for a day."""
    from goodterms.server.serve import set_up

    set_up()
    from goodterms.server.links import way_in_link

    click.echo(way_in_link(name, without_second_step=without_second_step))


@command.command("numbers")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def numbers(*, as_json: bool) -> None:
    """Print how many accounts there are and how much they take, and nothing of anyone."""
    import json

    from goodterms.server.serve import set_up

    set_up()
    from goodterms.server.numbers import numbers

    found = numbers()
    click.echo(json.dumps(found) if as_json else "\n".join(f"{name:>12}  {value:,}" for name, value in found.items()))


@command.command("sweep")
def sweep() -> None:
    """Delete what has had its time: visits, sign-in sessions, links, uploads that nobody reads on."""
    from goodterms.server.serve import set_up

    set_up()
    from goodterms.server.sweeping import sweep

    click.echo(f"{sweep():,} rows deleted.")


@command.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
def backup(file: Path) -> None:
    """Write everything that must not be lost into one file; what is sealed stays sealed."""
    from goodterms.server.serve import set_up

    set_up()
    from goodterms.server.backup import backup

    click.echo(f"{backup(file):,} rows are in {file}. Keep the secret file apart from it.")


@command.command("restore")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def restore(file: Path) -> None:
    """Put a backup into an empty database, SQLite or PostgreSQL."""
    from goodterms.server.serve import set_up

    set_up()
    from goodterms.server.backup import restore

    click.echo(f"{restore(file):,} rows are back.")
