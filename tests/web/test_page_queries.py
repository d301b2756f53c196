"""Pages ask as little of the database with many records as with one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, get_resolver

from goodterms.companion.noes import MendedSlip, ToldNo
from goodterms.progress import Change, CheckIn, Moment
from goodterms.web import urls
from goodterms.web.own_reading import Making
from goodterms.web.records import Brought, CheckedIn, KeptChange, KeptMoment, KeptNo, Opened
from tests.web import examples
from tests.web.asking import ON_THE_WAY, SAFE, answer_all
from tests.web.books import mark
from tests.web.importing import chat, put
from tests.web.keeping import keep, visit_of

if TYPE_CHECKING:
    from django.test import Client

NOT_PAGES = {"start", "deleted"}
FEW, MANY, MOST = 1, 100, 20


def pages() -> list[str]:
    """Name every page that has one address."""
    patterns = [each for each in get_resolver(urls.__name__).url_patterns if isinstance(each, URLPattern)]
    return [f"/{each.pattern}" for each in patterns if "<" not in str(each.pattern) and each.name not in NOT_PAGES]


def add(browser: Client, number: int) -> None:
    """Let so many records of some kinds have gathered."""
    book = visit_of(browser).book()
    with book.together():
        for place in range(number):
            book.add(mark("met", place))
            book.add(KeptNo(entry=ToldNo("hurt_by_them", examples.WHEN)))
            book.add(KeptNo(entry=MendedSlip("hurt_by_them", examples.WHEN)))
            book.add(Opened(on=examples.WHEN.date() - timedelta(days=place), times=1, inputs=b""))
            book.add(KeptChange(change=Change(id=f"{place:012x}", begun=examples.WHEN.date(), change="I listen.")))
            book.add(KeptMoment(name=f"{place:012x}", moment=Moment(of="0" * 12, on=examples.WHEN.date(), words="So.")))
            day = examples.WHEN.date() - timedelta(days=place)
            book.add(CheckedIn(name=f"{number + place:012x}", check_in=CheckIn(on=day, longing=place % 5)))
            book.add(Brought(at=examples.WHEN, files=("a",), fresh=1, again=0, left_out=0, skipped_count=0))


def asked_by(browser: Client, page: str) -> int:
    """Count what a page asks for when nothing has to be made anew."""
    for _ in range(3):
        browser.get(page)
        making = visit_of(browser).making
        if isinstance(making, Making):
            assert making.wait(60)
    with CaptureQueriesContext(connection) as asked:
        browser.get(page)
    return len(asked)


def test_every_page_asks_as_little_with_many_records_as_with_few(browser: Client) -> None:
    answer_all(browser, {**SAFE, **ON_THE_WAY})
    put(browser, chat(40))
    keep(browser)
    add(browser, FEW)
    few = {page: asked_by(browser, page) for page in pages()}
    add(browser, MANY)
    many = {page: asked_by(browser, page) for page in pages()}
    assert many == few
    assert max(few.values()) <= MOST
