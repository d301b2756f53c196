"""Who may see the pages of the crossing: nobody who did not come in, and little while it is locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

PAGES = ("/", "/questions", "/questions/1", "/answers", "/answers/changed/1", "/plan", "/help", "/look", "/how")


@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_finds_nothing_anywhere(stranger: Client, page: str) -> None:
    found, nowhere = stranger.get(page), stranger.get("/nowhere")
    assert (found.status_code, found.content) == (404, nowhere.content)
    assert stranger.post(page, {"answer": "1"}).status_code == 404
