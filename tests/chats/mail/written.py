"""Mails for tests: our own sample files, and mails made on the spot."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from goodterms import chats
from goodterms.chats.source import Source
from goodterms.messages import check

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goodterms.messages import Import

SAMPLES = Path(__file__).parents[2] / "samples" / "mail"
ZONE = "Europe/Berlin"
HEAD = "Date: Mon, 1 Jun 2026 12:00:00 +0200\nFrom: Alex <alex@example.com>\nTo: Kim <kim@example.com>\n"
FROM = b"From - Mon Jun 01 12:00:00 2026\n"


def imported(file: str | Path | Source | Sequence[Path | Source]) -> Import:
    """Read files as the program does, and check the table."""
    found = chats.read(file, tz=ZONE)
    check(found.messages)
    return found


def mail(body: str | bytes = "hi\n", more: str = "", head: str = HEAD) -> bytes:
    """Write a mail."""
    return (head + more + "\n").encode() + (body if isinstance(body, bytes) else body.encode())


def mailbox(*mails: bytes) -> bytes:
    return b"\n".join(FROM + one for one in mails)


def read(data: bytes, name: str = "a.eml") -> Import:
    return imported(Source(name, data))


def text(body: str | bytes, more: str = "Subject: Re: x\n") -> str | None:
    """Read a mail that answers one; give its words."""
    found = read(mail(body, more))
    assert not found.skipped
    (only,) = found.messages["text"]
    return only if only is None else str(only)
