"""Single pages: exact words, who it is with, damaged pages, and a round trip."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from html import escape
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms.chats import google_voice as form
from goodterms.chats.rows import Options, Rows, to_messages
from goodterms.chats.source import BadExport, Source
from goodterms.messages import OWNER, check

SAMPLES = Path(__file__).parents[2] / "samples" / "google_voice"
WHOLE = {path.name: path.read_bytes() for path in SAMPLES.rglob("*.html")}
OPTIONS = Options("Europe/Berlin")
NAME = "Alex Example - Text - 2026-06-01T16_00_00Z.html"
BROKEN = "the page breaks off or is damaged here; nothing after it could be read"


def message(quote: str, *, mine: bool = False, at: str = "2026-06-01T18:00:00.463+02:00", name: str = "Alex") -> str:
    called = '<abbr class="fn" title="">Me</abbr>' if mine else f'<span class="fn">{escape(name)}</span>'
    sender = f'<cite class="sender vcard"><a class="tel" href="tel:+15550000001">{called}</a></cite>'
    return f'<div class="message"><abbr class="dt" title="{at}">then</abbr>:\n{sender}:\n<q>{quote}</q>\n</div>'


def page(*messages: str, title: str = "", name: str = NAME) -> Source:
    body = f'<div class="hChatLog hfeed">\n{" ".join(messages)}</div>'
    text = f'<?xml version="1.0" ?>\n<html><head><title>{title}</title></head>\n<body>{body}</body></html>'
    return Source(name, text.encode())


def read(source: Source) -> Rows:
    return form.read(source, OPTIONS)


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("two<br><br>lines", "two\n\nlines"),
        ("an MMS<br>", "an MMS"),
        ("broken on purpose<br><br>", "broken on purpose\n"),
        (" blanks  stay ", " blanks  stay "),
        ("&lt;br&gt; &amp;amp; &#39;", "<br> &amp; '"),
        ("<a href='https://example.org'>example.org</a> <b>is</b> it", "example.org is it"),
        ("", ""),
    ],
)
def test_words_come_back_exactly(quote: str, text: str) -> None:
    assert read(page(message(quote))).frame["text"].to_list() == [text]


@pytest.mark.parametrize(
    ("title", "name", "chat"),
    [
        ("Me to\nRobin Example", NAME, "Robin Example"),
        ("Me to\n", "+15550000002 - Text - 2026-06-01T16_00_00Z.html", "+15550000002"),
        ("Me to", "Voice/Calls/Robin - Cell - Text - 2026-06-01T16_00_00Z(1).html", "Robin - Cell"),
        ("Robin Example", NAME, "Robin Example"),
    ],
)
def test_whom_an_unanswered_message_was_for_stands_in_the_title_or_the_name(title: str, name: str, chat: str) -> None:
    assert read(page(message("hi", mine=True), title=title, name=name)).frame["chat"].to_list() == [chat]


def test_a_message_to_nobody_is_noted() -> None:
    rows = read(page(message("hi", mine=True), name="page.html"))
    assert rows.frame.is_empty()
    assert [entry.reason for entry in rows.skipped] == ["no number or name of the other"]


def test_a_contact_called_like_the_owner_is_not_the_owner() -> None:
    assert read(page(message("hi", name="me"))).frame["sender"].to_list() == ["me (+15550000001)"]


def test_of_a_page_that_breaks_off_what_is_whole_is_read() -> None:
    whole = page(message("one"), message("two"), message("three")).data
    rows = read(Source(NAME, whole[: whole.index(b"three") + 2]))
    assert rows.frame["text"].to_list() == ["one", "two"]
    assert [(entry.place, entry.reason) for entry in rows.skipped] == [("after message 2", BROKEN)]
    with pytest.raises(BadExport, match="breaks off before anything in it is whole"):
        read(Source(NAME, whole[: whole.index(b"one") + 2]))


@pytest.mark.parametrize(
    "at", ["", "yesterday", "2026-06-01T18:00:00", "0001-01-01T00:00:00+14:00", "2026-13-01T00:00Z"]
)
def test_a_message_without_a_time_is_noted(at: str) -> None:
    rows = read(page(message("no"), message("no", at=at), message("no", at=at)))
    assert rows.frame.height == 1
    assert [(entry.place, entry.count, entry.reason) for entry in rows.skipped] == [
        ("message 2", 2, "no date that can be read")
    ]


def test_a_damaged_page_among_others_is_noted_and_the_rest_is_read(tmp_path: Path) -> None:
    from goodterms import chats

    (tmp_path / "one.html").write_bytes(page(message("one")).data)
    (tmp_path / "two.html").write_bytes(page(message("two")).data.replace(b"two", b"\xff\xff"))
    found = chats.read(tmp_path, tz="UTC")
    assert found.messages["text"].to_list() == ["one"]
    assert [(entry.place, entry.count) for entry in found.skipped] == [("the whole file", 1)]


@pytest.mark.parametrize("content", [b"", b"<html></html>", b'<div class="message">', b"\x00" * 100])
def test_other_files_are_not_claimed(content: bytes) -> None:
    assert not form.sniff(Source("page.html", content))
    with pytest.raises(BadExport):
        read(Source("page.html", content))


def test_what_is_deep_or_defines_entities_is_read_or_refused() -> None:
    bomb = b'<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    for inside in ("<b>" * 50_000, "&b;" * 1000):
        sound_or_refused(bomb + page(message(inside)).data)


def test_what_the_parser_does_not_reach_is_noted() -> None:
    found = read(page(message("hi"), message("<b>" * 50_000), message("lost", mine=True)))
    assert found.frame["text"].to_list()[:1] == ["hi"]
    assert [(entry.place, entry.reason) for entry in found.skipped] == [("after message 2", BROKEN)]


def sound_or_refused(data: bytes) -> None:
    form.sniff(Source(NAME, data))
    try:
        check(to_messages(form.FORMAT, read(Source(NAME, data)).frame))
    except BadExport as problem:
        said = str(problem)
    else:
        said = ""
    assert "\n" not in said


@given(st.data(), st.sampled_from(sorted(WHOLE)))
@settings(max_examples=60)
def test_any_damage_gives_a_sound_table_or_one_sentence(data: st.DataObject, name: str) -> None:
    whole = WHOLE[name]
    at = data.draw(st.integers(0, len(whole)))
    noise = data.draw(st.binary(max_size=20) | st.sampled_from([b"<", b">", b'"', b"</div>", b"<q>", b"&"]))
    sound_or_refused(whole[:at] + noise + whole[at + data.draw(st.integers(0, 200)) :])
    sound_or_refused(noise)


@dataclass(frozen=True)
class Written:
    """A message as it stands in a table."""

    at: datetime
    mine: bool
    text: str

    @property
    def div(self) -> str:
        local = self.at.astimezone(timezone(timedelta(hours=-4)))
        quote = escape(self.text, quote=False).replace("\n", "<br>")
        # after the last line break Google writes another one
        return message(
            quote + "<br>" * self.text.endswith("\n"), mine=self.mine, at=local.isoformat("T", "milliseconds")
        )


# Characters that a page can hold; a line's end is written as a tag.
TEXTS = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"], include_characters="\n"), max_size=30
)
TIMES = st.datetimes(datetime(2009, 1, 1), datetime(2100, 1, 1)).map(  # noqa: DTZ001 -- made aware here
    lambda at: at.replace(microsecond=at.microsecond // 1000 * 1000, tzinfo=UTC)
)


@given(st.lists(st.builds(Written, TIMES, st.booleans(), TEXTS), min_size=1, max_size=10))
@settings(max_examples=40)
def test_what_is_written_out_is_read_back(messages: list[Written]) -> None:
    rows = read(page(*(one.div for one in messages), title="Alex"))
    assert rows.frame.select("sent_at", "sender", "text", "chat", pl.col("kind").cast(pl.String)).rows() == [
        (one.at, OWNER if one.mine else "Alex", one.text, "Alex", "text") for one in messages
    ]
