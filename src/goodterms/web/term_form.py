"""The form of a term: what it sends made into a term, and a term shown in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from goodterms.companion.dates import BadDate, day_of
from goodterms.companion.limit_phrases import CHANNELS, channel_name
from goodterms.companion.refusing import refuse_control
from goodterms.content.sentences import say
from goodterms.errors import BadInput
from goodterms.limits import CALLING, COMPANY, KINDS, SUBJECTS, WEEKDAYS, Limit
from goodterms.terms import Term
from goodterms.terms.term import LONGEST_TEXT, REVIEW_AFTER
from goodterms.web.choice import Choice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from django.http import QueryDict

    from goodterms.terms.term import Known, Side, State

STANDS: Mapping[str, tuple[State, Known]] = {
    "they-said": ("said-by-them", "said"),
    "they-wrote": ("said-by-them", "written"),
    "understood": ("understood", "understood"),
    "i-said": ("said-by-me", "said"),
    "i-wrote": ("said-by-me", "written"),
    "agreed": ("agreed", "said"),
    "agreed-in-writing": ("agreed", "written"),
    "open": ("open", "said"),
}
"""How a term stands and how that is known, by what the form sends."""
BINDS: tuple[Side, ...] = ("both", "me", "them")
NO_LIMIT, AS_BEFORE = "none", "as-before"
PLAIN = ("text", "exceptions", "my_reason", "their_reason", "note")
FIELDS = (
    *PLAIN, "binds", "stands", "on", "kind", "review", "until", "most-texts-a-day", "most-texts-a-week", "from", "to",
    "weekdays", "first", "last", "only", "calls", "most-meetings-a-month", "meeting-in", "subjects",
)  # fmt: skip
"""Every field that is shown again where the form could not be taken."""


class BadTerm(BadInput):
    """A form of a term that cannot be taken. field: which field is wrong."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


@dataclass(frozen=True, slots=True)
class TermForm:
    """The form as a page shows it. values: of plain fields, by their names; kinds: of limits that the topic offers.

    stands: how it may stand, empty where that is not asked. more: something stands in the folded part.
    """

    values: Mapping[str, str]
    stands: tuple[Choice, ...]
    binds: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    weekdays: tuple[Choice, ...]
    only: tuple[Choice, ...]
    calls: tuple[Choice, ...]
    meeting_in: tuple[Choice, ...]
    subjects: tuple[Choice, ...]
    most_day: str
    most_week: str
    most_month: str
    begin: str
    more: bool
    latest: str
    errors: Mapping[str, str]


def term_of(sent: QueryDict, id_: str, topic: str, now: datetime, before: Term | None = None) -> Term:
    """Make the term that a form sends. Raise BadTerm, and for control with the reason why it is none.

    before: the term as it stood, which is changed.
    """
    today = now.date()
    plain = {name: _text(sent, name) for name in PLAIN}
    if not plain["text"]:
        raise BadTerm("text", say("terms-error.text", most=LONGEST_TEXT))
    state, known = _stands(sent, before)
    on = _day(sent, today)
    review, until = _ahead(sent, "review", today), _ahead(sent, "until", on, also=True)
    made = Term(
        id=id_,
        topic=topic,
        state=state,
        known=known,
        on=on,
        at=_at(on, now, before),
        binds=next((each for each in BINDS if each == sent.get("binds")), BINDS[0]),
        limit=_as_it_was(_limit(sent), before),
        review=(review or max(on, today) + REVIEW_AFTER) if state == "agreed" else review,
        until=until,
        replaces=before.replaces if before else "",
        text=plain["text"],
        exceptions=plain["exceptions"],
        my_reason=plain["my_reason"],
        their_reason=plain["their_reason"],
        note=plain["note"],
    )
    _refuse(made)
    if before and sent.get("stands") == AS_BEFORE and not made.same_rule_as(before):
        raise BadTerm("stands", say("terms-error.changed"))
    return made


def _stands(sent: QueryDict, before: Term | None) -> tuple[State, Known]:
    if before and sent.get("stands") == AS_BEFORE and not before.declined:
        return before.state, before.known
    stands = STANDS.get(sent.get("stands", ""))
    if stands is None:
        raise BadTerm("stands", say("terms-error.state"))
    return stands


def _at(on: date, now: datetime, before: Term | None) -> str | None:
    """Say from which time of the day on: now, where it begins today, or as it did where it began today before."""
    if before and before.on == on:
        return before.at
    return f"{now:%H:%M}" if on == now.date() else None


def _as_it_was(limit: Limit | None, before: Term | None) -> Limit | None:
    """Keep hours and days that a form cannot show, where what it shows of them was not changed."""
    shown = values_of_limit(before.limit) if before else {}
    return before.limit if before and limit and values_of_limit(limit) == shown else limit


def term_form(
    values: Mapping[str, Sequence[str]],
    offered: Sequence[str],
    today: date,
    errors: Mapping[str, str],
    *,
    changes: bool = False,
) -> TermForm:
    """Show a form with what was entered. offered: the kinds of limits of the topic; changes: a term is changed."""
    first = {name: sent[0] for name, sent in values.items() if sent}

    def choices(name: str, each: Sequence[str], label: Callable[[str], str], default: str = "") -> tuple[Choice, ...]:
        chosen = values.get(name) or [default]
        return tuple(Choice(value, label(value), value in chosen) for value in each)

    kinds = [NO_LIMIT, *(kind for kind in KINDS if kind in offered or kind == first.get("kind"))]
    return TermForm(
        values={"on": today.isoformat(), "to": "08:00", **first},
        stands=choices(
            "stands", [AS_BEFORE, *STANDS] if changes else list(STANDS), lambda value: say(f"term-stands.{value}")
        ),
        binds=choices("binds", BINDS, lambda value: say(f"term-binds.{value}"), "both"),
        kinds=choices("kind", kinds, lambda value: say(f"limit-kind.{value}"), NO_LIMIT),
        weekdays=choices("weekdays", WEEKDAYS, lambda value: say(f"weekday.{value}")),
        only=choices("only", CHANNELS, channel_name),
        calls=choices("calls", CALLING, lambda value: say(f"calls.{value}"), "ask-first"),
        meeting_in=choices("meeting-in", COMPANY, lambda value: say(f"meeting-in.{value}"), "in-company"),
        subjects=choices("subjects", SUBJECTS, lambda value: say(f"subject.{value}")),
        most_day=first.get("most-texts-a-day", ""),
        most_week=first.get("most-texts-a-week", ""),
        most_month=first.get("most-meetings-a-month", ""),
        begin=first.get("from", "22:00"),
        more=any(first.get(name) for name in ("exceptions", "my_reason", "their_reason", "note", "review", "until")),
        latest=today.isoformat(),
        errors=errors,
    )


def values_of(term: Term) -> dict[str, list[str]]:
    """Give what a form would send for a term as it stands."""
    stands = next((name for name, each in STANDS.items() if each == (term.state, term.known)), "")
    found = {name: [str(getattr(term, name))] for name in PLAIN}
    days = {name: [day.isoformat()] for name in ("on", "review", "until") if (day := getattr(term, name))}
    return {**found, **days, "binds": [term.binds], "stands": [stands] if stands else [], **values_of_limit(term.limit)}


def values_of_limit(limit: Limit | None) -> dict[str, list[str]]:
    """Give what a form would send for a limit; of several hours or stretches of days, the first."""
    if limit is None:
        return {"kind": [NO_LIMIT]}
    tree: dict[str, Any] = msgspec.to_builtins(limit)
    kind = tree.pop("kind")
    found = {"kind": [kind]}
    for name, value in tree.items():
        if name == "hours":
            found |= {"from": [value[0]["from"]], "to": [value[0]["to"]]}
        elif name == "days":
            found |= {"first": [value[0]["from"]], "last": [value[0]["to"]]}
        elif name in ("most", "may"):
            found[f"most-{kind}" if name == "most" else kind] = [str(value)]
        else:
            found[name] = list(value)
    return found


def _text(sent: QueryDict, name: str) -> str:
    text = " ".join(sent.get(name, "").split())
    if len(text) > LONGEST_TEXT:
        raise BadTerm(name, say("terms-error.long", most=LONGEST_TEXT))
    return text


def _day(sent: QueryDict, today: date) -> date:
    try:
        return day_of(sent.get("on", ""), today)
    except BadDate:
        raise BadTerm("on", say("terms-error.day")) from None


def _ahead(sent: QueryDict, name: str, after: date, *, also: bool = False) -> date | None:
    """Read a day to come; `also` the day itself."""
    written = sent.get(name, "").strip()
    if not written:
        return None
    try:
        day = date.fromisoformat(written)
    except ValueError:
        raise BadTerm(name, say(f"terms-error.{name}")) from None
    if day < after or (day == after and not also) or day.year > after.year + 20:
        raise BadTerm(name, say(f"terms-error.{name}"))
    return day


def _limit(sent: QueryDict) -> Limit | None:
    """Read the limit that a form sends. Raise BadTerm with the field that is wrong."""
    kind = sent.get("kind", NO_LIMIT)
    if kind not in KINDS:
        return None
    try:
        return msgspec.convert({"kind": kind, **_tree(kind, sent)}, Limit)  # type: ignore[no-any-return]
    except (msgspec.ValidationError, ValueError):
        raise BadTerm("kind", say(f"terms-error.{_wrong(kind)}")) from None


def _tree(kind: str, sent: QueryDict) -> dict[str, Any]:
    if kind == "quiet-hours":
        return {"hours": [{"from": _clock(sent, "from"), "to": _clock(sent, "to")}]}
    if kind == "no-contact":
        return {"days": [{"from": sent.get("first", ""), "to": sent.get("last", "")}]}
    if kind == "quiet-days":
        return {"weekdays": [day for day in WEEKDAYS if day in sent.getlist("weekdays")]}
    if kind == "not-spoken-of":
        return {"subjects": [each for each in SUBJECTS if each in sent.getlist("subjects")]}
    if kind == "channels":
        if not sent.getlist("only"):
            raise ValueError
        return {"only": [each for each in CHANNELS if each in sent.getlist("only")]}
    if kind in ("calls", "meeting-in"):
        return {"may": sent.get(kind, "")}
    return {"most": int(sent.get(f"most-{kind}", ""))}


def _clock(sent: QueryDict, name: str) -> str:
    return sent.get(name, "").strip()[:5]


def _wrong(kind: str) -> str:
    names = {"quiet-hours": "clock", "no-contact": "days", "quiet-days": "weekdays", "not-spoken-of": "subjects"}
    return names.get(kind) or ("number" if "texts" in kind or "meetings" in kind else kind)


def _refuse(term: Term) -> None:
    """Refuse control, and an end before the beginning."""
    try:
        refuse_control(term)
    except BadInput as problem:
        raise BadTerm("text", str(problem)) from None
    if term.until and term.until < term.on:
        raise BadTerm("until", say("terms-error.until"))
