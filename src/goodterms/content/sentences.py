"""Make sentences from content: `<language>/sentences/*.ftl`, written in Project Fluent.

A message stands under its name, a variant of it under `name.variant`. What a language lacks is said in English.
A counsellor's own files lie over ours, variant by variant. No marks for the direction of writing are put
around names: a terminal shows them as rubbish, and a page isolates names itself.
"""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING

from goodterms.content.documents import FALLBACK, OURS, RECKONING, BadContent, own_folder, shown

if TYPE_CHECKING:
    from pathlib import Path

    from fluent.runtime import FluentBundle
    from fluent.runtime.resolver import Pattern
    from fluent.syntax import ast

Argument = str | int | float


def say(name: str, language: str = FALLBACK, /, **arguments: Argument) -> str:
    """Say the message `name` or `name.variant`. Raises BadContent where it or one of its arguments is missing."""
    own = own_folder()
    for tongue in dict.fromkeys((language, FALLBACK)):
        for root in (own, OURS) if own else (OURS,):
            bundle = _bundle(root, tongue)
            if pattern := _pattern(bundle, name):
                said, problems = bundle.format_pattern(pattern, arguments)
                if problems:
                    raise BadContent(f"The sentence {name} cannot be said in {tongue}: {problems[0]}.")
                return str(said)
    raise BadContent(f"There is no sentence {name}; write it into a file of en/sentences.")


def can_say(name: str, language: str = FALLBACK) -> bool:
    """Tell whether there is a message `name` or `name.variant`, in a language or in English."""
    own = own_folder()
    roots = (own, OURS) if own else (OURS,)
    return any(_pattern(_bundle(root, tongue), name) for tongue in {language, FALLBACK} for root in roots)


def fingerprint(language: str) -> bytes:
    """Digest every sentence that can be said in a language, so that one can tell whether any of them has changed."""
    own = own_folder()
    return _fingerprint((OURS, own) if own else (OURS,), language)


def sentence_files(root: Path, language: str) -> tuple[Path, ...]:
    """List the files of a language in a folder of content."""
    return tuple(sorted((root / language / "sentences").glob("*.ftl")))


def _pattern(bundle: FluentBundle, name: str) -> Pattern | None:
    message, _, variant = name.partition(".")
    if not bundle.has_message(message):
        return None
    found = bundle.get_message(message)
    return found.attributes.get(variant) if variant else found.value


@cache
def _bundle(root: Path, language: str) -> FluentBundle:
    from fluent.runtime import FluentBundle, FluentResource

    bundle = FluentBundle([language], use_isolating=False)
    for path in sentence_files(root, language):
        text = _text(path)
        resource = FluentResource(text)
        _check(path, text, resource)
        bundle.add_resource(resource)
    return bundle


@cache
def _fingerprint(roots: tuple[Path, ...], language: str) -> bytes:
    digest = hashlib.sha256()
    for root in roots:
        for path in (path for tongue in dict.fromkeys((FALLBACK, language)) for path in sentence_files(root, tongue)):
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.digest()


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as problem:
        raise BadContent(f"{shown(path)} cannot be read: {problem.strerror or problem}.") from None
    except UnicodeDecodeError:
        raise BadContent(f"{shown(path)} is not UTF-8 text; save the file as UTF-8.") from None


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
        raise BadContent(f"{shown(path)}, line {line}: the text speaks of “{found[0]}”; say what is known.")
