"""WhatsApp's exported chats: a text file, alone or in a zip with its media.

A message begins with a header (date, time, author) and goes on until the next one; a notice of the app has no
author. How the header is written depends on the phone's language and system, and the file does not say: Android
writes `31/12/2024, 22:05 - Alex: hello`, an iPhone `[31/12/2024, 22:05:09] Alex: hello` with U+200E before its
own words. Times are local, to the minute or second. At most about 40,000 messages fit in one export. The ways
of writing are data: styles.toml for headers (words.py for those with words in their dates), marks.toml for the
app's own words in many languages. Learned from the exports and test files of public parsers; see docs/formats.md.
"""

from goodterms.chats.rows import Format
from goodterms.chats.whatsapp.reader import is_main, name_chats, read, sniff

FORMAT = Format(
    channel="whatsapp",
    title="WhatsApp (.txt, .zip)",
    endings=(".txt",),
    sniff=sniff,
    of_lines=True,
    read=read,
    name_chats=name_chats,
    is_main=is_main,
)
