"""What was written comes back, character for character."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from goodterms import chats
from goodterms.chats import BadExport
from goodterms.chats.whatsapp.styles import APP_MARKS
from tests.chats.whatsapp.written import ANDROID, IPHONE, kinds, read_text, senders, texts, times

LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00")
BODIES = st.text(LETTERS, max_size=40).filter(lambda text: not text.startswith(tuple(APP_MARKS)))
NAMES = st.sampled_from(["Ann", "Bob Müller", "ليلى", "🤓", "Jessie & James", "Prof. Oak", "+44 7700 900123"])
START = datetime.fromisoformat("2024-01-13T09:00")


def written(style: str, time: datetime, name: str, text: str) -> str:
    header = style.format(d=time.day, m=time.month, y=time.year, h=time.hour, n=time.minute, s=time.second)
    return f"{header}{name}: {text}\n"


@pytest.mark.parametrize("style", [ANDROID, IPHONE])
@given(messages=st.lists(st.tuples(st.integers(0, 90_000), NAMES, BODIES), min_size=1, max_size=12))
def test_times_names_and_texts_come_back(
    tmp_path_factory: pytest.TempPathFactory, style: str, messages: list[tuple[int, str, str]]
) -> None:
    time, lines, expected = START, [], []
    for seconds, name, text in messages:
        time += timedelta(seconds=seconds)
        lines.append(written(style, time, name, text))
        expected.append((time.replace(second=time.second if style == IPHONE else 0), name, text))
    imported = read_text(tmp_path_factory.getbasetemp(), "".join(lines))
    assert texts(imported) == [text for _, _, text in expected]
    assert senders(imported) == [name for _, name, _ in expected]
    assert times(imported) == [time.strftime("%Y-%m-%d %H:%M:%S") for time, _, _ in expected]
    assert set(kinds(imported)) == {"text"}


@given(text=BODIES)
def test_an_export_reads_alike_as_utf8_with_a_mark_and_as_utf16(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    whole = written(ANDROID, START, "Ann", text)
    path = tmp_path_factory.getbasetemp() / "encoded.txt"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"):
        path.write_bytes(whole.encode(encoding))
        try:
            found = chats.read(path, tz="UTC").messages["text"].to_list()
        except BadExport:
            assume(encoding not in {"utf-16-le", "utf-16-be"})  # without its mark, UTF-16 is a guess
            raise
        assert found == [text], encoding


def test_a_file_of_windows_has_the_same_texts(tmp_path: Path) -> None:
    whole = written(ANDROID, START, "Ann", "one\ntwo") + written(ANDROID, START, "Bob", "three")
    imported = read_text(tmp_path, whole.replace("\n", "\r\n"))
    assert texts(imported) == ["one\ntwo", "three"]


def test_the_last_message_needs_no_line_end(tmp_path: Path) -> None:
    whole = written(ANDROID, START, "Ann", "one") + written(ANDROID, START, "Bob", "two\nthree")
    assert texts(read_text(tmp_path, whole.removesuffix("\n"))) == ["one", "two\nthree"]


def test_blank_lines_within_and_behind_a_message_are_kept(tmp_path: Path) -> None:
    whole = written(ANDROID, START, "Ann", "\n\none\n\n") + written(ANDROID, START, "Bob", "two\n")
    assert texts(read_text(tmp_path, whole)) == ["\n\none\n\n", "two\n"]


def test_lines_before_the_first_message_are_counted_as_skipped(tmp_path: Path) -> None:
    imported = read_text(tmp_path, "copied from my phone\n\n" + written(ANDROID, START, "Ann", "one"))
    (entry,) = imported.skipped
    assert (entry.place, entry.count, imported.skipped_count) == ("lines 1 to 2", 2, 2)
    assert texts(imported) == ["one"]


@pytest.mark.parametrize(
    ("body", "kind", "text"),
    [
        ("<Media omitted>", "media", None),
        ("\u200eimage omitted", "media", None),
        ("\u200e<View once photo omitted>", "media", None),
        ("our dog \u200e<video omitted>", "media", "our dog"),
        ("\u200e<attached: 00000012-PHOTO-2024-12-02-10-05-33.jpg>", "media", None),
        ("IMG-20241202-WA0001.jpg (file attached)", "media", None),
        ("\u200eIMG-20241202-WA0001.jpg (file attached)\nour dog", "media", "our dog"),
        ("PTT-20241202-WA0002.opus (file attached)", "voice", None),
        ("our dog \u200eimage omitted", "media", "our dog"),
        ("our dog\nat home \u200e<attached: 00000012-PHOTO-2024-12-02-10-05-33.jpg>", "media", "our dog\nat home"),
        ("\u200eaudio omitted", "voice", None),
        ("STK-20241202-WA0003.webp (file attached)", "sticker", None),
        ("\u200esticker omitted", "sticker", None),
        ("Ann.vcf (file attached)", "contact", None),
        ("\u200eContact card omitted", "contact", None),
        ("Location: https://maps.google.com/?q=52.5,13.4", "location", None),
        ("location: https://maps.google.com/?q=52.5,13.4", "location", None),
        ("POLL:\nPizza or soup?\nOPTION: Pizza (1 vote)\nOPTION: Soup (0 votes)", "poll", "Pizza or soup?"),
        ("\u200ePOLL:\nPizza?\n\u200eOPTION: Yes (\u200e1 vote)", "poll", "Pizza?"),
        ("This message was deleted", "deleted", None),
        ("\u200eYou deleted this message.", "deleted", None),
        ("\u200eMissed voice call", "call", None),
        ("I omitted the image", "text", "I omitted the image"),
        ("deleted this message yesterday", "text", "deleted this message yesterday"),
        ("location: the old bar", "text", "location: the old bar"),
        *(
            (typed, "text", typed)
            for typed in (
                "my house is here: https://maps.google.com/?q=1,2",
                "location: https://example.com come at eight",
                "Missed voice call at noon, sorry",
                "Silenced voice call. I did not hear you",
                "This message was deleted by admin Bo, haha",
                "POLL: pizza or pasta?\nI say pizza",
                "POLL:\nnobody answers anyway",
                "image omitted\nbecause the server was down",
                "Your security code with me changed. It is 1234, and I want to talk.",
                "edited > unedited <really>",
            )
        ),
    ],
)
def test_kinds_are_told_apart(tmp_path: Path, body: str, kind: str, text: str | None) -> None:
    imported = read_text(tmp_path, written(IPHONE, START, "Ann", "hi") + written(IPHONE, START, "Bob", body))
    assert (kinds(imported)[1], texts(imported)[1], senders(imported)[1]) == (kind, text, "Bob")


def test_the_mark_of_an_edited_message_is_not_text(tmp_path: Path) -> None:
    whole = written(ANDROID, START, "Ann", "well\nyes <This message was edited>") + written(ANDROID, START, "Bob", "ok")
    imported = read_text(tmp_path, whole)
    assert texts(imported) == ["well\nyes", "ok"]
    assert imported.messages["edited"].to_list() == [True, False]


@pytest.mark.parametrize(
    "mark", [" <Diese Nachricht wurde bearbeitet.>", " \u200e<Tämä viesti on muokattu>", " \u200e<Bu mesaj düzenlendi>"]
)
def test_the_edited_mark_is_known_with_its_full_stop_and_on_an_iphone_in_any_language(
    tmp_path: Path, mark: str
) -> None:
    imported = read_text(tmp_path, written(IPHONE, START, "Ann", f"well  {mark}") + written(IPHONE, START, "Bob", "ok"))
    assert texts(imported) == ["well  ", "ok"]
    assert imported.messages["edited"].to_list() == [True, False]


def test_a_notice_that_an_iphone_credits_to_a_person_has_no_author(tmp_path: Path) -> None:
    notice = "\u200eMessages and calls are end-to-end encrypted. No one outside of this chat can read them."
    whole = written(IPHONE, START, "Ann", notice) + written(IPHONE, START, "Ann", "hi")
    imported = read_text(tmp_path, whole)
    assert kinds(imported) == ["system", "text"]
    assert senders(imported) == [None, "Ann"]
    assert texts(imported)[0] == notice[1:]


def test_the_length_of_a_call_is_read(tmp_path: Path) -> None:
    whole = "".join(
        written(IPHONE, START, "Ann", f"\u200eVoice call, \u200e{length}")
        for length in ("12 min", "1 hr 3 min", "45 sec")
    )
    assert read_text(tmp_path, whole).messages["duration_s"].to_list() == [720.0, 3780.0, 45.0]
