"""What becomes of each sort of message."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from goodterms.messages import OWNER
from tests.chats.imessage.making import GAME, LINK, POLLS, VERSIONS, Database, body, edits, poll, unsent
from tests.chats.imessage.reading import NOON, SAMPLES, imported, made, one
from tests.chats.imessage.samples import ALEX, ALEX_MAIL, KIM, SHORT, STARTED

if TYPE_CHECKING:
    from pathlib import Path

EVERY = [
    ("text", ALEX, "Hello,\nare you  there? "),
    ("text", OWNER, "Yes 🙂"),
    ("text", ALEX, "x" * 300),
    ("text", OWNER, "The last wording"),
    ("text", OWNER, "Two"),
    ("deleted", ALEX, None),
    ("text", OWNER, "What is left"),
    ("text", OWNER, "Lease\nAbout the lease"),
    ("media", ALEX, "A caption\n and more"),
    ("media", OWNER, None),
    ("voice", ALEX, None),
    ("voice", ALEX, None),
    ("voice", ALEX, None),
    ("media", OWNER, None),
    ("sticker", OWNER, None),
    ("sticker", ALEX, None),
    ("text", ALEX, "So  happy"),
    ("location", OWNER, None),
    ("location", OWNER, None),
    ("contact", OWNER, None),
    ("text", ALEX, "https://example.org/1"),
    ("media", ALEX, None),
    ("media", ALEX, None),
    ("poll", OWNER, "Friday?"),
    ("system", None, f"{ALEX} closed all rings"),
    ("call", ALEX, None),
    ("system", None, "me · started sharing a location"),
    ("system", None, f"{ALEX} · kept an audio message"),
    ("reaction", ALEX, "❤️"),
    ("reaction", ALEX, "😂"),
    ("reaction", ALEX, None),
    ("reaction", OWNER, "🫠"),
    ("reaction", OWNER, "‼️"),
    ("text", ALEX, "From the old phone"),
    ("text", ALEX_MAIL, "By mail"),
    ("text", KIM, "Hi both"),
    ("system", None, f"me · added to the group · {ALEX_MAIL}"),
    ("system", None, f"{KIM} · removed from the group · {ALEX_MAIL}"),
    ("system", None, f"{KIM} · named the group · The flat"),
    ("system", None, f"{KIM} · took the group’s name away"),
    ("system", None, f"{KIM} · left the group"),
    ("system", None, "me · changed the group’s photo"),
    ("system", None, "me · service line of type 9"),
    ("text", KIM, "No name here"),
    ("text", KIM, "Another flat"),
    ("text", SHORT, "Your parcel is here"),
    ("text", ALEX, "Found by its chat’s name"),
]


def test_every_sort_of_message_has_its_kind_its_sender_and_its_words() -> None:
    found = imported(SAMPLES / "chat.db").messages
    assert found.select(pl.col("kind").cast(pl.String), "sender", "text").rows() == EVERY


def test_what_cannot_be_read_is_named_with_its_reason() -> None:
    found = imported(SAMPLES / "chat.db")
    assert [(entry.place, entry.count, entry.reason) for entry in found.skipped] == [
        ("message 25", 1, "a vote in a poll, or a choice added to one"),
        ("message 34", 2, "a reaction that was taken back"),
        ("message 37", 1, "a reaction that was taken back"),
        ("message 51", 1, "not sent yet (Send Later)"),
        ("message 52", 1, "empty: nothing of it is left in the database"),
        ("message 53", 1, "its words could not be decoded (attributedBody)"),
        ("message 54", 1, "no date that can be read"),
        ("message 55", 1, "in no chat of the database"),
        ("message 57", 1, "deleted by you in Messages, from where it can still be brought back"),
        ("message 58", 1, "no sender"),
    ]
    assert found.messages.height + found.skipped_count == 58


def test_answers_stickers_and_reactions_point_to_their_message() -> None:
    found = imported(SAMPLES / "chat.db").messages
    texts = dict(found.select("id", "text").iter_rows())
    linked = found.filter(pl.col("reply_to").is_not_null()).select(pl.col("kind").cast(pl.String), "text", "reply_to")
    assert [(kind, text, texts[answered]) for kind, text, answered in linked.iter_rows()] == [
        ("text", "Yes 🙂", "Hello,\nare you  there? "),
        ("sticker", None, "Yes 🙂"),
        ("reaction", "❤️", "Yes 🙂"),
        ("reaction", "😂", "https://example.org/1"),
        ("reaction", None, "Yes 🙂"),
        ("reaction", "🫠", "Hello,\nare you  there? "),
        ("reaction", "‼️", "Hello,\nare you  there? "),
    ]


def test_what_was_worded_anew_or_partly_unsent_is_edited() -> None:
    found = imported(SAMPLES / "chat.db").messages
    assert found.filter("edited")["text"].to_list() == ["The last wording", "Two", "What is left"]


def test_times_are_exact_to_what_the_database_has() -> None:
    found = imported(SAMPLES / "chat.db").messages
    assert found["sent_at"][:2].to_list() == [STARTED, STARTED + timedelta(minutes=1)]
    assert imported(SAMPLES / "old" / "sms.db").messages["sent_at"][0] == datetime(2013, 3, 4, 5, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("date", "sent_at", "precision"),
    [
        (385_000_000, "2013-03-15T00:26:40", "second"),
        (385_000_000_000_000_000, "2013-03-15T00:26:40", "second"),
        (385_000_000_123_456_789, "2013-03-15T00:26:40.123456", "sub"),
        (-1, "2000-12-31T23:59:59", "second"),
        (1, "2001-01-01T00:00:01", "second"),
    ],
)
def test_dates_are_counted_in_seconds_or_nanoseconds(tmp_path: Path, date: int, sent_at: str, precision: str) -> None:
    found = one(tmp_path, "hi", date=date).messages
    assert found["sent_at"].to_list() == [datetime.fromisoformat(sent_at).replace(tzinfo=UTC)]
    assert found["precision"].to_list() == [precision]


@pytest.mark.parametrize("date", [0, None, 10**15, -(10**14), "soon"])
def test_a_date_that_is_none_costs_only_its_message(tmp_path: Path, date: object) -> None:
    found = one(tmp_path, "hi", date=date)
    assert found.messages.is_empty()
    assert [entry.reason for entry in found.skipped] == ["no date that can be read"]


@pytest.mark.parametrize("version", VERSIONS)
def test_a_database_of_each_year_is_read(tmp_path: Path, version: str) -> None:
    def fill(store: Database) -> None:
        alex = store.handle("+1555")
        chat = store.chat("+1555", alex)
        store.message(chat, NOON, alex, "plain")
        store.message(chat, NOON + timedelta(seconds=1), 0, "rich ✨", attributedBody=True)

    found = imported(made(tmp_path, fill, version)).messages
    assert found["text"].to_list() == ["plain", "rich ✨"]
    assert found["sender"].to_list() == ["+1555", OWNER]


@pytest.mark.parametrize(
    ("about", "kind"),
    [
        ({"mime_type": "image/png"}, "media"),
        ({"mime_type": "audio/mp4", "transfer_name": "song.m4a"}, "media"),
        ({"uti": "com.apple.coreaudio-format"}, "voice"),
        ({"mime_type": "audio/AMR"}, "voice"),
        ({"transfer_name": "Audio Message.CAF"}, "voice"),
        ({"uti": "public.vlocation"}, "location"),
        ({"transfer_name": "CL.loc.vcf"}, "location"),
        ({"uti": "public.vcard"}, "contact"),
        ({"filename": "~/Library/Messages/Attachments/a/Kim.vcf"}, "contact"),
        ({"mime_type": "image/heic", "is_sticker": 1}, "sticker"),
        ({}, "media"),
    ],
)
def test_attachments_are_told_apart(tmp_path: Path, about: dict[str, Any], kind: str) -> None:
    found = one(tmp_path, "\ufffc", about).messages
    assert found.select(pl.col("kind").cast(pl.String), "text").rows() == [(kind, None)]


@pytest.mark.parametrize(
    ("attachments", "text", "kind"),
    [
        ([{"mime_type": "image/png"}, {"mime_type": "text/vcard"}], None, "media"),
        ([{"mime_type": "image/png", "hide_attachment": 1}], "words", "text"),
        ([{"mime_type": "application/smil"}], "words", "text"),
        ([{"is_sticker": 1}], "words", "text"),
        ([{"mime_type": "text/vcard"}], "words", "contact"),
    ],
)
def test_one_message_with_several_things_has_one_kind(
    tmp_path: Path, attachments: list[dict[str, Any]], text: str | None, kind: str
) -> None:
    found = one(tmp_path, text, *attachments).messages
    assert found.select(pl.col("kind").cast(pl.String), "text").rows() == [(kind, text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("\ufffc", None),
        ("\ufffcone\ufffc\ufffctwo \ufffc", "one\ntwo "),
        ("\n kept \n", "\n kept \n"),
        ("a \ufffd stays where it was typed", "a \ufffd stays where it was typed"),
        ("\ufffd", None),
        (" ", " "),
        ("a\x00b", "a\x00b"),
    ],
)
def test_places_for_attachments_are_no_text(tmp_path: Path, text: str, words: str | None) -> None:
    assert one(tmp_path, text, {"mime_type": "image/png"}).messages["text"].to_list() == [words]


@pytest.mark.parametrize(
    ("more", "kind", "text"),
    [
        ({"balloon_bundle_id": GAME}, "media", None),
        ({"balloon_bundle_id": LINK}, "media", None),
        ({"balloon_bundle_id": POLLS}, "poll", None),
        ({"balloon_bundle_id": POLLS, "payload_data": poll("")}, "poll", None),
        ({"balloon_bundle_id": POLLS, "payload_data": poll("Où ça ?")}, "poll", "Où ça ?"),
        ({"balloon_bundle_id": POLLS, "payload_data": b"bplist00 broken"}, "poll", None),
        ({"date_retracted": 5}, "deleted", None),
        ({"date_edited": 5, "message_summary_info": unsent(2, [0, 1])}, "deleted", None),
        ({"date_edited": 5, "message_summary_info": edits({"1": ["b"], "0": ["", "a"]})}, "text", "a\nb"),
        ({"date_edited": 5, "message_summary_info": b"bplist00" + bytes(40)}, "deleted", None),
        ({"cache_has_attachments": 1}, "media", None),
        ({"item_type": 4, "share_status": 1}, "system", "+1555 · stopped sharing a location"),
    ],
)
def test_a_message_without_text_is_what_it_has(
    tmp_path: Path, more: dict[str, Any], kind: str, text: str | None
) -> None:
    found = one(tmp_path, None, **more).messages
    assert found.select(pl.col("kind").cast(pl.String), "text").rows() == [(kind, text)]


def test_an_edited_message_has_its_last_wording_where_the_text_is_an_older_one(tmp_path: Path) -> None:
    assert one(tmp_path, "old", date_edited=5, attributedBody=body("new")).messages["text"].to_list() == ["new"]


def test_a_reaction_given_again_after_it_was_taken_back_stays(tmp_path: Path) -> None:
    def fill(store: Database) -> None:
        alex, kim = store.handle("+1555"), store.handle("+1556")
        chat = store.chat("chat1", alex, kim)
        about = {"associated_message_guid": f"p:0/{store.guid(store.message(chat, NOON, 0, 'hi'))}"}
        for number, (sender, kind) in enumerate(((alex, 2000), (kim, 2000), (alex, 3000), (alex, 2001), (alex, 2000))):
            store.message(chat, NOON + timedelta(seconds=number), sender, None, associated_message_type=kind, **about)

    found = imported(made(tmp_path, fill))
    given = found.messages.filter(pl.col("kind") == "reaction")
    assert given.select("sender", "text").rows() == [("+1556", "❤️"), ("+1555", "👍"), ("+1555", "❤️")]
    assert found.skipped_count == 2
