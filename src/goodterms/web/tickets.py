"""The start link: good once, for a minute, and only for who can write into the program's own private folder.

A ticket is a file there, named by the digest of a random word; whoever shows the word takes the file away. The link
itself never stands in a command line, where other people on the machine could read it: the browser is given a private
file that leads on to it.
"""

from __future__ import annotations

import html
import os
import secrets
import time
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LIFE_SECONDS = 60
LEADING = "open-"
TICKET = "ticket-"


def issue(run: Path) -> str:
    """Make a ticket and return its word."""
    word = secrets.token_urlsafe(32)
    _write(_path(run, word), "")
    return word


def redeem(run: Path, word: str) -> bool:
    """Take a ticket away; tell whether it was there and fresh."""
    path = _path(run, word)
    try:
        age = time.time() - path.stat().st_mtime
        path.unlink()
    except OSError:  # no such ticket, or somebody else has just taken it
        return False
    _leading(run, word).unlink(missing_ok=True)
    return -1 < age <= LIFE_SECONDS


def leading_file(run: Path, word: str, address: str) -> Path:
    """Write a private page that leads a browser on to the address of a ticket."""
    path = _leading(run, word)
    to = html.escape(address)
    head = f'<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url={to}">'
    _write(path, f'{head}<title>…</title><a href="{to}">→</a>\n')
    return path


def sweep(run: Path, *, everything: bool = False) -> None:
    """Delete the tickets that nobody used in time, and what leads to them; `everything` where the program ends."""
    for path in (*run.glob(f"{LEADING}*"), *run.glob(f"{TICKET}*")):
        try:
            old = time.time() - path.stat().st_mtime > LIFE_SECONDS
            if everything or old:
                path.unlink()
        except OSError:  # just used, or still open in the browser: the next round is soon, and idling must be seen to
            continue


def _path(run: Path, word: str) -> Path:
    return run / f"{TICKET}{sha256(word.encode()).hexdigest()}"


def _leading(run: Path, word: str) -> Path:
    return run / f"{LEADING}{sha256(word.encode()).hexdigest()}.html"


def _write(path: Path, text: str) -> None:
    number = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(number, "w", encoding="utf-8") as file:
        file.write(text)
