"""A page of Google Voice into its records: messages, or one call."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, cast

from lxml import etree

from goodterms.chats.google_voice import words
from goodterms.chats.source import BadExport

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from goodterms.chats.source import Source

# Google begins a new page long before; a tree of more would fill the memory.
MOST_BYTES = 64 * 1024**2
TEXTS = "//div[starts-with(@class, 'hChatLog')]"
CALL = "//div[@class='haudio']"
FILE = re.compile(r"(.*?) ?- (?:[^-]+ - )?\d{4}-\d\d-\d\dT\d\d_\d\d_\d\dZ")
ATTACHED = (
    ("media", ".//img"),
    ("media", ".//a[@class='video']"),
    ("voice", ".//audio"),
    ("contact", ".//a[@class='vcard']"),
)
MARK, END = '<div class="message">', "</html>"
CALLS = {"placed": "call", "received": "call", "missed": "call", "voicemail": "voice", "recorded": None}
UNCOUNTED = "a recording of a call"
UNKNOWN = "a call of a kind that is not known"


@dataclass(frozen=True, slots=True)
class Record:
    """A message or call.

    time: as it stands there. name, number: of the other in a call, of who wrote a message that is not one's own; ""
    where unknown. kind: null where it is to be no row, for this reason.
    """

    time: str
    mine: bool
    name: str
    number: str
    kind: str | None
    text: str | None = None
    seconds: float | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page.

    title, file: whom it is with by its title, and by its file's name, "" where that is not said. group: its members.
    whole: whether the page does not break off.
    """

    records: list[Record]
    title: str
    file: str
    group: tuple[str, ...]
    whole: bool


def page(source: Source) -> Page:
    """Read a page. Raise BadExport where it is none."""
    text = _text(source)
    whole = END in text
    tree = _tree(source, text if whole else _up_to_whole(text))
    texts, calls = (cast("list[_Element]", tree.xpath(path)) for path in (TEXTS, CALL))
    if not texts and not calls:
        raise BadExport(
            f"“{source.name}” holds no texts and no call of Google Voice; choose a page from “Voice/Calls”."
        )
    records = [_message(each) for chat in texts for each in chat.iterfind(".//div[@class='message']")]
    # The parser ends at tags within tags within tags, and at what it takes for an entity without end.
    whole = whole and (not texts or len(records) >= text.count(MARK))
    records += [_call(each) for each in calls]
    if not whole and not records:
        raise BadExport(f"“{source.name}” breaks off before anything in it is whole; export it again.")
    return Page(records, _title(tree) if texts else "", _by_file(source), tuple(_members(texts)), whole)


def _text(source: Source) -> str:
    if source.size > MOST_BYTES:
        raise BadExport(f"“{source.name}” is larger than any page of Google Voice; it was not read.")
    try:
        text = source.data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\x00"
    if "\x00" in text:
        raise BadExport(f"“{source.name}” is not readable text; export it again.")
    return text


def _up_to_whole(text: str) -> str:
    """Cut a page that breaks off before a message whose words are not whole."""
    last = text.rfind(MARK)
    return text if last < 0 or "</q>" in text[last:] else text[:last]


def _tree(source: Source, text: str) -> _Element:
    try:
        parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True)
        tree = cast("_Element | None", etree.fromstring(text.encode(), parser))
    except (etree.LxmlError, ValueError):
        tree = None
    if tree is None:
        raise BadExport(f"“{source.name}” is not a page that can be read; export it again.")
    return tree


def _message(message: _Element) -> Record:
    link = message.find("./cite//a[@class='tel']")
    mine = link is not None and link.find("./abbr[@class='fn']") is not None
    kinds = [kind for kind, path in ATTACHED if message.find(path) is not None]
    kind = next(iter(kinds), "text")
    text = words.written(message.find("./q"))
    nothing = kind != "text" and (not text or text in words.PLACEHOLDERS)
    who = ("", "") if mine else _who(link)
    return Record(_time(message, "./abbr[@class='dt']"), mine, *who, kind, None if nothing else text)


def _call(call: _Element) -> Record:
    labels = [(each.get("href") or "").rpartition("#")[2] for each in call.iterfind(".//div[@class='tags']//a")]
    label = next((label for label in labels if label in CALLS), "")
    time = _time(call, ".//abbr[@class='published']")
    who = _who(call.find(".//div[@class='contributor vcard']//a[@class='tel']"))
    if (kind := CALLS.get(label)) is None:
        return Record(time, False, *who, None, reason=UNCOUNTED if label else UNKNOWN)
    length = call.find(".//abbr[@class='duration']")
    seconds = None if length is None or label == "missed" else words.seconds(length.get("title"))
    heard = words.said(call.find(".//span[@class='full-text']")).strip()
    text = heard if kind == "voice" and heard not in {"", words.UNHEARD} else None
    return Record(time, label == "placed", *who, kind, text, seconds)


def _time(element: _Element, path: str) -> str:
    found = element.find(path)
    return "" if found is None else found.get("title") or ""


def _who(link: _Element | None) -> tuple[str, str]:
    """Give the name and the number in a link."""
    if link is None:
        return "", ""
    return words.called(link.find("./*[@class='fn']")), words.number(link)


def _members(texts: list[_Element]) -> Iterator[str]:
    for chat in texts:
        for link in chat.iterfind("./div[@class='participants']//a[@class='tel']"):
            name, number = _who(link)
            if name or number:
                yield name or number


def _title(tree: _Element) -> str:
    """Say by the title whom texts are with: a name alone, or below "Me to"."""
    title = words.said(tree.find(".//title"))
    name = title.partition("\n")[2] if "\n" in title else title
    return "" if name.strip() == "Me to" else " ".join(name.split())


def _by_file(source: Source) -> str:
    """Say by the file's name whom a page is with."""
    found = FILE.match(PurePosixPath(source.place.replace("\\", "/")).stem)
    return found[1].strip() if found else ""
