"""The words of an `attributedBody`: an NSAttributedString as Apple's old archiver writes it (“typedstream”).

After the header (a 4, “streamtyped”, the version 1000) follow values, each after the encoding of its type: `@` an
object, `+` bytes after their number. 0x84 begins something new, 0x85 is nothing, 0x86 ends an object, 0x81 and 0x82
go before an integer of two and four bytes, and 0x92 and up point back to what was there before. An object names its
class and the classes above it, each with a version. Of an attributed string the first thing is its string, and of a
string the bytes, UTF-8; the styles that follow are not needed.

The grammar is as in the public descriptions and readers dgelessus/python-typedstream and ReagentX/crabstep.
"""

from __future__ import annotations

START = b"\x04\x0bstreamtyped"
TWO_BYTES, FOUR_BYTES, NEW, NOTHING, FIRST_REFERENCE = 0x81, 0x82, 0x84, 0x85, 0x92
MOST_CLASSES = 20
BEFORE, AFTER = b"\x01+", b"\x86\x84"


def words(body: bytes) -> str | None:
    """Give the words of an attributed string, None where there are none to be read."""
    try:
        found = _Reader(body).string()
    except (IndexError, ValueError):
        found = _bare(body)
    return None if found is None else found.decode("utf-8", "replace")


class _Reader:
    """A place in a typedstream. Raise ValueError or IndexError where it does not go on as it must."""

    def __init__(self, data: bytes, at: int = 0) -> None:
        self._data, self._at = data, at

    def string(self) -> bytes:
        """Read from the beginning to the bytes of the string."""
        if self._take(len(START)) != START:
            raise ValueError
        self.number()
        for encoding in (b"@", b"@"):
            self._expect(encoding)
            self._begin_object()
        self._expect(b"+")
        return self.bytes()

    def bytes(self) -> bytes:
        """Read bytes after their number."""
        return self._take(self.number())

    def number(self) -> int:
        """Read an integer, of which here none is below 0."""
        tag = self._take(1)[0]
        if tag == TWO_BYTES:
            return int.from_bytes(self._take(2), "little")
        if tag == FOUR_BYTES:
            return int.from_bytes(self._take(4), "little")
        if tag >= FIRST_REFERENCE or tag in (NEW, NOTHING):
            raise ValueError
        return tag

    def rest(self) -> bytes:
        """Give what has not been read."""
        return self._data[self._at :]

    def _expect(self, encoding: bytes) -> None:
        """Read the encoding of the next value: written out, or the first one of all, `@`, again."""
        tag = self._take(1)[0]
        if (self.bytes() if tag == NEW else b"@" if tag == FIRST_REFERENCE else b"") != encoding:
            raise ValueError

    def _begin_object(self) -> None:
        """Read the beginning of an object: its class, and those above it."""
        if self._take(1)[0] != NEW:
            raise ValueError
        for _ in range(MOST_CLASSES):
            tag = self._take(1)[0]
            if tag == NOTHING or tag >= FIRST_REFERENCE:
                return
            if tag != NEW or self._take(1)[0] != NEW:
                raise ValueError
            self.bytes()
            self.number()
        raise ValueError

    def _take(self, count: int) -> bytes:
        piece = self._data[self._at : self._at + count]
        if len(piece) < count:
            raise IndexError
        self._at += count
        return piece


def _bare(body: bytes) -> bytes | None:
    """Find the bytes of a string in a body that is not quite as it should be: by what goes before and after them."""
    name = body.find(b"NSString")
    at = body.find(BEFORE, name) if name >= 0 else -1
    if at < 0:
        return None
    reader = _Reader(body, at + len(BEFORE))
    try:
        return reader.bytes()
    except (IndexError, ValueError):
        rest, end, _ = reader.rest().partition(AFTER)
        return rest if end else None
