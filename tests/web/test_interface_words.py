"""Every word of a template goes through gettext, and the pages are ready for a language written from right to left."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.utils import translation

ROOMS = ("web", "guests", "served", "server")
SOURCE = Path(__file__).parents[2] / "src" / "goodterms"
TEMPLATES = sorted(path for room in ROOMS for path in (SOURCE / room / "templates").rglob("*.html"))
TRANSLATED = re.compile(r"{%\s*blocktranslate\b.*?{%\s*endblocktranslate\s*%}", re.DOTALL)
DATA = re.compile(r"<script\b.*?</script>", re.DOTALL)
COMMENT = re.compile(r"{%\s*comment\s*%}.*?{%\s*endcomment\s*%}|{#.*?#}", re.DOTALL)
MARK_OF_PLACE = re.compile(r'{% block here_[a-z]+ %}aria-current="page"{% endblock %}')
TAG = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
SAID = ("alt", "aria-label", "aria-description", "placeholder", "title", "data-sending", "data-sent", "data-failed")
SAME_EVERYWHERE = {"Good Terms"}


class Bare(HTMLParser):
    """Collects the words that stand in a template as they are."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        self.words += [value for name, value in attrs if name in SAID and value]


def bare_words(template: str) -> list[str]:
    parser = Bare()
    parser.feed(TAG.sub("", TRANSLATED.sub("", MARK_OF_PLACE.sub("", DATA.sub("", COMMENT.sub("", template))))))
    found = (words.strip(" \n–·:.,") for words in parser.words)
    return [words for words in found if re.search(r"[^\W\d_]", words) and words not in SAME_EVERYWHERE]


def test_the_search_finds_a_word_that_nobody_can_translate() -> None:
    template = '<p title="Here">{% translate "Known" %} <b>{{ name }}</b> bare</p>'
    template += "{% blocktranslate %}Known{% endblocktranslate %}"
    assert bare_words(template) == ["Here", "bare"]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_every_word_of_a_template_can_be_translated(path: Path) -> None:
    assert bare_words(path.read_text(encoding="utf-8")) == []


def test_a_language_from_right_to_left_turns_the_page() -> None:
    with translation.override("ar"):
        page = render_to_string("missing.html")
    assert '<html lang="ar" dir="rtl">' in page
    with translation.override("en"):
        assert '<html lang="en" dir="ltr">' in render_to_string("missing.html")
