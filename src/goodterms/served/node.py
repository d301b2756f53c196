"""Serve an application with granian, until told to stop."""

from __future__ import annotations

THREADS, WAITING = 8, 512


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
