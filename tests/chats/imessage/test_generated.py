"""A table written as a database of any year, with its newest part in the WAL, reads back as the same table."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms.messages import OWNER
from tests.chats.imessage.making import IN_SECONDS, VERSIONS, Database, edits
from tests.chats.imessage.reading import NOON, imported, uploaded

if TYPE_CHECKING:
    from goodterms.chats import Source

PEOPLE = ("+4915550100001", "alex@example.org", "+15550100002")
GROUP = "Us ✨"
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffc\ufffd"), min_size=1)
EMOJI = ("❤️", "👍", "👎", "😂", "‼️", "❓")


@dataclass(frozen=True)
class Said:
    """One message: when (seconds after noon), by whom (None: the person), where, what, answering which before it."""

    after: float
    person: int | None
    group: bool
    kind: str
    text: str
    rich: bool
    about: int


MESSAGES = st.lists(
    st.builds(
        Said,
        after=st.integers(0, 10**7).map(lambda millis: millis / 1000),
        person=st.none() | st.integers(0, len(PEOPLE) - 1),
        group=st.booleans(),
        kind=st.sampled_from(["text", "text", "media", "voice", "edited", "reply", "reaction", "emoji"]),
        text=TEXTS,
        rich=st.booleans(),
        about=st.integers(0, 30),
    ),
    max_size=12,
)


def possible(said: Said, version: str, before: int) -> Said:
    """Make of a message what the year and the messages before it allow."""
    first_in = {"edited": "ventura", "reply": "big-sur", "reaction": "high-sierra", "emoji": "sequoia"}
    since = VERSIONS.index(first_in.get(said.kind, VERSIONS[0]))
    linked = said.kind in ("reply", "reaction", "emoji")
    if VERSIONS.index(version) < since or (linked and not before):
        return Said(said.after, said.person, said.group, "text", said.text, said.rich, 0)
    return said


def store_one(store: Database, chats: dict[object, int], said: Said, rows: list[int]) -> int:
    """Write a message as Messages does."""
    sender = 0 if said.person is None else said.person + 1
    sent_at = NOON + timedelta(seconds=said.after)
    about = rows[said.about % len(rows)] if rows else 0
    more: dict[str, object] = {}
    text: str | None = said.text
    if said.kind == "reply":
        more = {"thread_originator_guid": store.guid(about), "thread_originator_part": "0:0:1"}
    if said.kind == "edited":
        more = {"date_edited": 1, "message_summary_info": edits({"0": ["before", said.text]})}
        text = said.text if said.rich else None
    if said.kind in ("reaction", "emoji"):
        kind = 2006 if said.kind == "emoji" else 2000 + said.about % len(EMOJI)
        emoji = {"associated_message_emoji": said.text} if said.kind == "emoji" else {}
        more = {"associated_message_type": kind, "associated_message_guid": f"p:0/{store.guid(about)}"} | emoji
    if said.kind in ("media", "voice"):
        text = f"\ufffc{said.text}"
    row = store.message(
        chats[GROUP if said.group else said.person],
        sent_at,
        sender,
        text,
        **({"attributedBody": True} if said.rich else {}),
        **more,
    )
    if said.kind in ("media", "voice"):
        store.attach(row, mime_type="image/png" if said.kind == "media" else "audio/amr")
    return row


def expected(said: Said, version: str) -> tuple[datetime, str, str, str | None, bool, str]:
    """Say what is to be read."""
    after = int(said.after) if version in IN_SECONDS else said.after
    kind = {"edited": "text", "reply": "text", "emoji": "reaction"}.get(said.kind, said.kind)
    text = EMOJI[said.about % len(EMOJI)] if said.kind == "reaction" else said.text
    sender = OWNER if said.person is None else PEOPLE[said.person]
    chat = GROUP if said.group else PEOPLE[said.person or 0]
    return NOON + timedelta(seconds=after), sender, kind, text, said.kind == "edited", chat


def written(folder: Path, messages: list[Said], version: str, in_wal: int) -> list[tuple[Said, int | None]]:
    """Write the messages, the last so many of them into the WAL alone; give each, and which one it is about."""
    store = Database(folder / "live.db", version, page_size=512, wal=True)
    handles = [store.handle(name) for name in PEOPLE]
    chats: dict[object, int] = {number: store.chat(name, handles[number]) for number, name in enumerate(PEOPLE)}
    chats |= {GROUP: store.chat("chat1", *handles, title=GROUP), None: chats[0]}
    checkpoint(store)
    done: list[tuple[Said, int | None]] = []
    rows: dict[object, list[int]] = {}
    for number, wanted in enumerate(messages):
        if number == len(messages) - in_wal:
            checkpoint(store)
        where = GROUP if wanted.group else wanted.person or 0
        before = rows.setdefault(where, [])
        said = possible(wanted, version, len(before))
        linked = said.kind in ("reply", "reaction", "emoji")
        about = before[said.about % len(before)] if linked else None
        row = store_one(store, chats, said, before)
        if said.kind not in ("reaction", "emoji"):
            before.append(row)
        done.append((said, about))
    store.opened.commit()
    for ending in ("", "-wal"):
        shutil.copy(folder / f"live.db{ending}", folder / f"chat.db{ending}")
    store.close()
    return done


def checkpoint(store: Database) -> None:
    """Put all that was written so far into the database itself."""
    store.opened.commit()
    store.opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@settings(max_examples=25)
@given(MESSAGES, st.sampled_from(VERSIONS), st.integers(0, 12), st.booleans())
def test_a_database_reads_back_as_the_table_it_was_written_from(
    messages: list[Said],
    version: str,
    in_wal: int,
    on_disk: bool,  # drawn, not passed
) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        done = written(folder, messages, version, in_wal)
        file: Path | list[Source] = folder / "chat.db" if on_disk else uploaded(folder / "chat.db")
        found = imported(file).messages
    rows = [(*expected(said, version), number) for number, (said, _) in enumerate(done)]
    rows.sort(key=lambda row: (row[0], row[-1]))
    columns = ["sent_at", "sender", pl.col("kind").cast(pl.String), "text", "edited", "chat"]
    assert found.select(columns).rows() == [row[:-1] for row in rows]
    places = {number + 1: place for place, (*_, number) in enumerate(rows)}
    answers = {places[number + 1]: places[about] for number, (_, about) in enumerate(done) if about is not None}
    ids = found["id"].to_list()
    assert found["reply_to"].to_list() == [
        ids[answers[place]] if place in answers else None for place in range(len(rows))
    ]
