"""The parts of a mail: its words as plain text and as a page, and how many files came with it."""

from __future__ import annotations

from binascii import a2b_qp
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from goodterms.chats.mail.charsets import decoded
from goodterms.chats.mail.flowed import unwrapped
from goodterms.chats.mail.headers import first, from_base64, parameters, split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from goodterms.chats.mail.headers import Fields

    Unquote = Callable[[bytes], bytes]

DEEPEST = 30
MOST_PARTS = 2000
# Longer than anything that people write.
LONGEST_TEXT = 4 * 1024**2


@dataclass
class Body:
    """What a mail carries. texts: its words in order, each with whether it is a page. files: how many came with it.

    is_report: it is a server's report about another mail. too_long: a text is longer than anyone writes, and was left.
    """

    texts: list[tuple[bool, str]] = field(default_factory=list)
    files: int = 0
    is_report: bool = False
    too_long: bool = False


def body(fields: Fields, data: bytes, *, unquote: Unquote) -> Body:
    """Read the body of a mail. unquote: what takes back the quoting of a mailbox, where it came from one."""
    found = Body()
    _walk(found, fields, data, DEEPEST, [MOST_PARTS], unquote)
    return found


def _walk(found: Body, fields: Fields, data: bytes, deeper: int, left: list[int], unquote: Unquote) -> None:
    left[0] -= 1
    kind, said = parameters(first(fields, "content-type") or "text/plain")
    if left[0] < 0 or deeper < 0:
        found.files += 1
    elif kind.startswith("multipart/"):
        found.is_report |= kind == "multipart/report"
        before = len(found.texts)
        for piece in _cut(data, said.get("boundary", "")):
            if left[0] >= 0:
                _walk(found, *split(piece), deeper - 1, left, unquote)
        if kind == "multipart/alternative":
            found.texts[before:] = _chosen(found.texts[before:])
    elif _is_file(fields, kind):
        found.files += 1
    else:
        _add_text(found, kind, said, _unpacked(fields, data, unquote))


def _chosen(texts: list[tuple[bool, str]]) -> list[tuple[bool, str]]:
    """Choose among the same words in several forms: plain text, where there is any, else the page."""
    plain = any(text.strip() for page, text in texts if not page)
    return [(page, text) for page, text in texts if page is not plain]


def _is_file(fields: Fields, kind: str) -> bool:
    """Tell files from words: what is attached or named, and what is neither plain text nor a page."""
    how, said = parameters(first(fields, "content-disposition"))
    named = any(name.startswith("filename") for name in said)
    return how == "attachment" or named or kind not in ("text/plain", "text/html", "text", "")


def _cut(data: bytes, boundary: str) -> list[bytes]:
    """Cut a body at the lines of its boundary; where none is found, it is one part without headers."""
    line = b"\n--" + boundary.encode("utf-8", "replace")
    places = list(_places(b"\n" + data, line)) if boundary else []
    if not places:
        return [b"\n" + data]
    whole = b"\n" + data
    ends = [*places[1:], len(whole)]
    pieces = []
    for place, end in zip(places, ends, strict=True):
        begin = whole.find(b"\n", place + len(line))
        if whole.startswith(b"--", place + len(line)):
            break
        if 0 <= begin < end:
            pieces.append(whole[begin + 1 : end])
    return pieces


def _places(whole: bytes, line: bytes) -> Iterator[int]:
    place = whole.find(line)
    while place >= 0:
        rest = whole[place + len(line) : place + len(line) + 3]
        if not rest or rest.startswith(b"--") or rest[:1] in b" \t\r\n":
            yield place
        place = whole.find(line, place + 1)


def _unpacked(fields: Fields, data: bytes, unquote: Unquote) -> bytes:
    how = first(fields, "content-transfer-encoding").lower().strip()
    if how == "base64":
        return from_base64(data[: 2 * LONGEST_TEXT])
    data = unquote(data[: 2 * LONGEST_TEXT])
    return a2b_qp(data) if how == "quoted-printable" else data


def _add_text(found: Body, kind: str, said: dict[str, str], data: bytes) -> None:
    if len(data) > LONGEST_TEXT:
        found.too_long = True
        return
    text = decoded(data, said.get("charset"))
    if kind != "text/html" and said.get("format", "").lower() == "flowed":
        text = unwrapped(text, delete_space=said.get("delsp", "").lower() == "yes")
    found.texts.append((kind == "text/html", text))
