"""What becomes of each sort of message."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import polars as pl
import pytest

from tests.chats.meta.exported import ALEX, AT, INSTAGRAM, KIM, MESSENGER, imported, only, rows, said, seen

BO = "Bo Lind"
EVERY = [
    ("system", None, "You are now connected on Messenger."),
    ("text", ALEX, "Grüße, Kim!\nWie geht’s? 🙂"),
    ("text", KIM, 'Long ago  \\u00e9 "quoted"'),
    ("reaction", ALEX, "❤"),
    ("media", ALEX, None),
    ("reaction", BO, "👍"),
    ("media", ALEX, "Look at this"),
    ("media", KIM, None),
    ("media", KIM, None),
    ("media", KIM, None),
    ("voice", ALEX, None),
    ("sticker", ALEX, None),
    ("media", ALEX, None),
    ("media", KIM, None),
    ("text", KIM, "https://example.org/3"),
    ("media", KIM, "read this one"),
    ("media", ALEX, None),
    ("location", ALEX, None),
    ("location", ALEX, None),
    ("call", KIM, None),
    ("call", KIM, None),
    ("call", ALEX, None),
    ("deleted", ALEX, None),
    ("reaction", KIM, "😮"),
    ("deleted", KIM, None),
    ("deleted", KIM, None),
    ("poll", BO, "Bo created a poll: Friday or Saturday?"),
    ("system", None, "Alex Ångström added Bo Lind to the group."),
    ("system", None, "Bo named the group Us: again."),
    ("system", None, "Kim set the nickname for Alex to Al."),
    ("media", KIM, None),
    ("text", ALEX, "Alex left the group. I wonder why"),
    ("text", ALEX, "Kim left the group."),
    ("reaction", BO, "😂"),
    ("text", KIM, "You know. You called me."),
]


def test_every_sort_of_message_has_its_kind_its_sender_and_its_words() -> None:
    found = imported(MESSENGER / "every_kind.json")
    assert seen(found) == EVERY
    assert found.skipped == ()
    assert found.warnings == ()
    assert found.messages["chat"].unique().to_list() == ["Us: again"]
    assert found.messages["channel"].unique().to_list() == ["messenger"]


def test_only_calls_have_a_length_and_a_missed_one_has_none() -> None:
    found = imported(MESSENGER / "every_kind.json").messages.filter(pl.col("kind") == "call")
    assert found["duration_s"].to_list() == [192.0, 0.0, None]


def test_times_are_exact_to_the_millisecond() -> None:
    found = imported(MESSENGER / "every_kind.json").messages
    assert found["sent_at"][1] == datetime(2026, 6, 1, 16, 28, 0, 1000, UTC)
    assert found["precision"].value_counts(sort=True).rows() == [("sub", 34), ("second", 1)]


def test_a_reaction_answers_its_message_and_has_its_own_time_where_the_export_gives_one() -> None:
    found = imported(MESSENGER / "every_kind.json").messages
    long_ago = found.row(2, named=True)
    under = found.filter(pl.col("reply_to") == long_ago["id"])
    assert under["sent_at"].to_list() == [long_ago["sent_at"], datetime(2026, 6, 1, 16, 30, 20, tzinfo=UTC)]


def test_older_downloads_say_what_a_message_is_by_its_type() -> None:
    assert seen(imported(MESSENGER / "types.json")) == [
        ("text", ALEX, "Hi, Kim"),
        ("call", KIM, None),
        ("call", KIM, None),
        ("system", None, "Alex Ångström · Subscribe · Bo Lind, Zoë Ek"),
        ("system", None, "Alex added Zoë Ek to the group."),
        ("system", None, "Bo Lind · Unsubscribe · Bo Lind"),
        ("system", None, "Kim started a plan."),
        ("text", KIM, "https://example.org/1"),
        ("text", ALEX, "You can now call each other"),
    ]


def test_instagram_tells_reactions_twice_and_they_count_once_with_the_time_of_the_telling() -> None:
    found = imported(INSTAGRAM / "your_instagram_activity")
    assert seen(found) == [
        ("text", "Kim", "hey, schön dich zu lesen"),
        ("text", ALEX, "hi!"),
        ("reaction", "Kim", "❤️"),
        ("text", ALEX, "what a day"),
        ("media", "Kim", None),
        ("text", "Kim", "so pretty!"),
        ("media", ALEX, None),
        ("call", ALEX, None),
        ("reaction", "Kim", "😂"),
        ("voice", ALEX, None),
        ("reaction", "Kim", "🔥"),
    ]
    messages = found.messages.with_row_index("row")
    answered = messages.join(messages.select(reply_to="id", to="text"), on="reply_to")
    assert answered.select("text", "to").rows() == [("❤️", "hi!"), ("😂", "what a day")]
    assert messages["sent_at"][2] == datetime(2026, 6, 1, 16, 29, 0, 2000, UTC)
    assert messages["channel"].unique().to_list() == ["instagram"]
    assert found.skipped == ()


def test_a_changed_reaction_leaves_what_it_was_changed_from_without_a_message() -> None:
    message = said("hi", 0, ALEX, reactions=[{"reaction": "😂", "actor": KIM}])
    found = only(message, said("Liked a message", 1000), said("Reacted 😂 to your message ", 2000))
    assert found.select("kind", "text", "answers").rows() == [
        ("text", "hi", None),
        ("reaction", "😂", 0),
        ("reaction", "❤", None),
    ]


def test_instagrams_oldest_downloads_are_one_file_of_all_conversations() -> None:
    found = imported(INSTAGRAM / "messages.json")
    assert seen(found) == [
        ("system", None, "bo named the group Trip"),
        ("text", "alex.a", "hi"),
        ("reaction", "kim_s", "❤"),
        ("text", "kim_s", "look"),
        ("location", "alex.a", None),
        ("system", None, "Video chat ended"),
        ("text", "kim_s", "❤️"),
        ("voice", "kim_s", None),
        ("media", "alex.a", None),
        ("text", "kim_s", "bye, é"),
    ]
    assert found.messages["chat"].unique(maintain_order=True).to_list() == ["alex.a, bo, kim_s", "alex.a, kim_s"]
    (skipped,) = found.skipped
    assert (skipped.place, skipped.reason) == ("message 9", "not written as Meta writes it (its “created_at”)")


@pytest.mark.parametrize(
    "words",
    [
        f"{KIM} sent an attachment.",
        "Kim sent an attachment.",
        "You sent an attachment.",
        "Kim hat einen Anhang gesendet.",
        f"{KIM} a envoyé une pièce jointe.",
        f"{KIM} が添付ファイルを送信しました。",
    ],
)
def test_the_apps_words_for_something_sent_are_not_the_senders_in_any_language(words: str) -> None:
    assert only(said(words, share={"link": "https://example.org"})).select("kind", "text").rows() == [("media", None)]


@pytest.mark.parametrize("words", ["Sent an attachment.", "Alex sent an attachment.", f"{KIM}: well.", "You sent it."])
def test_what_someone_wrote_beside_a_picture_is_kept(words: str) -> None:
    assert only(said(words, photos=[{"uri": "1.jpg"}])).select("kind", "text").rows() == [("media", words)]


@pytest.mark.parametrize(
    "words",
    [
        "Alex left the group.",
        "You said that you left the group.",
        "Reacted badly to your message, sorry, I was tired and it was late",
        "I liked a message",
        "Liked a message?",
        "You",
        "You called.",
    ],
)
def test_what_anyone_might_write_stays_a_text(words: str) -> None:
    assert only(said(words)).select("kind", "sender", "text").rows() == [("text", KIM, words)]


def test_the_oldest_downloads_have_seconds() -> None:
    found = only({"sender_name": KIM, "timestamp": 1524000000, "content": "hi"})
    assert found["sent_at"].to_list() == [datetime(2018, 4, 17, 21, 20, tzinfo=UTC)]
    assert found["precision"].to_list() == ["second"]


def test_of_two_messages_in_one_millisecond_the_lower_one_came_first_where_the_newest_is_on_top() -> None:
    newest_first = only(said("c", 5), said("b", 0), said("a", 0, reactions=[{"reaction": "x", "actor": ALEX}]))
    assert newest_first["text"].to_list() == ["a", "b", "c", "x"]
    assert newest_first["answers"].to_list() == [None, None, None, 0]
    assert only(said("a", 0), said("b", 0), said("c", 5))["text"].to_list() == ["a", "b", "c"]


def test_a_reaction_is_never_older_than_its_message() -> None:
    given = [{"reaction": "x", "actor": ALEX, "timestamp": AT // 1000 - 5}]
    found = only(said("a", 0, reactions=given))
    assert found["sent_at"][1] == found["sent_at"][0]


@pytest.mark.parametrize("length", [-1, 1e300, 10**12])
def test_a_call_of_no_sensible_length_has_none(length: float) -> None:
    assert only(said(None, call_duration=length)).select("kind", "duration_s").rows() == [("call", None)]


def test_names_are_free_of_invisible_marks() -> None:
    assert only(said("hi", 0, "\u200eKim\u200f"))["sender"].to_list() == ["Kim"]


def test_a_reaction_without_giver_or_emoji_is_counted_as_skipped() -> None:
    found = rows(said(reactions=[{"reaction": "x"}, {"actor": KIM}, {"reaction": "", "actor": KIM}, {"actor": None}]))
    assert found.frame.height == 1
    assert [(entry.place, entry.count) for entry in found.skipped] == [("chat “Kim”", 4)]
    assert "reactions" in found.skipped[0].reason


def test_progress_is_told_and_ends() -> None:
    told = []
    imported(MESSENGER / "every_kind.json", heard=lambda progress: told.append(progress.percent))
    assert told == sorted(told)
    assert told[-1] == 100


def test_a_message_has_the_time_that_the_file_says() -> None:
    (when,) = only(said())["sent_at"].to_list()
    assert when == datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=AT)
