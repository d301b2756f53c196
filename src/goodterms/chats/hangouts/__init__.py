"""Google Hangouts, as Google Takeout exported it until 2022: Hangouts.json, all conversations of an account.

`conversations` hold `conversation` (its id, perhaps a name, `participant_data` with `fallback_name`, and who the owner
is) and `events`; before 2018 `conversation_state` held the same as `conversation` and `event`. An event has
`sender_id.gaia_id`, a `timestamp` in microseconds as text, and one of chat_message (segments of text, links and line
breaks; attachments), hangout_event (a call begins or ends, with its seconds), membership_change, conversation_rename.

shapes.py: events and who is in a conversation; table.py: the file into rows.

Learned from amardeshbd/kotlin-google-hangouts-parser, adrish96/Hangouts-JSON-Parser and other public parsers.
"""

from goodterms.chats.hangouts.table import read, sniff
from goodterms.chats.rows import Format

FORMAT = Format(channel="hangouts", title="Google Hangouts (Hangouts.json)", endings=(".json",), sniff=sniff, read=read)
