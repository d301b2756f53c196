from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from goodterms.cli import COMMANDS, run
from goodterms.cli.called import called
from goodterms.cli.look import OWN_COMMANDS
from goodterms.companion.look_around import look_around
from goodterms.content.documents import RECKONING
from goodterms.content.sentences import say
from goodterms.web import serve as server

if TYPE_CHECKING:
    import pytest


def on_screen(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert run(list(words)) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    return shown.out


def unwrapped(screen: str) -> str:
    return " ".join(screen.split())


def test_without_a_command_the_pages_are_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, object]] = []
    monkeypatch.setattr(server, "serve", lambda **how: asked.append(how))
    assert run([]) == 0
    assert [how["open_browser"] for how in asked] == [True]


def test_the_look_shows_the_real_plan_and_the_real_reading_of_the_story(capsys: pytest.CaptureFixture[str]) -> None:
    screen, look = unwrapped(on_screen(capsys, "look")), look_around()
    assert look.plan.verdict == "say-it"
    for said in (look.plan.headline, look.plan.reasons[0].text, *look.plan.next_step.split("\n\n")):
        assert said in screen
    for measure in look.found.told.measures:
        assert unwrapped(measure.said) in screen
        assert not measure.enough or unwrapped(say(f"{measure.id}.cannot-show", gap="")) in screen


def test_only_the_first_chart_is_drawn_until_all_are_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    short, whole = on_screen(capsys, "look"), on_screen(capsys, "look", "--all")
    words = f"To see all of it drawn: {called('look', '--all')}"
    assert (words in unwrapped(short), words in unwrapped(whole)) == (True, False)
    assert 0 < short.count("change since") < whole.count("change since")
    assert len(short.splitlines()) < len(whole.splitlines())


def test_every_line_fits_a_narrow_window(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert max(map(len, on_screen(capsys, "look").splitlines())) <= 60


def test_what_to_type_next_names_commands_that_exist(capsys: pytest.CaptureFixture[str]) -> None:
    screen = on_screen(capsys, "look")
    for name, words in OWN_COMMANDS.items():
        assert name in COMMANDS
        assert words[0] == name
        assert called(*words) in screen


def test_the_story_is_long_enough_for_every_measure_before_and_since_the_breakup() -> None:
    first = {"starts", "reply-time", "answered-in-a-day", "messages-a-week"}
    for measure in look_around().found.told.measures:
        if measure.id not in first:
            continue
        levels = [estimate for estimate in measure.estimates if estimate.main]
        assert {estimate.period for estimate in levels} == {"all", "before:breakup", "since:breakup"}, measure.id
        assert all(estimate.enough for estimate in levels), measure.id


def test_the_situation_fits_the_messages() -> None:
    look = look_around()
    local = look.imported.messages.with_columns(day=pl.col("sent_at").dt.convert_time_zone("Europe/London"))
    that_day = local.filter((pl.col("day").dt.date() == look.situation.offer.on) & (pl.col("who") == "them"))
    assert that_day["text"].str.contains("Let’s be friends").any()
    assert look.imported.skipped == ()
    assert look.imported.warnings == ()


def test_nothing_in_the_story_reckons_with_a_return() -> None:
    texts = look_around().imported.messages["text"].drop_nulls()
    assert not any(RECKONING.search(text) for text in texts)
