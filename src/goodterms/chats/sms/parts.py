"""What an MMS is, by its parts: its kind, and the words in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LAYOUT = "application/smil"
TEXT = "text/plain"
CARDS = {"text/x-vcard", "text/vcard", "text/directory"}
# What phones record speech in; other sounds are files that someone sent.
SPEECH = {"audio/amr", "audio/amr-wb", "audio/3gpp", "audio/3gpp2", "audio/qcelp", "audio/evrc"}
NO_SUBJECT = {"", "null", "NoSubject"}

Part = tuple[str, str | None]


def part(about: Mapping[str, str]) -> Part:
    """Give a part's kind ("" for the layout), and its words."""
    content = about.get("ct", "").partition(";")[0].strip().lower()
    if content == LAYOUT:
        return "", None
    if content != TEXT:
        return ("contact" if content in CARDS else "voice" if content in SPEECH else "media"), None
    words = about.get("text", "")
    # a text that lies in `data` has the word for nothing in its place
    return ("media", None) if words == "null" and "data" in about else ("text", words)


def whole(parts: Sequence[Part], subject: str) -> tuple[str, str | None]:
    """Give the kind and the words of a message of these parts; the subject counts where there are no other words."""
    kinds = {kind for kind, _ in parts if kind}
    words = "\n".join(words for _, words in parts if words)
    if not words and subject not in NO_SUBJECT:
        words = subject
    kind = next((kind for kind in ("media", "voice", "contact") if kind in kinds), "text" if words else "media")
    return kind, words or None
