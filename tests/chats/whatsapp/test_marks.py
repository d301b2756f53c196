"""What the app itself writes, told from what people write."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import polars as pl
import pytest

from goodterms.chats.source import Source
from goodterms.chats.whatsapp.marks import (
    KINDS,
    NEVER,
    kind_of_file,
    languages,
    marks,
    plain,
    plain_text,
)
from goodterms.chats.whatsapp.reader import is_main
from goodterms.messages import KINDS as MESSAGE_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

LISTS = {*KINDS, "attached", "edited", "poll", "option", "title"}
PLACEHOLDERS = {"{any}", "{file}", "{link}", "{duration}", "{.}", "{name}"}
HOW_LONG = {"hours", "minutes", "seconds"}


def phrases() -> Iterator[tuple[str, str, str]]:
    """Give every phrase with its language and its mark."""
    for language, entries in languages().items():
        for mark in LISTS & entries.keys():
            yield from ((language, mark, phrase) for phrase in entries[mark])


def mark_of(body: str) -> str | None:
    """Find the mark that fits a whole body, or its file; None for what a person wrote."""
    line = pl.DataFrame({"body": [body]}).with_columns(plain=plain(pl.col("body")))
    known = marks()
    if found := known.bodies.get(line["plain"][0]):
        return found
    for mark, pattern in known.patterns.items():
        if line["plain"].str.contains(pattern)[0]:
            return mark
    return "attached" if any(line["body"].str.contains(pattern)[0] for pattern in known.attached) else None


def attached(body: str) -> tuple[str, str, str | None] | None:
    """Find the file that a body carries: its kind, its name and the caption."""
    for pattern in marks().attached:
        row = pl.DataFrame({"body": [body]}).select(pl.col("body").str.extract_groups(pattern)).unnest("body")
        row = row.with_columns(kind=kind_of_file(pl.col("file")))
        if row["file"][0] is not None:
            return row["kind"][0], row["file"][0], row["caption"][0]
    return None


def test_every_language_says_its_name_and_where_its_phrases_were_seen() -> None:
    for language, entries in languages().items():
        assert entries["name"], language
        assert entries["seen"], language
        assert entries.keys() - LISTS - {"name", "seen", "units"} == set(), language
        assert entries.get("units", {}).keys() <= HOW_LONG, language


def test_no_phrase_stands_twice_and_none_is_empty() -> None:
    twice = [entry for entry, count in Counter(phrases()).items() if count > 1]
    assert twice == []
    assert [entry for entry in phrases() if not plain_text(entry[2])] == []


def test_phrases_have_only_placeholders_that_are_known() -> None:
    used = {placeholder for _, _, phrase in phrases() for placeholder in re.findall(r"\{[^}]*\}", phrase)}
    assert used <= PLACEHOLDERS


def test_a_phrase_means_one_thing_in_every_language() -> None:
    meanings: dict[str, set[str]] = {}
    for _, mark, phrase in phrases():
        if mark in KINDS:
            meanings.setdefault(plain_text(phrase), set()).add(KINDS[mark])
    assert {phrase: kinds for phrase, kinds in meanings.items() if len(kinds) > 1} == {}


def test_a_word_for_a_unit_means_one_length_in_every_language() -> None:
    units = [
        (plain_text(word), unit)
        for entries in languages().values()
        for unit, words in entries.get("units", {}).items()
        for word in words
    ]
    assert len({word for word, _ in units}) == len(set(units)), sorted(units)


def test_notices_that_count_wherever_they_stand_begin_with_words_of_their_own() -> None:
    assert [entry for entry in phrases() if entry[1] == "system" and entry[2].startswith("{")] == []


def test_every_kind_is_there_and_every_pattern_compiles() -> None:
    known = marks()
    assert set(KINDS.values()) <= set(MESSAGE_KINDS)
    assert set(KINDS) == set(known.bodies.values()) | set(known.patterns)
    every = [
        *known.patterns.values(),
        *known.attached,
        known.captioned,
        known.before_colon,
        known.edited,
        known.poll,
        known.option,
    ]
    assert [pl.Series([""]).str.contains(pattern).to_list() for pattern in every] == [[False]] * len(every)


def test_every_phrase_of_a_whole_body_is_found_by_the_look_up() -> None:
    fill = {"{any}": "Ann", "{link}": "https://maps.google.com/?q=1.5,2.5", "{.}": ".", "{duration}": "1:23"}
    for _, mark, phrase in phrases():
        if mark not in KINDS or mark == "document":
            continue
        body = re.sub(r"\{[a-z.]+\}", lambda found: fill[found[0]], phrase)
        found = mark_of(body)
        assert found is not None, phrase
        assert KINDS[found] == KINDS[mark], phrase


@pytest.mark.parametrize(
    ("body", "mark"),
    [
        ("<Media omitted>", "media"),
        ("\u200eimage omitted", "media"),
        ("\u200e<Video note omitted>", "media"),
        ("<View once voice message omitted>", "voice"),
        ("\u200eaudio omitted", "voice"),
        ("\u200esticker omitted", "sticker"),
        ("\u200eContact card omitted", "contact"),
        ("report.pdf • \u200e3 pages \u200edocument omitted", "document"),
        ("Waiting for this message. This may take a while.", "waiting"),
        ("\u200eThis message was deleted.", "deleted"),
        ("You deleted this message", "deleted"),
        ("This message was deleted by admin Ann.", "deleted"),
        ("location: https://maps.google.com/?q=51.5,-0.12", "location"),
        ("live location shared", "location"),
        ("Missed voice call, \u200eTap to call back", "call"),
        ("\u200eVoice call. \u200e12 min", "call"),
        ("\u200eVideo call, \u200e1 hr 3 min", "call"),
        ("\u200eVoice call, \u200eNo answer", "call"),
        ("\u200eSilenced voice call, \u200eFocus mode", "call"),
        ("Messages and calls are end-to-end encrypted. Only people in this chat can read them. Learn more", "system"),
        ("Your security code with Ann changed. \u200eTap to learn more.", "system"),
        ("You blocked this contact. Tap to unblock.", "system"),
        ("<Medien ausgeschlossen>", "media"),
        ("\u200eBild weggelassen", "media"),
        ("Vertrag.pdf • \u200e2 Seiten \u200eDokument weggelassen", "document"),
        ("Du hast diese Nachricht gelöscht.", "deleted"),
        ("\u200eSprachanruf. \u200e6 Sek.", "call"),
        ("\u200eVerpasster Videoanruf. \u200eZum Zurückrufen tippen", "call"),
        ("Standort: https://maps.google.com/?q=52.5,13.4", "location"),
        ("Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt. Tippe, um mehr zu erfahren.", "system"),
        ("<Multimedia omitido>", "media"),
        ("Se eliminó este mensaje.", "deleted"),
        ("ubicación: https://maps.google.com/?q=1,2", "location"),
        ("<Mídia oculta>", "media"),
        ("Mensagem apagada", "deleted"),
        ("\u200eáudio ocultado", "voice"),
        ("<Médias omis>", "media"),
        ("\u200eLocalisation\u00a0: https://maps.google.com/?q=1,2", "location"),
        ("\u200eAppel vocal, \u200e3\u202fmin", "call"),
        ("<Media omessi>", "media"),
        ("\u200eChiamata vocale persa. \u200eTocca per richiamare", "call"),
        ("<Media weggelaten>", "media"),
        ("Je hebt dit bericht verwijderd.", "deleted"),
        ("<Pominięto multimedia>", "media"),
        ("<Без медиафайлов>", "media"),
        ("Данное сообщение удалено", "deleted"),
        ("\u200eАудиозвонок. \u200e2 мин", "call"),
        ("\u200eзображення відсутнє", "media"),
        ("<Medya dahil edilmedi>", "media"),
        ("\u200eSesli arama. \u200eCevaplanmadı", "call"),
        ("<media omitted>", "media"),
        ("<\u200eContact card omitted>", "contact"),
        ("CV • \u200e11 pages \u200edocument omitted", "document"),
        ("\u200fلم يتم إدراج الصورة", "media"),
        ("تم حذف هذه الرسالة", "deleted"),
        ("\u200fהתמונה הושמטה", "media"),
        ("הודעה זו נמחקה", "deleted"),
        ("\u200fتصویر حذف شد", "media"),
        ("यह मैसेज डिलीट कर दिया गया है.", "deleted"),
        ("<Media tidak disertakan>", "media"),
        ("\u200eimej tidak dimasukkan", "media"),
        ("\u200e画像は含まれていません", "media"),
        ("\u200eスタンプは含まれていません", "sticker"),
        ("\u200e음성통화, \u200e3분", "call"),
        ("이 메시지는 삭제되었습니다.", "deleted"),
        ("\u200e照片已忽略", "media"),
        ("您已刪除此訊息。", "deleted"),
        ("\u200ebild utesluten", "media"),
        ("\u200ebillede udeladt", "media"),
        ("\u200ebilde ikke inkludert", "media"),
        ("\u200eei kuvaa", "media"),
        ("\u200eεικόνα παραλείφθηκε", "media"),
        ("\u200eobrázek vynechán", "media"),
        ("\u200eImagine omisă", "media"),
        ("\u200eHang kihagyása", "voice"),
        ("\u200eImatge omesa", "media"),
        ("\u200eđã bỏ qua hình ảnh", "media"),
        ("\u200eไม่มีรูปภาพ", "media"),
    ],
)
def test_what_the_app_writes_is_known(body: str, mark: str) -> None:
    assert mark_of(body) == mark


@pytest.mark.parametrize(
    "body",
    [
        "I omitted the image",
        "image omitted by mistake",
        "deleted this message yesterday",
        "This message was deleted, I think",
        "location: the old bar",
        "location: https is what the link begins with",
        "Voice call me 3 min before",
        "can we do a video call later?",
        "Video call tonight?",
        "The missed video call was annoying",
        "see a.txt (file attached) ok",
        "(file attached)",
        "report.pdf",
        "Im Test steht <Media omitted> als Beispiel",
        "<3",
        "null",
        "Llamada",
        "You blocked this contact of mine",
        "Messages and calls are all I get",
        "wir treffen uns bei https://maps.google.com/?q=52.52,13.40",
    ],
)
def test_what_people_write_stays_theirs(body: str) -> None:
    assert mark_of(body) is None


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("IMG-20241202-WA0001.jpg (file attached)", ("media", "IMG-20241202-WA0001.jpg", None)),
        ("\u200eIMG-1.jpg (Datei angehängt)\nlook:\nus", ("media", "IMG-1.jpg", "look:\nus")),
        ("\u200ePTT-20241202-WA0002.opus (bestand bijgevoegd)", ("voice", "PTT-20241202-WA0002.opus", None)),
        ("AUD-1.m4a (arquivo anexado)", ("voice", "AUD-1.m4a", None)),
        ("STK-20241202-WA0003.webp (fichier joint)", ("sticker", "STK-20241202-WA0003.webp", None)),
        ("Ann Lee.vcf (archivo adjunto)", ("contact", "Ann Lee.vcf", None)),
        ("\u200e<attached: 00000012-PHOTO-2024-12-02.jpg>", ("media", "00000012-PHOTO-2024-12-02.jpg", None)),
        ("\u200e<Anhang: 1-AUDIO-2024-12-02.opus>", ("voice", "1-AUDIO-2024-12-02.opus", None)),
        ("\u200e<allegato: 2-PHOTO.png>\nche bella", ("media", "2-PHOTO.png", "che bella")),
        ("us\nagain \u200e<adjunto: 3-STICKER-1.was>", ("sticker", "3-STICKER-1.was", "us\nagain")),
        ("\u200e<\u00a0pièce jointe\u00a0: 4-PHOTO.jpg\u00a0>", ("media", "4-PHOTO.jpg", None)),
        ("3.jpg <attached>", ("media", "3.jpg", None)),
        ("AUD-20190101-WA0000. (file attached)", ("voice", "AUD-20190101-WA0000.", None)),
        ("CV.pdf • \u200e2 pages \u200e<attached: 5-CV.pdf>", ("media", "5-CV.pdf", None)),
        ("\u200e<6-PHOTO.jpg eklendi>", ("media", "6-PHOTO.jpg", None)),
        ("\u200f<מצורף: 7-PHOTO.jpg>", ("media", "7-PHOTO.jpg", None)),
        ("\u200e<附件：8-PHOTO.jpg>", ("media", "8-PHOTO.jpg", None)),
        ("no file: <attached>", None),
        ("I sent a.jpg (file attached) yesterday", None),
    ],
)
def test_a_file_is_found_with_its_kind_and_its_caption(body: str, found: tuple[str, str, str | None] | None) -> None:
    assert attached(body) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("summer\n\u200eimage omitted", ("summer", "image omitted")),
        ("a line\nand one more \u200eBild weggelassen", ("a line\nand one more", "Bild weggelassen")),
        ("look \u200evideo dahil edilmedi", ("look", "video dahil edilmedi")),
        ("image omitted", (None, None)),
        ("\u200eimage omitted", (None, None)),
        ("they wrote: image omitted", (None, None)),
    ],
)
def test_a_caption_before_the_mark_of_a_file_left_out_is_kept(body: str, found: tuple[str | None, str | None]) -> None:
    row = pl.DataFrame({"body": [body]}).select(pl.col("body").str.extract_groups(marks().captioned)).unnest("body")
    assert (row["caption"][0], row["mark"][0]) == found


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("sounds good <This message was edited>", "sounds good"),
        ("hallo \u200e<Diese Nachricht wurde bearbeitet>", "hallo"),
        ("ciao\n\u200e<Questo messaggio è stato modificato>", "ciao\n"),
        ("hola <Se editó este mensaje.>", "hola"),
        ("oi <Mensagem editada>", "oi"),
        ("tamam \u200e<Bu mesaj düzenlendi>", "tamam"),
        ("the mark <This message was edited> in the middle", "the mark <This message was edited> in the middle"),
        ("This message was edited by a colleague", "This message was edited by a colleague"),
    ],
)
def test_the_mark_behind_an_edited_text_is_no_part_of_it(body: str, words: str) -> None:
    assert pl.Series([body]).str.replace(marks().edited, "").to_list() == [words]


def test_the_marks_made_for_one_body_fit_it_as_all_of_them_do() -> None:
    fill = {"{any}": "Ann", "{link}": "https://maps.google.com/?q=1.5,2.5", "{.}": ",", "{duration}": "1:23"}
    every = marks()
    for _, mark, phrase in list(phrases())[::37]:
        if mark in KINDS:
            body = plain_text(re.sub(r"\{[a-z.]+\}", lambda found: fill[found[0]], phrase))
            bodies = pl.Series([body, f"{body}. tap to learn more", "hello"])
            some = every.within(bodies)
            assert some.bodies.get(body) == every.bodies.get(body)
            for all_of, few in ((every.patterns, some.patterns), (every.typed, some.typed)):
                fits = {name: bodies.str.contains(pattern).to_list() for name, pattern in all_of.items()}
                assert {name: bodies.str.contains(few.get(name, NEVER)).to_list() for name in all_of} == fits, phrase


@pytest.mark.parametrize(
    ("head", "notice"),
    [
        ('Alice created group "Trip', True),
        ("Alice changed the subject from “a", True),
        ("You created group “Plans", True),
        ("Your security code with Dr", True),
        ("Alice hat die Gruppe „Reise", True),
        ("Alice", False),
        ("Alice B. Created", False),
        ("+49 000 000", False),
        ("Mum & Dad", False),
    ],
)
def test_a_notice_with_a_colon_is_known_by_what_stands_before_it(head: str, notice: bool) -> None:
    name = pl.select(plain(pl.lit(head))).to_series()
    assert name.str.contains(marks().before_colon).item() is notice
    assert name.str.contains(marks().before_colon_of(name)).item() is notice


@pytest.mark.parametrize(
    ("title", "chat"),
    [
        ("WhatsApp Chat with Alice", "Alice"),
        ("WhatsApp Chat - Us & Them", "Us & Them"),
        ("WhatsApp_Chat_with_Alice (1)", "Alice"),
        ("WhatsApp-Chat mit Jörg", "Jörg"),
        ("Chat de WhatsApp con Ana", "Ana"),
        ("Conversa do WhatsApp com João", "João"),
        ("Discussion WhatsApp avec Zoé", "Zoé"),
        ("Chat WhatsApp con Giulia", "Giulia"),
        ("Чат WhatsApp с контактом Оля", "Оля"),
        ("Ali ile WhatsApp Sohbeti", "Ali"),
        ("_chat", None),
        ("notes", None),
    ],
)
def test_an_export_is_known_by_its_name(title: str, chat: str | None) -> None:
    source = Source(f"folder/{title}.txt", b"")
    assert is_main(source) == (chat is not None or title == "_chat")


def test_a_poll_is_known_by_its_head_and_its_answers() -> None:
    lines = pl.Series(["\u200ePOLL:", "UMFRAGE:", "SONDAGE\u00a0:", "A poll: who comes?"])
    answers = pl.Series(["\u200eOPTION: Friday (\u200e2 votes)", "OPCIÓN: viernes (0 votos)", "Option b"])
    assert pl.select(plain(pl.lit(lines)).str.contains(marks().poll)).to_series().to_list() == [True, True, True, False]
    assert pl.select(plain(pl.lit(answers)).str.contains(marks().option)).to_series().to_list() == [True, True, False]
