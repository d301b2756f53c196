from pathlib import Path

import pytest

from tests.chats.imessage.making import dump
from tests.chats.imessage.samples import NAMES, SAMPLES, write


@pytest.fixture(scope="module")
def anew(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    write(folder)
    return folder


@pytest.mark.parametrize("name", [name for name in NAMES if not name.endswith("-wal")])
def test_the_samples_are_what_the_module_beside_says(name: str, anew: Path) -> None:
    assert dump(SAMPLES / name) == dump(anew / name)


def test_the_samples_are_small() -> None:
    assert sum((SAMPLES / name).stat().st_size for name in NAMES) < 150_000
