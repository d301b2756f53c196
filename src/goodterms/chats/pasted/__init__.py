"""Text that somebody copied out of a chat and pasted, without exporting it.

WhatsApp on a phone copies `[31/12, 22:05] Alex: hello` for each message, without the year: the last one is taken to be
of the newest year that lets it be past, and years go back from there where the days do. (WhatsApp on the web writes
`[22:05, 31/12/2024] Alex: hello`, which chats/whatsapp reads.) Telegram Desktop copies a line
`Alex, [31.12.2024 22:05]` above each message and a blank line below it. Messages without dates are refused with a word
about what to paste.

The messages have the channel of the app that they were copied from. Learned from the headers that people paste into
public trackers, and from ssb22/bits-and-bobs (telegram-old-restore.py). How Signal, iMessage and Messenger copy
several messages is not written down anywhere public, so that is not read.
"""

from goodterms.chats.pasted.reader import name_chats, read, sniff
from goodterms.chats.rows import Format

FORMAT = Format(
    channel="pasted",
    title="text copied from WhatsApp or Telegram",
    endings=(".txt",),
    sniff=sniff,
    read=read,
    name_chats=name_chats,
    last=True,
)
