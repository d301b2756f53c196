"""Google Chat, as Google Takeout exports it: a folder for each conversation, with messages.json and group_info.json.

`Google Chat/Groups/DM …` and `Space …` hold a conversation each. messages.json has `messages`: `creator` (name, email),
`created_date` in words and in UTC ("Friday, March 17, 2023 at 9:00:00 AM UTC", in the language of the account; read in
English, Russian and Japanese), `text`, `attached_files`, `annotations` (links, calls, tasks), `reactions`, and
`message_id`, which is group/topic/message. A message that was edited has `updated_date` and its earlier wordings, the
first of which has the date; a deleted one has `message_state`. group_info.json names a space and its members; a
conversation of two has no name, and is called by both (Users/…/user_info.json, which says whose export it is, lies
in another folder and is not needed for that).

shapes.py: the file into messages; table.py: messages into rows; dates.py: times in words; chats.py: names of chats.
Learned from the parsers and generators of public projects that describe real exports: develhack/google-chat-takeout-
explorer, and others found in public code by the names of these fields.
"""

from goodterms.chats.google_chat.chats import name_chats
from goodterms.chats.google_chat.table import read, sniff
from goodterms.chats.rows import Format

FORMAT = Format(
    channel="google-chat",
    title="Google Chat (messages.json of Google Takeout)",
    endings=(".json",),
    sniff=sniff,
    read=read,
    name_chats=name_chats,
    companions=("group_info.json",),
)
