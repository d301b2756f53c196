"""What all tests share: quiet property tests, and the folder of exports from other projects."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Tests of a server run in a process of their own, with its settings: make server-tests.
collect_ignore = [] if os.environ.get("DJANGO_SETTINGS_MODULE") == "tests.server.settings" else ["server"]

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


@pytest.fixture(scope="session")
def samples() -> Path:
    """Give the folder of exports that come from other projects, which are not ours to ship."""
    folder = os.environ.get("GOODTERMS_SAMPLES")
    if not folder:
        pytest.skip("GOODTERMS_SAMPLES does not name the folder with exports from other projects")
    return Path(folder)


@pytest.fixture(autouse=True)
def rules_alone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the rules speak alone, whatever is installed here, but for tests that ask for it to be `heard`."""
    if "heard" not in request.fixturenames:
        monkeypatch.setattr("goodterms.words.reviewing.second_opinion", lambda _: None)


@pytest.fixture
def heard() -> None:
    """Hear the second opinion by meaning too; skip where it is not installed."""
    from goodterms.words.meaning import second_opinion

    if second_opinion("en") is None:
        pytest.skip("the extra `semantic` is not installed (make semantic)")
