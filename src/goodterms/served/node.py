"""Serve an application with granian, until told to stop."""

from __future__ import annotations

from importlib.util import find_spec

from goodterms.errors import BadInput

THREADS, WAITING = 8, 512


class CannotServe(BadInput):
    """A node cannot be started."""


def refuse_without(*packages: str) -> None:
    """Refuse to begin where packages of the extra `server` are missing. Raise CannotServe."""
    if any(find_spec(package) is None for package in packages):
        raise CannotServe("A server for others needs more: install goodterms[server].")


def run(target: str, listen: tuple[str, int]) -> None:
    """Serve the application that stands at a place such as package.module:name; nothing asked for is written down."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    Server(
        target,
        address=listen[0],
        port=listen[1],
        interface=Interfaces.WSGI,
        blocking_threads=THREADS,
        backpressure=WAITING,
        websockets=False,
        log_access=False,
        log_level=LogLevels.error,
        respawn_failed_workers=True,
    ).serve()
