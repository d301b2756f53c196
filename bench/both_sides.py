"""The same story from both sides: two people, each with their own telling, and whether the two plans go together.

`python -m bench.both_sides` prints the table and writes it into docs/both-sides.md.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from goodterms import guide, situation
from goodterms.companion.stand import stand
from goodterms.companion.writing import writing
from goodterms.guide.library import CLOSABLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from goodterms.situation import Situation

ROOT = Path(__file__).parents[1]
STORIES = ROOT / "tests" / "guide" / "stories"
PAGE = ROOT / "docs" / "both-sides.md"
CALM: dict[str, Any] = {
    **dict.fromkeys(situation.SAFETY, False),
    "safety.court_order": "none",
    "own_conduct": [],
}
"""What a telling says where its story names nothing: safety and own conduct were asked about, and it is none of it."""

LIMITS: Mapping[str, str] = {
    "crisis-unseen": "One thinks of ending their life, and the other cannot know; their plan goes on as it would.",
    "danger-unseen": "One is afraid, hurt or put down; the other's telling does not show it, so something stays open.",
    "threat-leaves-open": "One threatened the other, who is afraid, and did not say that they may be: the plan says to "
    "keep away and write nothing, but writing and sharing are not closed.",
    "own-no-contact-untold": "One asked for no contact and has no key for it, so their plan may speak of a friendship.",
    "told-unanswered": "One told and waits; the other has no key for it, and their plan does not speak of it.",
    "both-wait": "Both plans leave the next word to the other, so none may ever come.",
    "went-back-untold": "One went back to the other's offer; the other tells it as refused, and is told to let it be.",
    "room-unseen": "One needs room, and the other is told to bring something up, unless they were asked for quiet.",
}
"""What one-sided telling cannot mend: the ids that a story may name."""

HOPING = (None, "back_together", "unsure")
BRINGS_UP = ("come-clean", "say-it", "agree-terms", "reopen", "do-not-propose")
"""The verdicts whose step is a word to the other about the two of them."""
NEEDS_ROOM = ("get-help-now", "stay-safe", "not-as-friends", "decline-kindly", "step-back", "accept-after-space")
"""The verdicts that close things because whoever is told them needs distance."""

LEAVES_NEXT_WORD = re.compile(r"now wait|next word to them", re.IGNORECASE)
ALREADY = "nothing more to say"


class Story(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A story of two people. sam, alex: their tellings; told: what is so, and what one of them cannot know or tell.

    verdicts: of Sam, of Alex. together: why they go together. limits: what one-sided telling leaves unmended.
    """

    order: int
    about: str
    told: str
    verdicts: tuple[str, str]
    together: str
    limits: tuple[str, ...]
    sam: dict[str, Any]
    alex: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: what they told (known: as dotted keys), and their plan.

    in_place: a caution stands in place of the plan's step. ways: the ways to write that are offered, by their ids.
    """

    known: Mapping[str, Any]
    plan: guide.Plan
    in_place: bool
    ways: frozenset[str]

    @property
    def safety(self) -> frozenset[str]:
        """Name what is so of safety."""
        return frozenset(key.removeprefix("safety.") for key in situation.SAFETY if self.known.get(key) is True)

    @property
    def harmed(self) -> bool:
        """Tell whether there is somebody to be afraid of."""
        found = {"afraid_of_them", "hurt_by_them", "humiliated_by_them"} & self.safety
        return bool(found) or self.known.get("safety.court_order") in {"against_them", "both"}

    @property
    def all_closed(self) -> bool:
        """Tell whether everything that reaches out is closed."""
        return self.plan.closed == CLOSABLE

    @property
    def step(self) -> str:
        """Give the headline and the next step."""
        return f"{self.plan.headline}\n{self.plan.next_step}"

    @property
    def brings_up(self) -> bool:
        """Tell whether the step is a word to the other about the two of them."""
        said = self.in_place or ALREADY in self.step or LEAVES_NEXT_WORD.search(self.plan.headline)
        owes_nothing = self.plan.headline.startswith("You owe them nothing")
        return self.plan.verdict in BRINGS_UP and not said and not owes_nothing

    @property
    def leaves_next_word(self) -> bool:
        """Tell whether the next word is left to the other."""
        return bool(LEAVES_NEXT_WORD.search(self.plan.headline))


Pair = tuple[Side, Side]
Which = Literal["sam", "alex"]


@cache
def stories() -> Mapping[str, Story]:
    """Read the stories in their order, by the names of their files."""
    read = {file.stem: _story(file) for file in STORIES.glob("*.toml")}
    return dict(sorted(read.items(), key=lambda item: item[1].order))


def _story(file: Path) -> Story:
    return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), Story)


def telling(story: Story, who: Which) -> Situation:
    """Read one telling by the contract; what was asked and is not named is none of it."""
    given = situation.read(json.dumps(story.sam if who == "sam" else story.alex))
    return situation.make(CALM | situation.values(given))


def side(told: Situation) -> Side:
    """Make the plan of one telling."""
    standing = stand(told)
    written = writing(standing, told)
    ways = {path.id for path in (written.now, *written.others) if path}
    return Side(situation.values(told), standing.plan, standing.background.in_place, frozenset(ways))


@cache
def sides(name: str) -> Pair:
    """Make both plans of a story."""
    story = stories()[name]
    return side(telling(story, "sam")), side(telling(story, "alex"))


def limits(pair: Pair) -> tuple[str, ...]:
    """Name what one-sided telling leaves unmended between two plans, in the order of LIMITS."""
    found = {name for me, them in (pair, pair[::-1]) for name in _limits(me, them)}
    if all(each.leaves_next_word for each in pair):
        found.add("both-wait")
    return tuple(name for name in LIMITS if name in found)


def _limits(me: Side, them: Side) -> Iterator[str]:
    """Name what they do not see of me, or cannot tell of what I did."""
    yield from _unseen(me, them)
    answered = them.plan.verdict == "try-again" or them.all_closed
    if me.plan.verdict == "wait" and not answered:
        yield "told-unanswered"
    if "they_asked_for_no_contact" in them.safety and not me.all_closed and me.plan.verdict in {*BRINGS_UP, "live-it"}:
        yield "own-no-contact-untold"
    refused = (them.known.get("offer.made_by"), them.known.get("offer.answer")) == ("me", "refused")
    if me.known.get("offer.reopened") is True and refused:
        yield "went-back-untold"


def _unseen(me: Side, them: Side) -> Iterator[str]:
    if me.plan.verdict == "get-help-now" and not them.all_closed:
        yield "crisis-unseen"
    if me.harmed and not them.all_closed:
        threatened = "threatened" in them.known.get("own_conduct", ())
        yield "threat-leaves-open" if threatened else "danger-unseen"
    if me.plan.verdict in NEEDS_ROOM and them.brings_up:
        yield "room-unseen"


def table() -> str:
    """Write the stories as one table a subject, with both verdicts and why they go together."""
    about = dict.fromkeys(story.about for story in stories().values())
    return "\n\n".join(_part(subject) for subject in about)


def _part(subject: str) -> str:
    rows = ["| story | Sam | Alex | why they go together, and what falls short |", "|---|---|---|---|"]
    for story in stories().values():
        if story.about == subject:
            short = "".join(f" `{name}`" for name in story.limits)
            first, second = story.verdicts
            rows.append(f"| {story.told} | {first} | {second} | {story.together}{short} |")
    return "\n".join([f"### {subject.capitalize()}", "", *rows])


def shortfalls() -> str:
    """Write what one-sided telling cannot mend, and in how many stories it shows."""
    every = stories().values()
    rows = ["| id | what it is | stories |", "|---|---|---:|"]
    rows += [f"| `{name}` | {text} | {sum(name in s.limits for s in every)} |" for name, text in LIMITS.items()]
    free = sum(not story.limits for story in every)
    return "\n".join([*rows, "", f"Of {len(every)} stories, {free} show none of these."])


def main() -> None:
    """Print the table and the shortfalls, and write them into the page."""
    from bench.report import put_between_marks

    for what, written in (("stories", table()), ("shortfalls", shortfalls())):
        print(written, end="\n\n")
        put_between_marks(PAGE, written, what)


if __name__ == "__main__":
    main()
