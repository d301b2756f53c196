"""The events of all conversations as rows: every one becomes a row, or is noted as skipped."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import polars as pl
from msgspec import Raw

from goodterms.chats import jsons, titles
from goodterms.chats.hangouts.shapes import About, Call, Content, Event
from goodterms.chats.records import Record, columns, in_range, usable
from goodterms.chats.rows import ROW_SCHEMA, Rows
from goodterms.chats.source import BadExport
from goodterms.messages import PRECISION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from goodterms.chats.rows import Options
    from goodterms.chats.source import Source

APP = "Hangouts"
OF_HANGOUTS = re.compile(rb'"(?:conversations|conversation_state)"\s*:\s*\[\s*\{\s*"conversation(?:_id)?"\s*:')
CALL_BEGINS = "the beginning of a call, whose end is a row"
NOTHING = "nothing in it that Good Terms knows"
CUTTING, DECODING = 0.3, 0.9


def sniff(source: Source) -> bool:
    """Tell whether a file is Hangouts.json."""
    return OF_HANGOUTS.search(source.head[:4000]) is not None


def read(source: Source, options: Options) -> Rows:
    """Read all conversations. Raise BadExport where the file is broken."""
    data = source.data.removeprefix(jsons.BOM)
    try:
        records = list(_records(data))
    except jsons.BROKEN as problem:
        raise BadExport(jsons.broken(source, data, problem)) from None
    options.heard(CUTTING)
    count = max(1, len(records))
    frame = columns(records, lambda at: options.heard(CUTTING + (DECODING - CUTTING) * min(1, at / count)), pl.Int64)
    frame = frame.with_columns(in_range(frame["time"]))
    kept, skipped = usable(frame, source.name, "event")
    warnings = () if records else (f"“{source.name}” holds no messages.",)
    finished = kept.with_columns(pl.lit("sub", PRECISION).alias("precision"), pl.lit(None, pl.UInt32).alias("answers"))
    return Rows(finished.select(*ROW_SCHEMA), skipped, warnings)


def _records(data: bytes) -> Iterator[Record]:
    whole = jsons.keyed(data)
    raws = jsons.listed(whole.get("conversations")) or jsons.listed(whole.get("conversation_state"))
    found = [_parts(raw) for raw in raws]
    at = 0
    for (about, events), title in zip(found, _titles([about for about, _ in found]), strict=True):
        each = jsons.each(events, Event, APP)
        people = _people(about)
        for event, begun in zip(each, _calls(each), strict=True):
            at += 1
            yield _record(at, event, people, title, begun)


def _parts(raw: Raw) -> tuple[About, list[Raw]]:
    """Cut a conversation into what it is and its events, in the newer or the older form."""
    outer = jsons.keyed(raw)
    inner = jsons.keyed(outer.get("conversation_state")) or jsons.keyed(outer.get("conversation"))
    about = jsons.one(inner.get("conversation", Raw(b"{}")), About, APP)
    return about if isinstance(about, About) else About(), jsons.listed(outer.get("events") or inner.get("event"))


def _people(about: About) -> dict[str, str]:
    """Give the name of each account in a conversation."""
    pairs = [(one.id and one.id.gaia_id, one.fallback_name) for one in about.participant_data]
    return {number: name for number, name in pairs if number and name}


def _titles(conversations: Sequence[About]) -> list[str]:
    """Name each conversation: by its name, else by who is in it beside the owner; two of one name get their number."""
    names = [about.name or titles.of_people(_others(about)) or APP for about in conversations]
    counts = Counter(names)
    return [f"{name} ({number})" if counts[name] > 1 else name for number, name in enumerate(names, 1)]


def _others(about: About) -> list[str]:
    own = about.self_conversation_state
    state = own and own.self_read_state
    owner = state and state.participant_id and state.participant_id.gaia_id
    people = _people(about)
    return [name for number, name in people.items() if number != owner] or list(people.values())


def _calls(events: Sequence[Event | str]) -> list[int | None]:
    """Tell of each event when the call began that ends with it; -1 for the beginning of a call whose end follows."""
    found: list[int | None] = [None] * len(events)
    started: int | None = None
    for place, event in sorted(enumerate(events), key=lambda pair: _time(pair[1]) or 0):
        call = event.hangout_event if isinstance(event, Event) else None
        if call is None or isinstance(event, str):
            continue
        if call.event_type == "START_HANGOUT":
            started = place
        elif call.event_type == "END_HANGOUT" and started is not None:
            found[place], found[started], started = _time(events[started]), -1, None
    return found


def _time(event: Event | str) -> int | None:
    written = None if isinstance(event, str) else event.timestamp
    try:
        return None if written is None else max(-(2**62), min(int(written), 2**62))
    except ValueError:
        return None


def _record(at: int, event: Event | str, people: Mapping[str, str], title: str, begun: int | None) -> Record:
    if isinstance(event, str):
        return Record(at, None, None, None, problem=event)
    number = event.sender_id and event.sender_id.gaia_id
    sender, time = people.get(number or "", number or None), _time(event)
    if event.hangout_event is not None:
        return _call(at, event.hangout_event, sender, time, title, begun)
    if event.chat_message is not None:
        kind, text = _content(event.chat_message.message_content or Content())
        return Record(at, time, sender, kind, text, ref=event.event_id, chat=title, problem=NOTHING)
    notice = _notice(event, people)
    return Record(at, time, sender, "system" if notice else None, notice, chat=title, problem=NOTHING)


def _call(at: int, call: Call, sender: str | None, time: int | None, title: str, begun: int | None) -> Record:
    """Make one row of a call, at its beginning where that is known; without a length where nobody answered."""
    if begun == -1:
        return Record(at, time, sender, None, problem=CALL_BEGINS)
    seconds = str(call.hangout_duration_secs or "")
    length = float(seconds) if re.fullmatch(r"\d{1,8}", seconds) else None
    return Record(at, time if begun is None else begun, sender, "call", chat=title, duration_s=length)


def _content(content: Content) -> tuple[str | None, str | None]:
    """Tell kind and words of a message."""
    text = "".join("\n" if one.type == "LINE_BREAK" else one.text or "" for one in content.segment)
    if not content.attachment:
        return ("text", text) if text else (None, None)
    items = [one.get("embed_item") for one in content.attachment]
    sorts = [item.get("type") for item in items if isinstance(item, dict)]
    places = [sort for sort in sorts if isinstance(sort, list) and any(str(one).startswith("PLACE") for one in sort)]
    return "location" if places and len(places) == len(items) else "media", text or None


def _notice(event: Event, people: Mapping[str, str]) -> str | None:
    """Say who joined or left, or the new name of a conversation, in the app's own word for it."""
    if event.conversation_rename is not None:
        name = event.conversation_rename.get("new_name")
        return f"RENAME · {name}" if isinstance(name, str) else "RENAME"
    if event.membership_change is None:
        return None
    who = event.membership_change.get("participant_id")
    numbers = [one.get("gaia_id") for one in who if isinstance(one, dict)] if isinstance(who, list) else []
    named = ", ".join(people.get(str(number), str(number)) for number in numbers)
    return " · ".join(part for part in (str(event.membership_change.get("type") or "MEMBERS"), named) if part)
