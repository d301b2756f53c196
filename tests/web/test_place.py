"""Where the program lives, read strictly from the environment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from goodterms.web.place import BadSetting, place

if TYPE_CHECKING:
    from pathlib import Path


def test_without_a_word_it_is_where_the_system_puts_data() -> None:
    here = place({})
    assert here.home.is_absolute()
    assert here.home.name == "goodterms"
    assert here.port is None


def test_home_and_port_can_be_named(tmp_path: Path) -> None:
    here = place({"GOODTERMS_HOME": str(tmp_path), "GOODTERMS_PORT": "8890"})
    assert (here.home, here.port) == (tmp_path, 8890)
    assert here.database == tmp_path / "vault.sqlite3"
    assert here.run == tmp_path / "run"


@pytest.mark.parametrize("home", ["here", "./here", "~/here", "../here"])
def test_a_home_that_hangs_on_where_one_stands_is_refused(home: str) -> None:
    with pytest.raises(BadSetting, match="whole path"):
        place({"GOODTERMS_HOME": home})


@pytest.mark.parametrize("port", ["80", "0", "-1", "65536", "8817 ", "8_817", "eight", "٨٨١٧", "8817.0"])
def test_a_port_that_is_none_is_refused(port: str) -> None:
    with pytest.raises(BadSetting, match="1024 to 65535"):
        place({"GOODTERMS_HOME": "/somewhere", "GOODTERMS_PORT": port})


def test_an_empty_setting_is_none_at_all() -> None:
    assert place({"GOODTERMS_HOME": "", "GOODTERMS_PORT": ""}) == place({})
