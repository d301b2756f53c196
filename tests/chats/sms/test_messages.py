"""What SMS and MMS become: kinds, exact texts, times, and what is left out."""

from __future__ import annotations

from datetime import UTC, datetime

import polars as pl
import pytest

from goodterms.messages import OWNER
from tests.chats.sms.backed_up import backup, imported, mms, part, sample, sms


def test_every_kind_is_told_apart_and_texts_come_back_exactly() -> None:
    found = sample("every_kind.xml")
    assert found.messages.select(pl.col("kind").cast(pl.String), "sender", "text").rows() == [
        ("text", "Alex Example", "Hello Kim,\nare you  there? "),
        ("text", OWNER, 'Yes & <no> "maybe" 🙂'),
        ("text", "Alex Example", ""),
        ("media", "Alex Example", None),
        ("media", OWNER, "Look at\nthis"),
        ("voice", "Alex Example", None),
        ("media", "Alex Example", None),
        ("contact", "Alex Example", None),
        ("text", "Alex Example", "First page\nsecond page"),
        ("text", "Alex Example", "Only a subject"),
        ("media", "Alex Example", "The ticket"),
        ("media", "Alex Example", None),
        ("media", "Alex Example", None),
    ]
    assert set(found.messages["chat"]) == {"Alex Example"}
    assert set(found.messages["channel"]) == {"sms"}
    assert (found.skipped, found.warnings) == ((), ())


def test_times_are_exact_to_the_millisecond_for_sms_and_to_the_second_for_mms() -> None:
    found = sample("every_kind.xml").messages
    assert found["sent_at"][0] == datetime(2026, 6, 1, 16, 0, 0, 463_000, tzinfo=UTC)
    assert found["precision"][0] == "sub"
    assert found["sent_at"][3] == datetime(2026, 6, 1, 16, 3, tzinfo=UTC)
    assert found["precision"][3] == "second"


def test_what_is_no_message_is_named_with_its_reason_and_the_rest_is_read() -> None:
    found = sample("skipped.xml")
    assert found.messages["text"].to_list() == ["Good", "Good as well"]
    assert [(entry.place, entry.count, entry.reason) for entry in found.skipped] == [
        ("message 2", 2, "a draft, never sent"),
        ("message 4", 2, "it was still to be sent"),
        ("message 6", 1, "it could not be sent"),
        ("message 7", 1, "neither received nor sent, in a way that is not known"),
        ("message 8", 3, "no date at which it can have been"),
        ("message 11", 1, "no number or name of the other"),
        ("message 12", 1, "no text where its text should be"),
        ("message 13", 1, "a message in a group that does not say who wrote it"),
        ("message 14", 1, "a confirmation about another message"),
        ("message 15", 1, "a draft, never sent"),
    ]


def test_halves_of_emoji_are_joined_and_what_no_text_can_hold_is_marked_as_lost() -> None:
    assert sample("halves.xml").messages["text"].to_list() == [
        "A smile 😂\nand a flag 🇩🇪",
        "half \ufffd of it, the other \ufffd half, \ufffd\ufffd",
        "a bell \ufffd and plain 😂 and 😂",
    ]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("image/gif", "media"),
        ("audio/AMR", "voice"),
        ("audio/3gpp", "voice"),
        ("audio/mp4", "media"),
        ("text/x-vcard; charset=utf-8", "contact"),
        ("text/x-vCalendar", "media"),
        ("", "media"),
    ],
)
def test_an_attachment_is_told_by_its_type_of_content(content: str, kind: str) -> None:
    found = imported(backup(mms(part(content, text="null", data="QUJD"), part("text/plain", text="look"))))
    assert found.messages.select(pl.col("kind").cast(pl.String), "text").row(0) == (kind, "look")


def test_someone_may_write_null() -> None:
    found = imported(backup(sms("null"), mms(part("text/plain", text="null"))))
    assert found.messages["text"].to_list() == ["null", "null"]


def test_a_text_may_speak_of_data() -> None:
    text = "a data='x' and data=\"y\" <part data='z'/>"
    found = imported(backup(sms(text), mms(part("image/png", data="QUJD"), part("text/plain", text=text))))
    assert found.messages["text"].to_list() == [text, text]


def test_two_equal_messages_are_two() -> None:
    found = imported(backup(sms(), sms()))
    assert found.messages["id"].n_unique() == 2


def test_the_count_is_not_believed_and_none_is_said_plainly() -> None:
    found = imported(backup())
    assert found.messages.is_empty()
    assert found.warnings == ("“sms.xml” holds no messages.",)
