"""The words on a page: names, numbers, and what was written, exactly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from goodterms.chats.sms.people import WITHOUT_MARKS

if TYPE_CHECKING:
    from lxml.etree import _Element

# Google's words where an MMS has none.
PLACEHOLDERS = {"MMS Sent", "MMS Received"}
UNHEARD = "Unable to transcribe this message."
DURATION = re.compile(r"PT(?:(\d{1,4})H)?(?:(\d{1,4})M)?(?:(\d{1,6})(?:\.\d+)?S)?")


def said(element: _Element | None) -> str:
    """Give the text of an element, its line breaks as such; "" where there is no element."""
    if element is None:
        return ""
    pieces = cast("list[str | _Element]", element.xpath(".//text()|.//br"))
    return "".join(str(piece) if isinstance(piece, str) else "\n" for piece in pieces)


def written(quote: _Element | None) -> str:
    """Give the words of a message, without the line break that follows those of an MMS."""
    words = said(quote)
    last = None if quote is None or not len(quote) else quote[-1]
    return words[:-1] if last is not None and last.tag == "br" and not last.tail else words


def called(element: _Element | None) -> str:
    """Give a name on one line, "" where there is none."""
    return " ".join(said(element).translate(WITHOUT_MARKS).split())


def number(link: _Element) -> str:
    """Give the number in a `tel:` link, "" where there is none."""
    return (link.get("href") or "").removeprefix("tel:").strip()


def seconds(duration: str | None) -> float | None:
    """Read a duration such as PT1M30S; null where it is none, or nothing."""
    found = DURATION.fullmatch(duration or "")
    if found is None:
        return None
    hours, minutes, rest = (int(part or 0) for part in found.groups())
    return float(hours * 3600 + minutes * 60 + rest) or None
