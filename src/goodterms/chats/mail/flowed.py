"""Text that was wrapped for sending, and says so (format=flowed, RFC 3676): its lines are put together again."""

from __future__ import annotations

SIGNATURE = "-- "


def unwrapped(text: str, *, delete_space: bool) -> str:
    """Join the lines that end in a space with the next one of the same quoting; `delete_space`: without that space."""
    lines: list[list[str]] = []
    flows, before = False, 0
    for line in text.split("\n"):
        content = line.lstrip(">")
        depth = len(line) - len(content)
        content = content.removeprefix(" ")
        ends = content == SIGNATURE or not content.endswith(" ")
        piece = content[:-1] if delete_space and not ends else content
        if flows and depth == before and content not in ("", SIGNATURE):
            lines[-1].append(piece)
        else:
            lines.append(["> " if depth else "", piece])
        flows, before = not ends, depth
    return "\n".join("".join(pieces) for pieces in lines)
