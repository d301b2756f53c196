"""The words of an `attributedBody`: an NSAttributedString as Apple's old archiver writes it (“typedstream”).

After the header (a 4, “streamtyped”, the version 1000) follow values, each after the encoding of its type: `@` an
object, `+` bytes after their number. 0x84 begins something new, 0x85 is nothing, 0x86 ends an object, 0x81 and 0x82
go before an integer of two and four bytes, and 0x92 and up point back to what was there before. An object names its
class and the classes above it, each with a version. Of an attributed string the first thing is its string, and of a
string the bytes, UTF-8; the styles that follow are not needed.

The grammar is as dgelessus/python-typedstream and BlueBubblesApp/node-typedstream describe and read it.
"""

from __future__ import annotations

import re

TWO_BYTES, FOUR_BYTES, FIRST_MARK = 0x81, 0x82, 0x80
CLASS = rb"\x84\x84[\x01-\x7f]\w+[\x00-\x08]"
OBJECT = rb"\x84(?:" + CLASS + rb"){0,20}[\x85\x92-\xff]"
# A string in an object: its type is written out, or the first one of all, `@`, again.
TO_THE_STRING = re.compile(
    rb"\x04\x0bstreamtyped\x81..\x84\x01@" + OBJECT + rb"(?:\x92|\x84\x01@)" + OBJECT + rb"\x84\x01\+", re.DOTALL
)
# For a body that is not quite as it should be: what goes before and after the bytes of a string in any.
TO_A_STRING, AFTER = re.compile(rb"NSString[^+]{1,40}?\x84\x01\+", re.DOTALL), b"\x86\x84"


def words(body: bytes) -> str | None:
    """Give the words of an attributed string, None where there are none to be read."""
    found = TO_THE_STRING.match(body) or TO_A_STRING.search(body)
    return None if found is None else _string(body, found.end())


def _string(body: bytes, at: int) -> str | None:
    """Read a string: bytes after their number."""
    size, begins = _number(body, at)
    written = body[begins : begins + size]
    if size < 0 or len(written) < size:
        written, end, _ = body[begins:].partition(AFTER)
        if not end:
            return None
    return written.decode("utf-8", "replace")


def _number(body: bytes, at: int) -> tuple[int, int]:
    """Read an integer, and say where it ends; it is below 0 where there is none that could be a number of bytes."""
    mark = body[at : at + 1]
    if mark in (bytes([TWO_BYTES]), bytes([FOUR_BYTES])):
        end = at + 1 + (2 if mark[0] == TWO_BYTES else 4)
        return int.from_bytes(body[at + 1 : end], "little"), end
    return (mark[0] if mark and mark[0] < FIRST_MARK else -1), at + 1
