"""Messenger: Facebook's download as JSON, and the end-to-end encrypted export; see `chats.meta`."""

from goodterms.chats.meta import format_of

FORMAT = format_of("messenger", "Messenger (message_1.json)")
