"""`goodterms plan`, as a person meets it."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from goodterms import guide, situation
from goodterms.cli import run

OFFERED = {"goal": "back_together", "offer": {"made_by": "them"}, "shared": ["children"]}


@pytest.fixture
def offered(tmp_path: Path) -> Path:
    path = tmp_path / "situation.json"
    path.write_text(json.dumps(OFFERED))
    return path


def give(monkeypatch: pytest.MonkeyPatch, text: str | bytes) -> None:
    data = text.encode() if isinstance(text, str) else text
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["plan", *arguments]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def test_json_is_the_plan_and_nothing_else(offered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = shown(capsys, str(offered), "--json")
    assert out == guide.plan(situation.read(offered.read_bytes())).to_json()
    assert json.loads(out)["verdict"] == "accept"


def test_a_situation_comes_through_a_pipe(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], offered: Path
) -> None:
    give(monkeypatch, offered.read_bytes())
    assert shown(capsys, "-", "--json") == shown(capsys, str(offered), "--json")
    give(monkeypatch, offered.read_bytes())
    assert shown(capsys, "-").startswith(guide.plan(situation.read(offered.read_bytes())).headline)


def test_the_terminal_shows_all_parts_of_a_plan(offered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = " ".join(shown(capsys, str(offered), "--more").split())
    plan = guide.plan(situation.read(offered.read_bytes()))
    background = guide.background(situation.read(offered.read_bytes()))
    for text in (plan.headline, *(reason.text for reason in plan.reasons), *plan.warnings, background.how_sure):
        assert " ".join(text.split()) in out
    for text in (*background.would_change, *(note.text for note in plan.evidence)):
        assert text in out
    assert "[the way, step 1]" in out
    assert "[study, checked]" in out
    assert "What is still open - Are you having thoughts of ending your life?" in out
    assert "Against it: " in out
    assert "Checked on 23 November 2026. Numbers change: check before relying on it" in out
    assert "The way: the article “3 ways being friends with your ex leads to getting back together”." in out


def test_what_is_closed_is_said_with_its_reason(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    give(monkeypatch, '{"times_they_said_no_since": 2}')
    out = " ".join(shown(capsys, "-").split())
    assert "Inviting them, bringing up a topic, planning a text, a call or a meeting: They have said no." in out


@pytest.mark.parametrize("width", [30, 60, 200])
def test_no_line_is_wider_than_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], offered: Path, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    lines = shown(capsys, str(offered)).splitlines()
    assert max(map(len, lines)) <= min(width, 88)
    assert all(line == line.rstrip() for line in lines)
    assert "\x1b" not in "".join(lines)


@pytest.mark.parametrize("verdict", [{"thoughts_of_ending_my_life": True}, {"hurt_by_them": True}])
def test_in_danger_help_stands_before_the_reasons(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], verdict: dict[str, bool]
) -> None:
    give(monkeypatch, json.dumps({"safety": verdict}))
    out = shown(capsys, "-", "--country", "ie")
    assert out.index("emergency number") < out.index("999") < out.index("116 123") < out.index("\nWhy\n")


def test_without_a_country_the_directories_are_shown_and_how_to_choose(
    offered: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = shown(capsys, str(offered))
    assert "findahelpline.com" in out
    assert "--country" in out


def test_the_country_is_never_guessed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], offered: Path
) -> None:
    before = shown(capsys, str(offered))
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert shown(capsys, str(offered)) == before


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"goal": "marry"}', "goal"),
        ("{", "not valid JSON"),
        ("", "empty"),
        (b"\xff\xfe", "UTF-8"),
        ("[" * 500_000, "nested too deeply"),
        (" " * 1_000_001, "far too long"),
    ],
)
def test_bad_input_is_one_sentence_and_exit_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], text: str | bytes, says: str
) -> None:
    give(monkeypatch, text)
    assert run(["plan", "-"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert says in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("name", ["nowhere.json", ".", "a\0b"])
def test_a_file_that_cannot_be_read_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["plan", name]) == 2
    err = capsys.readouterr().err
    assert name in err
    assert "cannot be read" in err


@pytest.mark.parametrize("country", ["ZZ", "Narnia", "x" * 500])
def test_an_unknown_country_costs_nobody_the_plan(
    offered: Path, capsys: pytest.CaptureFixture[str], country: str
) -> None:
    out = shown(capsys, str(offered), "--country", country)
    assert f"No lines are listed here for “{country[:40]}”" in " ".join(out.split())
    assert "findahelpline.com" in out


@pytest.mark.parametrize("country", ["UK", "uk", "U.K.", "United Kingdom", " gb ", "England"])
def test_a_country_may_be_called_by_its_name(offered: Path, capsys: pytest.CaptureFixture[str], country: str) -> None:
    assert shown(capsys, str(offered), "--country", country) == shown(capsys, str(offered), "--country", "GB")


def test_an_empty_country_is_none(offered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, str(offered), "--country", "") == shown(capsys, str(offered))


def test_the_next_step_comes_before_the_reasons(offered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = shown(capsys, str(offered))
    assert out.index("What to do next") < out.index("What to watch for") < out.index("\nWhy\n")


def test_the_studies_are_shown_only_when_asked_for(offered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    short, full = (shown(capsys, str(offered), *more) for more in ([], ["--more"]))
    assert "How sure this is" in short
    assert "--more" in short
    assert "n 137" not in short
    assert "n 137" in full


@pytest.mark.parametrize("key", ["humiliated_by_them", "afraid_of_them", "hurt_by_them"])
def test_told_harm_brings_the_violence_line_above_the_reasons(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], key: str
) -> None:
    give(
        monkeypatch, json.dumps({**OFFERED, "safety": {key: True, "thoughts_of_ending_my_life": key != "hurt_by_them"}})
    )
    out = shown(capsys, "-", "--country", "IE")
    assert out.index("[violence]") < out.index("\nWhy\n")


def test_where_a_life_is_in_danger_nothing_else_is_in_the_way(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    give(monkeypatch, '{"safety": {"thoughts_of_ending_my_life": true, "afraid_of_them": true}}')
    out = shown(capsys, "-", "--more")
    for words in ("What is known", "What is closed", "For it:", "[", "--more"):
        assert words not in out.replace("[directory]", "")
    assert "violence helpline" in out
    assert "When this can change" in out
    assert out.index("findahelpline.com") < out.index("goodterms plan - --country IE")


def test_a_command_can_be_typed_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)  # a name that fits on one line, wherever the test's folder lies
    Path("our story.json").write_text("{}")
    assert "goodterms questions --update 'our story.json'" in " ".join(shown(capsys, "our story.json").split())


def test_only_questions_that_make_sense_are_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    give(monkeypatch, '{"goal": "back_together", "offer": {"made_by": "nobody"}}')
    out = shown(capsys, "-")
    assert "How are you getting through the days?" in out
    for question in ("What have you answered?", "What have they answered", "Have you gone back", "agreed on anything"):
        assert question not in out


def test_standard_input_that_is_closed_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert run(["plan", "-"]) == 2
    assert capsys.readouterr().err == "Standard input is closed; open it, or name a file.\n"


def test_a_mistake_in_own_content_is_told_by_file_and_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str], offered: Path
) -> None:
    path = tmp_path / "content" / "en" / "guide" / "stay-safe.toml"
    path.parent.mkdir(parents=True)
    path.write_text('headline = "Come."\nwhen = "false"\n')
    monkeypatch.setenv("GOODTERMS_CONTENT", str(tmp_path / "content"))
    assert run(["plan", str(offered), "--json"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert f"{path}, line 2: " in err


def test_a_plan_starts_without_the_heavy_modules(offered: Path) -> None:
    script = (
        "import sys; from goodterms.cli import run; run(sys.argv[1:]);"
        "print([name for name in ('polars', 'numpy', 'typer') if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "plan", str(offered)], capture_output=True, text=True, check=True
    )
    assert done.stderr.strip() == "[]"
