"""What a `message_summary_info` tells of a message that was edited or unsent: a property list.

`ec` has for each edited part its wordings, the first one first, each an attributed string (`t`) with its time (`d`);
`rp` lists the parts that were unsent, `otr` all parts that there were. Learned from ReagentX/imessage-exporter
(`message_types/edited.rs`) and beeper/platform-imessage (`Message+SummaryInfo.swift`).
"""

from __future__ import annotations

import plistlib
from dataclasses import dataclass
from typing import Any

from goodterms.chats.imessage import typedstream

BINARY = b"bplist00"
BROKEN = (plistlib.InvalidFileException, ValueError, TypeError, AttributeError, RecursionError, MemoryError)


@dataclass(frozen=True, slots=True)
class Summary:
    """edited: some part has another wording now; words: the last of each, a line each. unsent: nothing is left."""

    edited: bool = False
    words: str | None = None
    unsent: bool = False


NOTHING = Summary()


def summary(info: bytes) -> Summary:
    """Read a message's summary; one that cannot be read tells nothing."""
    told = property_list(info)
    if not isinstance(told, dict):
        return NOTHING
    wordings = told.get("ec")
    words = _last(wordings) if isinstance(wordings, dict) else []
    gone, parts = _numbers(told.get("rp")), _numbers(told.get("otr"))
    return Summary(bool(wordings), "\n".join(words) or None, unsent=bool(gone) and gone >= parts)


def property_list(data: bytes) -> Any:
    """Read a binary property list; None where it is broken or something else."""
    if not data.startswith(BINARY):
        return None
    try:
        return plistlib.loads(data, fmt=plistlib.FMT_BINARY)
    except BROKEN:
        return None


def _last(wordings: dict[Any, Any]) -> list[str]:
    """Give the last wording of each part, in the order of the parts."""
    found = []
    for _, history in sorted(wordings.items(), key=lambda part: _number(part[0])):
        last = history[-1] if isinstance(history, list) and history else None
        body = last.get("t") if isinstance(last, dict) else None
        if isinstance(body, bytes) and (words := typedstream.words(body)):
            found.append(words)
    return found


def _numbers(parts: Any) -> set[int]:
    return {_number(part) for part in parts} if isinstance(parts, dict | list) else set()


def _number(part: Any) -> int:
    digits = str(part)
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else -1
