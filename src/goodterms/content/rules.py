"""The shape of what is looked for in a draft: one rule a file, and the words that all rules share.

`<language>/rules/<id>.toml` holds a rule; `<language>/words/shared.toml` sets of words,
spellings, and what guards a match.
How a phrase is written stands in goodterms.words.phrases.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

Problem = Literal[
    "pressure",
    "ultimatum",
    "guilt",
    "blame",
    "begging",
    "mind-reading",
    "prying",
    "deception",
    "contempt",
    "flooding",
    "reopens-a-no",
    "goes-through-others",
    "friendship-as-payment",
    "repeats-feelings",
    "advertises-change",
    "jealousy-bait",
    "against-terms",
]
Stop = Literal["threat", "self-harm"]
Strength = Literal["owns-a-part", "leaves-them-free", "answers-them", "asks"]
Element = Literal["acceptance", "feelings", "hope", "values-friendship", "invites-terms"]
Settled = Literal[
    "no-calls",
    "no-meetings",
    "in-company",
    "not-of-new-people",
    "not-of-the-past",
    "not-of-getting-back",
    "not-of-feelings",
]
"""What two people can have settled that shows in the words of a draft."""


class Count(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A count over the whole message: it fires where every number that is given is reached.

    questions: by their marks, or by their words where more are found so, since many leave the mark out.
    places: of any of the rule's phrases. different: of its phrases, each counted once; within: these no further apart
    than so many words, so that what is said pages apart is not taken together.
    """

    words: int = 0
    questions: int = 0
    sentences: int = 0
    places: int = 0
    different: int = 0
    within: int = 0


class Given(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is known beside the draft when a rule's own lines are tried.

    before: messages of mine that lie unanswered. theirs: what the draft answers.
    """

    kind: Literal["acceptance", "everyday"] = "everyday"
    situation: dict[str, Any] = {}
    before: tuple[str, ...] = ()
    theirs: str = ""


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Wording that is looked for in a text, and the lines that show what is meant.

    phrases: any of them fires. unless: phrases that silence it from within the same sentence (in a rule without
    phrases, from anywhere); unless_before, unless_after: only right before or after. only_with: the sentence must hold
    one of these too. in_a: only in sentences of this sort. even_denied, even_quoted: it fires too where the words are
    denied, or are somebody else's. whole: the finding is the whole sentence.
    fires, silent: lines that must fire, and near misses that must not.
    """

    id: str
    fires: tuple[str, ...]
    silent: tuple[str, ...]
    phrases: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    unless_before: tuple[str, ...] = ()
    unless_after: tuple[str, ...] = ()
    only_with: tuple[str, ...] = ()
    in_a: Literal["sentence", "question", "statement"] = "sentence"
    even_denied: bool = False
    even_quoted: bool = False
    whole: bool = False


class Rule(Wording, frozen=True, kw_only=True):
    """One thing to notice in a draft.

    finds: the id of its findings. why: in one sentence, why it is noticed; instead: what to try. source:
    `article:<part>`, `evidence:<id>`, or `care` where no study stands behind it.
    count: over the whole message. echoes: so many of their own words, small ones aside, come back in the draft. when: a
    condition over the situation and the context. holds: only where the two have settled this, which is then named.
    apart: it is silent where a rule of one of these ids fires at the same place; unless_found: anywhere in the draft.
    given: what is known when the lines are tried.
    """

    finds: Problem | Stop | Strength | Element
    why: str
    source: str
    instead: str = ""
    count: Count | None = None
    echoes: int = 0
    when: str = "true"
    holds: Settled | None = None
    apart: tuple[str, ...] = ()
    unless_found: tuple[str, ...] = ()
    given: Given = Given()


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What all rules of a language share.

    spelled: how people write, each with the plain words for it. sets: words that a phrase names as <name>. denies:
    phrases that deny what follows them within a few words. quotes: phrases after which somebody else speaks.
    lifts: phrases that take back, or do not ask for, the limit that follows them within a few words. requests: how a
    question begins that asks for something to be kept to. common: small words by which a text is known to be in this
    language.
    """

    id: str
    spelled: dict[str, str]
    sets: dict[str, tuple[str, ...]]
    denies: tuple[str, ...]
    quotes: tuple[str, ...]
    lifts: tuple[str, ...]
    requests: tuple[str, ...]
    common: str
