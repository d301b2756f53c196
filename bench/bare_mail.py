"""Read a mailbox with what Python itself brings for it: who, when, and the plain part.

A floor for what it does, not a reader of what someone wrote: it leaves everything quoted in the text.
"""

from __future__ import annotations

import mailbox
from email import message_from_bytes, policy
from typing import TYPE_CHECKING, Any

from bench.measure import measure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bench.measure import Row

Mail = tuple[str, str, Any]


def read(path: str) -> list[Mail]:
    """Parse each mail."""
    box = mailbox.mbox(path)
    return [mail(message_from_bytes(box.get_bytes(key), policy=policy.default)) for key in box.iterkeys()]


def mail(message: Any) -> Mail:
    """Take sender, text and time out of a mail."""
    body = message.get_body(("plain",))
    return (
        message["from"].addresses[0].display_name,
        body.get_content().removesuffix("\n") if body else "",
        message["date"].datetime,
    )


def rows(mails: list[Mail]) -> Iterable[Row]:
    """Give sender, text and time of each mail."""
    return ((sender, text, at.isoformat()) for sender, text, at in mails)


if __name__ == "__main__":
    measure(read, len, rows)
