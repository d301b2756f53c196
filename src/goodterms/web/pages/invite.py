"""An invitation: making one, its link, what came of it, and taking it back."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from goodterms.companion.invitation import LONGEST_NAME, LONGEST_WORDS, last_one
from goodterms.companion.phrases import day_phrase
from goodterms.content.documents import FALLBACK
from goodterms.content.sentences import say
from goodterms.guests.address import address, link_to
from goodterms.terms.topics import topics
from goodterms.web import clock, drafts, invitations
from goodterms.web.access import opened
from goodterms.web.forms import held, turn_back
from goodterms.web.invitations import Words
from goodterms.web.putting_away import ask, asks_for
from goodterms.web.records import Draft, Invited
from goodterms.web.review_view import ReviewView, review_view
from goodterms.web.term_lines import title_of
from goodterms.web.told import standing_of, whereabouts
from goodterms.web.visits import Held

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from django.http import HttpResponse, QueryDict

    from goodterms.companion.answering import Whereabouts
    from goodterms.web.access import Asked
    from goodterms.web.store import Book

CALLED, WORDS, TOPICS, DO, SEEN, LINK = "called", "words", "topics", "do", "seen", "link"
FIELDS = (CALLED, WORDS, TOPICS, DO)


@dataclass(frozen=True, slots=True)
class TopicChoice:
    """A topic that can be asked about. mine: what they would see of mine."""

    value: str
    title: str
    mine: tuple[str, ...]
    chosen: bool
    place: int


@dataclass(frozen=True, slots=True)
class CameBack:
    """What they said on a topic. choice: said, not-now or skip."""

    title: str
    choice: str
    lines: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class InvitedLine:
    """An invitation as it stands. until: the last day to answer; on: when they answered last; over: what ended it."""

    made: str
    until: str
    on: str
    came: tuple[CameBack, ...]
    withdrawn: str
    over: str


@dataclass(frozen=True, slots=True)
class InvitePage:
    """Inviting them. served: there is a server that both can reach; kept: something is kept, which it takes.

    why: why none may be made now; last: this is the last one, unless it is answered. now: the one that is open.
    spoiled: what lies there in answer cannot be theirs as it is. before: those that are over. link: of the one just
    made. review: of the words, once they were looked at; seen: by which these words are known again.
    """

    served: bool
    kept: bool
    why: tuple[str, ...]
    last: bool
    now: InvitedLine | None
    spoiled: bool
    before: tuple[InvitedLine, ...]
    link: str
    called: str
    words: str
    topics: tuple[TopicChoice, ...]
    review: ReviewView | None
    seen: str
    shares: bool
    most_called: int
    most_words: int
    errors: Mapping[str, str]


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: Asked) -> HttpResponse:
    """Show how an invitation stands, or make one."""
    at, book = clock.now(), request.visit.book()
    where = whereabouts(book, at)
    if not where.ready:
        return redirect("questions")
    if request.method == "POST":
        return _taken(request, book, where, at)
    request.visit.notes += invitations.follow(book, at)
    if asks_for(request, book, book.count(Invited)):
        return ask(request)
    return render(request, "invite.html", {"page": _page(request, book, whereabouts(book, at), at)})


@opened
@require_POST
def withdraw(request: Asked) -> HttpResponse:
    """Take the open invitation back."""
    book = request.visit.book()
    request.visit.notes += invitations.withdraw(book, clock.now())
    request.visit.held.pop(_link_path(request), None)
    return redirect("invite")


def _taken(request: Asked, book: Book, where: Whereabouts, at: datetime) -> HttpResponse:
    """Look at what is written, or make the invitation once that was looked at."""
    if request.POST.get(DO) == "copied":
        request.visit.held.pop(_link_path(request), None)
        return redirect("invite")
    if not _may(request) or not _open(book, where, at):
        return redirect("invite")
    asks, errors = _written(request.POST)
    if not errors and request.POST.get(DO) == "make":
        if _review(book, asks, where, at).verdict == "do-not-send":
            errors = {WORDS: say("invite-error.stopped")}
        elif request.POST.get(SEEN) != _known_by(asks.words):
            errors = {WORDS: say("invite-error.look")}
        else:
            return _made(request, book, asks, at)
    return turn_back(request, errors, keep=FIELDS)


def _made(request: Asked, book: Book, asks: Words, at: datetime) -> HttpResponse:
    """Make it; its link stays with this visit alone, until it was copied."""
    with book.together():  # another window may have been faster
        if not _open(book, whereabouts(book, at), at):
            return redirect("invite")
        text = invitations.make(book, asks, at)
    request.visit.held[_link_path(request)] = Held({LINK: [link_to(text)]})
    return redirect("invite")


def _may(request: Asked) -> bool:
    return bool(address()) and request.visit.state == "open"


def _open(book: Book, where: Whereabouts, at: datetime) -> bool:
    """Tell whether an invitation may be made now."""
    return invitations.open_one(book) is None and not invitations.why_closed(book, where, at)


def _link_path(request: Asked) -> str:
    """Name where the link waits in the visit: no page has this path, so that no page takes it."""
    return f"link of {request.visit.account.hex()}"


def _written(sent: QueryDict) -> tuple[Words, dict[str, str]]:
    """Read what is to go into it, and say what is wrong with that, by field."""
    called = " ".join(sent.get(CALLED, "").split())
    words = sent.get(WORDS, "").replace("\r\n", "\n").strip()
    chosen = tuple(topic for topic in topics() if topic in sent.getlist(TOPICS))
    errors = {}
    if not called or len(called) > LONGEST_NAME:
        errors[CALLED] = say("invite-error.called", most=LONGEST_NAME)
    if not words or len(words) > LONGEST_WORDS:
        errors[WORDS] = say("invite-error.long", most=LONGEST_WORDS) if words else say("invite-error.words")
    if not chosen:
        errors[TOPICS] = say("invite-error.topics")
    return Words(called, words, chosen), errors


def _review(book: Book, asks: Words, where: Whereabouts, at: datetime) -> ReviewView:
    draft = Draft(name="", begun=at, changed=at, text=asks.words)
    checked = drafts.look(book, draft, where.flow.situation, standing_of(book, where), at)
    view = review_view(asks.words, checked, shares=False)
    verdict = "do-not-send" if not view.may_send else view.verdict
    return replace(view, verdict=verdict, problems=tuple(replace(line, leave="") for line in view.problems))


def _known_by(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def _page(request: Asked, book: Book, where: Whereabouts, at: datetime) -> InvitePage:
    shown, today, now = held(request), at.date(), invitations.open_one(book)
    values = {name: sent[0] for name, sent in shown.values.items() if sent}
    asks = Words(values.get(CALLED, ""), values.get(WORDS, "").strip(), tuple(shown.values.get(TOPICS, [])))
    looked = bool(asks.words) and not {CALLED, TOPICS} & shown.errors.keys()
    return InvitePage(
        served=bool(address()),
        kept=request.visit.state == "open",
        why=() if now else invitations.why_closed(book, where, at),
        last=last_one(invitations.history(book)),
        now=_line(now) if now else None,
        spoiled=now is not None and invitations.spoiled(now),
        before=tuple(_line(kept.record) for kept in reversed(book.all(Invited)) if kept.record != now),
        link=_link(request, now),
        called=asks.called,
        words=asks.words,
        topics=tuple(
            TopicChoice(
                value=topic,
                title=title_of(topic),
                mine=tuple(line.text for line in invitations.mine_on(book, topic, today)),
                chosen=topic in asks.topics,
                place=place,
            )
            for place, topic in enumerate(topics(), start=1)
        ),
        review=_review(book, asks, where, at) if looked else None,
        seen=_known_by(asks.words),
        shares="share" not in standing_of(book, where).plan.closed,
        most_called=LONGEST_NAME,
        most_words=LONGEST_WORDS,
        errors=shown.errors,
    )


def _link(request: Asked, now: Invited | None) -> str:
    """Give the link as long as it can be of use: it was not copied yet, and nothing came."""
    if now is None or now.reply is not None:
        request.visit.held.pop(_link_path(request), None)
    return request.visit.held.get(_link_path(request), Held()).values.get(LINK, [""])[0]


def _line(invited: Invited) -> InvitedLine:
    reply = invited.reply
    return InvitedLine(
        made=day_phrase(invited.on, FALLBACK),
        until=day_phrase(invited.ends, FALLBACK),
        on=day_phrase(reply.on, FALLBACK) if reply else "",
        came=tuple(
            CameBack(title_of(given.topic), given.choice, tuple(line.text for line in given.lines), given.words)
            for given in (reply.given if reply else ())
        ),
        withdrawn=day_phrase(invited.withdrawn, FALLBACK) if invited.withdrawn else "",
        over=invited.over,
    )
