"""How to export a chat: every way that there is, step by step, and how to delete it afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from goodterms.content.exports import Carrying, Export, carrying, deleting, exports
from tests.web.asking import seen

if TYPE_CHECKING:
    from django.test import Client


def test_every_way_can_be_chosen(browser: Client) -> None:
    page = browser.get("/how")
    named = [(each.id, each.title) for each in exports()] + [(each.id, each.title) for each in carrying()]
    for id_, title in named:
        assert title in seen(page)
        assert f'href="/how/{id_}"'.encode() in page.content


@pytest.mark.parametrize("export", exports(), ids=lambda export: export.id)
def test_an_export_is_shown_step_by_step(browser: Client, export: Export) -> None:
    said = seen(browser.get(f"/how/{export.id}"))
    places = [said.index(" ".join(step.text.split())) for step in export.steps]
    assert places == sorted(places)
    assert all(" ".join(each.what.split()) in said for each in export.trouble)
    assert f"This was checked on {export.checked.day} {export.checked:%B %Y}." in said
    assert ("I have the file" in said) is export.possible


def test_where_an_app_has_no_export_the_ways_that_have_one_are_named(browser: Client) -> None:
    page = browser.get("/how/telegram-on-a-phone").content
    assert b'href="/how/telegram-on-a-computer"' in page


def test_texts_elsewhere_lead_to_the_phone_that_has_them(browser: Client) -> None:
    page = browser.get("/how/sms-elsewhere").content
    assert b'href="/how/sms-on-android"' in page
    assert b'href="/how/imessage-on-an-iphone"' in page


def test_apps_are_chosen_first_the_most_used_above(browser: Client) -> None:
    said = seen(browser.get("/how"))
    names = list(dict.fromkeys(export.app_name for export in exports()))
    assert names[:4] == ["WhatsApp", "Messenger", "Instagram", "Telegram"]
    places = [said.index(f"{name} {next(each.title for each in exports() if each.app_name == name)}") for name in names]
    assert places == sorted(places)


@pytest.mark.parametrize("carried", carrying(), ids=lambda carried: carried.id)
def test_carrying_a_file_names_what_copies_stay_behind(browser: Client, carried: Carrying) -> None:
    said = seen(browser.get(f"/how/{carried.id}"))
    for way in carried.ways:
        assert way.title in said
        assert not way.leaves or " ".join(way.leaves.split()) in said


def test_deleting_is_told_for_every_place(browser: Client) -> None:
    page = browser.get("/how")
    assert b'id="delete"' in page.content
    for each in deleting():
        assert each.title in seen(page)
        assert " ".join(each.remains.split()) in seen(page)


@pytest.mark.parametrize("name", ["nothing", "android", "whatsapp", "..", "%2e%2e"])
def test_there_is_no_other_way(browser: Client, name: str) -> None:
    assert browser.get(f"/how/{name}").status_code == 404
