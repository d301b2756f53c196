"""Make sentences from content: `<language>/sentences/*.ftl`, written in Project Fluent.

A message stands under its name, a variant of it under `name.variant`. What a language lacks is said in English.
A counsellor's own files lie over ours, message by message. No marks for the direction of writing are put
around names: a terminal shows them as rubbish, and a page isolates names itself.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from goodterms.content.documents import FALLBACK, OURS, RECKONING, BadContent, own_folder, shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fluent.runtime import FluentBundle
    from fluent.syntax import ast

Argument = str | int | float


def say(name: str, language: str = FALLBACK, /, **arguments: Argument) -> str:
    """Say the message `name` or `name.variant`. Raises BadContent where it or one of its arguments is missing."""
    message, _, variant = name.partition(".")
    for tongue in dict.fromkeys((language, FALLBACK)):
        bundle = _bundle(tongue, own_folder())
        if not bundle.has_message(message):
            continue
        found = bundle.get_message(message)
        pattern = found.attributes.get(variant) if variant else found.value
        if pattern is None:
            continue
        said, problems = bundle.format_pattern(pattern, arguments)
        if problems:
            raise BadContent(f"The sentence {name} cannot be said in {tongue}: {problems[0]}.")
        return str(said)
    raise BadContent(f"There is no sentence {name}; write it into a file of en/sentences.")


def has_sentence(name: str, language: str = FALLBACK) -> bool:
    """Say whether there is such a message or variant, in the language or in English."""
    message, _, variant = name.partition(".")
    for tongue in dict.fromkeys((language, FALLBACK)):
        bundle = _bundle(tongue, own_folder())
        if bundle.has_message(message) and (not variant or variant in bundle.get_message(message).attributes):
            return True
    return False


@cache
def _bundle(language: str, own: Path | None) -> FluentBundle:
    from fluent.runtime import FluentBundle, FluentResource

    bundle = FluentBundle([language], use_isolating=False)
    for path in sentence_files(language, own):
        text = path.read_text(encoding="utf-8")
        resource = FluentResource(text)
        _check(path, text, resource)
        bundle.add_resource(resource, allow_overrides=True)
    return bundle


def sentence_files(language: str, own: Path | None = None) -> Iterator[Path]:
    """Go through the files of a language, ours first."""
    for root in (OURS, own) if own else (OURS,):
        yield from sorted((root / language / "sentences").glob("*.ftl"))


def _check(path: Path, text: str, resource: ast.Resource) -> None:
    """Refuse what Fluent would leave out in silence, and what speaks as if an ending could be reckoned."""
    from fluent.syntax import ast

    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            start = entry.span.start if entry.span else 0
            line = text.count("\n", 0, start) + 1
            raise BadContent(f"{shown(path)}, line {line}: this is not Fluent; write `name = text`.")
    if found := RECKONING.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise BadContent(f'{shown(path)}, line {line}: the text speaks of "{found[0]}"; say what is known.')
