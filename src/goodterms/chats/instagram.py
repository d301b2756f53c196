"""Instagram's download as JSON; see `chats.meta`."""

from goodterms.chats.meta import format_of

FORMAT = format_of("instagram", "Instagram (message_1.json)")
