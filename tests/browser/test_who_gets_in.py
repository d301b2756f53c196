"""Who may see which address: nobody who did not come by a start link, and little while it is locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.addresses import ADDRESSES
from tests.browser.person import ON_THE_WAY, SAFE

if TYPE_CHECKING:
    from playwright.sync_api import APIRequestContext

    from tests.browser.conftest import NewContext
    from tests.browser.person import Person

KEPT = {name: address for name, address in ADDRESSES.items() if not address.anyone}


def _ways(request: APIRequestContext, home: str, path: str) -> list[tuple[int, bytes]]:
    """Ask for a page, and send it a form: what comes back."""
    asked = request.get(home + path, max_redirects=0)
    sent = request.post(home + path, max_redirects=0, headers={"Origin": home})
    return [(answer.status, answer.body()) for answer in (asked, sent)]


def test_a_stranger_cannot_tell_a_page_from_none(person: Person, new_context: NewContext) -> None:
    person.has_told({**SAFE, **ON_THE_WAY}).keeps()
    stranger, home = new_context().request, person.program.address
    nowhere = _ways(stranger, home, "/nowhere")
    assert {status for status, _ in nowhere} == {404}
    for name, address in KEPT.items():
        assert _ways(stranger, home, address.path) == nowhere, name


def test_while_it_is_locked_every_page_leads_to_the_way_in_or_shows_nothing_kept(person: Person) -> None:
    person.has_told({**SAFE, **ON_THE_WAY}).keeps()
    person.locks()
    request, home = person.page.context.request, person.program.address
    for name, address in KEPT.items():
        if not address.page:
            continue
        answer = request.get(home + address.path, max_redirects=0)
        if address.while_locked:
            assert answer.status == 200, name
            assert "get back together" not in answer.text() or name == "look", name
        else:
            assert (answer.status, answer.headers.get("location")) in {(302, "/unlock"), (302, "/")}, name
