"""Who asks, what this is and what is stored; or, once something was answered, what stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goodterms.companion.phrases import day_phrase
from goodterms.content.documents import FALLBACK
from goodterms.guests import clock
from goodterms.guests.access import guest
from goodterms.guests.answer_lines import AnswerLine, answer_lines, title_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from goodterms.companion.invitation import Holds
    from goodterms.guests.access import Guested


@dataclass(frozen=True, slots=True)
class StartPage:
    """An invitation, or what was answered to it.

    called: who asks. topics: their titles. until: the last day, in words; may_answer: answers are taken. begun: some
    are written and not sent. sent: on which day they were sent last, empty where they were not; answers: as sent.
    holds: what became of them. declined: and how. withdrawn: on which day who asked took it back. host: who runs this
    server; contact: how they are reached.
    """

    called: str
    words: str
    topics: tuple[str, ...]
    until: str
    may_answer: bool
    begun: bool
    sent: str
    answers: tuple[AnswerLine, ...]
    holds: tuple[Holds, ...]
    declined: str
    withdrawn: str
    host: str
    contact: str


@guest
@require_safe
def start(request: Guested) -> HttpResponse:
    """Show who asks, or what was answered."""
    here = request.here
    invitation, own = here.invitation, here.own
    sent = own.sent if own.sent and own.sent.given else None
    page = StartPage(
        called=invitation.called,
        words=invitation.words,
        topics=tuple(title_of(asked.topic) for asked in invitation.topics),
        until=day_phrase(invitation.ends, FALLBACK),
        may_answer=here.may_answer(clock.today()),
        begun=own.given != (sent.given if sent else ()),
        sent=day_phrase(sent.on, FALLBACK) if sent else "",
        answers=answer_lines(invitation, sent.given) if sent else (),
        holds=invitation.holds,
        declined=own.declined,
        withdrawn=day_phrase(invitation.withdrawn, FALLBACK) if invitation.withdrawn else "",
        host=settings.HOST.host_name,
        contact=settings.HOST.host_contact,
    )
    return render(request, "guests/start.html", {"page": page})
