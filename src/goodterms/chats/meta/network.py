"""Whether a file is of Messenger or of Instagram: both are written in one way, and seldom say so themselves.

The folders and archives around a file tell it, then where it says that its media lie, then what only one of them writes
in a message (as several public readers agree: whose post was shared, and likes in words, Instagram; animated pictures,
Messenger), then people who are called as only Instagram calls them, then the folders that it lies in on the disk. Where
nothing does, it is Messenger's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goodterms.chats.source import OnDisk

if TYPE_CHECKING:
    from goodterms.chats.source import Source

MESSENGER, INSTAGRAM = "messenger", "instagram"
BOM = b"\xef\xbb\xbf"
WORDS = (
    (INSTAGRAM, re.compile(r"instagram", re.IGNORECASE)),
    (MESSENGER, re.compile(r"facebook|messenger", re.IGNORECASE)),
)
MEDIA = (
    (INSTAGRAM, re.compile(rb'"uri"\s*:\s*"your_instagram_activity/')),
    (MESSENGER, re.compile(rb'"uri"\s*:\s*"(?:your_facebook_activity|your_activity_across_facebook)/|/stickers_used/')),
)
WRITTEN = (
    (INSTAGRAM, re.compile(rb'"(?:original_content_owner|profile_share_username)"\s*:')),
    (INSTAGRAM, re.compile(rb'"content"\s*:\s*"(?:Liked a message|Reacted [^ "]{1,99} to your message )"')),
    (MESSENGER, re.compile(rb'"gifs"\s*:\s*\[\s*\{')),
)
# Of a thread, of a thread in the encrypted export, of one that comes alone.
THREAD = re.compile(rb'"(?:sender_name|senderName)"\s*:')
PEOPLE = re.compile(rb'^\s*\{\s*"participants"\s*:\s*\[\s*(?:\{\s*"name"\s*:|"(?:[^"\\]|\\.)*"|\])')
TITLED = re.compile(rb'"(?:thread_path|threadName|is_still_participant)"\s*:')
MESSAGES = re.compile(rb'"messages"\s*:\s*\[')
OLD = re.compile(rb'^\s*\[\s*\{\s*"(?:participants|conversation)"\s*:\s*\[')
OLD_MESSAGE = re.compile(
    rb'"conversation"\s*:\s*\[\s*(?:\]|\{[^{}]{0,2000}"created_at"\s*:)|"created_at"\s*:.{0,200}"sender"', re.DOTALL
)
# Where a thread's file lies in an export; one there is claimed even where it is broken.
PLACE = re.compile(
    r"(?:^|/)(?:inbox|archived_threads|filtered_threads|message_requests|e2ee_cutover)/[^/]+/message(?:_\d+)?\.json$",
    re.IGNORECASE,
)
PAGE_NAME = re.compile(r"(?:^|/)(?:message(?:_\d+)?|secret_conversations)\.html$", re.IGNORECASE)
PAGE = re.compile(rb"\s*(?:<!doctype html|<html)", re.IGNORECASE)
PAGE_OF_META = (b"_a6-g", b"_a706", b"_3-95", b"uiBoxWhite")
USERS = re.compile(rb'"participants"\s*:\s*\[((?:\s*\{\s*"name"\s*:\s*"[a-z0-9._]+"\s*\},?)+)\s*\]')
# Sent in a chat, not the chat.
SENT = re.compile(r"(?:^|/)(?:files|photos|videos|audio|gifs|media)/[^/]*$", re.IGNORECASE)


def is_of(source: Source, network: str) -> bool:
    """Tell whether a file is a thread of Messenger or of Instagram, as JSON or as a page."""
    head = source.head.removeprefix(BOM)
    if is_old(head):
        return network == INSTAGRAM
    return (_is_thread(source, head) or is_page(source, head)) and _which(source, head) == network


def is_old(head: bytes) -> bool:
    """Tell whether a file is Instagram's messages.json of 2018 to 2020."""
    return OLD.match(head) is not None and OLD_MESSAGE.search(head) is not None


def is_page(source: Source, head: bytes) -> bool:
    """Tell whether a file is a thread as a page to look at."""
    return (
        PAGE.match(head) is not None
        and PAGE_NAME.search(_place(source)) is not None
        and any(word in head for word in PAGE_OF_META)
    )


def is_main(source: Source) -> bool:
    """Tell a thread from a file that someone sent in one."""
    return SENT.search(_place(source)) is None


def _is_thread(source: Source, head: bytes) -> bool:
    if not head.lstrip().startswith(b"{"):
        return False
    if PLACE.search(_place(source)):
        return True
    return MESSAGES.search(head) is not None and bool(
        THREAD.search(head) or (PEOPLE.match(head) and TITLED.search(head))
    )


def _which(source: Source, head: bytes) -> str:
    if (named := _named(_around(source.name))) is not None:
        return named
    for network, mark in (*MEDIA, *WRITTEN):
        if mark.search(head):
            return network
    if (users := USERS.search(head)) is not None and re.search(rb"[._\d]", users[1]):
        return INSTAGRAM
    folders = _around(str(source.path)) if isinstance(source, OnDisk) else ""
    return _named(folders) or MESSENGER


def _around(place: str) -> str:
    """Leave a thread's own folder away, whose name is someone's."""
    return PLACE.sub("", place.replace("\\", "/"))


def _named(place: str) -> str | None:
    return next((network for network, word in WORDS if word.search(place)), None)


def _place(source: Source) -> str:
    return source.place.replace("\\", "/")
