"""`goodterms questions`, as a person or a pipe answers it."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, NoReturn

import pytest

from goodterms import guide, situation
from goodterms.cli import run
from goodterms.companion import keep as keeping
from goodterms.guide.questions import questions

if TYPE_CHECKING:
    from pathlib import Path

ACCEPTED = "1\n0\n0\n1\n5\n1\n1\n2\n2\n1\n1\n1\n0\n2\n1\n1,3\n1\n"
IN_DANGER = "2\n0\n0\n1\n0\n0\n"

Answer = Callable[..., int]


@pytest.fixture
def respond(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Answer:
    monkeypatch.chdir(tmp_path)

    def run_with(lines: str, *arguments: str) -> int:
        monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
        return run(["questions", *arguments])

    return run_with


def written(tmp_path: Path, name: str = "situation.json") -> situation.Situation:
    return situation.read((tmp_path / name).read_bytes())


def test_a_pipe_of_answers_becomes_a_situation(respond: Answer, tmp_path: Path) -> None:
    assert respond(ACCEPTED) == 0
    told = written(tmp_path)
    assert told.goal == "back_together"
    assert told.offer == situation.Offer("them", "accepted")
    assert told.feelings_told is False
    assert told.they_answered == "nothing_yet"
    assert told.terms_agreed == 0
    assert told.shared == ("children", "work")
    assert told.own_conduct == ("watched_online",)
    assert told.pattern == situation.Pattern(toxic_together=False, times_parted_and_back=0)
    assert told.breakup.ended_by == "them"
    assert set(situation.SAFETY) <= set(situation.values(told))
    assert guide.plan(told).verdict == "say-it"
    assert guide.plan(told).ask == ()


def test_the_file_is_for_its_owner_alone_and_that_is_said(
    respond: Answer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    respond(ACCEPTED, "-o", "mine.json")
    assert (tmp_path / "mine.json").stat().st_mode & 0o777 == 0o600
    out = " ".join(capsys.readouterr().out.split())
    assert "Whoever opens that file can read it" in out
    assert "goodterms plan mine.json" in out
    assert "press Ctrl-C; nothing is kept then" in out
    assert [path.name for path in tmp_path.iterdir()] == ["mine.json"]


def test_safety_is_asked_first_with_the_wording_of_hark(respond: Answer, capsys: pytest.CaptureFixture[str]) -> None:
    respond(ACCEPTED)
    out = " ".join(capsys.readouterr().out.split())
    first = out.index("thoughts of ending your life")
    for words in (
        "Within the last year, have you been",
        "Humiliated or emotionally abused in other ways",
        "Raped or forced to have any kind of sexual activity",
        "Kicked, hit, slapped or otherwise physically hurt",
        "wording: HARK",
    ):
        assert first < out.index(words) < out.index("What do you hope for")
    assert out.count("Sohal et al. 2007") == 1
    assert out.index("What do you hope for") < out.index("Sohal et al. 2007")
    assert "none of the four is so" in out


@pytest.mark.parametrize(
    ("answer", "key"),
    [("1", "humiliated_by_them"), ("2", "afraid_of_them"), ("3", "hurt_by_them"), ("4", "hurt_by_them")],
)
def test_each_item_of_hark_is_kept_as_its_key(respond: Answer, tmp_path: Path, answer: str, key: str) -> None:
    respond(f"1\n{answer}\n" + "0\n1\n0\n" + "r\n" * 20)
    safety = written(tmp_path).safety
    found = {"humiliated_by_them", "afraid_of_them", "hurt_by_them"}
    assert {name for name in found if getattr(safety, name) is True} == {key}


def test_where_there_is_danger_help_comes_at_once_and_the_rest_is_not_asked(
    respond: Answer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert respond(IN_DANGER) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert out.index("call your local emergency number") < out.index("Within the last year")
    assert "What do you hope for" not in out
    assert guide.plan(written(tmp_path)).verdict == "get-help-now"


def test_rather_not_saying_is_unsaid_for_safety_and_unknown_for_the_rest(respond: Answer, tmp_path: Path) -> None:
    assert respond("r\n" * 30) == 0
    assert situation.values(written(tmp_path)) == dict.fromkeys(situation.SAFETY, "unsaid")


def test_b_goes_back_and_the_new_answer_counts(respond: Answer, tmp_path: Path) -> None:
    assert respond("b\n2\nb\n1\n" + ACCEPTED[2:]) == 0
    assert written(tmp_path).safety.thoughts_of_ending_my_life is False


def test_what_is_not_an_answer_is_asked_again(
    respond: Answer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert respond("maybe\n\n9\n1,2\n-1\n0\n" + ACCEPTED) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert out.count("I did not understand") == 4
    assert out.count("Take your time") == 1
    assert "“No” and “Yes” cannot both be true" in out
    assert written(tmp_path).goal == "back_together"


@pytest.mark.parametrize("lines", ["", "1\n", ACCEPTED[:-2]])
def test_answers_that_end_early_write_nothing(
    respond: Answer, tmp_path: Path, capsys: pytest.CaptureFixture[str], lines: str
) -> None:
    assert respond(lines) == 2
    err = capsys.readouterr().err
    assert "nothing was written" in err
    assert err.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_ctrl_c_says_one_sentence_and_writes_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted() -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", keyboard := io.StringIO())
    monkeypatch.setattr(keyboard, "readline", interrupted)
    assert run(["questions"]) == 130
    assert capsys.readouterr().err.strip() == "Stopped."
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_there_is_not_replaced_without_a_yes(
    respond: Answer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "situation.json"
    path.write_text("mine")
    assert respond("n\n") == 2
    assert path.read_text() == "mine"
    assert "left as it is" in capsys.readouterr().err
    assert respond("y\n" + ACCEPTED) == 0
    assert written(tmp_path).goal == "back_together"
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("words", ["maybe\n\nNO\n", "n\n", "no\n"])
def test_replacing_is_asked_until_yes_or_no(respond: Answer, tmp_path: Path, words: str) -> None:
    (tmp_path / "situation.json").write_text("mine")
    assert respond(words) == 2
    assert (tmp_path / "situation.json").read_text() == "mine"


IN_WORDS = """No
none of these
neither
n
watched online
to get back together
They did
y
no
Nothing yet
no
steady enough
NONE
no
every day
children, Work
they did
"""


def test_answers_may_be_given_in_words(respond: Answer, tmp_path: Path) -> None:
    assert respond(ACCEPTED) == 0
    by_number = written(tmp_path)
    (tmp_path / "situation.json").unlink()
    assert respond(IN_WORDS) == 0
    assert written(tmp_path) == by_number


def test_what_could_mean_two_answers_is_asked_again(respond: Answer, capsys: pytest.CaptureFixture[str]) -> None:
    assert respond("1\n0\n0\nyes\n1\n" + ACCEPTED[8:]) == 0
    assert capsys.readouterr().out.count("I did not understand “yes”") == 1


def test_answers_that_exclude_each_other_are_refused_with_the_reason(
    respond: Answer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert respond(ACCEPTED.replace("\n1\n0\n2\n1\n1,3", "\n1\n2,3\n1,3\n2\n1\n1,3")) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "come back once before” and “We had parted and come back more than once” cannot both be true" in out
    assert written(tmp_path).pattern == situation.Pattern(toxic_together=True, times_parted_and_back=2)


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ("1\n1\n", "Being humiliated or put down is harm"),
        ("1\n2\n", "violence helpline"),
        ("r\n", "help is there and asks for no name"),
        ("2\n2\n", "or call a violence helpline too"),
        ("2\n1\n", "Being humiliated or put down is harm"),
    ],
)
def test_help_is_named_at_once_after_the_answer_that_calls_for_it(
    respond: Answer, capsys: pytest.CaptureFixture[str], answers: str, says: str
) -> None:
    assert respond(answers) == 2
    before, _, after = " ".join(capsys.readouterr().out.split()).rpartition(says)
    assert before
    assert "findahelpline.com" in says + after


KEEP_ALL = "1\n0\n0\n1\n" + "\n" * 20


def test_answers_are_changed_one_by_one_and_safety_is_asked_again(
    respond: Answer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "situation.json"
    respond(ACCEPTED)
    path.write_text(path.read_text().replace('"offer": {', '"offer": {"on": "2026-03-01", '))
    before = written(tmp_path)
    assert respond(KEEP_ALL, "--update", "situation.json") == 0
    assert written(tmp_path) == before
    out = " ".join(capsys.readouterr().out.split())
    assert "So far: Children, Work. Enter keeps it." in out
    assert "So far: None of these. Enter keeps it." in out
    assert respond("1\n0\n0\n1\n\nto move on\n" + "\n" * 20, "--update", "situation.json", "-o", "new.json") == 0
    assert written(tmp_path, "new.json").goal == "move_on"
    assert written(tmp_path, "new.json").offer == before.offer
    assert written(tmp_path) == before


def test_enter_keeps_no_answer_about_safety(respond: Answer, capsys: pytest.CaptureFixture[str]) -> None:
    respond(ACCEPTED)
    assert respond("\n1\n\n0\n\n0\n\n1\n" + "\n" * 20, "--update", "situation.json") == 0
    assert capsys.readouterr().out.count("Take your time") == 4


def test_an_answer_to_another_question_is_not_kept(respond: Answer, tmp_path: Path) -> None:
    respond(ACCEPTED)
    assert respond("1\n0\n0\n1\n\n\nI did\nr\n" + "\n" * 20, "--update", "situation.json") == 0
    assert written(tmp_path).offer == situation.Offer(made_by="me")


def test_what_is_not_asked_in_danger_is_kept_for_later(respond: Answer, tmp_path: Path) -> None:
    respond(ACCEPTED)
    before = situation.values(written(tmp_path))
    assert respond("2\n0\n0\n1\n\n\n", "--update", "situation.json") == 0
    assert situation.values(written(tmp_path)) == {**before, "safety.thoughts_of_ending_my_life": True}


def test_a_file_that_is_no_situation_cannot_be_updated(
    respond: Answer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.json").write_text("{")
    assert respond(ACCEPTED, "--update", "mine.json") == 2
    assert "not valid JSON" in capsys.readouterr().err
    assert (tmp_path / "mine.json").read_text() == "{"


def test_answers_are_not_lost_when_they_cannot_be_written(
    respond: Answer, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "taken.json").write_text("mine")
    written_before = keeping.keep

    def full_here(path: Path, text: str) -> None:
        if path.name == "situation.json":
            raise keeping.CannotKeep(f"{path} cannot be written: No space left on device.")
        written_before(path, text)

    monkeypatch.setattr(keeping, "keep", full_here)
    assert respond(ACCEPTED + "there\ntaken.json\nno\nthere/Mine.json\n") == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "No space left" in out
    assert out.count("Your answers are not lost") == 3
    assert written(tmp_path / "there", "Mine.json").goal == "back_together"
    assert (tmp_path / "taken.json").read_text() == "mine"


def test_hints_quote_a_name_with_spaces(respond: Answer, capsys: pytest.CaptureFixture[str]) -> None:
    assert respond(ACCEPTED, "-o", "our story.json") == 0
    assert "goodterms plan 'our story.json'" in " ".join(capsys.readouterr().out.split())


def test_standard_input_that_is_closed_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", None)
    assert run(["questions"]) == 2
    assert capsys.readouterr().err == "Standard input is closed; open it, or name a file.\n"
    assert not list(tmp_path.iterdir())


def test_a_full_disk_is_noticed_before_the_first_question(
    respond: Answer, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert respond(ACCEPTED) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "No space left" in err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("place", ["nowhere/situation.json", ".", "/dev/null"])
def test_a_place_that_cannot_be_written_is_refused_before_the_first_question(
    respond: Answer, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    assert respond(ACCEPTED, "-o", place) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1


def test_standard_output_carries_the_situation_alone(respond: Answer, capsys: pytest.CaptureFixture[str]) -> None:
    assert respond(ACCEPTED, "-o", "-") == 0
    out, err = capsys.readouterr()
    assert situation.read(out).goal == "back_together"
    assert "Are you having thoughts" in err


def test_every_key_that_can_change_a_verdict_is_asked_about() -> None:
    asked = {key for question in questions() for key in question.keys}
    assert set(guide.plan(situation.Situation()).ask) <= asked


def test_safety_questions_come_before_all_others() -> None:
    about_safety = [bool(set(question.keys) & set(situation.SAFETY)) for question in questions()]
    assert about_safety == sorted(about_safety, reverse=True)
