"""Visits that every node finds: sealed in the database under a key that only the browser's cookie gives.

The data key of the vault lies in there too, wrapped by that key, and goes with the row: at lock, at the end of its
time, and when the account is left. Whoever has the database alone opens none of it.
"""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

import msgspec
from django.conf import settings

from goodterms.companion.told_excitation import ToldExcitation, ToldStyle
from goodterms.content.sentences import say
from goodterms.server.models import Account, Staged, StoredVisit, Work
from goodterms.server.saved import Compared, Saved
from goodterms.server.so_far import StagedName
from goodterms.server.sweeping import sweep
from goodterms.server.uploads import StagedFile
from goodterms.vault import Box
from goodterms.web import clock
from goodterms.web.visits import IDLE_MINUTES, Locked, Visit, Visits, remember

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

SWEEP_SECONDS = 300.0
PURPOSE = "an open visit"
ELSEWHERE = ("cross-site", "same-site")


class Here(Visit):
    """A visit as it was read from its row. id: of the row; token: the cookie's word; version: of the row as read."""

    __slots__ = ("before", "id", "new", "token", "until", "version")

    def __init__(self, token: str, whose: str) -> None:
        super().__init__(seen=0.0, whose=whose)
        self.token = token
        self.id = digest(token)
        self.version = 0
        self.new = False
        self.before = Saved()
        self.until = now()


class StoredVisits(Visits):
    """Everyone who is here, on whichever node."""

    def __init__(self) -> None:
        super().__init__(clock.awake_time)
        self._swept = -SWEEP_SECONDS

    def begin(self, before: str = "", note: str = "", whose: str | None = None) -> str:
        """Let somebody of an account in, and return the word for their browser."""
        if whose is None:
            raise TypeError("On a server, say whose visit it is.")
        if before:
            self.end(before)
        self._sweep_now_and_then()
        here = Here(secrets.token_urlsafe(32), whose)
        here.notes = [note] if note else []
        StoredVisit.objects.create(
            id=here.id, account=whose, version=1, until=ends(IDLE_MINUTES), body=sealed(here.token, saved(here))
        )
        return here.token

    def find(self, token: str) -> Here | None:
        """Find a visit by its word; one that idled too long comes back locked."""
        row = StoredVisit.objects.filter(id=digest(token)).first() if token else None
        kept = opened(token, bytes(row.body)) if row else None
        if row is None or kept is None:
            return None
        here = Here(token, row.account)
        here.version, here.before, here.until = row.version, kept, row.until
        _fill(here, kept)
        if row.until <= now() and kept.key is not None:
            here.forget()
            here.notes += [say("visit.idle", minutes=kept.idle_minutes)]
        return here

    def save(self, here: Here) -> None:
        """Write down what a request has changed; a visit that was ended meanwhile stays ended.

        Of two requests at once that of the key wins, and else the first: only what is said once can be lost by it, and
        no files that were handed over.
        """
        for file in _staged(here):
            file.done()
        kept, until = saved(here), ends(here.idle_minutes)
        rows = StoredVisit.objects.filter(id=here.id)
        if kept == here.before:  # nothing but time went by, which takes nothing from a request beside this one
            if until != here.until:
                rows.update(until=until)
            return
        if kept.key == here.before.key:
            rows = rows.filter(version=here.version)
        written = rows.update(version=here.version + 1, until=until, body=sealed(here.token, kept))
        if not written and kept.shared != here.before.shared:
            self._hand_over(here, kept)

    def _hand_over(self, here: Here, kept: Saved) -> None:
        """Put files into a visit that another request has changed; where it is locked, or has a new key, drop them."""
        row = StoredVisit.objects.filter(id=here.id).first()
        fresh = opened(here.token, bytes(row.body)) if row else None
        if row is not None and fresh is not None and fresh.key == kept.key:
            body = sealed(here.token, msgspec.structs.replace(fresh, shared=kept.shared))
            now_is = StoredVisit.objects.filter(id=here.id, version=row.version)
            if now_is.update(version=row.version + 1, body=body):
                return
        for file in _staged(here):
            file.close()

    def check(self, visit: Visit) -> None:
        """Raise Locked where a visit was locked, left or idle since: other nodes do that too."""
        super().check(visit)
        if isinstance(visit, Here) and not StoredVisit.objects.filter(id=visit.id, until__gt=now()).exists():
            raise Locked

    def end(self, token: str) -> None:
        """Let somebody out."""
        StoredVisit.objects.filter(id=digest(token)).delete()

    def end_all(self, whose: str | None = None) -> None:
        """Let an account out everywhere."""
        self.lock(whose)

    def lock(self, whose: str | None = None, but: Visit | None = None) -> None:
        """Lock an account's vault everywhere, but for one visit; what is under way for it ends."""
        rows = StoredVisit.objects.filter(account=whose)
        if isinstance(but, Here):
            rows = rows.exclude(id=but.id)
        rows.delete()
        drop_work(whose)

    def drop_theirs(self, of: Visit) -> None:
        """Let go of all that may show the other one; visits of other browsers, which only they can open, are locked."""
        of.drop_theirs()
        self.lock(of.whose, but=of)

    def sweep(self) -> None:
        """Delete what has had its time."""
        sweep()

    def _sweep_now_and_then(self) -> None:
        """Delete what has had its time, where this node has not done so for a while."""
        at = self._clock()
        if at - self._swept > SWEEP_SECONDS:
            self._swept = at
            sweep()

    def stay(self, minutes: int, whose: str | None = None) -> None:
        """Change nothing: each visit reads from the vault how long it stays when it opens it."""


def drop_work(whose: str | None) -> None:
    """End what is under way for an account, and delete its uploads."""
    Work.objects.filter(account=whose).delete()
    Staged.objects.filter(account=whose).delete()


def attach(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Find out whose request it is, and write down what it has changed (middleware)."""

    def attached(request: HttpRequest) -> HttpResponse:
        store = _store()
        here = _here(request, store)
        request.visit = here  # type: ignore[attr-defined]
        zone = clock.ZONE.set((here.zone if here else "") or "UTC")
        try:
            response = get_response(request)
        finally:
            clock.ZONE.reset(zone)
        if here is not None:
            store.save(here)
            if here.new:
                _give(request, response, here)
        return response

    return attached


def _give(request: HttpRequest, response: HttpResponse, here: Here) -> None:
    if request.META.get("HTTP_SEC_FETCH_SITE") in ELSEWHERE:  # led here by others, the browser held the cookie back
        return
    if settings.VISIT_COOKIE_NAME not in response.cookies and request.user.is_authenticated:
        remember(response, here.token)


def _here(request: HttpRequest, store: StoredVisits) -> Here | None:
    """Give the visit of who has signed in; a cookie of somebody else's counts for nothing."""
    user = request.user
    if not isinstance(user, Account):
        return None
    here = store.find(request.COOKIES.get(settings.VISIT_COOKIE_NAME, ""))
    if here is not None and here.whose == user.whose:
        return here
    token = store.begin(whose=user.whose)
    fresh = store.find(token)
    if fresh is not None:
        fresh.new = True
    return fresh


def _store() -> StoredVisits:
    from goodterms.web import visits

    store = visits.VISITS
    if not isinstance(store, StoredVisits):
        raise TypeError("The pages of a server need visits that every node finds.")
    return store


def _fill(here: Here, kept: Saved) -> None:
    here.account, here.key, here.kept = kept.account, kept.key, kept.kept
    here.idle_minutes, here.zone = kept.idle_minutes, kept.zone
    here.notes, here.held, here.code = list(kept.notes), dict(kept.held), kept.code
    here.compared = kept.compared.comparison if kept.compared else None
    here.shows = kept.shows
    if here.key is not None:
        here.shared = tuple(StagedFile(here, each.name, id_=each.id, size=each.size) for each in kept.shared)
    here.expert = (kept.expert_inputs, (*kept.excitation, *kept.style)) if kept.expert_inputs else None


def _staged(here: Visit) -> list[StagedFile]:
    return [file for file in here.shared if isinstance(file, StagedFile)]


def saved(here: Visit) -> Saved:
    """Take of a visit what outlives the request; what nothing is kept of yet lasts for this request alone."""
    inputs, told = here.expert or (b"", ())
    return Saved(
        account=here.account if here.kept else b"",
        key=here.key if here.kept else None,
        kept=here.kept,
        idle_minutes=here.idle_minutes,
        zone=here.zone,
        notes=tuple(here.notes),
        held=dict(here.held),
        code=here.code,
        compared=Compared.of(here.compared),
        expert_inputs=inputs,
        excitation=tuple(each for each in told if isinstance(each, ToldExcitation)),
        style=tuple(each for each in told if isinstance(each, ToldStyle)),
        shows=here.shows,
        shared=tuple(StagedName(file.id, file.name, file.size) for file in _staged(here)),
    )


def sealed(token: str, kept: Saved) -> bytes:
    """Seal a visit under the key that its word gives."""
    return Box(_key(token), PURPOSE).seal(msgspec.msgpack.encode(kept), digest(token).encode())


def opened(token: str, body: bytes) -> Saved | None:
    """Open a visit; None where it is not of this word, or of a program that knew other visits."""
    plain = Box(_key(token), PURPOSE).open(body, digest(token).encode())
    try:
        return None if plain is None else msgspec.msgpack.decode(plain, type=Saved)
    except msgspec.DecodeError:
        return None


def _key(token: str) -> bytes:
    return sha256(b"goodterms visit key 1\0" + token.encode()).digest()


def digest(token: str) -> str:
    """Name a visit by its word, from which it cannot be told."""
    return sha256(b"goodterms visit id 1\0" + token.encode()).hexdigest()


def now() -> datetime:
    """Give this moment, in UTC."""
    return datetime.now(UTC)


def ends(minutes: int) -> datetime:
    """Say when a visit ends that is idle from now on, rounded up."""
    at = now() + timedelta(minutes=minutes)
    step = timedelta(minutes=1)
    rounded = at.replace(second=0, microsecond=0)
    return rounded if rounded == at else rounded + step
