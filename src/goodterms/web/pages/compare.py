"""Two stretches of the person's own messages held against each other. What was asked stays in the visit's memory."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods

from goodterms.companion.comparing import comparison_of
from goodterms.companion.hours import clock as full_hour
from goodterms.companion.limit_phrases import channel_name, first_large
from goodterms.companion.own_reading import compare_own
from goodterms.content.sentences import say
from goodterms.errors import BadInput
from goodterms.messages import COUNTED_KINDS
from goodterms.web import clock
from goodterms.web.access import opened
from goodterms.web.choice import Choice
from goodterms.web.forms import held, turn_back
from goodterms.web.leading import lead
from goodterms.web.own_reading import own_of
from goodterms.web.putting_away import shown_after_asking
from goodterms.web.reading_view import reading_view
from goodterms.web.told import whereabouts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpResponse

    from goodterms.companion.own_reading import Own
    from goodterms.reading import Comparison
    from goodterms.web.access import Asked
    from goodterms.web.visits import Held

DAYS = ("first-from", "first-to", "second-from", "second-to")
FIELDS = (*DAYS, "hour-from", "hour-to", "channel", "kind")
MOST = timedelta(days=180)
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ComparePage:
    """The form, and what came out last. values: the days, by field; earliest, latest: the days that are known."""

    values: Mapping[str, str]
    earliest: str
    latest: str
    hours_from: tuple[Choice, ...]
    hours_to: tuple[Choice, ...]
    channels: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    errors: Mapping[str, str]
    reading: str
    narrowed: bool


@opened
@require_http_methods(["GET", "HEAD", "POST"])
@shown_after_asking
def compare(request: Asked) -> HttpResponse:
    """Ask for two stretches, and show them against each other."""
    if request.method == "POST":
        return _asked(request)
    own = own_of(request.visit.book())
    if own is None:
        return lead(request, "reading")
    shown, reading = held(request), ""
    if request.visit.compared and not shown.errors:
        try:
            found = compare_own(own, request.visit.compared)
        except BadInput as problem:
            shown.errors[""] = str(problem)
        else:
            goal = whereabouts(request.visit.book(), clock.now()).flow.situation.goal or ""
            reading = render_to_string("_reading.html", {"reading": reading_view(found, goal=goal)})
    return render(request, "compare.html", {"page": _page(own, shown, request.visit.compared, reading)})


def _asked(request: Asked) -> HttpResponse:
    sent = {name: request.POST.get(name, "").strip() for name in FIELDS}
    errors: dict[str, str] = {}
    if not all(sent[name] for name in DAYS):
        errors["first-from"] = say("compare.days")
    if bool(sent["hour-from"]) != bool(sent["hour-to"]):
        errors["hour-from"] = say("compare.hour")
    if not errors:
        try:
            request.visit.compared = comparison_of(
                f"{sent['first-from']}..{sent['first-to']}",
                f"{sent['second-from']}..{sent['second-to']}",
                channels=request.POST.getlist("channel"),
                kinds=request.POST.getlist("kind"),
                hours=f"{sent['hour-from']}-{sent['hour-to']}" if sent["hour-from"] else "",
            )
        except BadInput as problem:
            errors["first-from"] = str(problem)
    return turn_back(request, errors, keep=FIELDS) if errors else redirect("compare")


def _page(own: Own, shown: Held, asked: Comparison | None, reading: str) -> ComparePage:
    frames = [month.frame for month in own.months if not month.frame.is_empty()]
    times = [frame["sent_at"] for frame in frames]
    earliest = min((str(each.min())[:10] for each in times), default="")
    latest = max((str(each.max())[:10] for each in times), default="")
    values = shown.values or _values(asked) or _usual(earliest, latest)
    channels = sorted({channel for frame in frames for channel in frame["channel"].unique()})

    def choices(name: str, each: list[str], labels: list[str]) -> tuple[Choice, ...]:
        chosen = values.get(name, [])
        return tuple(Choice(one, label, one in chosen) for one, label in zip(each, labels, strict=True))

    hours = [str(hour) for hour in range(24)]
    clocks = [full_hour(hour) for hour in range(24)]
    return ComparePage(
        values={name.replace("-", "_"): values[name][0] for name in DAYS if values.get(name)},
        earliest=earliest,
        latest=latest,
        hours_from=choices("hour-from", hours, clocks),
        hours_to=choices("hour-to", hours, clocks),
        channels=choices("channel", channels, [first_large(channel_name(each)) for each in channels]),
        kinds=choices("kind", list(COUNTED_KINDS), [first_large(say(f"kind.{each}")) for each in COUNTED_KINDS]),
        errors=shown.errors,
        reading=reading,
        narrowed=any(any(values.get(name, [])) for name in FIELDS[len(DAYS) :]),
    )


def _values(asked: Comparison | None) -> dict[str, list[str]]:
    """Give what a form would send for a comparison."""
    if asked is None:
        return {}
    days = (asked.first.first, asked.first.last, asked.second.first, asked.second.last)
    hours = [str(hour) for hour in asked.hours] if asked.hours else ["", ""]
    return {
        **{name: [day.isoformat()] for name, day in zip(DAYS, days, strict=True)},
        "hour-from": hours[:1],
        "hour-to": hours[1:],
        "channel": sorted(asked.channels),
        "kind": sorted(asked.kinds),
    }


def _usual(earliest: str, latest: str) -> dict[str, list[str]]:
    """Propose the last ninety days and the ninety before them, or both halves of what is known where that is less."""
    if not latest:
        return {}
    end = date.fromisoformat(latest)
    begin = max(date.fromisoformat(earliest), end - MOST + A_DAY)
    middle = begin + (end - begin) // 2
    days = (begin, middle, min(middle + A_DAY, end), end)
    return {name: [day.isoformat()] for name, day in zip(DAYS, days, strict=True)}
