"""Google Voice as Google Takeout hands it over: a folder `Voice/Calls` of pages, each a piece of a conversation.

A page is called by whom it is with, what it is and when it begins in UTC: `Alex Example - Text -
2026-11-28T18_17_22Z.html`, `+15550000001 - Missed - ….html`, `Group Conversation - ….html`. A page of texts is a
`div.hChatLog` with a `div.message` each: `abbr.dt` has the time in its title, with milliseconds and the difference to
UTC; `cite.sender` holds a `tel:` link with the name, in an `abbr` for the person's own messages and in a `span` for
all others, both perhaps empty; `q` holds the words, with `<br>` at the end of a line and after the words of an MMS;
then come images, videos, sounds and contact cards. A group lists its `div.participants`, without the person. A page of
a call is a `div.haudio` with `abbr.published`, `abbr.duration`, a `div.contributor`, labels (`#placed`, `#received`,
`#missed`, `#voicemail`, `#recorded`), and for a voicemail perhaps a transcript in `span.full-text`.

Learned from the test files and readers of moshekaplan/google-voice-takeout-parser, ntang/gvoice-sms-takeout-xml,
psanford/google-voice-takeout-parser and lbeder/google-voice-takeout-merger.

pages.py: a page into records; words.py: the words in it; table.py: records into rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodterms.chats.google_voice.table import rows
from goodterms.chats.rows import Format

if TYPE_CHECKING:
    from goodterms.chats.rows import Options, Rows
    from goodterms.chats.source import Source

TEXTS = b'<div class="hChatLog'
CALL = (b'<div class="haudio"', b'class="contributor vcard"')


def sniff(source: Source) -> bool:
    """Tell whether a file is a page of Google Voice."""
    head = source.head
    return TEXTS in head or all(mark in head for mark in CALL)


def read(source: Source, _options: Options) -> Rows:
    """Read a page. Raise BadExport where it is something else, or nothing in it is whole."""
    return rows(source)


FORMAT = Format(
    channel="google-voice",
    title="Google Voice (Takeout)",
    endings=(".html",),
    sniff=sniff,
    read=read,
    pieces=True,
    says_owner=True,
)
