"""How a phrase is written, and what it finds."""

from __future__ import annotations

import pytest

from goodterms.words.phrases import BadPhrase, Vocabulary, phrase
from goodterms.words.text import text

SETS = {"you": ("you", "you all"), "reply": ("reply", "get back [to me]")}
SPELLED = {"u": "you", "dont": "do not"}


def finds(written: str, line: str) -> bool:
    read = phrase(written, Vocabulary(SETS, SPELLED))
    plain = text(line, SPELLED)
    return read.needed <= set(plain.words) and any(True for _ in read.places(plain))


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("you owe me", "well U OWE me, I think"),
        ("(either|or) you", "or you"),
        ("after [all] that", "after that"),
        ("<you> <reply>", "you all get back to me"),
        ("leav*", "leaving"),
        ("if you ..3 then", "if you do not go then"),
        ("_ me", "call me"),
        ("^please", "No. Please go"),
        ("any more$", "not any more."),
        ("yes or no / now", "Yes or no?! Now"),
        ("don't go", "dont go"),
        ("(a b|c) d", "a b d"),
        ("with <name>", "dinner with Ana"),
        ("<name> [has] asked me", "My boss Ana has asked me"),
    ],
)
def test_it_finds(written: str, line: str) -> None:
    assert finds(written, line)


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("you owe me", "you owe. me"),
        ("yes or no / now", "yes or no now"),
        ("owe", "owed"),
        ("if you ..3 then", "if you go. then"),
        ("if you ..1 then", "if you do not go then"),
        ("_ me", "me"),
        ("^please", "oh please"),
        ("any more$", "any more of it"),
        ("leav*", "cleaving"),
        ("with <name>", "dinner with ana"),
        ("with <name>", "the one I danced with. Ana called"),
        ("with <name>", "dinner with NOBODY, with I"),
    ],
)
def test_it_does_not_find(written: str, line: str) -> None:
    assert not finds(written, line)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("(you", "leaves a bracket open"),
        ("you)", "closes a bracket"),
        ("a|b", "a bar outside of brackets"),
        ("<nobody>", "the set <nobody>"),
        ("you ..99 me", "12 are the most"),
        ("you & me", "the sign &"),
        (" ", "a phrase is empty"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(written: str, said: str) -> None:
    with pytest.raises(BadPhrase, match=said.replace("(", "\\(").replace("|", "\\|")):
        phrase(written, Vocabulary(SETS, SPELLED))
