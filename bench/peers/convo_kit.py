"""Measure with ConvoKit how far two people echo each other's small words, from the texts to its scores."""

from __future__ import annotations

import importlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.table import measure

if TYPE_CHECKING:
    from bench.table import Message

os.environ["HOME"] = str(Path(__file__).parents[1] / ".work")  # where it leaves its settings
convokit: Any = importlib.import_module("convokit")  # not installed where the types are checked
coordination: Any = importlib.import_module("convokit.coordination")


def echoes(messages: list[Message]) -> list[float]:
    """Make a corpus, in which each message replies to the one before, and give the scores of both."""
    both = convokit.Speaker(id="me"), convokit.Speaker(id="them")
    utterances = [
        convokit.Utterance(
            id=str(place),
            speaker=both[message.theirs],
            conversation_id="0",
            reply_to=str(place - 1) if place else None,
            timestamp=message.at,
            text=message.text,
        )
        for place, message in enumerate(messages)
    ]
    corpus = convokit.Corpus(utterances=utterances)
    scored = coordination.Coordination().fit_transform(corpus)
    scores = (scored.get_speaker(who.id).meta["coord"] for who in both)
    return [sum(one.values()) / len(one) for of in scores for one in of.values()]


if __name__ == "__main__":
    measure(echoes)
