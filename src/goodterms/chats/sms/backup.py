"""A backup file as a stream of its records, in memory that does not grow with the file.

The parser tells of each tag and builds no tree. A file that brings definitions, and so entities of its own, is refused;
nothing is read from elsewhere, the parser keeps its limits on sizes, and where no record ends for long, it stops.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, cast

from lxml import etree

from goodterms.chats.sms.attachments import without_attachments
from goodterms.chats.sms.references import mended
from goodterms.chats.source import BadExport

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import ParserTarget

    from goodterms.chats.progress import Heard
    from goodterms.chats.source import Source

CHUNK = 1024**2
BEFORE_ROOT = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^<>\[]*(?:\[.*?\]\s*)?>", re.DOTALL)
ROOT = re.compile(r"<([A-Za-z][\w.-]*)[\s/>]")
# More than any message without its attachments; where no record ends for longer, the file is damaged.
FAR = 16 * 1024**2


class Records:
    """What takes the records of a file: told of each tag, with its attributes, and of the end of each element.

    file: the file's name, as a person calls it. count: of the records that are whole.
    """

    def __init__(self, file: str) -> None:
        self.file, self.count = file, 0

    def doctype(self, _name: str, _public: str | None, _system: str | None) -> None:
        """Hear of definitions. Raise BadExport."""
        raise BadExport(f"“{self.file}” brings definitions of its own, which no backup does; it was not read.")

    def settle(self) -> None:
        """Hear that a piece of the file is done."""

    def close(self) -> None:
        """Hear of the end."""


def root(head: bytes) -> str | None:
    """Name the root of an XML file by its first bytes; None where there is none among them."""
    return _beginning(head)[0]


def _beginning(head: bytes) -> tuple[str | None, bool]:
    """Name the root, and tell whether definitions stand before it."""
    text = head.decode(_encoding(head) or "utf-8", "replace").removeprefix("\ufeff")
    at, defines = 0, False
    while before := BEFORE_ROOT.match(text, at):
        at, defines = before.end(), defines or before[0].startswith("<!DOCTYPE")
    found = ROOT.match(text, at)
    return (None if found is None else found[1]), defines


def feed(source: Source, records: Records, name: str, heard: Heard) -> bool:
    """Hand the records of a file over, and tell whether the file is whole; name: that of its root.

    Where it breaks off or is damaged, what comes before is handed over. Raise BadExport where that is nothing, or the
    file is something else.
    """
    found, defines = _beginning(source.head)
    if found != name:
        raise BadExport(f"“{source.name}” is not a backup by SMS Backup & Restore; choose the .xml file that it made.")
    if defines:
        records.doctype(name, None, None)
    whole = _feed(source, records, heard)
    if not whole and not records.count:
        raise BadExport(
            f"“{source.name}” breaks off or is damaged before the first record in it is whole; make the backup "
            "again, or copy the file again."
        )
    return whole


def _feed(source: Source, records: Records, heard: Heard) -> bool:
    # huge_tree would lift the limits; without attachments nothing in a backup comes near them. Where entities are not
    # resolved at all, libxml2 hands `&amp;` over as `&#38;`; there are none but those of XML itself.
    parser = etree.XMLParser(
        target=cast("ParserTarget[None]", records),
        encoding="utf-8" if _encoding(source.head) else None,
        resolve_entities="internal",
        load_dtd=False,
        no_network=True,
        huge_tree=False,
    )
    count = far = 0
    try:
        for chunk in mended(without_attachments(_chunks(source, heard))):
            parser.feed(chunk)
            records.settle()
            far = far + len(chunk) if records.count == count else 0
            count = records.count
            if far > FAR:
                return False
        parser.close()
    except etree.XMLSyntaxError:
        return False
    return True


def _chunks(source: Source, heard: Heard) -> Iterator[bytes]:
    """Read a file piece by piece, in UTF-8 where it is in UTF-16."""
    encoding, done = _encoding(source.head), 0
    decode = codecs.getincrementaldecoder(encoding)("replace").decode if encoding else None
    with source.open() as stream:
        while chunk := stream.read(CHUNK):
            yield chunk if decode is None else decode(chunk).encode()
            done += len(chunk)
            heard(min(1, done / max(1, source.size)))


def _encoding(head: bytes) -> str | None:
    """Name the encoding of a file in UTF-16, None for any other: the parser knows those."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return {b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}.get(head[:2])
