"""A counsellor's own content laid over ours: what it may say, and what it may not loosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from goodterms import guide, situation
from goodterms.content import BadContent
from goodterms.guide.bounds import FIRST
from goodterms.guide.library import library
from goodterms.guide.questions import questions

if TYPE_CHECKING:
    from pathlib import Path


class Own:
    """A folder of own content, which the program reads once something is written into it."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self._monkeypatch = monkeypatch

    def write(self, name: str, text: str) -> None:
        self._monkeypatch.setenv("GOODTERMS_CONTENT", str(self.folder))
        path = self.folder / "en" / f"{name}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def refusal(self, name: str, text: str) -> str:
        self.write(name, text)
        with pytest.raises(BadContent) as caught:
            library()
        sentence = str(caught.value)
        assert "\n" not in sentence
        assert sentence.endswith(".")
        return sentence


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Own:
    return Own(tmp_path, monkeypatch)


def plan(**known: Any) -> guide.Plan:
    return guide.plan(situation.make({name.replace("__", "."): value for name, value in known.items()}))


def reason(name: str, text: str, source: str = "article:step-1", more: str = "") -> str:
    return f'[[reasons]]\nid = "{name}"\ntext = "{text}"\nsource = "{source}"\n{more}\n'


NEW_VERDICT = """order = 35
when = 'contact == "daily" && coping == "struggling"'
headline = "Rest first."
next_step = "Sleep, and come back on Monday."
how_sure = "This is our house's experience."
would_change = ["When you have slept."]
evidence_for = ["contact-slows-fading"]
""" + reason("tired", "You are tired.")


def test_wording_is_replaced_and_the_rest_stays(own: Own) -> None:
    before = plan(offer__made_by="them")
    own.write("guide/accept", 'headline = "You could say yes."')
    after = plan(offer__made_by="them")
    assert after.headline == "You could say yes."
    assert (after.next_step, after.reasons) == (before.next_step, before.reasons)


def test_a_reason_is_added_and_one_of_a_known_id_is_said_otherwise(own: Own) -> None:
    before = plan(offer__made_by="them").reasons
    own.write("guide/accept", reason("as-a-trial", "Try it for a month.", "article:trial") + reason("tea", "Have tea."))
    after = [each.text for each in plan(offer__made_by="them").reasons]
    assert len(after) == len(before) + 1
    assert after[-1] == "Have tea."
    assert "Try it for a month." in after
    assert after[0] == before[0].text


def test_evidence_and_closings_are_added(own: Own) -> None:
    own.write("evidence/our-count", 'text = "Many said so."\nsure = "secondary"\nauthors = "Us"\nyear = 2026')
    own.write(
        "guide/accept", 'evidence_for = ["our-count"]\ncloses = ["share"]\nwhy_closed = "Talk about it with us first."'
    )
    after = plan(offer__made_by="them")
    assert after.closed == ("share",)
    assert "our-count" in [note.id for note in after.evidence]
    assert "told-and-dropped" in [note.id for note in after.evidence]


def test_a_new_verdict_is_one_new_file(own: Own) -> None:
    own.write("guide/rest-first", NEW_VERDICT)
    tired: dict[str, Any] = {"contact": "daily", "coping": "struggling"}
    assert plan(**tired).verdict == "rest-first"
    assert plan(**tired, safety__afraid_of_them=True).verdict == "stay-safe"
    assert "contact" in plan(coping="struggling").ask


def test_conditions_and_order_of_later_verdicts_may_change(own: Own) -> None:
    own.write("guide/say-it", "order = 165\nwhen = 'living_it && hoping'")
    own.write("guide/live-it", "order = 171")
    assert plan(offer__answer="accepted", terms_agreed=1, feelings_told=True).verdict == "say-it"


@pytest.mark.parametrize("verdict", FIRST)
@pytest.mark.parametrize(
    ("line", "key"),
    [('when = "false"', "when"), ("order = 500", "order"), ("order = 1", "order"), ("closes = []", "closes")],
)
def test_the_first_three_cannot_be_loosened(own: Own, verdict: str, line: str, key: str) -> None:
    sentence = own.refusal(f"guide/{verdict}", f'headline = "Other words."\n{line}\n')
    assert f"{verdict}.toml, line 2: " in sentence
    assert key in sentence


@pytest.mark.parametrize("verdict", FIRST)
def test_the_first_three_may_be_said_otherwise(own: Own, verdict: str) -> None:
    own.write(f"guide/{verdict}", 'headline = "Please come to us first."')
    assert "Please come to us first." in [each.headline for each in library().verdicts]


@pytest.mark.parametrize("order", [5, 15, 25, 30])
def test_nothing_comes_before_the_first_three(own: Own, order: int) -> None:
    sentence = own.refusal("guide/rest-first", NEW_VERDICT.replace("order = 35", f"order = {order}"))
    assert "rest-first.toml, line 1: " in sentence or "stay-safe" in sentence


def test_closings_of_any_verdict_can_only_be_added(own: Own) -> None:
    sentence = own.refusal("guide/wait", '\ncloses = ["write", "share"]\n')
    assert "wait.toml, line 2: closes leaves out suggest-words, invite, propose-term" in sentence


def test_what_a_caution_of_ours_closes_cannot_be_loosened(own: Own) -> None:
    assert "unsaid.toml, line 1: when" in own.refusal("cautions/unsaid", 'when = "false"')


def test_where_a_caution_of_ours_stands_in_place_of_a_step_cannot_be_changed(own: Own) -> None:
    assert "unsaid.toml, line 1: in_place" in own.refusal("cautions/unsaid", "in_place = 'verdict == \"steady\"'")


IN_PLACE = """order = 5
when = 'contact == "daily"'
in_place = 'verdict == "accept"'
warning = "Every day is often."
headline = "Rest first."
next_step = "Sleep, and come back on Monday."
would_change = ["When you have slept."]
how_sure = "This is our house's experience."
"""


def test_a_caution_may_stand_in_place_of_the_step_of_the_verdicts_that_it_names(own: Own) -> None:
    own.write("cautions/daily", IN_PLACE + reason("tired", "You are tired."))
    found = plan(offer__made_by="them", contact="daily")
    assert (found.verdict, found.headline) == ("accept", "Rest first.")
    assert [each.text for each in found.reasons] == ["You are tired."]
    others = plan(offer__made_by="nobody", contact="daily")
    assert others.headline != "Rest first."
    assert "Every day is often." in others.warnings


@pytest.mark.parametrize("key", ["next_step", "would_change", "how_sure", "reasons"])
def test_what_stands_in_place_of_a_step_is_said_whole(own: Own, key: str) -> None:
    whole = IN_PLACE + (reason("tired", "You are tired.") if key != "reasons" else "")
    sentence = own.refusal("cautions/daily", "".join(f"{x}\n" for x in whole.splitlines() if not x.startswith(key)))
    assert "daily.toml, line 5: " in sentence
    assert f"add {key} too" in sentence


def test_the_closings_of_a_caution_can_only_be_added(own: Own) -> None:
    sentence = own.refusal("cautions/unsaid", 'closes = ["invite"]')
    assert "unsaid.toml, line 1: closes leaves out plan-contact" in sentence


def test_no_route_comes_before_what_an_order_permits(own: Own) -> None:
    sentence = own.refusal("routes/just-write", 'order = 1\nwhen = "verdict_closes"\ntext = "Just write."')
    assert "just-write.toml, line 1: nothing may come before under-an-order" in sentence


def test_a_question_may_be_asked_in_other_words(own: Own) -> None:
    own.write("questions/thoughts", 'text = "Do you think of dying?"\n[[choices]]\nid = "yes"\nlabel = "I do"\n')
    first = questions()[0]
    assert first.text == "Do you think of dying?"
    assert [choice.label for choice in first.choices] == ["No", "I do"]
    assert first.choices[1].sets == {"safety.thoughts_of_ending_my_life": True}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('when = "false"', 1),
        ("\nalways = false", 2),
        ("order = 999", 1),
        ('[[choices]]\nid = "yes"\nsets = { "safety.thoughts_of_ending_my_life" = false }', 3),
        ('[[choices]]\nid = "no-idea"\nlabel = "?"\nsets = { "safety.thoughts" = false }', 4),
        ('[[choices]]\nid = "no-idea"\nlabel = "?"\nsets = { goal = "marry" }', 4),
    ],
)
def test_a_question_cannot_be_made_to_mean_something_else(own: Own, text: str, line: int) -> None:
    own.write("questions/thoughts", text)
    with pytest.raises(BadContent, match=rf"thoughts\.toml, line {line}: "):
        questions()


def test_a_situation_is_never_left_without_an_answer(own: Own) -> None:
    assert "line 1" in own.refusal("guide/steady", "when = 'goal == \"unsure\"'")


def test_nothing_comes_after_steady(own: Own) -> None:
    sentence = own.refusal("guide/rest-first", NEW_VERDICT.replace("order = 35", "order = 900"))
    assert "rest-first.toml, line 1: steady answers what nothing else does" in sentence


def test_a_translation_says_things_in_its_language(own: Own) -> None:
    own.write("../de/guide/accept", 'headline = "Sag ja, wenn dir das genug wäre."')
    said = guide.plan(situation.make({"offer.made_by": "them"}), language="de")
    assert said.headline.startswith("Sag ja")
    assert said.reasons == plan(offer__made_by="them").reasons


def test_a_translation_decides_nothing(own: Own) -> None:
    own.write("../de/guide/wait", "when = 'false'")
    with pytest.raises(BadContent, match=r"wait\.toml, line 1: a translation says things"):
        library("de")


MISTAKES = [
    ("guide/accept", "headline = ", 1, "not TOML"),
    ("guide/accept", 'headline = "a"\nheadline = "b"', 2, "not TOML"),
    ("guide/accept", 'headline = "a"\n\nheadlin = "b"', 3, 'the key "headlin" is unknown'),
    ("guide/accept", 'headline = "a"\norder = "first"', 2, 'order is "first"; write a whole number'),
    ("guide/accept", "headline = 3", 1, "headline is 3; write a text in quotes"),
    ("guide/accept", 'id = "accept"', 1, "the file's name is the id"),
    ("guide/accept", 'headline = "  "', 1, "headline is empty"),
    ("guide/accept", 'evidence_for = [\n  "no-such-note",\n]', 1, '"no-such-note" is no evidence note'),
    ("cautions/unsaid", reason("a", "A.", "evidence:no"), 4, '"evidence:no" is no source'),
    ("guide/live-it", '[[evidence_also]]\nid = "x"\nside = "for"\nnotes = ["no"]', 4, '"no" is no evidence note'),
    ("guide/live-it", '[[evidence_also]]\nid = "x"\nside = "both"\nnotes = []', 3, '"for", "against"'),
    ("guide/live-it", '[[changes]]\nid = "x"\ntext = "X."\nwhen = "gaol == 1"', 4, "did you mean goal"),
    ("routes/kept-safe", '[[more]]\nid = "x"\ntext = "X."\nwhen = "gaol == 1"', 4, "did you mean goal"),
    ("guide/accept", 'closes = ["everything"]\nwhy_closed = "x"', 1, '"write", "suggest-words"'),
    ("guide/accept", 'closes = ["share"]', 1, "why_closed"),
    ("guide/accept", reason("a", "A.") + reason("b", "B.", "article:step-9"), 9, '"article:step-9" is no source'),
    ("guide/accept", reason("a", "A.", "evidence:no"), 4, '"evidence:no" is no source'),
    ("guide/accept", reason("a", "A.") + '[[reasons]]\nid = "b"\ntext = "B."\n', 6, 'the key "source" is missing'),
    ("guide/accept", reason("a", "A.", more="when = 'goal = 3'"), 5, "not valid CEL"),
    ("guide/accept", reason("a", "A.", more="when = 'gaol == \"unsure\"'"), 5, "did you mean goal"),
    ("guide/accept", reason("a", "A.", more="when = 'safety.police == true'"), 5, '"safety.police"'),
    ("guide/accept", reason("a", "A.", more="when = 'feelings_told && hoping'"), 5, "feelings_told == true"),
    ("guide/accept", reason("a", "A.", more="when = 'terms_agreed >= 1'"), 5, "terms_agreed != null"),
    ("guide/accept", reason("a", "A.", more="when = 'noes'"), 5, "neither true nor false"),
    ("guide/accept", reason("a", "A.", more="when = 'size(shared) > 1'"), 5, "only compare"),
    ("guide/accept", reason("a", "A.", more="when = 'noes + 1 > 1'"), 5, "only compare"),
    ("guide/accept", "when = 'days_from_breakup_to_offer == 1'", 1, "does not exist"),
    ("guide/accept", "when = 'offer.on == null'", 1, "does not exist"),
    ("guide/accept", "order = 140", 1, "has the order 140 too"),
    ("guide/accept", 'how_sure = "The odds are good."', 1, 'speaks of "odds"'),
    ("guide/accept", '[[warnings]]\nid = "a"\ntext = """\nA good\nchance."""', 3, 'speaks of "chance"'),
    ("method/step-1", 'evidence = ["contact-and-acceptance", "nothing"]', 1, '"nothing" is no evidence note'),
    ("evidence/ours", 'text = "Half of them."\nsure = "checked"\nauthors = "A"\nyear = 2020', 1, "without an n"),
    ("evidence/ours", 'sure = "surely"\ntext = "All."\nauthors = "A"\nyear = 2020', 1, '"checked", "secondary"'),
]


@pytest.mark.parametrize(("name", "text", "line", "says"), MISTAKES)
def test_a_mistake_is_told_with_file_line_and_what_to_write(
    own: Own, name: str, text: str, line: int, says: str
) -> None:
    sentence = own.refusal(name, text)
    assert sentence.startswith(f"{own.folder / 'en' / name}.toml, line {line}: ")
    assert says in sentence


def test_a_folder_that_nothing_reads_is_refused(own: Own) -> None:
    assert "put it into a language's folder" in own.refusal("../guide/accept", 'headline = "a"')


def test_a_room_that_does_not_exist_is_refused(own: Own) -> None:
    assert "the folders of a language are" in own.refusal("guides/accept", 'headline = "a"')


def test_a_folder_that_does_not_exist_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOODTERMS_CONTENT", str(tmp_path / "nowhere"))
    with pytest.raises(BadContent, match="not a folder"):
        library()


def test_a_file_that_is_not_utf8_is_refused_by_line(own: Own) -> None:
    own.write("guide/accept", "")
    (own.folder / "en" / "guide" / "accept.toml").write_bytes(b'headline = "a"\nnext_step = "\xff"\n')
    with pytest.raises(BadContent, match=r"accept\.toml, line 2: this is not UTF-8"):
        library()


@pytest.mark.parametrize("language", ["../en", "EN", "", "english", "e\n"])
def test_what_is_not_a_language_is_refused(language: str) -> None:
    with pytest.raises(BadContent, match="not a language"):
        library(language)
