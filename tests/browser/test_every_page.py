"""Every page in every state: nothing that a page may never do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import get_resolver, resolve

from tests.browser.addresses import ADDRESSES, ANYONE, EXAMPLES, NO_PAGES, WHILE_LOCKED
from tests.browser.clock import Clock
from tests.browser.every_page import (
    crowded,
    far_from_help,
    hard_to_see_in_the_dark,
    hard_to_use,
    remembered_fields,
    spoiled_in_print,
    telling_title,
    too_wide,
    without_skip_link,
)
from tests.browser.scenes.every import SCENES
from tests.browser.scenes.scene import NONE_OF_ITS_OWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.person import Person
    from tests.browser.scenes.scene import Scene
    from tests.browser.watching import Watch

    Walk = Callable[[Scene], Iterator[tuple[str, str, Page]]]

ON_EVERY_PAGE = (hard_to_use, hard_to_see_in_the_dark, too_wide)
ON_OUR_PAGES = (remembered_fields, crowded, telling_title, spoiled_in_print, far_from_help, without_skip_link)
AWAY = "away"
every_scene = pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name.replace(" ", "-"))


@pytest.fixture
def clock(tmp_path: Path) -> Clock:
    return Clock(tmp_path / "clock")


@pytest.fixture
def walk(clock: Clock, person: Person, watch: Watch) -> Walk:
    """Walk through a scene: what is shown, at which address, on which page."""
    watch.expected = {403, 404, 409, 500}

    def walked(scene: Scene) -> Iterator[tuple[str, str, Page]]:
        person.program.may_complain = scene.complains
        for (name, at), stop in zip(scene.shows.items(), scene.walk(person, clock), strict=True):
            assert stop == name
            assert at == NONE_OF_ITS_OWN or resolve(person.path).url_name == at, f"{name} is at {person.path}"
            yield name, at, person.page

    return walked


@every_scene
def test_every_page_keeps_to_what_holds_for_all(scene: Scene, walk: Walk) -> None:
    faults = [
        f"{name}: {fault}"
        for name, at, page in walk(scene)
        for check in (ON_EVERY_PAGE if at == AWAY else (*ON_EVERY_PAGE, *ON_OUR_PAGES))
        for fault in check(page)
    ]
    assert not faults, "\n".join(faults)


def test_every_page_is_looked_at() -> None:
    assert len(ADDRESSES) == len(get_resolver().url_patterns)
    states = [state for scene in SCENES for state in scene.shows]
    assert len(states) == len(set(states)), "two pictures of one name"
    assert NO_PAGES | WHILE_LOCKED | ANYONE | set(EXAMPLES) <= set(ADDRESSES)
    shown = {at for scene in SCENES for at in scene.shows.values()} - {NONE_OF_ITS_OWN}
    assert shown == {name for name, address in ADDRESSES.items() if address.page}
