"""What the documents name exists, and the other way round."""

import re
from pathlib import Path

import pytest

from goodterms.cli import COMMANDS

ROOT = Path(__file__).parents[2]
PAGES = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"]
PAGES += [
    "docs/formats.md",
    "docs/half-year.md",
    "docs/messages.md",
    "docs/performance.md",
    "docs/pages.md",
    "docs/screens/README.md",
    "docs/both-sides.md",
]
CONTENT = {"routes/", "evidence/", "method/", "questions/"}
LATER = {"words/", "terms/", "progress/"}


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_to_a_file(page: str) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", (ROOT / page).read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (ROOT / page).parent.joinpath(link).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_make_target_that_is_named_exists(page: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)`", (ROOT / page).read_text(encoding="utf-8"))) <= targets


def test_every_command_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`goodterms ([a-z]+)", readme))
    assert named == set(COMMANDS) - {"look"}


def test_every_room_stands_in_the_architecture() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    source = ROOT / "src" / "goodterms"
    rooms = {f"{entry.name}/" for entry in source.iterdir() if entry.is_dir() and entry.name != "__pycache__"}
    modules = {entry.name for entry in source.glob("*.py")} - {"__init__.py"}
    named = set(re.findall(r"`([a-z]+/|[a-z]+\.py)`", page))
    assert rooms | modules <= named
    assert {name for name in named if name.endswith("/")} - rooms <= LATER | {
        "routes/",
        "evidence/",
        "method/",
        "questions/",
        "asides/",
        "occasions/",
        "instruments/",
        "stops/",
        "today/",
    }


def test_the_architecture_is_one_page() -> None:
    assert len((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").splitlines()) <= 80
