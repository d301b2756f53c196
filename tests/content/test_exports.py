"""How chats are exported, carried and deleted: every app has its page, and mistakes are told by line."""

from __future__ import annotations

from datetime import date
from fnmatch import fnmatch
from itertools import groupby
from typing import TYPE_CHECKING, get_args

import pytest

from goodterms import chats
from goodterms.chats.source import ends_in
from goodterms.content import BadContent
from goodterms.content.documents import OURS
from goodterms.content.exports import (
    Carrying,
    Computer,
    Deleting,
    Device,
    Export,
    Phone,
    Where,
    carrying,
    deleting,
    exports,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# What is no app: tables, copied messages, and what somebody wrote down by hand.
NO_APP = {"csv", "pasted", "by-hand"}
# Apps with more than one way on one device.
SEVERAL_WAYS = {"mail"}
PHONES = set(get_args(Phone))
COMPUTERS = set(get_args(Computer))


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Write a file of own content."""

    def write(name: str, text: str) -> None:
        monkeypatch.setenv("GOODTERMS_CONTENT", str(tmp_path))
        path = tmp_path / "en" / f"{name}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return write


def test_every_app_that_is_read_has_a_page_for_every_device_and_none_else() -> None:
    pages: dict[str, list[Device]] = {}
    for export in exports():
        for app in (export.app, *export.also):
            pages.setdefault(app, []).extend(export.devices)
    assert set(pages) == {each.channel for each in chats.formats()} - NO_APP
    for app, devices in pages.items():
        assert set(devices) == set(get_args(Device)), app
        assert app in SEVERAL_WAYS or len(devices) == len(set(devices)), app


def test_the_pages_of_an_app_stand_together_and_what_has_no_export_names_others() -> None:
    names = [name for name, _ in groupby(export.app_name for export in exports())]
    assert len(names) == len(set(names))
    possible = {export.id for export in exports() if export.possible}
    assert all(set(export.instead) <= possible for export in exports())


def test_every_app_can_be_exported_somewhere() -> None:
    for app in {export.app for export in exports()}:
        assert [export.id for export in exports() if export.app == app and export.possible]


def test_what_cannot_be_exported_says_what_to_do_instead() -> None:
    impossible = [export for export in exports() if not export.possible]
    assert {(export.app, *export.devices) for export in impossible} == {
        ("whatsapp", "windows", "mac", "linux"),
        ("telegram", "android", "iphone"),
        ("imessage", "android", "linux"),
        ("signal", "iphone"),
        ("discord", "android", "iphone"),
        ("sms", "iphone", "windows", "mac", "linux"),
        ("viber", "windows", "mac", "linux"),
    }
    assert all(export.steps for export in impossible)


@pytest.mark.parametrize(
    ("export", "name"),
    [
        ("whatsapp-on-android", "WhatsApp Chat with Alex.zip"),
        ("whatsapp-on-android", "WhatsApp Chat with Alex.txt"),
        ("whatsapp-on-iphone", "WhatsApp Chat - Alex.zip"),
        ("whatsapp-on-iphone", "_chat.txt"),
        ("telegram-on-a-computer", "result.json"),
        ("imessage-on-a-mac", "chat.db"),
        ("imessage-on-an-iphone", "3d0d7e5fb2ce288813306e4d4636395e047a3d28"),
        ("signal-on-a-computer", "main.jsonl"),
        ("signal-on-android", "main.jsonl"),
        ("discord-on-a-computer", "Direct Messages - Alex [100000000000000001] [part 2].json"),
        ("snapchat-anywhere", "mydata~1700000000000.zip"),
        ("messenger-on-a-computer", "messages.zip"),
        ("messenger-on-a-phone", "facebook-alexkim-2026-11-28-AbCdEfGh.zip"),
        ("instagram-anywhere", "instagram-alexkim-2026-11-28-AbCdEfGh.zip"),
        ("sms-on-android", "sms-20261128101500.xml"),
        ("sms-on-android", "calls-20261128101500.xml"),
        ("mail-gmail", "takeout-20261128T101500Z-001.zip"),
        ("mail-gmail", "export.mbox"),
        ("mail-apple", "mbox"),
        ("mail-apple", "export.mbox.zip"),
        ("mail-thunderbird", "export"),
        ("mail-one-by-one", "Hello.eml"),
        ("line-on-a-phone", "[LINE] Chat history with Alex.txt"),
        ("line-on-a-computer", "[LINE]Alex.txt"),
        ("kakaotalk-on-a-phone", "KakaoTalkChats.txt"),
        ("kakaotalk-on-a-phone", "Talk_2026.3.10 10.20-1.txt"),
        ("kakaotalk-on-a-computer", "KakaoTalk_20260108_0846_18_555_group.txt"),
        ("kakaotalk-on-a-computer", "KakaoTalk_Chat_Alex_2026-03-10-10-20-00.csv"),
        ("viber-on-a-phone", "Emma.csv"),
        ("google-chat-anywhere", "takeout-20261128T101500Z-001.zip"),
        ("google-voice-anywhere", "Alex Example - Text - 2026-11-28T18_17_22Z.html"),
    ],
)
def test_the_names_that_apps_give_are_known(export: str, name: str) -> None:
    (found,) = (each for each in exports() if each.id == export)
    assert [pattern for pattern in found.names if fnmatch(name, pattern)]
    assert found.file
    assert "“" in found.file or " ." in found.file


def test_the_names_that_a_page_gives_end_as_what_is_read_does() -> None:
    for export in exports():
        forms = [form for form in chats.formats() if form.channel in {export.app, *export.also}]
        endings = {ending for form in forms for ending in form.endings} | {".zip"}
        assert [name for name in export.names if forms and ends_in(name) not in endings] == [], export.id


def test_without_media_is_said_to_be_enough() -> None:
    assert all(each.enough and "enough" in each.enough for each in exports() if each.possible)


def test_from_every_phone_every_computer_is_reached_without_someone_elses_service_first() -> None:
    assert {each.phone for each in carrying()} == PHONES
    for each in carrying():
        own_ways = {computer for way in each.ways if not way.through_others for computer in way.to}
        assert own_ways == COMPUTERS
        assert [way.through_others for way in each.ways] == sorted(way.through_others for way in each.ways)
        assert all(way.leaves for way in each.ways if way.through_others)


def test_an_export_can_be_deleted_from_everywhere() -> None:
    assert sorted(each.place for each in deleting()) == sorted(get_args(Where))
    assert all("bin" in [step.id for step in each.steps] for each in deleting() if each.place != "browser")


@pytest.mark.parametrize("read", [exports, carrying, deleting])
def test_everything_says_what_was_read_and_when(read: Callable[[], tuple[Export | Carrying | Deleting, ...]]) -> None:
    for each in read():
        assert each.source
        assert each.seen.strip().endswith(".")
        assert each.checked >= date(2026, 11, 1)


@pytest.mark.parametrize("read", [exports, carrying, deleting])
def test_each_stands_in_its_own_place(read: Callable[[], tuple[Export | Carrying | Deleting, ...]]) -> None:
    orders = [each.order for each in read()]
    assert orders == sorted(set(orders))


def test_a_step_is_short() -> None:
    steps = [step for export in exports() for step in export.steps]
    steps += [step for each in carrying() for way in each.ways for step in way.steps]
    steps += [step for each in deleting() for step in each.steps]
    assert [step.text for step in steps if len(step.text) > 240] == []


def test_a_language_without_pages_reads_english() -> None:
    assert exports("de") == exports()


def test_own_words_are_laid_over_one_step_and_a_step_is_added(own: Callable[[str, str], None]) -> None:
    before = {each.id: each for each in exports()}["whatsapp-on-android"]
    own(
        "exports/whatsapp-on-android",
        '[[steps]]\nid = "open"\ntext = "Sit down first."\n\n[[steps]]\nid = "rest"\ntext = "Have some tea."\n',
    )
    after = {each.id: each for each in exports()}["whatsapp-on-android"]
    assert [step.text for step in after.steps] == [
        "Sit down first.",
        *(step.text for step in before.steps[1:]),
        "Have some tea.",
    ]


OURS_TEXT = (OURS / "en/exports/telegram-on-a-phone.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("room", "text", "said"),
    [
        ("exports/new", OURS_TEXT.replace('"android", "iphone"', '"watch"'), "line 4: devices is"),
        ("exports/new", OURS_TEXT.replace("checked = 2026-11-23", 'checked = "lately"'), "a day without quotes"),
        ("exports/new", OURS_TEXT.replace("possible = false", "possible = true"), 'the key "file" is missing'),
        ("exports/new", OURS_TEXT.replace("https://core", "core"), "begin it with https://"),
        ("exports/new", OURS_TEXT.replace('id = "your-own-computer"', 'id = "take-a-computer"'), "stands twice"),
        ("exports/new", OURS_TEXT.replace("title =", "tittle ="), 'the key "tittle" is unknown'),
        ("exports/new", 'instead = ["nowhere"]\n' + OURS_TEXT, 'line 1: there is no export "nowhere"'),
        ("exports/new", OURS_TEXT.partition("[[steps]]")[0], 'the key "steps" is missing'),
        ("exports/new", OURS_TEXT.partition("[[steps]]")[0] + "steps = []\n", "steps is an empty list"),
        (
            "exports/new",
            OURS_TEXT.replace('devices = ["android", "iphone"]', "devices = []"),
            "devices is an empty list",
        ),
        ("exports/new", OURS_TEXT.replace("Use a computer that", "You will probably"), "“probably”|probably"),
        ("carrying/from-iphone", '[[ways]]\nid = "mail"\nthrough_others = true\nleaves = ""\n', "leaves is empty"),
        ("deleting/mac", 'place = "cloud"\n', "line 1: place is"),
    ],
)
def test_a_mistake_in_ones_own_pages_is_told_by_line(
    own: Callable[[str, str], None], room: str, text: str, said: str
) -> None:
    own(room, text)
    read = {"exports": exports, "carrying": carrying, "deleting": deleting}[room.partition("/")[0]]
    with pytest.raises(BadContent, match=said) as caught:
        read()
    assert f"{room.partition('/')[2]}.toml, line " in str(caught.value)


def test_a_way_through_others_must_say_what_stays_there(own: Callable[[str, str], None]) -> None:
    steps = '\n[[ways.steps]]\nid = "up"\ntext = "Put it up."\n'
    own("carrying/from-android", f'[[ways]]\nid = "cloud"\ntitle = "C"\nto = ["mac"]\nthrough_others = true\n{steps}')
    with pytest.raises(BadContent, match=r"from-android\.toml, line 1: .*does not say what stays there"):
        carrying()
