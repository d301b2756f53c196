"""Backups of messages for tests: our own sample files, and files made on the spot."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from goodterms import chats
from goodterms.chats.source import Source
from goodterms.messages import check

if TYPE_CHECKING:
    from collections.abc import Iterable

    from goodterms.messages import Import

SAMPLES = Path(__file__).parents[2] / "samples" / "sms"
DATE = 1780329600463
ALEX = {"address": "+15550000001", "contact_name": "Alex Example"}
AS_REFERENCES = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def imported(*files: Path | Source) -> Import:
    """Read files as the program does, and check the table."""
    found = chats.read(list(files), tz="Europe/Berlin")
    check(found.messages)
    return found


def sample(name: str) -> Import:
    return imported(SAMPLES / name)


def backup(*records: str, name: str = "sms.xml") -> Source:
    """Make a backup of records; a lone half of an emoji cannot stand in one."""
    text = f"<?xml version='1.0' encoding='UTF-8' ?>\n<smses count=\"1\">\n{''.join(records)}</smses>\n"
    return Source(name, text.encode())


def sms(body: str = "hi", **about: object) -> str:
    """Write an SMS that Alex sent."""
    return f"<sms {attributes(ALEX | {'date': DATE, 'type': 1, 'body': body} | about)} />\n"


def mms(*parts: str, addrs: Iterable[tuple[str, int]] = (), **about: object) -> str:
    """Write an MMS that Alex sent."""
    listed = "".join(f"<addr {attributes({'address': address, 'type': sort})} />" for address, sort in addrs)
    head = attributes(ALEX | {"date": DATE // 1000 * 1000, "msg_box": 1} | about)
    return f"<mms {head}><parts>{''.join(parts)}</parts><addrs>{listed}</addrs></mms>\n"


def part(content: str, **about: object) -> str:
    return f"<part {attributes({'ct': content} | about)} />"


def attributes(about: dict[str, object]) -> str:
    """Write attributes; null leaves one out."""
    return " ".join(f'{key}="{escape(str(value), AS_REFERENCES)}"' for key, value in about.items() if value is not None)
