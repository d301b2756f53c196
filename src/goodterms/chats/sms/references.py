"""Mend references to characters that XML does not allow, `&#55357;&#56834;`, in a stream that comes in chunks.

Two halves of an emoji become the emoji. Half an emoji, and control characters, become U+FFFD, the sign for a
character that is lost: no table of text can hold the one, and no XML parser reads the other.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HALF = rb"5[5-7]\d{3}|x[dD][89a-fA-F][\da-fA-F]{2}"
CONTROL = rb"[0-8]|1[124-9]|2\d|3[01]|6553[45]|x(?:0?[0-8bcefBCEF]|1[\da-fA-F]|[fF]{3}[eEfF])"
ANY = rb"&#(?:" + HALF + rb"|" + CONTROL + rb");"
# Beginning with what every match begins with is what makes the search quick.
RUN = re.compile(ANY + rb"(?:" + ANY + rb")*")
ONE = re.compile(rb"&#(x?)([\da-fA-F]+);")
FIRST_HALF = re.compile(rb"&#(?:5(?:5[2-9]\d\d|6[0-2]\d\d|63[01]\d)|x[dD][89abAB][\da-fA-F]{2});")
LONGEST, OF_HALF = 12, 8
LONG = 100
HIGH, LOW, END = 0xD800, 0xDC00, 0xE000
LOST = 0xFFFD
NOT_XML = {*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF}


def mended(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Mend the references in a stream; nothing that belongs together is cut apart by the end of a chunk."""
    held = b""
    for chunk in chunks:
        buffer = held + chunk
        end = _whole(buffer)
        held = buffer[end:]
        yield _mend(buffer[:end])
    yield _mend(held)


def _whole(buffer: bytes) -> int:
    """Find up to where no reference, and no pair of them, goes on in the next chunk."""
    at = buffer.rfind(b"&", max(0, len(buffer) - LONGEST))
    end = at if at >= 0 and buffer.find(b";", at) < 0 else len(buffer)
    return end - OF_HALF if FIRST_HALF.fullmatch(buffer, max(0, end - OF_HALF), end) else end


def _mend(whole: bytes) -> bytes:
    return RUN.sub(_emoji, whole) if b"&#" in whole else whole


def _emoji(run: re.Match[bytes]) -> bytes:
    return _often(run[0]) if len(run[0]) < LONG else _joined(run[0])


@lru_cache(maxsize=4096)
def _often(run: bytes) -> bytes:
    """Join the halves of what people write time and again."""
    return _joined(run)


def _joined(run: bytes) -> bytes:
    """Join the halves in a run of references."""
    codes = [int(digits, 16 if base else 10) for base, digits in ONE.findall(run)]
    joined: list[int] = []
    high = 0
    for code in codes:
        if high and LOW <= code < END:
            joined[-1] = 0x10000 + ((high - HIGH) << 10) + (code - LOW)
        else:
            joined.append(LOST if HIGH <= code < END or code in NOT_XML else code)
        high = code if HIGH <= code < LOW else 0
    return b"".join(b"&#%d;" % code for code in joined)
