from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from fluent.syntax import FluentParser, ast

from goodterms.content import documents
from goodterms.content.documents import OURS, RECKONING, BadContent
from goodterms.content.sentences import Argument, say, sentence_files
from goodterms.reading import DEFINITIONS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NUMBERS: tuple[Argument, ...] = (0, 1, 2, 5, 1234, 0.4)
PLURALS = {"zero", "one", "two", "few", "many", "other"}
WORDS: tuple[Argument, ...] = ("Alex", "רות", "a [b] {c}")


def asked_for(node: Any, shapes: dict[str, set[Argument]]) -> dict[str, set[Argument]]:
    """Collect what a pattern asks for, and what it tells apart, from its tree as plain values."""
    if isinstance(node, list):
        for inner in node:
            asked_for(inner, shapes)
    elif isinstance(node, dict):
        if node["type"] == "VariableReference":
            shapes.setdefault(node["id"]["name"], set())
        for inner in node.values():
            asked_for(inner, shapes)
        if node["type"] == "SelectExpression":
            keys = {variant["key"].get("name") or int(variant["key"]["value"]) for variant in node["variants"]}
            plural = any(isinstance(key, int) for key in keys) or keys <= PLURALS
            shapes[node["selector"]["id"]["name"]] |= set(NUMBERS) if plural else keys
    return shapes


def patterns() -> list[tuple[str, ast.Pattern]]:
    found = []
    for path in sentence_files(OURS, "en"):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Message):
                named = [(entry.id.name, entry.value)]
                named += [(f"{entry.id.name}.{variant.id.name}", variant.value) for variant in entry.attributes]
                found += [(name, pattern) for name, pattern in named if pattern is not None]
    return found


PATTERNS = dict(patterns())


def written(node: Any) -> str:
    """Put together every word of a pattern, of all its variants."""
    if isinstance(node, list):
        return "".join(map(written, node))
    if isinstance(node, dict):
        return node["value"] if node["type"] == "TextElement" else "".join(map(written, node.values()))
    return ""


def shapes(name: str) -> dict[str, list[Argument]]:
    collected = asked_for(PATTERNS[name].to_json(), {})
    return {key: sorted(values, key=str) or [*NUMBERS, *WORDS] for key, values in collected.items()}


def combinations(name: str) -> Iterator[dict[str, Argument]]:
    """Go through every value of every argument, each among many values of the others."""
    asked, draw = shapes(name), np.random.default_rng(0)
    yield {key: values[0] for key, values in asked.items()}
    for key, values in asked.items():
        for value in values:
            for _ in range(20):
                yield {other: asked[other][draw.integers(len(asked[other]))] for other in asked} | {key: value}


@pytest.mark.parametrize("name", PATTERNS)
def test_every_sentence_can_be_said_with_every_shape_of_argument(name: str) -> None:
    for values in combinations(name):
        said = say(name, **values)
        assert not re.search(r"[\u2066-\u2069]|\{ ?\$|\?\?\?|None", said)
        assert name.startswith("period.") or said == said.strip()
        assert "  " not in said


@pytest.mark.parametrize("name", [name for name in PATTERNS if shapes(name)])
def test_a_missing_argument_is_an_error(name: str) -> None:
    with pytest.raises(BadContent, match=name):
        say(name)


def test_a_missing_sentence_is_an_error() -> None:
    for name in ("nothing-of-the-sort", "starts.nothing"):
        with pytest.raises(BadContent, match=name):
            say(name)


def test_no_name_stands_twice() -> None:
    names = [name for name, _ in patterns()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("measure", [definition.id for definition in DEFINITIONS])
def test_every_measure_has_all_its_words(measure: str) -> None:
    for variant in ("title", "units", "level", "cannot-show", "method", "source"):
        assert f"{measure}.{variant}" in PATTERNS
    assert f"{measure}.little" in PATTERNS or f"{measure}.about" in PATTERNS


@pytest.mark.parametrize("measure", [definition.id for definition in DEFINITIONS])
def test_no_measure_claims_a_feeling_a_cause_interest_blame_or_odds(measure: str) -> None:
    forbidden = re.compile(
        r"\b(feels?|feelings?|loves?|lov(ed|ing)|miss(es|ed)?|cares?|interest(ed)?|cold(ness)?|punish\w*|avoid\w*|ignor\w*"
        r"|cling\w*|because|causes?|caused|due to|thanks to|blame\w*|fault|chances?|odds|likel(y|ihood)|probabl[ey]"
        r"|means that|proves?|shows that|healthy|toxic|red flag|attachment)\b",
        re.IGNORECASE,
    )
    for name in [name for name in PATTERNS if name.partition(".")[0] == measure]:
        text = written(PATTERNS[name].to_json())
        if not name.endswith((".cannot-show", ".source")):
            assert not forbidden.search(text), f"{name}: {text}"
        elif name.endswith(".cannot-show"):
            assert "cannot" in text


def test_no_sentence_speaks_of_reckoning_an_ending_or_shouts() -> None:
    for path in sentence_files(OURS, "en"):
        text = path.read_text(encoding="utf-8")
        assert not RECKONING.search(text)
        assert "!" not in text


def test_a_language_without_sentences_speaks_english() -> None:
    assert say("starts.title", "de") == say("starts.title")


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(documents.SETTING, str(tmp_path))
    for language in ("en", "de"):
        (tmp_path / language / "sentences").mkdir(parents=True)
    return tmp_path


def test_a_counsellors_own_words_lie_over_ours(own: Path) -> None:
    (own / "en/sentences/own.ftl").write_text("you = you, dear\n", encoding="utf-8")
    assert say("you") == "you, dear"
    assert say("starts.title") == "Who starts"


def test_one_variant_may_be_said_otherwise(own: Path) -> None:
    (own / "en/sentences/own.ftl").write_text("starts =\n    .title = Who writes first\n", encoding="utf-8")
    assert say("starts.title") == "Who writes first"
    assert say("starts.units") == "conversations"


def test_a_file_that_is_no_text_is_named(own: Path) -> None:
    (own / "en/sentences/own.ftl").write_bytes(b"fine = \xff\xfe")
    with pytest.raises(BadContent, match=r"own\.ftl is not UTF-8"):
        say("fine")


def test_a_translation_is_used_where_there_is_one(own: Path) -> None:
    (own / "de/sentences/own.ftl").write_text("you = du\nevent-count = { $n ->\n    [one] ein\n   *[other] viele\n}\n")
    assert say("you", "de") == "du"
    assert say("you") == "you"
    assert say("event-count", "de", n=1) == "ein"
    assert say("the-other", "de") == say("the-other")


def test_a_mistake_in_a_file_is_named_with_its_line(own: Path) -> None:
    (own / "en/sentences/own.ftl").write_text("fine = fine\n\nthis is no message\n", encoding="utf-8")
    with pytest.raises(BadContent, match=r"own\.ftl, line 3"):
        say("fine")


def test_own_words_may_not_reckon_either(own: Path) -> None:
    (own / "en/sentences/own.ftl").write_text("fine = fine\nhope = your chances are good\n", encoding="utf-8")
    with pytest.raises(BadContent, match=r"own\.ftl, line 2.*“chances”"):
        say("fine")
