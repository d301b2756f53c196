"""Who is who in the files of an import: which chat it is about, who is me and who is them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goodterms.content.sentences import say
from goodterms.errors import BadInput
from goodterms.web.access import opened
from goodterms.web.bringing import Importing, Said, under_way
from goodterms.web.forms import held, turn_back
from goodterms.web.who_view import (
    CALLED,
    CHAT,
    LONGEST_CALLED,
    ME,
    ORDER,
    ORDERS,
    OTHER,
    PAIR,
    THEM,
    WHO,
    WORDS,
    chat_page,
    who_page,
)

if TYPE_CHECKING:
    from django.http import HttpResponse, QueryDict

    from goodterms.companion.inside import Chat, Inside
    from goodterms.web.access import Asked


class BadChoice(BadInput):
    """Something that was not chosen, or does not fit. field: where."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def chat(request: Asked) -> HttpResponse:
    """Ask which chats it is about, where there are several."""
    found = _asking(request)
    if found is None:
        return redirect("messages-work")
    bringing, inside = found
    if request.method == "POST":
        sent = (_number(value, len(inside.chats)) for value in request.POST.getlist(CHAT))
        chosen = tuple(sorted({place for place in sent if place is not None}))
        if not chosen:
            return turn_back(request, {CHAT: say("bringing.no-chat")})
        bringing.chats = chosen
        return redirect("messages-who")
    return render(request, "messages_chat.html", {"page": chat_page(held(request), bringing, inside)})


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def who(request: Asked) -> HttpResponse:
    """Ask who is who."""
    found = _asking(request)
    if found is None:
        return redirect("messages-work")
    bringing, inside = found
    about = _chat(bringing, inside)
    if about is None:
        return redirect("messages-chat")
    if request.method == "POST":
        try:
            bringing.choose(_said(request.POST, bringing, inside, about))
        except BadChoice as problem:
            return turn_back(
                request, {problem.field: str(problem)}, keep=tuple(set(request.POST) - {"csrfmiddlewaretoken"})
            )
        return redirect("messages-work")
    return render(request, "messages_who.html", {"page": who_page(held(request), bringing, inside, about)})


def _asking(request: Asked) -> tuple[Importing, Inside] | None:
    """Give the import that asks, and what its files hold; None where nothing is asked."""
    bringing = under_way(request.visit)
    state = bringing.state if bringing else None
    if bringing is None or state is None or state.stage != "asking" or state.inside is None:
        return None
    return bringing, state.inside


def _chat(bringing: Importing, inside: Inside) -> Chat | None:
    """Give the chat that is meant: the only one, or those that were chosen, as one."""
    return inside.about(_chosen(bringing, inside))


def _chosen(bringing: Importing, inside: Inside) -> tuple[str, ...]:
    return tuple(inside.chats[place].name for place in bringing.chats if place < len(inside.chats))


def _number(sent: str, many: int) -> int | None:
    """Read the place of a line, counted from 1."""
    return next((place for place in range(many) if sent == str(place + 1)), None)


def _said(sent: QueryDict, bringing: Importing, inside: Inside, about: Chat) -> Said:
    """Read what was chosen. Raise BadChoice where something is missing."""
    me, them = _two(sent, about)
    order = sent.get(ORDER)
    if inside.guessed_order and order not in ORDERS:
        raise BadChoice(ORDER, say("bringing.no-order"))
    called = sent.get(CALLED, "").strip()
    if len(called) > LONGEST_CALLED:
        raise BadChoice(CALLED, say("bringing.long", most=LONGEST_CALLED))
    known = replace(
        bringing.earlier,
        me=me,
        them=them,
        chats=_chosen(bringing, inside),
        date_order=order if inside.guessed_order else None,
        words=WORDS in sent,
    )
    return Said(known, called)


def _two(sent: QueryDict, about: Chat) -> tuple[tuple[str, ...], tuple[str, ...]]:
    names = [writer.name for writer in about.writers]
    chosen = [sent.get(f"{WHO}-{place}", "") for place in range(1, len(names) + 1)]
    if len(names) <= PAIR:
        mine = _number(sent.get(ME, ""), len(names))
        if mine is None and not (len(names) == 1 and sent.get(ME) == OTHER):
            raise BadChoice(ME, say("bringing.no-me"))
        chosen = [ME if place == mine else THEM for place in range(len(names))]
    me = tuple(name for name, side in zip(names, chosen, strict=True) if side == ME)
    them = tuple(name for name, side in zip(names, chosen, strict=True) if side == THEM)
    if len(names) > PAIR and not me:
        raise BadChoice(ME, say("bringing.no-me"))
    if len(names) > PAIR and not them:
        raise BadChoice(ME, say("bringing.no-them"))
    return me, them
